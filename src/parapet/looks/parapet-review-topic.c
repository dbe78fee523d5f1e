/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "looks/parapet-case-path.h"
#include "looks/parapet-measure-card.h"
#include "looks/parapet-review-topic.h"
#include "models/isms-review-step.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

/* One topic of a management review: what the records tell about it, and what the review says to that. */

typedef struct
{
  IsmsStore *store;
  IsmsRecord *record;
  guint topic;
} Topic;

static char *
describe_news (const IsmsReviewItem *item)
{
  static const struct
  {
    IsmsReviewNews news;
    const char *word;
  } words[] = {
    { ISMS_REVIEW_NEW, NC_("review", "new") },
    { ISMS_REVIEW_CHANGED, NC_("review", "looked at again") },
    { ISMS_REVIEW_CLOSED, NC_("review", "ended") },
    { ISMS_REVIEW_OPEN, NC_("review", "open") },
    { ISMS_REVIEW_LATE, NC_("review", "late") },
  };
  GString *text = g_string_new (NULL);
  g_autofree char *due = item->due != NULL ? parapet_date_words (item->due) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((item->news & words[i].news) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", g_dpgettext2 (NULL, "review", words[i].word));
  if (due != NULL)
    g_string_append_printf (text, C_("review", " · due %s"), due);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_item (const IsmsReviewItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *news = describe_news (item);
  GtkWidget *small = parapet_label_new (news, "caption");

  gtk_widget_add_css_class (small, "dimmed");
  gtk_box_append (GTK_BOX (box), parapet_record_link_new (item->record));
  gtk_box_append (GTK_BOX (box), small);
  return box;
}

/* How the measures went is seen better than read. */
static GtkWidget *
make_trends (IsmsStore *store)
{
  g_autoptr (GPtrArray) measures = isms_store_list_records (store, &isms_kind_measure);
  GtkWidget *grid = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);

  for (guint i = 0; i < measures->len; i++)
    {
      IsmsRecord *measure = g_ptr_array_index (measures, i);
      GtkWidget *card;

      if (g_strcmp0 (isms_record_get_text (measure, "status"), "ended") == 0)
        continue;
      card = parapet_measure_card_new (store, measure);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "x", isms_record_get_key (measure));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "record.open");
      gtk_widget_set_size_request (card, 200, -1);
      adw_wrap_box_append (ADW_WRAP_BOX (grid), card);
    }
  return grid;
}

static void
say (GtkWidget *from,
     Topic *topic,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!isms_review_say (topic->store, topic->record, topic->topic, text, &error))
    parapet_toast_show_error (from, error);
}

static void
note_cb (GtkWidget *entry)
{
  Topic *topic = g_object_get_data (G_OBJECT (entry), "topic");
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text != '\0')
    say (entry, topic, text);
}

static void
nothing_cb (GtkWidget *entry)
{
  say (entry, g_object_get_data (G_OBJECT (entry), "topic"), NULL);
}

static Topic *
topic_new (IsmsStore *store,
           IsmsRecord *record,
           guint topic)
{
  Topic *self = g_new0 (Topic, 1);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->topic = topic;
  return self;
}

static void
topic_free (gpointer data)
{
  Topic *self = data;

  g_object_unref (self->store);
  g_object_unref (self->record);
  g_free (self);
}

static GtkWidget *
make_note (IsmsStore *store,
           IsmsRecord *record,
           guint topic,
           gboolean said)
{
  GtkWidget *box = parapet_case_entry_new (_("What is there to say about it?"), _("_Note"), G_CALLBACK (note_cb), store, record);
  GtkWidget *entry = gtk_widget_get_first_child (box);
  GtkWidget *nothing = gtk_button_new_with_mnemonic (_("N_othing to Report"));

  g_object_set_data_full (G_OBJECT (entry), "topic", topic_new (store, record, topic), topic_free);
  g_signal_connect_object (nothing, "clicked", G_CALLBACK (nothing_cb), entry, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (nothing, !said);
  gtk_box_append (GTK_BOX (box), nothing);
  return box;
}

static GtkWidget *
make_body (IsmsStore *store,
           IsmsRecord *record,
           IsmsReview *review,
           guint topic)
{
  g_autoptr (GArray) items = isms_review_list_items (review, topic);
  g_autoptr (GPtrArray) said = isms_review_list_said (review, topic);
  g_autofree char *text = isms_review_dup_said (said);
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "margin-start", 24, "margin-top", 6, "margin-bottom", 6, NULL);

  if (g_str_equal (isms_review_get_point (topic), "d2"))
    gtk_box_append (GTK_BOX (box), make_trends (store));
  for (guint i = 0; i < items->len; i++)
    gtk_box_append (GTK_BOX (box), make_item (&g_array_index (items, IsmsReviewItem, i)));
  if (items->len == 0)
    gtk_box_append (GTK_BOX (box), parapet_label_new (_("The records hold nothing about this for the time since the last review."), "dimmed"));
  if (text != NULL)
    gtk_box_append (GTK_BOX (box), parapet_label_new (text, "body"));
  if (parapet_review_is_open (store, record))
    gtk_box_append (GTK_BOX (box), make_note (store, record, topic, said->len > 0));
  return box;
}

/**
 * parapet_review_is_open:
 *
 * Returns: whether something may still be said and decided; what is approved stays as it is
 */
gboolean
parapet_review_is_open (IsmsStore *store,
                        IsmsRecord *record)
{
  return !isms_store_is_past (store) && g_strcmp0 (isms_record_get_text (record, "status"), "approved") != 0;
}

/**
 * parapet_review_line_new:
 * @icon: the name of a mark
 * @small: what stands below the title in small letters
 *
 * Returns: (transfer floating): the head of a part of the agenda
 */
GtkWidget *
parapet_review_line_new (const char *icon,
                         const char *title,
                         const char *small)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *caption = parapet_label_new (small, "caption");

  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (words), parapet_label_new (title, "heading"));
  gtk_box_append (GTK_BOX (words), caption);
  gtk_box_append (GTK_BOX (line), g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "valign", GTK_ALIGN_START, "margin-top", 2, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

static char *
describe_state (guint items,
                GPtrArray *said,
                const char **icon)
{
  g_autofree char *gathered = g_strdup_printf (ngettext ("%u record gathered", "%u records gathered", items), items);

  *icon = said->len > 0 ? "parapet-full-symbolic" : items > 0 ? "parapet-half-symbolic"
                                                              : "parapet-open-symbolic";
  if (said->len == 0 && items == 0)
    return g_strdup (_("Open"));
  if (said->len == 0)
    return g_steal_pointer (&gathered);
  if (items == 0)
    return g_strdup (isms_review_is_nothing (said) ? _("Nothing to report") : _("Noted"));
  /* Translators: "3 records gathered, noted" */
  return g_strdup_printf (C_("review", "%s, %s"), gathered, isms_review_is_nothing (said) ? _("nothing to report") : _("noted"));
}

/**
 * parapet_review_topic_sign:
 *
 * Returns: (transfer full): all that the topic shows, for parapet_parts_add()
 */
char *
parapet_review_topic_sign (IsmsReview *review,
                           guint topic)
{
  g_autoptr (GArray) items = isms_review_list_items (review, topic);
  g_autoptr (GPtrArray) said = isms_review_list_said (review, topic);
  g_autofree char *text = isms_review_dup_said (said);
  GString *sign = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const IsmsReviewItem *item = &g_array_index (items, IsmsReviewItem, i);

      g_string_append_printf (sign, "%s %d %s\n", isms_record_get_title (item->record), item->news, item->due != NULL ? item->due : "");
    }
  g_string_append_printf (sign, "> %s", text != NULL ? text : "");
  return g_string_free (sign, FALSE);
}

/**
 * parapet_review_topic_new:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 *
 * Returns: (transfer floating): an expander that shows what there is about the topic
 */
GtkWidget *
parapet_review_topic_new (IsmsStore *store,
                          IsmsRecord *record,
                          IsmsReview *review,
                          guint topic)
{
  g_autoptr (GArray) items = isms_review_list_items (review, topic);
  g_autoptr (GPtrArray) said = isms_review_list_said (review, topic);
  const char *icon;
  g_autofree char *state = describe_state (items->len, said, &icon);
  g_autofree char *name = g_strdup_printf (C_("review", "%s, %s"), isms_review_get_title (topic), state);
  GtkWidget *expander = gtk_expander_new (NULL);

  gtk_expander_set_label_widget (GTK_EXPANDER (expander), parapet_review_line_new (icon, isms_review_get_title (topic), state));
  gtk_expander_set_child (GTK_EXPANDER (expander), make_body (store, record, review, topic));
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return expander;
}
