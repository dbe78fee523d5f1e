/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-draft.h"
#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "looks/case/parapet-case-path.h"
#include "looks/measure/parapet-measure-card.h"
#include "looks/review/parapet-review-bands.h"
#include "looks/review/parapet-review-decide.h"
#include "looks/review/parapet-review-topic.h"
#include "models/isms-measures.h"
#include "models/isms-review-figures.h"
#include "models/isms-review-step.h"
#include "records/isms-day.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetReviewTopic:
 *
 * One topic of a management review: what the records tell about it, what was said, and where one says and decides something.
 */
struct _ParapetReviewTopic
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  IsmsReview *review;
  IsmsReviewGathering *gathering; /* (nullable): the agenda has not gathered it yet */
  guint topic;
};

G_DEFINE_FINAL_TYPE (ParapetReviewTopic, parapet_review_topic, GTK_TYPE_BOX)

static char *
describe_news (const IsmsReviewLine *line)
{
  static const struct
  {
    IsmsReviewNews news;
    const char *word;
  } words[] = {
    { ISMS_REVIEW_NEW, NC_("review", "new") },
    { ISMS_REVIEW_CHANGED, NC_("review", "changed or looked at again") },
    { ISMS_REVIEW_CLOSED, NC_("review", "ended") },
    { ISMS_REVIEW_OPEN, NC_("review", "open") },
    { ISMS_REVIEW_LATE, NC_("review", "late") },
    { ISMS_REVIEW_ENDING, NC_("review", "ends soon") },
    { ISMS_REVIEW_REMOVED, NC_("review", "removed") },
  };
  GString *text = g_string_new (NULL);
  g_autofree char *due = line->due != NULL ? parapet_date_words (line->due) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((line->news & words[i].news) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? C_("list", ", ") : "", g_dpgettext2 (NULL, "review", words[i].word));
  if (due != NULL)
    g_string_append_printf (text, C_("review", " · due %s"), due);
  return g_string_free (text, FALSE);
}

static void
append_small (GtkWidget *box,
              const char *text)
{
  GtkWidget *small = *text != '\0' ? parapet_label_new (text, "caption") : NULL;

  if (small == NULL)
    return;
  gtk_widget_add_css_class (small, "dimmed");
  gtk_box_append (GTK_BOX (box), small);
}

static GtkWidget *
make_line (ParapetReviewTopic *self,
           const IsmsReviewLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *news = describe_news (line);
  g_autoptr (IsmsRecord) record = isms_store_get_any (self->store, line->record);
  gboolean gone = record == NULL || isms_record_get_deleted (record);

  gtk_box_append (GTK_BOX (box), gone ? parapet_label_new (line->title, NULL) : parapet_record_link_new (record));
  append_small (box, news);
  append_small (box, line->facts);
  return box;
}

/* What they come to. */
static char *
describe_figures (ParapetReviewTopic *self)
{
  GArray *figures = isms_review_gathering_get_figures (self->gathering, self->topic);
  g_autoptr (GPtrArray) says = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < figures->len; i++)
    {
      const IsmsReviewFigure *figure = &g_array_index (figures, IsmsReviewFigure, i);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, figure->number);
      g_autofree char *day = figure->day != NULL ? parapet_date_words (figure->day) : NULL;

      if (figure->says)
        g_ptr_array_add (says, g_strdup_printf (_("%s: %s"), figure->label, figure->is_day ? day : number));
    }
  g_ptr_array_add (says, NULL);
  return g_strjoinv (" · ", (char **) says->pdata);
}

/* How the measures went is seen better than read. */
static GtkWidget *
make_trends (gpointer owner,
             gpointer data)
{
  ParapetReviewTopic *self = owner;
  g_autoptr (GPtrArray) measures = isms_measures_list_active (self->store);
  GtkWidget *grid = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, NULL);

  for (guint i = 0; i < measures->len; i++)
    {
      IsmsRecord *measure = g_ptr_array_index (measures, i);
      GtkWidget *card = parapet_measure_card_new (self->store, measure);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (card), "x", isms_record_get_key (measure));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (card), "record.open");
      gtk_widget_set_size_request (card, 200, -1);
      adw_wrap_box_append (ADW_WRAP_BOX (grid), card);
    }
  return grid;
}

/* How the risks developed is seen in their number, before one reads which. */
static GtkWidget *
make_bands (gpointer owner,
            gpointer data)
{
  ParapetReviewTopic *self = owner;

  return parapet_review_bands_new (self->store, isms_review_get_since (self->review), isms_review_get_until (self->review));
}

static void
add_picture (ParapetReviewTopic *self,
             ParapetParts *parts)
{
  const char *point = isms_review_get_point (self->topic), *since = isms_review_get_since (self->review);
  g_autofree char *days = g_strdup_printf ("%s %s", since != NULL ? since : "", isms_review_get_until (self->review));

  if (g_str_equal (point, "d2"))
    parapet_parts_add (parts, "trends", "", make_trends, NULL, NULL);
  if (g_str_equal (point, "f"))
    parapet_parts_add (parts, "bands", days, make_bands, NULL, NULL);
}

static GtkWidget *
make_rest (guint rest)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more is in the minutes.", "%u more are in the minutes.", rest), rest);

  return parapet_label_new (words, "dimmed");
}

static GtkWidget *
make_items (gpointer owner,
            gpointer data)
{
  ParapetReviewTopic *self = owner;
  GArray *lines = isms_review_gathering_get_lines (self->gathering, self->topic);
  guint count = isms_review_gathering_count (self->gathering, self->topic);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  if (count == 0)
    gtk_box_append (GTK_BOX (box), parapet_label_new (_("The records hold nothing about this for the time since the last review."), "dimmed"));
  for (guint i = 0; i < lines->len; i++)
    gtk_box_append (GTK_BOX (box), make_line (self, &g_array_index (lines, IsmsReviewLine, i)));
  if (count > lines->len)
    gtk_box_append (GTK_BOX (box), make_rest (count - lines->len));
  return box;
}

static gboolean
say (ParapetReviewTopic *self,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  if (isms_review_say (self->store, self->record, self->topic, text, &error))
    return TRUE;
  parapet_toast_show_error (GTK_WIDGET (self), error);
  return FALSE;
}

static ParapetReviewTopic *
get_topic (GtkWidget *entry)
{
  return PARAPET_REVIEW_TOPIC (gtk_widget_get_ancestor (entry, PARAPET_TYPE_REVIEW_TOPIC));
}

static void
note_cb (GtkWidget *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (*text == '\0')
    return;
  parapet_draft_drop (entry);
  if (say (get_topic (entry), text))
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    parapet_draft_again (entry);
}

static void
nothing_cb (ParapetReviewTopic *self)
{
  say (self, NULL);
}

static GtkWidget *
make_note (gpointer owner,
           gpointer data)
{
  ParapetReviewTopic *self = owner;
  g_autofree char *name = g_strdup_printf ("note %u", self->topic);
  GtkWidget *line = parapet_case_entry_new (_("What is there to say about it?"), _("_Note"), G_CALLBACK (note_cb), self->store, self->record);

  parapet_draft_keep (gtk_widget_get_first_child (line), self->store, self->record, name);
  return line;
}

static GtkWidget *
make_nothing (gpointer owner,
              gpointer data)
{
  GtkWidget *nothing = parapet_label_wrapped_button_new (_("N_othing to Report"));

  gtk_widget_set_halign (nothing, GTK_ALIGN_START);
  g_signal_connect_object (nothing, "clicked", G_CALLBACK (nothing_cb), owner, G_CONNECT_SWAPPED);
  return nothing;
}

static GtkWidget *
make_decide (gpointer owner,
             gpointer data)
{
  ParapetReviewTopic *self = owner;

  return parapet_review_decide_new (self->store, self->record);
}

static char *
sign_items (ParapetReviewTopic *self)
{
  GArray *lines = isms_review_gathering_get_lines (self->gathering, self->topic);
  GString *sign = g_string_new (NULL);

  g_string_printf (sign, "%u\n", isms_review_gathering_count (self->gathering, self->topic));
  for (guint i = 0; i < lines->len; i++)
    {
      const IsmsReviewLine *line = &g_array_index (lines, IsmsReviewLine, i);

      g_string_append_printf (sign, "%s %d %s %s\n", line->title, line->news, line->due != NULL ? line->due : "", line->facts);
    }
  return g_string_free (sign, FALSE);
}

/* Until they are gathered the heading stands alone. */
static void
add_items (ParapetReviewTopic *self,
           ParapetParts *parts)
{
  g_autofree char *items = NULL;
  g_autofree char *figures = NULL;

  if (self->gathering == NULL)
    return;
  items = sign_items (self);
  figures = describe_figures (self);
  if (*figures != '\0')
    parapet_parts_add_text (parts, "figures", parapet_part_body, g_steal_pointer (&figures));
  parapet_parts_add (parts, "items", items, make_items, NULL, NULL);
}

/* First what is said, so that a note appears where it was typed, however long the list of records below. */
static void
add_talk (ParapetReviewTopic *self,
          ParapetParts *parts)
{
  g_autoptr (GPtrArray) said = isms_review_list_said (self->review, self->topic);
  char *text = isms_review_dup_said (said);

  if (text != NULL)
    parapet_parts_add_text (parts, "said", parapet_part_body, text);
  if (!parapet_review_is_open (self->store, self->record))
    return;
  parapet_parts_add (parts, "note", "", make_note, NULL, NULL);
  if (text == NULL)
    parapet_parts_add (parts, "nothing", "", make_nothing, NULL, NULL);
}

static void
refresh (ParapetReviewTopic *self)
{
  ParapetParts *parts = parapet_parts_new ();
  g_autofree char *today = isms_day_dup_today ();

  g_clear_pointer (&self->review, isms_review_free);
  self->review = isms_review_new (self->store, self->record, today);
  add_talk (self, parts);
  parapet_parts_add_text (parts, "records", parapet_part_heading, g_strdup (_("What the Records Say")));
  add_picture (self, parts);
  add_items (self, parts);
  if (parapet_review_is_open (self->store, self->record))
    {
      parapet_parts_add_text (parts, "decide heading", parapet_part_heading, g_strdup (_("Decide Something About It")));
      parapet_parts_add (parts, "decide", "", make_decide, NULL, NULL);
    }
  parapet_parts_show (parts, GTK_BOX (self), self);
}

static void
parapet_review_topic_finalize (GObject *object)
{
  ParapetReviewTopic *self = PARAPET_REVIEW_TOPIC (object);

  g_clear_pointer (&self->review, isms_review_free);
  g_clear_pointer (&self->gathering, isms_review_gathering_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_review_topic_parent_class)->finalize (object);
}

static void
parapet_review_topic_class_init (ParapetReviewTopicClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_review_topic_finalize;
}

static void
parapet_review_topic_init (ParapetReviewTopic *self)
{
}

/**
 * parapet_review_topic_new:
 * @record: a "review"
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 * @gathering: (nullable): what the review looks at, once it is gathered
 *
 * Returns: (transfer floating): what there is about the topic; it follows changes by itself
 */
GtkWidget *
parapet_review_topic_new (IsmsStore *store,
                          IsmsRecord *record,
                          guint topic,
                          IsmsReviewGathering *gathering)
{
  ParapetReviewTopic *self = g_object_new (PARAPET_TYPE_REVIEW_TOPIC, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 9, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->topic = topic;
  self->gathering = gathering != NULL ? isms_review_gathering_ref (gathering) : NULL;
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_review_topic_set_gathering:
 * @gathering: what the review looks at by now
 */
void
parapet_review_topic_set_gathering (ParapetReviewTopic *self,
                                    IsmsReviewGathering *gathering)
{
  g_clear_pointer (&self->gathering, isms_review_gathering_unref);
  self->gathering = isms_review_gathering_ref (gathering);
  refresh (self);
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

static const char *
get_icon (gboolean gathered,
          guint said)
{
  if (said > 0)
    return "parapet-full-symbolic";
  return gathered ? "parapet-half-symbolic" : "parapet-open-symbolic";
}

static char *
describe_gathered (IsmsReviewGathering *gathering,
                   guint topic)
{
  guint count = gathering != NULL ? isms_review_gathering_count (gathering, topic) : 0;

  return count > 0 ? g_strdup_printf (ngettext ("%u record gathered", "%u records gathered", count), count) : NULL;
}

/**
 * parapet_review_topic_describe:
 * @gathering: (nullable): what the review looks at, once it is gathered
 * @icon: (out) (transfer none): the name of a mark
 *
 * Returns: (transfer full): how far the topic is: gathered, noted, nothing to report, open
 */
char *
parapet_review_topic_describe (IsmsReview *review,
                               IsmsReviewGathering *gathering,
                               guint topic,
                               const char **icon)
{
  g_autoptr (GPtrArray) said = isms_review_list_said (review, topic);
  g_autofree char *gathered = describe_gathered (gathering, topic);
  gboolean nothing = isms_review_is_nothing (said);

  *icon = get_icon (gathered != NULL, said->len);
  if (gathering == NULL && said->len == 0)
    return g_strdup (_("Being gathered"));
  if (said->len == 0)
    return gathered == NULL ? g_strdup (_("Open")) : g_steal_pointer (&gathered);
  if (gathered == NULL)
    return g_strdup (nothing ? _("Nothing to report") : _("Noted"));
  /* Translators: "3 records gathered, noted" */
  return g_strdup_printf (C_("review", "%s, %s"), gathered, nothing ? _("nothing to report") : _("noted"));
}
