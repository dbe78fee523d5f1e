/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-record-link.h"
#include "forms/parapet-record-words.h"
#include "looks/parapet-gaps.h"
#include "looks/parapet-review-agenda.h"
#include "looks/parapet-review-decide.h"
#include "looks/parapet-review-topic.h"
#include "models/isms-review-step.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetReviewAgenda:
 *
 * A management review from those present to the verdict (9.3): each topic with what the records tell, what was said and what was decided,
 * and at the end what is still open.
 */
struct _ParapetReviewAgenda
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  IsmsReview *review;
  guint expanded; /* a bit for each topic */
};

G_DEFINE_FINAL_TYPE (ParapetReviewAgenda, parapet_review_agenda, GTK_TYPE_BOX)

static char *
describe_period (ParapetReviewAgenda *self)
{
  const char *since = isms_review_get_since (self->review);
  g_autofree char *from = since != NULL ? parapet_date_words (since) : NULL;
  g_autofree char *until = parapet_date_words (isms_review_get_until (self->review));

  if (from == NULL)
    return g_strdup_printf (_("The first review: it looks at everything until %s."), until);
  /* Translators: two days */
  return g_strdup_printf (_("It looks at the time from %s until %s."), from, until);
}

static GtkWidget *
make_period (gpointer owner,
             gpointer data)
{
  g_autofree char *words = describe_period (owner);

  return parapet_label_new (words, "dimmed");
}

static GtkWidget *
make_present (gpointer owner,
              gpointer data)
{
  ParapetReviewAgenda *self = owner;
  g_autofree char *names = parapet_field_words (self->store, self->record, isms_kind_field_index (&isms_kind_review, "attendees"));
  gboolean any = *names != '\0';
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new_with_label (any ? _("Change who is present…") : _("Say who is present…"));

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "attendees");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "record.edit-field");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_start (button, 24);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "record-link");
  gtk_widget_set_visible (button, parapet_review_is_open (self->store, self->record));
  gtk_box_append (GTK_BOX (box), parapet_review_line_new (any ? "parapet-full-symbolic" : "parapet-open-symbolic", _("Present"), any ? names : _("Top management must be among them (9.3.1).")));
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
expanded_cb (ParapetReviewAgenda *self,
             GParamSpec *pspec,
             GtkExpander *expander)
{
  guint bit = 1u << GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (expander), "topic"));

  self->expanded = gtk_expander_get_expanded (expander) ? self->expanded | bit : self->expanded & ~bit;
}

static GtkWidget *
make_topic (gpointer owner,
            gpointer data)
{
  ParapetReviewAgenda *self = owner;
  guint topic = GPOINTER_TO_UINT (data);
  GtkWidget *expander = parapet_review_topic_new (self->store, self->record, self->review, topic);

  g_object_set_data (G_OBJECT (expander), "topic", GUINT_TO_POINTER (topic));
  gtk_expander_set_expanded (GTK_EXPANDER (expander), (self->expanded & (1u << topic)) != 0);
  g_signal_connect_object (expander, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  return expander;
}

static void
add_result (GtkWidget *box,
            IsmsStore *store,
            IsmsRecord *decision)
{
  g_autofree char *who = parapet_field_words (store, decision, isms_kind_field_index (&isms_kind_decision, "owner"));
  g_autofree char *until = parapet_field_words (store, decision, isms_kind_field_index (&isms_kind_decision, "due"));
  /* Translators: who carries out a decision, and until when */
  g_autofree char *small = g_strdup_printf (C_("decision", "%s, until %s"), *who != '\0' ? who : _("nobody yet"), *until != '\0' ? until : _("no day yet"));
  GtkWidget *caption = parapet_label_new (small, "caption");

  gtk_widget_add_css_class (caption, "dimmed");
  gtk_box_append (GTK_BOX (box), parapet_record_link_new (decision));
  gtk_box_append (GTK_BOX (box), caption);
}

static GtkWidget *
make_decisions (gpointer owner,
                gpointer data)
{
  ParapetReviewAgenda *self = owner;
  g_autoptr (GPtrArray) decisions = isms_review_list_results (self->review, "decision");
  g_autofree char *count = g_strdup_printf (ngettext ("%u decision", "%u decisions", decisions->len), decisions->len);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *list = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "margin-start", 24, NULL);

  gtk_box_append (GTK_BOX (box), parapet_review_line_new (decisions->len > 0 ? "parapet-full-symbolic" : "parapet-open-symbolic", _("Decisions"), count));
  for (guint i = 0; i < decisions->len; i++)
    add_result (list, self->store, g_ptr_array_index (decisions, i));
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static GtkWidget *
make_decide (gpointer owner,
             gpointer data)
{
  ParapetReviewAgenda *self = owner;
  GtkWidget *decide = parapet_review_decide_new (self->store, self->record);

  gtk_widget_set_margin_start (decide, 24);
  return decide;
}

static void
verdict_cb (AdwToggleGroup *group,
            GParamSpec *pspec,
            ParapetReviewAgenda *self)
{
  const char *field = g_object_get_data (G_OBJECT (group), "field");
  const char *verdict = adw_toggle_group_get_active_name (group);
  g_autofree char *label = g_strdup_printf (_("Give a verdict in %s"), isms_record_get_code (self->record));
  g_autoptr (GError) error = NULL;

  if (verdict == NULL || g_strcmp0 (verdict, isms_record_get_text (self->record, field)) == 0 || !isms_store_begin (self->store, label, NULL, &error))
    return;
  if (isms_store_set_from_text (self->store, self->record, field, verdict, &error) && isms_store_commit (self->store, &error))
    return;
  if (isms_store_in_step (self->store))
    isms_store_rollback (self->store);
  parapet_toast_show_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_verdict (gpointer owner,
              gpointer data)
{
  ParapetReviewAgenda *self = owner;
  const char *field = data;
  const IsmsField *described = isms_kind_field (&isms_kind_review, field);
  const char *verdict = isms_record_get_text (self->record, field);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AdwToggleGroup *group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());

  for (const IsmsChoice *choice = described->choices; choice->value != NULL; choice++)
    adw_toggle_group_add (group, g_object_new (ADW_TYPE_TOGGLE, "name", choice->value, "label", _(choice->label), NULL));
  adw_toggle_group_set_active_name (group, verdict);
  g_object_set_data (G_OBJECT (group), "field", (gpointer) field);
  gtk_widget_set_sensitive (GTK_WIDGET (group), parapet_review_is_open (self->store, self->record));
  gtk_widget_set_margin_start (GTK_WIDGET (group), 24);
  gtk_widget_set_halign (GTK_WIDGET (group), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, isms_field_label (described), -1);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (verdict_cb), self, 0);
  gtk_box_append (GTK_BOX (box), parapet_review_line_new (verdict != NULL ? "parapet-full-symbolic" : "parapet-open-symbolic", isms_field_label (described), described->hint != NULL ? _(described->hint) : ""));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (group));
  return box;
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

static GtkWidget *
make_buttons (gpointer owner,
              gpointer data)
{
  ParapetReviewAgenda *self = owner;
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *hold = gtk_button_new_with_mnemonic (_("_Held Today"));
  GtkWidget *minutes = gtk_button_new_with_mnemonic (_("Export _Minutes…"));

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  gtk_widget_set_visible (hold, !isms_record_has (self->record, "held_on") && !isms_store_is_past (self->store));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (minutes), "s", "review");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (minutes), "win.export");
  g_signal_connect_object (hold, "clicked", G_CALLBACK (hold_cb), self, G_CONNECT_SWAPPED);
  adw_wrap_box_append (ADW_WRAP_BOX (line), hold);
  adw_wrap_box_append (ADW_WRAP_BOX (line), minutes);
  return line;
}

static void
add_topics (ParapetReviewAgenda *self,
            ParapetParts *parts)
{
  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    {
      g_autofree char *told = parapet_review_topic_sign (self->review, i);
      g_autofree char *sign = g_strdup_printf ("%d %s", parapet_review_is_open (self->store, self->record), told);

      parapet_parts_add (parts, isms_review_get_point (i), sign, make_topic, GUINT_TO_POINTER (i), NULL);
    }
}

static char *
sign_decisions (ParapetReviewAgenda *self)
{
  g_autoptr (GPtrArray) decisions = isms_review_list_results (self->review, "decision");
  GString *sign = g_string_new (NULL);

  for (guint i = 0; i < decisions->len; i++)
    {
      IsmsRecord *decision = g_ptr_array_index (decisions, i);
      const char *due = isms_record_get_text (decision, "due");

      g_string_append_printf (sign, "%s %s %" G_GINT64_FORMAT "\n", isms_record_get_title (decision), due != NULL ? due : "", isms_record_get_integer (decision, "owner", 0));
    }
  return g_string_free (sign, FALSE);
}

static void
refresh (ParapetReviewAgenda *self)
{
  static const char *const verdicts[] = { "suitable", "adequate", "effective" };
  ParapetParts *parts = parapet_parts_new ();
  g_autofree char *today = isms_day_dup_today ();
  g_autofree char *period = NULL, *decisions = NULL;
  g_autoptr (GArray) gaps = NULL;
  g_autofree char *names = isms_record_format (self->record, "attendees");
  gboolean open = parapet_review_is_open (self->store, self->record);
  g_autofree char *present = g_strdup_printf ("%d %s", open, names);

  g_clear_pointer (&self->review, isms_review_free);
  self->review = isms_review_new (self->store, self->record, today);
  period = describe_period (self);
  decisions = sign_decisions (self);
  gaps = isms_review_list_gaps (self->review);
  parapet_parts_add (parts, "period", period, make_period, NULL, NULL);
  parapet_parts_add (parts, "present", present, make_present, NULL, NULL);
  add_topics (self, parts);
  parapet_parts_add (parts, "decisions", decisions, make_decisions, NULL, NULL);
  if (open)
    parapet_parts_add (parts, "decide", "", make_decide, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    {
      const char *verdict = isms_record_get_text (self->record, verdicts[i]);
      g_autofree char *sign = g_strdup_printf ("%d %s", open, verdict != NULL ? verdict : "");

      parapet_parts_add (parts, verdicts[i], sign, make_verdict, (gpointer) verdicts[i], NULL);
    }
  parapet_gaps_add (parts, gaps);
  parapet_parts_add (parts, "buttons", isms_record_has (self->record, "held_on") ? "held" : "", make_buttons, NULL, NULL);
  parapet_parts_show (parts, GTK_BOX (self), self);
}

static void
parapet_review_agenda_finalize (GObject *object)
{
  ParapetReviewAgenda *self = PARAPET_REVIEW_AGENDA (object);

  g_clear_pointer (&self->review, isms_review_free);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_review_agenda_parent_class)->finalize (object);
}

static void
parapet_review_agenda_class_init (ParapetReviewAgendaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_review_agenda_finalize;
}

static void
parapet_review_agenda_init (ParapetReviewAgenda *self)
{
}

GtkWidget *
parapet_review_agenda_new (IsmsStore *store,
                           IsmsRecord *review)
{
  ParapetReviewAgenda *self = g_object_new (PARAPET_TYPE_REVIEW_AGENDA, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (review);
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
