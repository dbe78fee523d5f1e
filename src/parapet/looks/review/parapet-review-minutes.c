/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-parts.h"
#include "forms/parapet-record-words.h"
#include "looks/parapet-gaps.h"
#include "looks/review/parapet-review-decisions.h"
#include "looks/review/parapet-review-minutes.h"
#include "models/isms-review.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"

static char *
describe_period (IsmsReview *review)
{
  const char *since = isms_review_get_since (review);
  g_autofree char *from = since != NULL ? parapet_date_words (since) : NULL;
  g_autofree char *until = parapet_date_words (isms_review_get_until (review));

  if (from == NULL)
    return g_strdup_printf (_("The first review: it looks at everything until %s."), until);
  /* Translators: two days */
  return g_strdup_printf (_("It looks at the time from %s until %s."), from, until);
}

static GtkWidget *
make_period (gpointer owner,
             gpointer data)
{
  return parapet_label_new (data, "dimmed");
}

static GtkWidget *
make_present (gpointer owner,
              gpointer data)
{
  g_autoptr (GPtrArray) people = isms_store_get_links (parapet_record_parts_get_store (owner), parapet_record_parts_get_record (owner), "attendees");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *names = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 12, "line-spacing", 3, NULL);

  gtk_box_append (GTK_BOX (box), parapet_label_new (_("Present"), "heading"));
  if (people->len == 0)
    gtk_box_append (GTK_BOX (box), parapet_label_new (_("Nobody yet. Top management must be among them (9.3.1)."), "dimmed"));
  for (guint i = 0; i < people->len; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (names), parapet_record_link_new (g_ptr_array_index (people, i)));
  gtk_box_append (GTK_BOX (box), names);
  return box;
}

/* "title\nwhat was said": a topic that nobody spoke about yet says that instead */
static GtkWidget *
make_topic (gpointer owner,
            gpointer data)
{
  g_auto (GStrv) words = g_strsplit (data, "\n", 2);
  gboolean said = *words[1] != '\0';
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_box_append (GTK_BOX (box), parapet_label_new (words[0], "heading"));
  gtk_box_append (GTK_BOX (box), parapet_label_new (said ? words[1] : _("Not spoken about yet."), said ? "body" : "dimmed"));
  return box;
}

static void
add_topics (IsmsReview *review,
            ParapetParts *parts)
{
  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    {
      g_autoptr (GPtrArray) said = isms_review_list_said (review, i);
      g_autofree char *text = isms_review_dup_said (said);

      parapet_parts_add_text (parts, isms_review_get_point (i), make_topic, g_strdup_printf ("%s\n%s", isms_review_get_title (i), text != NULL ? text : ""));
    }
}

static GtkWidget *
make_decisions (gpointer owner,
                gpointer data)
{
  return parapet_review_decisions_new (parapet_record_parts_get_store (owner), parapet_record_parts_get_record (owner));
}

static void
add_verdict (IsmsRecord *record,
             ParapetParts *parts)
{
  static const char *const verdicts[] = { "suitable", "adequate", "effective" };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      g_autofree char *words = isms_record_format (record, verdicts[i]);

      parapet_parts_add_text (parts, verdicts[i], make_topic, g_strdup_printf ("%s\n%s", isms_field_label (isms_kind_field (&isms_kind_review, verdicts[i])), words));
    }
}

static GtkWidget *
make_export (gpointer owner,
             gpointer data)
{
  GtkWidget *button = parapet_label_wrapped_button_new (_("Export _Minutes…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.export");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  return button;
}

static void
tell (ParapetRecordParts *self,
      ParapetParts *parts)
{
  IsmsRecord *record = parapet_record_parts_get_record (self);
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *present = isms_record_format (record, "attendees");
  g_autoptr (IsmsReview) review = isms_review_new (parapet_record_parts_get_store (self), record, today);
  g_autoptr (GArray) gaps = isms_review_list_gaps (review);

  parapet_parts_add_text (parts, "period", make_period, describe_period (review));
  parapet_parts_add (parts, "present", present, make_present, NULL, NULL);
  add_topics (review, parts);
  parapet_parts_add_text (parts, "decided", parapet_part_heading, g_strdup (_("Decisions")));
  parapet_parts_add (parts, "decisions", "", make_decisions, NULL, NULL);
  add_verdict (record, parts);
  parapet_gaps_add (parts, NULL, gaps);
  parapet_parts_add (parts, "export", "", make_export, NULL, NULL);
}

/**
 * parapet_review_minutes_new:
 *
 * The minutes of a management review as they stand: who was there, what was said under each topic, what was decided, the verdict, and
 * what is still missing. They grow while the review goes on.
 *
 * Returns: (transfer floating): the minutes; they follow changes by themselves
 */
GtkWidget *
parapet_review_minutes_new (IsmsStore *store,
                            IsmsRecord *review)
{
  return parapet_record_parts_new (store, review, 12, tell);
}
