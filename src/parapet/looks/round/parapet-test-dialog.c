/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-record-words.h"
#include "looks/round/parapet-test-dialog.h"
#include "models/isms-agreement.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-ask.h"

#define FEWEST_RATERS 2
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
  AdwPreferencesGroup *who;
  GPtrArray *raters; /* AdwComboRow */
  GtkWidget *more;
  AdwSpinRow *size;
  AdwExpanderRow *chosen;
  GPtrArray *shown; /* rows of @chosen */
  GtkWidget *hint;
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
  guint selected = adw_combo_row_get_selected (g_ptr_array_index (self->raters, i));

  return selected < self->people->len ? g_ptr_array_index (self->people, selected) : NULL;
}

static gboolean
is_chosen (ParapetTestDialog *self,
           IsmsRecord *person,
           guint among)
{
  for (guint i = 0; i < among; i++)
    if (get_rater (self, i) == person)
      return TRUE;
  return FALSE;
}

static gboolean
is_somebody_twice (ParapetTestDialog *self)
{
  for (guint i = 1; i < self->raters->len; i++)
    if (is_chosen (self, get_rater (self, i), i))
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): why it cannot begin like this */
static const char *
find_refusal (ParapetTestDialog *self)
{
  if (self->people->len < FEWEST_RATERS)
    return _("Two people are needed. Add them under “People” first.");
  if (self->sample->len == 0)
    return _("There is no open risk yet that could be rated.");
  if (is_somebody_twice (self))
    return _("Somebody is chosen twice. Choose different people.");
  return NULL;
}

static void
check (ParapetTestDialog *self)
{
  parapet_ask_want (self->hint, self->begin, find_refusal (self));
  gtk_widget_set_sensitive (self->more, self->raters->len < self->people->len);
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

  for (guint i = 0; i < self->raters->len; i++)
    g_ptr_array_add (raters, get_rater (self, i));
  test = isms_agreement_start (self->store, gtk_editable_get_text (self->title), raters, self->sample, &error);
  if (test == NULL)
    {
      parapet_ask_refuse (self->hint, error->message);
      return;
    }
  g_object_ref (self);
  adw_dialog_force_close (ADW_DIALOG (self));
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
  g_clear_pointer (&self->raters, g_ptr_array_unref);

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
  self->raters = g_ptr_array_new ();
}

/* Each is named by its place, which changes when one before it is taken away. */
static void
name_raters (ParapetTestDialog *self)
{
  for (guint i = 0; i < self->raters->len; i++)
    {
      /* Translators: one of several people, by number */
      g_autofree char *title = g_strdup_printf (_("Person %u"), i + 1);

      adw_preferences_row_set_title (g_ptr_array_index (self->raters, i), title);
    }
  check (self);
}

static guint
find_somebody_else (ParapetTestDialog *self)
{
  guint i = 0;

  while (i + 1 < self->people->len && is_chosen (self, g_ptr_array_index (self->people, i), self->raters->len))
    i++;
  return i;
}

static void
remove_rater_cb (ParapetTestDialog *self,
                 GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_COMBO_ROW);

  gtk_widget_grab_focus (self->more);
  g_ptr_array_remove (self->raters, row);
  adw_preferences_group_remove (self->who, row);
  name_raters (self);
}

static GtkWidget *
make_remove (ParapetTestDialog *self)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-remove-symbolic", "tooltip-text", _("Leave Out"), "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *const[]) { "flat", NULL }, NULL);

  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_rater_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_rater (ParapetTestDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkExpression *name = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkWidget *row;

  for (guint i = 0; i < self->people->len; i++)
    gtk_string_list_append (names, isms_record_get_title (g_ptr_array_index (self->people, i)));
  row = g_object_new (ADW_TYPE_COMBO_ROW, "use-markup", FALSE, "expression", name, "enable-search", TRUE, "model", names, NULL);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), find_somebody_else (self));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (check), self, G_CONNECT_SWAPPED);
  gtk_expression_unref (name);
  return row;
}

static void
add_rater (ParapetTestDialog *self)
{
  GtkWidget *row = make_rater (self);

  if (self->raters->len >= FEWEST_RATERS)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove (self));
  g_ptr_array_add (self->raters, row);
  adw_preferences_group_add (self->who, row);
}

static void
more_cb (ParapetTestDialog *self)
{
  add_rater (self);
  name_raters (self);
}

static void
add_raters (ParapetTestDialog *self,
            GtkBox *body)
{
  self->who = ADW_PREFERENCES_GROUP (parapet_ask_group (body, _("Who Rates")));
  self->more = g_object_new (GTK_TYPE_BUTTON, "icon-name", "list-add-symbolic", "tooltip-text", _("Add a Person"), "valign", GTK_ALIGN_CENTER,
                             "css-classes", (const char *const[]) { "flat", NULL }, NULL);
  adw_preferences_group_set_description (self->who, _("Two or more people who know the method, each without asking the others."));
  adw_preferences_group_set_header_suffix (self->who, self->more);
  for (guint i = 0; i < FEWEST_RATERS; i++)
    add_rater (self);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

static void
add_risks (ParapetTestDialog *self,
           GtkBox *body)
{
  GtkWidget *group = parapet_ask_group (body, _("Which Risks"));
  g_autofree char *why = g_strdup_printf (_("From %u on it can be said how far people agree beyond chance."), ISMS_KAPPA_FEWEST);

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

  add_title (self, body);
  add_raters (self, body);
  add_risks (self, body);
  self->hint = parapet_ask_hint (body);
  adw_dialog_set_focus (ADW_DIALOG (self), g_ptr_array_index (self->raters, 0));
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
  name_raters (self);
  return ADW_DIALOG (self);
}
