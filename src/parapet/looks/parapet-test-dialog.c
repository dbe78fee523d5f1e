/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/parapet-test-dialog.h"
#include "models/isms-agreement.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-ask.h"

#define FEWEST_RISKS 2
#define MOST_RISKS 100

/**
 * ParapetTestDialog:
 *
 * Begins a consistency test (6.1.2 b): who rates, and how many risks, which are then chosen from all over the matrix.
 */
struct _ParapetTestDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  GPtrArray *people;
  GPtrArray *sample;

  GtkEditable *title;
  AdwComboRow *raters[2];
  AdwSpinRow *size;
  AdwExpanderRow *chosen;
  GPtrArray *shown; /* rows of @chosen */
  GtkLabel *refusal;
  GtkWidget *begin;
};

G_DEFINE_FINAL_TYPE (ParapetTestDialog, parapet_test_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_CREATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static IsmsRecord *
get_rater (ParapetTestDialog *self,
           guint i)
{
  guint selected = adw_combo_row_get_selected (self->raters[i]);

  return selected < self->people->len ? g_ptr_array_index (self->people, selected) : NULL;
}

/* Returns: (nullable): why it cannot begin like this */
static const char *
find_refusal (ParapetTestDialog *self)
{
  if (self->people->len < G_N_ELEMENTS (self->raters))
    return _("Two people are needed. Add them under “People” first.");
  if (self->sample->len == 0)
    return _("There is no open risk yet that could be rated.");
  if (get_rater (self, 0) == get_rater (self, 1))
    return _("Choose two different people.");
  return NULL;
}

static void
check (ParapetTestDialog *self)
{
  const char *refusal = find_refusal (self);

  gtk_label_set_text (self->refusal, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (self->refusal), refusal != NULL);
  gtk_widget_set_sensitive (self->begin, refusal == NULL);
}

static void
show_sample (ParapetTestDialog *self)
{
  g_autofree char *title = g_strdup_printf (ngettext ("%u risk, spread over the matrix", "%u risks, spread over the matrix", self->sample->len), self->sample->len);

  for (guint i = 0; i < self->shown->len; i++)
    adw_expander_row_remove (self->chosen, g_ptr_array_index (self->shown, i));
  g_ptr_array_set_size (self->shown, 0);
  for (guint i = 0; i < self->sample->len; i++)
    {
      IsmsRecord *risk = g_ptr_array_index (self->sample, i);
      GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", isms_record_get_title (risk), "subtitle", isms_record_get_code (risk), NULL);

      adw_expander_row_add_row (self->chosen, row);
      g_ptr_array_add (self->shown, row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->chosen), title);
}

static void
size_cb (ParapetTestDialog *self)
{
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  self->sample = isms_agreement_sample (self->store, (guint) adw_spin_row_get_value (self->size));
  show_sample (self);
  check (self);
}

static void
begin_cb (ParapetTestDialog *self)
{
  g_autoptr (GPtrArray) raters = g_ptr_array_new ();
  g_autoptr (IsmsRecord) test = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (self->raters); i++)
    g_ptr_array_add (raters, get_rater (self, i));
  test = isms_agreement_start (self->store, gtk_editable_get_text (self->title), raters, self->sample, &error);
  if (test == NULL)
    {
      gtk_label_set_text (self->refusal, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->refusal), TRUE);
      return;
    }
  g_object_ref (self);
  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[SIGNAL_CREATED], 0, test);
  g_object_unref (self);
}

static void
parapet_test_dialog_dispose (GObject *object)
{
  ParapetTestDialog *self = PARAPET_TEST_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->sample, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_test_dialog_parent_class)->dispose (object);
}

static void
parapet_test_dialog_class_init (ParapetTestDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_test_dialog_dispose;

  /**
   * ParapetTestDialog::created:
   * @record: the #IsmsRecord that was added; the dialog is closing
   */
  signals[SIGNAL_CREATED] = g_signal_new ("created", PARAPET_TYPE_TEST_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_RECORD);
}

static void
parapet_test_dialog_init (ParapetTestDialog *self)
{
  self->shown = g_ptr_array_new ();
}

static GtkWidget *
make_rater (ParapetTestDialog *self,
            guint i,
            const char *title)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  for (guint j = 0; j < self->people->len; j++)
    gtk_string_list_append (names, isms_record_get_title (g_ptr_array_index (self->people, j)));
  self->raters[i] = ADW_COMBO_ROW (g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "use-markup", FALSE, "expression", name, "enable-search", TRUE, "model", names, NULL));
  adw_combo_row_set_selected (self->raters[i], i);
  g_signal_connect_object (self->raters[i], "notify::selected", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_expression_unref (name);
  return GTK_WIDGET (self->raters[i]);
}

static void
add_raters (ParapetTestDialog *self,
            GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, _("Who Rates"));

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Two people who know the method, each without asking the other."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_rater (self, 0, _("One")));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_rater (self, 1, _("The Other")));
}

static void
add_risks (ParapetTestDialog *self,
           GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, _("Which Risks"));
  g_autofree char *why = g_strdup_printf (_("From %u on it can be said how far two people agree beyond chance."), ISMS_KAPPA_FEWEST);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), why);
  self->size = ADW_SPIN_ROW (adw_spin_row_new_with_range (FEWEST_RISKS, MOST_RISKS, 1));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->size), _("How Many"));
  adw_spin_row_set_value (self->size, ISMS_KAPPA_FEWEST);
  self->chosen = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->size));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->chosen));
  g_signal_connect_object (self->size, "notify::value", G_CALLBACK (size_cb), self, G_CONNECT_SWAPPED);
}

static void
add_title (ParapetTestDialog *self,
           GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *day = parapet_date_words (today);
  /* Translators: a day: "Consistency test of 28 November 2026" */
  g_autofree char *title = g_strdup_printf (_("Consistency test of %s"), day);

  self->title = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Title"), "text", title, NULL));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->title));
}

static void
build (ParapetTestDialog *self)
{
  GtkBox *body = parapet_ask_build (ADW_DIALOG (self), _("New Consistency Test"), _("_Begin"), &self->begin);

  self->refusal = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0f, "css-classes", (const char *const[]) { "warning", NULL }, NULL));
  add_title (self, body);
  add_raters (self, body);
  add_risks (self, body);
  gtk_box_append (body, GTK_WIDGET (self->refusal));
  adw_dialog_set_focus (ADW_DIALOG (self), GTK_WIDGET (self->raters[0]));
  g_signal_connect_object (self->begin, "clicked", G_CALLBACK (begin_cb), self, G_CONNECT_SWAPPED);
}

/**
 * parapet_test_dialog_new:
 *
 * Returns: (transfer floating): the dialog, with the signal "created"
 */
AdwDialog *
parapet_test_dialog_new (IsmsStore *store)
{
  ParapetTestDialog *self = g_object_new (PARAPET_TYPE_TEST_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->people = isms_store_list_records (store, &isms_kind_person);
  build (self);
  size_cb (self);
  return ADW_DIALOG (self);
}
