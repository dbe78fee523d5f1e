/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-facts.h"
#include "forms/parapet-record-form.h"
#include "looks/review/parapet-review-agenda.h"
#include "looks/review/parapet-review-decide.h"
#include "looks/review/parapet-review-decisions.h"
#include "looks/review/parapet-review-topic.h"
#include "models/isms-review-step.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-drop-down.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-toast.h"

#define SETTLE 800 /* milliseconds without a change before all is gathered again */
#define MOST 30    /* records of a topic that are shown: who wants to read more reads the minutes */

/* Who is there, the ten topics, what is decided, the verdict. */
enum
{
  ENTRY_PRESENT,
  ENTRY_TOPIC,
  ENTRY_DECISIONS = ENTRY_TOPIC + ISMS_N_REVIEW_TOPICS,
  ENTRY_VERDICT,
  N_ENTRIES
};

/**
 * ParapetReviewAgenda:
 *
 * A management review while it is held (9.3): its agenda with a mark for how far each topic is, and beside it, or where it is narrow
 * behind it, the topic that is spoken about. The minutes grow in the details.
 */
struct _ParapetReviewAgenda
{
  AdwBreakpointBin parent_instance;

  IsmsStore *store;
  IsmsRecordList *list;
  IsmsRecord *record; /* nullable: the review that is looked at */
  gboolean filling;
  guint shown; /* the entry in view, N_ENTRIES for none */
  gboolean open;
  IsmsReviewGathering *gathering; /* (nullable): it is being gathered */
  GCancellable *cancellable;
  guint settle_id;

  AdwNavigationSplitView *split;
  GtkDropDown *reviews;
  GtkListBox *entries;
  GtkButton *minutes;
  GtkImage *marks[N_ENTRIES];
  GtkLabel *states[N_ENTRIES];
  AdwNavigationPage *topic_page;
  AdwHeaderBar *topic_header;
  GtkLabel *topic_title;
  AdwBin *topic;
  GtkWidget *hold; /* (nullable): while those present are in view */
};

G_DEFINE_FINAL_TYPE (ParapetReviewAgenda, parapet_review_agenda, ADW_TYPE_BREAKPOINT_BIN)

static const char *
get_title (guint entry)
{
  switch (entry)
    {
    case ENTRY_PRESENT:
      return _("Present");
    case ENTRY_DECISIONS:
      return _("Decisions");
    case ENTRY_VERDICT:
      return _("Verdict");
    default:
      return isms_review_get_title (entry - ENTRY_TOPIC);
    }
}

static char *
describe_present (ParapetReviewAgenda *self,
                  const char **icon)
{
  g_autoptr (GPtrArray) people = isms_store_get_links (self->store, self->record, "attendees");

  *icon = people->len > 0 ? "parapet-full-symbolic" : "parapet-open-symbolic";
  return people->len > 0 ? g_strdup_printf (ngettext ("%u person", "%u people", people->len), people->len) : g_strdup (_("Open"));
}

static char *
describe_decisions (IsmsReview *review,
                    const char **icon)
{
  g_autoptr (GPtrArray) decisions = isms_review_list_results (review, "decision");

  *icon = decisions->len > 0 ? "parapet-full-symbolic" : "parapet-open-symbolic";
  return decisions->len > 0 ? g_strdup_printf (ngettext ("%u decision", "%u decisions", decisions->len), decisions->len) : g_strdup (_("Open"));
}

static char *
describe_verdict (ParapetReviewAgenda *self,
                  const char **icon)
{
  guint given = isms_record_has (self->record, "suitable") + isms_record_has (self->record, "adequate") + isms_record_has (self->record, "effective");

  *icon = given == 3 ? "parapet-full-symbolic" : given > 0 ? "parapet-half-symbolic"
                                                           : "parapet-open-symbolic";
  /* Translators: how many of the three verdicts on the ISMS were given */
  return given == 3 ? g_strdup (_("Given")) : g_strdup_printf (_("%u of 3 given"), given);
}

static char *
describe (ParapetReviewAgenda *self,
          IsmsReview *review,
          guint entry,
          const char **icon)
{
  switch (entry)
    {
    case ENTRY_PRESENT:
      return describe_present (self, icon);
    case ENTRY_DECISIONS:
      return describe_decisions (review, icon);
    case ENTRY_VERDICT:
      return describe_verdict (self, icon);
    default:
      return parapet_review_topic_describe (review, self->gathering, entry - ENTRY_TOPIC, icon);
    }
}

static void
show_states (ParapetReviewAgenda *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (IsmsReview) review = isms_review_new (self->store, self->record, today);

  for (guint i = 0; i < N_ENTRIES; i++)
    {
      const char *icon = NULL;
      g_autofree char *state = describe (self, review, i, &icon);
      g_autofree char *name = g_strdup_printf (C_("review", "%s, %s"), get_title (i), state);

      gtk_image_set_from_icon_name (self->marks[i], icon);
      gtk_label_set_text (self->states[i], state);
      gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_list_box_get_row_at_index (self->entries, i)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static void
hold_cb (ParapetReviewAgenda *self)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *title = g_strdup_printf (_("%s is held"), isms_record_get_code (self->record));
  g_autoptr (GError) error = NULL;

  if (isms_review_hold (self->store, self->record, today, &error))
    parapet_toast_show_undo (GTK_WIDGET (self), title);
  else
    parapet_toast_show_error (GTK_WIDGET (self), error);
}

/* What one of the entries has to say is said where all of a record is: in rows of its form, or as facts once it is approved. */
static GtkWidget *
make_fields (ParapetReviewAgenda *self,
             const char *const *fields)
{
  GtkWidget *facts;

  if (parapet_review_is_open (self->store, self->record))
    return parapet_record_form_new (self->store, self->record, fields);
  facts = parapet_record_facts_new (self->store, self->record, fields);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (parapet_record_facts_refresh), facts, G_CONNECT_SWAPPED);
  return facts;
}

static void
show_hold (ParapetReviewAgenda *self)
{
  gtk_widget_set_visible (self->hold, !isms_record_has (self->record, "held_on") && !isms_store_is_past (self->store));
}

static GtkWidget *
make_present (ParapetReviewAgenda *self)
{
  static const char *const fields[] = { "attendees", "planned_on", "held_on", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *hold = gtk_button_new_with_mnemonic (_("_Held Today"));

  gtk_widget_set_halign (hold, GTK_ALIGN_START);
  self->hold = hold;
  show_hold (self);
  g_signal_connect_object (hold, "clicked", G_CALLBACK (hold_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), parapet_label_new (_("Top management must be among those present: it is their review (9.3.1)."), "dimmed"));
  gtk_box_append (GTK_BOX (box), make_fields (self, fields));
  gtk_box_append (GTK_BOX (box), hold);
  return box;
}

static GtkWidget *
make_decisions (ParapetReviewAgenda *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_box_append (GTK_BOX (box), parapet_review_decisions_new (self->store, self->record));
  if (parapet_review_is_open (self->store, self->record))
    gtk_box_append (GTK_BOX (box), parapet_review_decide_new (self->store, self->record));
  return box;
}

static GtkWidget *
make_topic (ParapetReviewAgenda *self,
            guint entry)
{
  static const char *const verdicts[] = { "suitable", "adequate", "effective", "reservations", "next_due", NULL };

  switch (entry)
    {
    case ENTRY_PRESENT:
      return make_present (self);
    case ENTRY_DECISIONS:
      return make_decisions (self);
    case ENTRY_VERDICT:
      return make_fields (self, verdicts);
    default:
      return parapet_review_topic_new (self->store, self->record, entry - ENTRY_TOPIC, self->gathering);
    }
}

static void
show_entry (ParapetReviewAgenda *self,
            guint entry)
{
  self->shown = entry;
  self->open = parapet_review_is_open (self->store, self->record);
  self->hold = NULL;
  adw_navigation_page_set_title (self->topic_page, get_title (entry));
  gtk_label_set_text (self->topic_title, get_title (entry));
  adw_bin_set_child (self->topic, make_topic (self, entry));
}

static void
selected_cb (ParapetReviewAgenda *self,
             GtkListBoxRow *row)
{
  if (self->record != NULL && row != NULL && (guint) gtk_list_box_row_get_index (row) != self->shown)
    show_entry (self, gtk_list_box_row_get_index (row));
}

static void
activated_cb (ParapetReviewAgenda *self)
{
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

/* Where it is narrow they lie behind the agenda. */
static void
minutes_cb (ParapetReviewAgenda *self)
{
  if (self->record != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "x", isms_record_get_key (self->record));
}

static void
stop_gathering (ParapetReviewAgenda *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Whoever has cancelled it may be gone. */
static void
gathered_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  ParapetReviewAgenda *self = data;
  GtkWidget *topic;
  IsmsReviewGathering *gathering;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->cancellable);
  gathering = isms_review_gather_finish (result, &error);
  if (gathering == NULL)
    {
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->gathering, isms_review_gathering_unref);
  self->gathering = gathering;
  show_states (self);
  topic = adw_bin_get_child (self->topic);
  if (PARAPET_IS_REVIEW_TOPIC (topic))
    parapet_review_topic_set_gathering (PARAPET_REVIEW_TOPIC (topic), gathering);
}

static void
gather (ParapetReviewAgenda *self)
{
  stop_gathering (self);
  self->cancellable = g_cancellable_new ();
  isms_review_gather_async (self->store, self->record, MOST, self->cancellable, gathered_cb, self);
}

static void
settled_cb (gpointer data)
{
  ParapetReviewAgenda *self = data;

  self->settle_id = 0;
  if (self->record != NULL && !isms_record_get_deleted (self->record))
    gather (self);
}

static void
gather_soon (ParapetReviewAgenda *self)
{
  stop_gathering (self);
  self->settle_id = g_timeout_add_once (SETTLE, settled_cb, self);
}

static void
show_review (ParapetReviewAgenda *self,
             IsmsRecord *record)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->entries);

  if (!g_set_object (&self->record, record))
    return;
  stop_gathering (self);
  g_clear_pointer (&self->gathering, isms_review_gathering_unref);
  if (record == NULL)
    return;
  gather (self);
  show_states (self);
  show_entry (self, row != NULL ? gtk_list_box_row_get_index (row) : 0);
}

/* The minutes of what one looks at are in the details. */
static void
review_cb (ParapetReviewAgenda *self)
{
  guint selected = gtk_drop_down_get_selected (self->reviews);
  g_autoptr (IsmsRecord) record = NULL;

  if (self->filling || self->list == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;
  record = g_list_model_get_item (G_LIST_MODEL (self->list), selected);
  show_review (self, record);
  gtk_widget_activate_action (GTK_WIDGET (self), "records.pick", "x", isms_record_get_key (record));
}

static gboolean
is_listed (ParapetReviewAgenda *self,
           IsmsRecord *review,
           guint *position)
{
  for (*position = 0; *position < g_list_model_get_n_items (G_LIST_MODEL (self->list)); (*position)++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), *position);

      if (record == review)
        return TRUE;
    }
  return FALSE;
}

/* The latest, where the one that was looked at is gone or filtered out. */
static void
fill_reviews (ParapetReviewAgenda *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (IsmsRecord) latest = isms_review_find (self->store);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position;

  if (!is_listed (self, self->record, &position))
    show_review (self, latest);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      gtk_string_list_append (names, isms_record_get_title (record));
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->reviews, G_LIST_MODEL (names));
  if (is_listed (self, self->record, &position))
    gtk_drop_down_set_selected (self->reviews, position);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->reviews), n > 1);
}

static void
changed_cb (ParapetReviewAgenda *self)
{
  if (self->record == NULL || isms_record_get_deleted (self->record))
    return;
  show_states (self);
  gather_soon (self);
  if (self->hold != NULL)
    show_hold (self);
  /* What may be written now, or no longer: a topic sees to that itself, and what is typed in one of its parts stays. */
  if (self->open != parapet_review_is_open (self->store, self->record) && !PARAPET_IS_REVIEW_TOPIC (adw_bin_get_child (self->topic)))
    show_entry (self, self->shown);
}

static GtkWidget *
make_entry (ParapetReviewAgenda *self,
            guint entry)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->marks[entry] = g_object_new (GTK_TYPE_IMAGE, "valign", GTK_ALIGN_START, "margin-top", 3, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  self->states[entry] = GTK_LABEL (parapet_label_new ("", "caption"));
  gtk_widget_add_css_class (GTK_WIDGET (self->states[entry]), "dimmed");
  gtk_widget_set_margin_top (line, 3);
  gtk_widget_set_margin_bottom (line, 3);
  gtk_box_append (GTK_BOX (words), parapet_label_new (get_title (entry), "body"));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->states[entry]));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->marks[entry]));
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

static void
parapet_review_agenda_dispose (GObject *object)
{
  ParapetReviewAgenda *self = PARAPET_REVIEW_AGENDA (object);

  if (self->list != NULL)
    g_signal_handlers_disconnect_by_data (self->list, self);
  g_clear_object (&self->list);
  stop_gathering (self);
  g_clear_pointer (&self->gathering, isms_review_gathering_unref);
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_REVIEW_AGENDA);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_review_agenda_parent_class)->dispose (object);
}

static void
parapet_review_agenda_class_init (ParapetReviewAgendaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_review_agenda_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-review-agenda.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, split);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, reviews);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, entries);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, minutes);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, topic_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, topic_header);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, topic_title);
  gtk_widget_class_bind_template_child (widget_class, ParapetReviewAgenda, topic);
  gtk_widget_class_bind_template_callback (widget_class, review_cb);
  gtk_widget_class_bind_template_callback (widget_class, minutes_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
parapet_review_agenda_init (ParapetReviewAgenda *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_label_wrap_button (self->minutes);
  parapet_drop_down_cut_names (self->reviews);
  self->shown = N_ENTRIES;
  for (guint i = 0; i < N_ENTRIES; i++)
    gtk_list_box_append (self->entries, make_entry (self, i));
}

/**
 * parapet_review_agenda_turn:
 * @agenda: a #ParapetReviewAgenda
 * @review: one of those in its list
 */
void
parapet_review_agenda_turn (GtkWidget *agenda,
                            IsmsRecord *review)
{
  ParapetReviewAgenda *self = PARAPET_REVIEW_AGENDA (agenda);
  guint position;

  if (is_listed (self, review, &position))
    gtk_drop_down_set_selected (self->reviews, position);
}

/**
 * parapet_review_agenda_new:
 * @list: the reviews one can look at
 *
 * Returns: (transfer floating): the agenda of the latest; it follows changes by itself
 */
GtkWidget *
parapet_review_agenda_new (IsmsStore *store,
                           IsmsRecordList *list)
{
  ParapetReviewAgenda *self = g_object_new (PARAPET_TYPE_REVIEW_AGENDA, NULL);

  self->store = g_object_ref (store);
  self->list = g_object_ref (list);
  fill_reviews (self);
  gtk_list_box_select_row (self->entries, gtk_list_box_get_row_at_index (self->entries, 0));
  g_signal_connect_object (list, "items-changed", G_CALLBACK (fill_reviews), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
