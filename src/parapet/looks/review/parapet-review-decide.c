/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-date-words.h"
#include "forms/parapet-draft.h"
#include "forms/parapet-edit.h"
#include "looks/review/parapet-review-decide.h"
#include "models/isms-review-step.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-drop-down.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetReviewDecide:
 *
 * Where a decision of the review is written down: what, what it becomes, by whom, until when.
 */
struct _ParapetReviewDecide
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *review;
  GPtrArray *people; /* (element-type IsmsRecord) */

  GtkEditable *text;
  GtkDropDown *kind;
  GtkDropDown *owner;
  GtkEditable *due;
};

G_DEFINE_FINAL_TYPE (ParapetReviewDecide, parapet_review_decide, GTK_TYPE_BOX)

static IsmsRecord *
get_owner (ParapetReviewDecide *self)
{
  guint selected = gtk_drop_down_get_selected (self->owner);

  return selected > 0 && selected <= self->people->len ? g_ptr_array_index (self->people, selected - 1) : NULL;
}

static void
refuse (GtkEditable *editable)
{
  gtk_widget_add_css_class (GTK_WIDGET (editable), "error");
  gtk_widget_grab_focus (GTK_WIDGET (editable));
}

static void
take (ParapetReviewDecide *self,
      const char *text,
      const IsmsValue *due)
{
  g_autofree char *today = isms_day_dup_today ();
  const IsmsReviewDecision decision = {
    .kind = gtk_drop_down_get_selected (self->kind),
    .text = text,
    .owner = get_owner (self),
    .due = isms_value_is_null (due) ? NULL : due->text,
    .today = today,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) decided = NULL;
  g_autofree char *title = NULL;

  parapet_draft_drop (GTK_WIDGET (self->text));
  decided = isms_review_decide (self->store, self->review, &decision, &error);
  if (decided == NULL)
    {
      parapet_draft_again (GTK_WIDGET (self->text));
      parapet_toast_show_error (GTK_WIDGET (self), error);
      return;
    }
  gtk_editable_set_text (self->text, "");
  title = g_strdup_printf (_("%s decided"), isms_record_get_code (decided));
  parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
decide_cb (ParapetReviewDecide *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->text)));
  const char *day = gtk_editable_get_text (self->due);
  g_auto (IsmsValue) due = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  if (*text == '\0')
    refuse (self->text);
  else if (*day != '\0' && !parapet_date_words_parse (day, &due, &error))
    {
      refuse (self->due);
      parapet_toast_show_error (GTK_WIDGET (self), error);
    }
  else
    take (self, text, &due);
}

static void
typed_cb (GtkWidget *entry)
{
  gtk_widget_remove_css_class (entry, "error");
}

static void
parapet_review_decide_dispose (GObject *object)
{
  ParapetReviewDecide *self = PARAPET_REVIEW_DECIDE (object);

  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->review);

  G_OBJECT_CLASS (parapet_review_decide_parent_class)->dispose (object);
}

static void
parapet_review_decide_class_init (ParapetReviewDecideClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_review_decide_dispose;
}

static void
parapet_review_decide_init (ParapetReviewDecide *self)
{
}

static GtkDropDown *
make_kinds (void)
{
  const char *const labels[] = { _("Decision"), _("Action"), _("Change to the ISMS"), _("Resource"), NULL };
  GtkWidget *down = gtk_drop_down_new_from_strings (labels);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (down), ISMS_REVIEW_DECISION_ACTION);
  gtk_accessible_update_property (GTK_ACCESSIBLE (down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it becomes"), -1);
  parapet_drop_down_cut_names (GTK_DROP_DOWN (down));
  return GTK_DROP_DOWN (down);
}

static GtkDropDown *
make_people (ParapetReviewDecide *self)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *down;

  gtk_string_list_append (names, _("Nobody yet"));
  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, isms_record_get_title (g_ptr_array_index (self->people, i)));
  down = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (down), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Done by"), -1);
  parapet_drop_down_cut_names (GTK_DROP_DOWN (down));
  return GTK_DROP_DOWN (down);
}

static GtkEditable *
make_entry (ParapetReviewDecide *self,
            const char *placeholder)
{
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "placeholder-text", placeholder, "hexpand", TRUE, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (decide_cb), self);
  g_signal_connect (entry, "changed", G_CALLBACK (typed_cb), NULL);
  return GTK_EDITABLE (entry);
}

GtkWidget *
parapet_review_decide_new (IsmsStore *store,
                           IsmsRecord *review)
{
  ParapetReviewDecide *self = g_object_new (PARAPET_TYPE_REVIEW_DECIDE, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
  GtkWidget *line = adw_wrap_box_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Decide"));

  self->store = g_object_ref (store);
  self->review = g_object_ref (review);
  self->people = isms_store_list_records (store, &isms_kind_person);
  self->text = make_entry (self, _("What is decided?"));
  self->kind = make_kinds ();
  self->owner = make_people (self);
  self->due = make_entry (self, _("Until: 31 March"));
  parapet_draft_keep (GTK_WIDGET (self->text), store, review, "decision");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (decide_cb), self);
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->kind));
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->owner));
  adw_wrap_box_append (ADW_WRAP_BOX (line), GTK_WIDGET (self->due));
  adw_wrap_box_append (ADW_WRAP_BOX (line), button);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (self), line);
  return GTK_WIDGET (self);
}
