/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-scale-words.h"
#include "looks/risk/parapet-rate-dialog.h"
#include "looks/round/parapet-settle-dialog.h"
#include "models/isms-agreement.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-ask.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetSettleDialog:
 *
 * Settles what people rated differently (6.1.2 b): what each chose and why, risk by risk; one of those is taken, or another one, with
 * a reason. All of it is one step.
 */
struct _ParapetSettleDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  IsmsAgreement *agreement;
  IsmsRecord *method;   /* nullable */
  GtkWidget *overlay;   /* weak: where the toast goes */
  GArray *differences;  /* Difference */

  GtkEditable *note;
  GtkWidget *hint;
  GtkWidget *settle;
};

/* What is asked for one risk. */
typedef struct
{
  const IsmsAgreementRisk *row;
  AdwComboRow *steps[2];
  GtkEditable *reason;
} Difference;

G_DEFINE_FINAL_TYPE (ParapetSettleDialog, parapet_settle_dialog, ADW_TYPE_DIALOG)

static const char *const scales[] = { "likelihood", "impact" };

static gboolean
is_answered (const Difference *difference)
{
  return adw_combo_row_get_selected (difference->steps[ISMS_AXIS_LIKELIHOOD]) > 0 && adw_combo_row_get_selected (difference->steps[ISMS_AXIS_IMPACT]) > 0 &&
         *gtk_editable_get_text (difference->reason) != '\0';
}

static void
check (ParapetSettleDialog *self)
{
  guint open = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->differences->len; i++)
    open += !is_answered (&g_array_index (self->differences, Difference, i));
  words = g_strdup_printf (ngettext ("%u risk still needs a rating and a reason.", "%u risks still need a rating and a reason.", open), open);
  parapet_ask_want (self->hint, self->settle, open > 0 ? words : NULL);
}

static void
settle_cb (ParapetSettleDialog *self)
{
  IsmsRecord *test = isms_agreement_get_test (self->agreement);
  g_autoptr (GArray) agreed = g_array_new (FALSE, FALSE, sizeof (IsmsAgreed));
  g_autofree char *title = g_strdup_printf (_("%s settled"), isms_record_get_code (test));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < self->differences->len; i++)
    {
      const Difference *difference = &g_array_index (self->differences, Difference, i);
      IsmsAgreed one = { difference->row->risk, adw_combo_row_get_selected (difference->steps[0]), adw_combo_row_get_selected (difference->steps[1]),
                         gtk_editable_get_text (difference->reason) };

      g_array_append_val (agreed, one);
    }
  if (!isms_agreement_settle (self->store, test, (const IsmsAgreed *) agreed->data, agreed->len, gtk_editable_get_text (self->note), NULL, &error))
    {
      parapet_ask_refuse (self->hint, error->message);
      return;
    }
  if (self->overlay != NULL)
    parapet_toast_show_undo (self->overlay, title);
  adw_dialog_force_close (ADW_DIALOG (self));
}

static void
parapet_settle_dialog_dispose (GObject *object)
{
  ParapetSettleDialog *self = PARAPET_SETTLE_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->agreement);
  g_clear_object (&self->method);
  g_clear_weak_pointer (&self->overlay);
  g_clear_pointer (&self->differences, g_array_unref);

  G_OBJECT_CLASS (parapet_settle_dialog_parent_class)->dispose (object);
}

static void
parapet_settle_dialog_class_init (ParapetSettleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_settle_dialog_dispose;
}

static void
parapet_settle_dialog_init (ParapetSettleDialog *self)
{
  self->differences = g_array_new (FALSE, TRUE, sizeof (Difference));
}

/* The button remembers which risk it speaks of, and what would be taken. */
static void
take_cb (ParapetSettleDialog *self,
         GtkWidget *button)
{
  IsmsRecord *rating = g_object_get_data (G_OBJECT (button), "rating");
  guint place = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "place"));
  const Difference *difference = &g_array_index (self->differences, Difference, place);

  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    adw_combo_row_set_selected (difference->steps[axis], (guint) isms_record_get_integer (rating, scales[axis], 0));
  gtk_widget_grab_focus (GTK_WIDGET (difference->reason));
}

static char *
describe_rating (ParapetSettleDialog *self,
                 IsmsRecord *rating)
{
  gint64 method = self->method != NULL ? isms_record_get_key (self->method) : 0;
  g_autofree char *likelihood = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_rating, "likelihood"), method, isms_record_get_integer (rating, "likelihood", 0));
  g_autofree char *impact = parapet_scale_words_format (self->store, isms_kind_field (&isms_kind_rating, "impact"), method, isms_record_get_integer (rating, "impact", 0));

  return g_strdup_printf ("%s · %s", likelihood, impact);
}

static GtkWidget *
make_rating (ParapetSettleDialog *self,
             IsmsRecord *rater,
             IsmsRecord *rating)
{
  const char *reason = isms_record_get_text (rating, "reason");
  g_autofree char *title = describe_rating (self, rating);
  /* Translators: a person, and why they rated so */
  g_autofree char *subtitle = reason != NULL && *reason != '\0' ? g_strdup_printf (_("%s: %s"), isms_record_get_title (rater), reason) : g_strdup (isms_record_get_title (rater));
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *take = g_object_new (GTK_TYPE_BUTTON, "label", _("Take"), "valign", GTK_ALIGN_CENTER, NULL);

  g_object_set_data_full (G_OBJECT (take), "rating", g_object_ref (rating), g_object_unref);
  g_object_set_data (G_OBJECT (take), "place", GUINT_TO_POINTER (self->differences->len - 1));
  g_signal_connect_object (take, "clicked", G_CALLBACK (take_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), take);
  return row;
}

static void
add_difference (ParapetSettleDialog *self,
                GtkBox *body,
                const IsmsAgreementRisk *risk)
{
  g_autofree char *title = g_strdup_printf ("%s %s", isms_record_get_code (risk->risk), isms_record_get_title (risk->risk));
  GtkWidget *group = parapet_ask_group (body, NULL);
  GtkWidget *heading = g_object_new (GTK_TYPE_LABEL, "label", title, "wrap", TRUE, "xalign", 0.0f, "css-classes", (const char *const[]) { "heading", NULL }, NULL);
  Difference *difference;

  g_array_set_size (self->differences, self->differences->len + 1);
  difference = &g_array_index (self->differences, Difference, self->differences->len - 1);
  difference->row = risk;
  gtk_box_insert_child_after (body, heading, gtk_widget_get_prev_sibling (group));
  for (guint i = 0; i < risk->ratings->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_rating (self, g_ptr_array_index (isms_agreement_get_raters (self->agreement), i), g_ptr_array_index (risk->ratings, i)));
  for (IsmsAxis axis = ISMS_AXIS_LIKELIHOOD; axis <= ISMS_AXIS_IMPACT; axis++)
    {
      difference->steps[axis] = ADW_COMBO_ROW (parapet_rate_steps_new (self->store, self->method, axis));
      g_signal_connect_object (difference->steps[axis], "notify::selected", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (difference->steps[axis]));
    }
  difference->reason = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Why"), NULL));
  g_signal_connect_object (difference->reason, "changed", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (difference->reason));
}

static void
add_intro (ParapetSettleDialog *self,
           GtkBox *body)
{
  const char *words = isms_agreement_get_spread (self->agreement) > 0 ? _("Where all chose the same, that is taken. For the others, agree on one and say why.")
                                                                      : _("All ratings are the same: they become those of the risks.");

  gtk_box_append (body, g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "xalign", 0.0f, NULL));
}

static void
build (ParapetSettleDialog *self)
{
  /* Translators: the title of a dialog: "Settle DR-01" */
  g_autofree char *title = g_strdup_printf (_("Settle %s"), isms_record_get_code (isms_agreement_get_test (self->agreement)));
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), title, _("_Settle"), &self->settle);
  GtkWidget *group;

  add_intro (self, body);
  for (guint i = 0; i < isms_agreement_get_n_risks (self->agreement); i++)
    {
      const IsmsAgreementRisk *risk = isms_agreement_get_risk (self->agreement, i);

      if (risk->spread[ISMS_AXIS_LIKELIHOOD] > 0 || risk->spread[ISMS_AXIS_IMPACT] > 0)
        add_difference (self, body, risk);
    }
  group = parapet_ask_group (body, NULL);
  self->note = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("What Was Learnt"), NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->note));
  self->hint = parapet_ask_hint (body);
  g_signal_connect_object (self->settle, "clicked", G_CALLBACK (settle_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_settle_dialog_new:
 * @test: a consistency test in which everybody has rated
 * @from: a widget of the screen that asks; a toast there tells what was done
 */
AdwDialog *
parapet_settle_dialog_new (IsmsStore *store,
                           IsmsRecord *test,
                           GtkWidget *from)
{
  ParapetSettleDialog *self = g_object_new (PARAPET_TYPE_SETTLE_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->agreement = isms_agreement_new (store, test, NULL);
  self->method = isms_scale_find_method (store, test);
  g_set_weak_pointer (&self->overlay, gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY));
  build (self);
  check (self);
  return ADW_DIALOG (self);
}
