/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "forms/parapet-choice-item.h"
#include "forms/parapet-edit.h"
#include "forms/parapet-new-dialog.h"
#include "forms/parapet-record-files.h"
#include "forms/parapet-record-form.h"
#include "forms/parapet-record-picker.h"
#include "forms/parapet-typing.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

static ParapetRecordForm *
open_form (IsmsStore *store,
           IsmsRecord *record)
{
  return g_object_ref_sink (PARAPET_RECORD_FORM (parapet_record_form_new (store, record, NULL)));
}

static ParapetFieldRow *
row_of (ParapetFieldList *list,
        const char *kind,
        const char *field)
{
  ParapetFieldRow *row = parapet_field_list_get_row (list, isms_kind_field_index (isms_kind_find (kind), field));

  g_assert_nonnull (row);
  return row;
}

static void
type (ParapetFieldRow *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  parapet_field_row_finish (row);
}

static char *
last_label (IsmsStore *store)
{
  g_autoptr (IsmsStep) step = isms_history_get_step (store, isms_history_get_head (store), NULL);

  return g_strdup (step->label);
}

static void
assert_steps (IsmsStore *store,
              gint64 since,
              gint64 n,
              const char *label)
{
  g_autofree char *last = last_label (store);

  g_assert_cmpint (isms_history_get_head (store) - since, ==, n);
  if (label != NULL)
    g_assert_cmpstr (last, ==, label);
}

static void
test_edit (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  ParapetRecordForm *form = open_form (store, risk);
  ParapetFieldRow *row = row_of (parapet_record_form_get_list (form), "risk", "title");
  g_autofree char *before = g_strdup (isms_record_get_title (risk));
  gint64 head = isms_history_get_head (store);

  type (row, "Mail account is taken over");
  g_assert_cmpstr (isms_record_get_title (risk), ==, "Mail account is taken over");
  assert_steps (store, head, 1, "Change title of RK-01");
  parapet_record_form_finish (form);
  assert_steps (store, head, 1, NULL);

  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, before);
  g_assert_finalize_object (form);
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

/* What is refused stays as it was typed, whatever happens elsewhere, and the record stays as it was. */
static void
test_refused (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  ParapetRecordForm *form = open_form (store, risk);
  ParapetFieldList *list = parapet_record_form_get_list (form);
  ParapetFieldRow *title = row_of (list, "risk", "title"), *closed = row_of (list, "risk", "closed_on");
  gint64 head = isms_history_get_head (store);

  type (title, "");
  g_assert_cmpstr (parapet_field_row_get_error (title), ==, "This must be filled in.");
  type (closed, "1 January 2020");
  g_assert_true (g_str_has_prefix (parapet_field_row_get_error (closed), "2020-01-01 lies before"));
  assert_steps (store, head, 0, NULL);

  type (row_of (list, "risk", "rank"), "3");
  assert_steps (store, head, 1, "Change order of treatment of RK-01");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "");
  g_assert_cmpstr (parapet_field_row_get_error (title), ==, "This must be filled in.");
  type (title, isms_record_get_title (risk));
  g_assert_cmpstr (parapet_field_row_get_error (title), ==, NULL);
  assert_steps (store, head, 1, NULL);
  g_assert_finalize_object (form);
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

/* A row in which somebody types is left alone by changes of other fields. */
static void
test_typing (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  ParapetRecordForm *form = open_form (store, risk);
  ParapetFieldRow *title = row_of (parapet_record_form_get_list (form), "risk", "title");
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  gtk_editable_set_text (GTK_EDITABLE (title), "Half a ti");
  isms_value_set_integer (&value, 5);
  g_assert_true (parapet_edit_set (store, risk, isms_kind_field_index (isms_kind_find ("risk"), "rank"), &value, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (title)), ==, "Half a ti");
  g_assert_finalize_object (form);
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

static char *
dup_typed (ParapetFieldRow *row)
{
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* While one types, undo means what is typed; what cannot be meant is told once, before a window goes that has it. */
static void
test_keys (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  ParapetRecordForm *form = open_form (store, risk);
  ParapetFieldRow *title = row_of (parapet_record_form_get_list (form), "risk", "title");
  ParapetFieldRow *day = row_of (parapet_record_form_get_list (form), "risk", "identified_on");
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "content", form, NULL);
  g_autofree char *before = dup_typed (title), *after = NULL;
  gint64 head = isms_history_get_head (store);

  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (GTK_WIDGET (title));
  g_assert_false (parapet_typing_undo (GTK_ROOT (window)));
  g_signal_emit_by_name (gtk_editable_get_delegate (GTK_EDITABLE (title)), "insert-at-cursor", "!");
  g_assert_true (parapet_typing_undo (GTK_ROOT (window)));
  after = dup_typed (title);
  g_assert_cmpstr (after, ==, before);
  g_assert_false (parapet_typing_undo (GTK_ROOT (window)));
  gtk_editable_set_text (GTK_EDITABLE (title), "Other");
  g_assert_true (parapet_typing_finish (GTK_ROOT (window)));
  assert_steps (store, head, 1, "Change title of RK-01");
  gtk_widget_grab_focus (GTK_WIDGET (day));
  gtk_editable_set_text (GTK_EDITABLE (day), "some day");
  g_assert_false (parapet_typing_finish (GTK_ROOT (window)));
  g_assert_true (parapet_typing_finish (GTK_ROOT (window)));
  assert_steps (store, head, 1, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (form);
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

static void
test_past (void)
{
  IsmsStore *store = open_sample ();
  IsmsStore *past = isms_history_as_of (store, isms_history_get_head (store), NULL, NULL);
  g_autoptr (IsmsRecord) risk = isms_store_find (past, isms_kind_find ("risk"), "RK-01");
  ParapetRecordForm *form = open_form (past, risk);
  ParapetFieldRow *title = row_of (parapet_record_form_get_list (form), "risk", "title");
  g_autofree char *before = g_strdup (isms_record_get_title (risk));

  g_assert_false (gtk_widget_is_sensitive (GTK_WIDGET (title)));
  type (title, "Rewriting history");
  g_assert_cmpstr (isms_record_get_title (risk), ==, before);
  g_assert_finalize_object (form);
  g_clear_object (&risk);
  g_assert_finalize_object (past);
  g_assert_finalize_object (store);
}

static guint
count_rows (ParapetFieldList *list,
            const IsmsKind *kind)
{
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    n += parapet_field_list_peek_row (list, i) != NULL;
  return n;
}

static void
test_folding (void)
{
  IsmsStore *store = open_sample ();
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsRecord) risk = isms_store_find (store, kind, "RK-01");
  const char *const only[] = { "owner", "title", NULL };
  ParapetRecordForm *form = open_form (store, risk);
  ParapetFieldList *list = parapet_record_form_get_list (form);
  GtkWidget *small = g_object_ref_sink (parapet_record_form_new (store, risk, only));

  g_assert_cmpuint (count_rows (list, kind), <, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!isms_value_is_null (isms_record_get_value (risk, i)))
      g_assert_nonnull (parapet_field_list_peek_row (list, i));
  parapet_field_list_unfold (list);
  g_assert_cmpuint (count_rows (list, kind), ==, kind->n_fields);
  parapet_field_list_unfold (parapet_record_form_get_list (PARAPET_RECORD_FORM (small)));
  g_assert_cmpuint (count_rows (parapet_record_form_get_list (PARAPET_RECORD_FORM (small)), kind), ==, 2);
  g_assert_finalize_object (form);
  g_assert_finalize_object (small);
  g_clear_object (&risk);
  g_assert_finalize_object (store);
}

static void
picked_cb (GtkWidget *picker,
           const char *member,
           char **picked)
{
  g_set_str (picked, member);
}

static void
assert_offered (ParapetRecordPicker *picker,
                const char *text,
                guint n,
                const char *first)
{
  GListModel *found = parapet_record_picker_get_found (picker);
  g_autoptr (ParapetChoiceItem) item = NULL;

  parapet_record_picker_search (picker, text);
  g_assert_cmpuint (g_list_model_get_n_items (found), ==, n);
  item = g_list_model_get_item (found, 0);
  if (n > 0)
    g_assert_cmpstr (parapet_choice_item_get_label (item), ==, first);
}

static void
test_picker (void)
{
  IsmsStore *store = open_sample ();
  const IsmsKind *person = isms_kind_find ("person");
  ParapetRecordPicker *picker = g_object_ref_sink (PARAPET_RECORD_PICKER (parapet_record_picker_new (store, isms_kind_field (isms_kind_find ("risk"), "owner"))));
  g_autofree char *picked = NULL;
  g_autoptr (IsmsRecord) made = NULL;
  guint n = isms_store_count (store, person);
  gint64 head = isms_history_get_head (store);

  g_signal_connect (picker, "picked", G_CALLBACK (picked_cb), &picked);
  parapet_record_picker_search (picker, "");
  g_assert_cmpuint (g_list_model_get_n_items (parapet_record_picker_get_found (picker)), ==, n);
  assert_offered (picker, "Falk Grothe", 1, "Falk Grothe");
  parapet_record_picker_pick (picker, 0);
  g_assert_nonnull (picked);
  assert_steps (store, head, 0, NULL);

  parapet_record_picker_set_taken (picker, (const char *const[]) { picked, NULL });
  assert_offered (picker, "Falk Grothe", 0, NULL);
  assert_offered (picker, "Ada <b>Zweig", 1, "Create “Ada <b>Zweig”");
  parapet_record_picker_pick (picker, 0);
  assert_steps (store, head, 1, "Add Person: Ada <b>Zweig");
  made = isms_store_get (store, person, g_ascii_strtoll (picked, NULL, 10));
  g_assert_cmpstr (isms_record_get_title (made), ==, "Ada <b>Zweig");
  g_assert_finalize_object (picker);
  g_clear_object (&made);
  g_assert_finalize_object (store);
}

/* A name alone makes no file. */
static void
test_picker_of_files (void)
{
  IsmsStore *store = open_sample ();
  ParapetRecordPicker *picker = g_object_ref_sink (PARAPET_RECORD_PICKER (parapet_record_picker_new (store, isms_kind_field (isms_kind_find ("evidence"), "file"))));

  assert_offered (picker, "nowhere.pdf", 0, NULL);
  g_assert_finalize_object (picker);
  g_assert_finalize_object (store);
}

/* Whoever hears a menu of a file called hears of which. */
static void
test_files (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) file = NULL;
  GtkWidget *files;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  file = isms_store_create (store, &isms_kind_attachment, NULL);
  g_assert_true (isms_store_set_text (store, file, "name", "plan.pdf", NULL) && isms_store_set_text (store, file, "sha256", "00", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  files = g_object_ref_sink (parapet_record_files_new (store, file));
  parapet_record_files_refresh (PARAPET_RECORD_FILES (files));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_child (files, GTK_TYPE_MENU_BUTTON)), ==, "More for “plan.pdf”");
  g_clear_object (&file);
  g_assert_finalize_object (files);
  g_assert_finalize_object (store);
}

static void
test_catalogue (void)
{
  IsmsStore *store = open_sample ();
  ParapetRecordPicker *picker = g_object_ref_sink (PARAPET_RECORD_PICKER (parapet_record_picker_new (store, isms_kind_field (isms_kind_find ("risk"), "threat"))));

  assert_offered (picker, "water DAMAGE", 1, "Water damage");
  assert_offered (picker, "nothing like it", 0, NULL);
  g_assert_finalize_object (picker);
  picker = g_object_ref_sink (PARAPET_RECORD_PICKER (parapet_record_picker_new (store, isms_kind_field (isms_kind_find ("risk"), "links"))));
  assert_offered (picker, "", 0, NULL);
  parapet_record_picker_search (picker, "phishing");
  g_assert_cmpuint (g_list_model_get_n_items (parapet_record_picker_get_found (picker)), >, 0);
  g_assert_finalize_object (picker);
  g_assert_finalize_object (store);
}

static void
created_cb (AdwDialog *dialog,
            IsmsRecord *record,
            IsmsRecord **created)
{
  g_set_object (created, record);
}

static void
test_new (void)
{
  IsmsStore *store = open_sample ();
  ParapetNewDialog *dialog = g_object_ref_sink (PARAPET_NEW_DIALOG (parapet_new_dialog_new (store, isms_kind_find ("risk"), NULL)));
  ParapetFieldList *list = parapet_new_dialog_get_list (dialog);
  g_autoptr (IsmsRecord) created = NULL;
  gint64 head = isms_history_get_head (store);
  guint n = isms_store_count (store, isms_kind_find ("risk"));

  g_signal_connect (dialog, "created", G_CALLBACK (created_cb), &created);
  g_assert_cmpstr (adw_dialog_get_title (ADW_DIALOG (dialog)), ==, "New Risk");
  g_assert_false (parapet_new_dialog_add (dialog));
  g_assert_cmpstr (parapet_field_row_get_error (row_of (list, "risk", "title")), ==, "This must be filled in.");

  type (row_of (list, "risk", "title"), "Laptop is stolen");
  type (row_of (list, "risk", "identified_on"), "2 March 2026");
  type (row_of (list, "risk", "closed_on"), "1 March 2026");
  g_assert_false (parapet_new_dialog_add (dialog));
  g_assert_true (g_str_has_prefix (parapet_field_row_get_error (row_of (list, "risk", "closed_on")), "2026-03-01 lies before"));
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("risk")), ==, n);

  type (row_of (list, "risk", "closed_on"), "3 March 2026");
  g_assert_true (parapet_new_dialog_add (dialog));
  assert_steps (store, head, 1, "Add Risk: Laptop is stolen");
  g_assert_cmpstr (isms_record_get_title (created), ==, "Laptop is stolen");
  g_assert_cmpstr (isms_record_get_text (created, "closed_on"), ==, "2026-03-03");
  g_clear_object (&created);
  g_assert_finalize_object (dialog);
  g_assert_finalize_object (store);
}

/* A dialog for every kind whose fields make a record can be made, filled in and let go. */
static void
test_every_kind (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];
      ParapetNewDialog *dialog;

      if (kind->made_by != NULL)
        continue;
      dialog = g_object_ref_sink (PARAPET_NEW_DIALOG (parapet_new_dialog_new (store, kind, NULL)));
      type (parapet_field_list_get_row (parapet_new_dialog_get_list (dialog), 0), "A name");
      parapet_field_list_unfold (parapet_new_dialog_get_list (dialog));
      g_assert_true (parapet_new_dialog_add (dialog));
      g_assert_cmpuint (isms_store_count (store, kind), ==, 1);
      g_assert_finalize_object (dialog);
    }
  g_assert_finalize_object (store);
}

/* A rating that is typed while a blind test runs is named nowhere, in the history neither. */
static void
test_sealed_label (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  ParapetNewDialog *dialog = g_object_ref_sink (PARAPET_NEW_DIALOG (parapet_new_dialog_new (store, isms_kind_find ("rating"), NULL)));
  g_autoptr (IsmsStep) step = NULL;

  type (parapet_field_list_get_row (parapet_new_dialog_get_list (dialog), 0), "Much too likely");
  g_assert_true (parapet_new_dialog_add (dialog));
  step = isms_history_get_step (store, isms_history_get_head (store), NULL);
  g_assert_cmpstr (step->label, ==, "Add Rating");
  g_assert_finalize_object (dialog);
  g_assert_finalize_object (store);
}

static void
test_preset (void)
{
  IsmsStore *store = open_sample ();
  ParapetNewDialog *dialog = g_object_ref_sink (PARAPET_NEW_DIALOG (parapet_new_dialog_new (store, isms_kind_find ("risk"), "A Risk for This")));
  g_autoptr (IsmsRecord) owner = isms_store_find (store, isms_kind_find ("person"), "P-06");
  g_autoptr (IsmsRecord) created = NULL;
  g_auto (IsmsValue) value = ISMS_VALUE_NULL, words = ISMS_VALUE_NULL, shown = ISMS_VALUE_NULL;
  ParapetFieldList *list = parapet_new_dialog_get_list (dialog);
  guint scenario = isms_kind_field_index (isms_kind_find ("risk"), "scenario");

  g_signal_connect (dialog, "created", G_CALLBACK (created_cb), &created);
  isms_value_set_integer (&value, isms_record_get_key (owner));
  parapet_new_dialog_preset (dialog, "owner", &value);
  isms_value_set_text (&words, "From the car");
  parapet_new_dialog_preset (dialog, "scenario", &words);
  g_assert_null (parapet_field_list_peek_row (list, scenario));
  parapet_field_list_unfold (list);
  g_assert_true (parapet_field_row_get_value (parapet_field_list_peek_row (list, scenario), &shown, NULL));
  g_assert_true (isms_value_equal (&shown, &words));
  type (row_of (parapet_new_dialog_get_list (dialog), "risk", "title"), "Laptop is stolen");
  g_assert_true (parapet_new_dialog_add (dialog));
  g_assert_cmpint (isms_record_get_integer (created, "owner", 0), ==, value.integer);
  g_assert_cmpstr (isms_record_get_text (created, "scenario"), ==, "From the car");
  g_clear_object (&created);
  g_clear_object (&owner);
  g_assert_finalize_object (dialog);
  g_assert_finalize_object (store);
}

static void
test_delete (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, isms_kind_find ("risk"));
  guint n = risks->len;
  gint64 head = isms_history_get_head (store);

  g_ptr_array_set_size (risks, 3);
  g_assert_true (parapet_edit_delete (store, risks, NULL));
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("risk")), ==, n - 3);
  assert_steps (store, head, 1, "Delete 3 records");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("risk")), ==, n);
  g_clear_pointer (&risks, g_ptr_array_unref);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/record-form/edit", test_edit);
  g_test_add_func ("/record-form/refused", test_refused);
  g_test_add_func ("/record-form/typing", test_typing);
  g_test_add_func ("/record-form/keys", test_keys);
  g_test_add_func ("/record-form/past", test_past);
  g_test_add_func ("/record-form/folding", test_folding);
  g_test_add_func ("/record-form/picker", test_picker);
  g_test_add_func ("/record-form/files", test_files);
  g_test_add_func ("/record-form/picker-of-files", test_picker_of_files);
  g_test_add_func ("/record-form/catalogue", test_catalogue);
  g_test_add_func ("/record-form/new", test_new);
  g_test_add_func ("/record-form/every-kind", test_every_kind);
  g_test_add_func ("/record-form/preset", test_preset);
  g_test_add_func ("/record-form/sealed-label", test_sealed_label);
  g_test_add_func ("/record-form/delete", test_delete);
  return g_test_run ();
}
