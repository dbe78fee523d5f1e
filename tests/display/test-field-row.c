/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "catalogue/isms-catalogue.h"
#include "forms/parapet-date-words.h"
#include "forms/parapet-edit.h"
#include "forms/parapet-field-row.h"
#include "sample-fixture.h"

static void
make_reference (const IsmsField *field,
                IsmsValue *value)
{
  guint n;

  if (g_str_equal (field->links_to, "threat"))
    isms_value_set_text (value, isms_catalogue_get_threats (&n)[2].id);
  else if (g_str_equal (field->links_to, "vulnerability"))
    isms_value_set_text (value, isms_catalogue_get_vulnerabilities (&n)[2].id);
  else
    isms_value_set_text (value, isms_catalogue_get_clauses (&n)[2].id);
}

static gint64
make_target (IsmsStore *store,
             const IsmsField *field)
{
  const IsmsKind *kind = isms_kind_find (field->links_to != NULL ? field->links_to : "asset");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record = parapet_edit_create (store, kind, "<b>Target & co", &error);

  g_assert_no_error (error);
  return isms_record_get_key (record);
}

static void
make_sample (IsmsStore *store,
             const IsmsField *field,
             IsmsValue *value)
{
  switch (field->type)
    {
    case ISMS_TEXT:
      isms_value_set_text (value, "<i>A line & its markup");
      break;
    case ISMS_PROSE:
      isms_value_set_text (value, "  Two lines,\n\n<b>the second</b>\n");
      break;
    case ISMS_INTEGER:
    case ISMS_SCALE:
      isms_value_set_integer (value, MAX (2, (gint64) field->min));
      break;
    case ISMS_NUMBER:
      isms_value_set_real (value, field->max > 0 ? field->max : 0.125);
      break;
    case ISMS_BOOLEAN:
      isms_value_set_integer (value, 0);
      break;
    case ISMS_DATE:
      isms_value_set_text (value, "2026-03-04");
      break;
    case ISMS_CHOICE:
    case ISMS_CHOICE_SET:
      isms_value_set_text (value, field->choices[0].value);
      break;
    case ISMS_LINK:
      isms_value_set_integer (value, make_target (store, field));
      break;
    case ISMS_LINKS:
      isms_value_take_text (value, g_strdup_printf ("%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT, make_target (store, field), make_target (store, field)));
      break;
    default:
      make_reference (field, value);
    }
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static GtkWidget *
make_row (IsmsStore *store,
          const char *kind,
          const char *field,
          guint *edited)
{
  const IsmsField *described = isms_kind_field (isms_kind_find (kind), field);
  GtkWidget *row = g_object_ref_sink (parapet_field_row_new (store, described));

  if (edited != NULL)
    g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), edited);
  return row;
}

static void
assert_value (GtkWidget *row,
              const IsmsValue *expected)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (parapet_field_row_get_value (PARAPET_FIELD_ROW (row), &value, &error));
  g_assert_no_error (error);
  g_assert_true (isms_value_equal (&value, expected));
}

static void
check_field (IsmsStore *store,
             const IsmsField *field)
{
  const IsmsValue nothing = ISMS_VALUE_NULL;
  g_auto (IsmsValue) sample = ISMS_VALUE_NULL;
  GtkWidget *row = g_object_ref_sink (parapet_field_row_new (store, field));
  guint edited = 0;

  make_sample (store, field, &sample);
  g_signal_connect_swapped (row, "edited", G_CALLBACK (count_cb), &edited);
  g_assert_true (parapet_field_row_get_field (PARAPET_FIELD_ROW (row)) == field);
  assert_value (row, &nothing);
  parapet_field_row_set_value (PARAPET_FIELD_ROW (row), &sample);
  assert_value (row, &sample);
  parapet_field_row_finish (PARAPET_FIELD_ROW (row));
  parapet_field_row_set_value (PARAPET_FIELD_ROW (row), &nothing);
  assert_value (row, &nothing);
  g_assert_cmpuint (edited, ==, 0);
  g_assert_cmpstr (parapet_field_row_get_error (PARAPET_FIELD_ROW (row)), ==, NULL);
  g_assert_finalize_object (row);
}

/* Every field of every kind: what is set can be read back, and nobody is told of what nobody did. */
static void
test_all (void)
{
  IsmsStore *store = open_sample ();

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    for (guint j = 0; j < isms_kinds (NULL)[i]->n_fields; j++)
      {
        g_test_message ("%s.%s", isms_kinds (NULL)[i]->name, isms_kinds (NULL)[i]->fields[j].name);
        check_field (store, &isms_kinds (NULL)[i]->fields[j]);
      }
  g_assert_finalize_object (store);
}

static void
type (GtkWidget *row,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  parapet_field_row_finish (PARAPET_FIELD_ROW (row));
}

static void
test_entry (void)
{
  IsmsStore *store = open_sample ();
  guint edited = 0;
  GtkWidget *row = make_row (store, "asset", "integrity", &edited);
  g_auto (IsmsValue) four = ISMS_VALUE_NULL;

  isms_value_set_integer (&four, 4);
  type (row, " 4 ");
  g_assert_cmpuint (edited, ==, 1);
  assert_value (row, &four);
  type (row, " 4 ");
  g_assert_cmpuint (edited, ==, 1);

  type (row, "9");
  g_assert_cmpuint (edited, ==, 1);
  g_assert_true (g_str_has_prefix (parapet_field_row_get_error (PARAPET_FIELD_ROW (row)), "The number must lie"));
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "9");
  type (row, "4");
  g_assert_cmpuint (edited, ==, 1);
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  type (row, "");
  g_assert_cmpuint (edited, ==, 2);
  g_assert_finalize_object (row);
  g_assert_finalize_object (store);
}

/* What the form refused is not forgotten because the row is left a second time. */
static void
test_told (void)
{
  IsmsStore *store = open_sample ();
  guint edited = 0;
  GtkWidget *row = make_row (store, "asset", "name", &edited);

  type (row, "Printer");
  parapet_field_row_set_error (PARAPET_FIELD_ROW (row), "Another is called so.");
  parapet_field_row_finish (PARAPET_FIELD_ROW (row));
  g_assert_cmpuint (edited, ==, 1);
  g_assert_cmpstr (parapet_field_row_get_error (PARAPET_FIELD_ROW (row)), ==, "Another is called so.");
  type (row, "Scanner");
  g_assert_cmpuint (edited, ==, 2);
  g_assert_cmpstr (parapet_field_row_get_error (PARAPET_FIELD_ROW (row)), ==, NULL);
  g_assert_finalize_object (row);
  g_assert_finalize_object (store);
}

static void
assert_day (const char *text,
            const char *expected)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;
  gboolean well = parapet_date_words_parse (text, &value, &error);

  if (expected == NULL)
    g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID);
  else
    g_assert_no_error (error);
  g_assert_true (well == (expected != NULL));
  g_assert_cmpstr (value.storage == ISMS_STORAGE_TEXT ? value.text : NULL, ==, expected);
}

static void
test_days (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *third = g_date_time_format (now, "%Y-03-03");

  assert_day ("2026-11-23", "2026-11-23");
  assert_day ("23.11.2026", "2026-11-23");
  assert_day ("23 November 2026", "2026-11-23");
  assert_day ("Nov 23, 2026", "2026-11-23");
  assert_day ("3 mar", third);
  assert_day ("23/11/2026", "2026-11-23");
  assert_day ("11/23/2026", "2026-11-23");
  assert_day ("4/4/2026", "2026-04-04");
  assert_day ("2026/4/3", "2026-04-03");
  assert_day (" Today", today);
  assert_day ("3/4/2026", NULL);
  assert_day ("30 February 2026", NULL);
  assert_day ("3 ma 2026", NULL);
  assert_day ("31", NULL);
  assert_day ("some day", NULL);
  assert_day ("3 March 26", NULL);
  assert_day ("1 2 3 4", NULL);
  assert_day ("2026", NULL);
}

static void
test_date (void)
{
  IsmsStore *store = open_sample ();
  guint edited = 0;
  GtkWidget *row = make_row (store, "risk", "identified_on", &edited);
  g_auto (IsmsValue) day = ISMS_VALUE_NULL;

  isms_value_set_text (&day, "2026-03-04");
  parapet_field_row_set_value (PARAPET_FIELD_ROW (row), &day);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "4 March 2026");
  type (row, "2026-03-04");
  g_assert_cmpuint (edited, ==, 0);
  type (row, "5 March 2026");
  g_assert_cmpuint (edited, ==, 1);
  type (row, "3/4/2026");
  g_assert_cmpuint (edited, ==, 1);
  g_assert_nonnull (parapet_field_row_get_error (PARAPET_FIELD_ROW (row)));
  g_assert_finalize_object (row);
  g_assert_finalize_object (store);
}

static GObject *
choice_at (GtkWidget *row,
           guint position)
{
  return g_list_model_get_item (adw_combo_row_get_model (ADW_COMBO_ROW (row)), position);
}

static void
assert_choice (GtkWidget *row,
               guint position,
               const char *label,
               const char *detail)
{
  g_autoptr (GObject) choice = choice_at (row, position);
  g_autofree char *said = NULL, *small = NULL;

  g_assert_nonnull (choice);
  g_object_get (choice, "label", &said, "detail", &small, NULL);
  g_assert_cmpstr (said, ==, label);
  g_assert_cmpstr (small, ==, detail);
}

/* The words of the document's method; numbers where there is none. */
static void
test_scale (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsStore) empty = isms_store_open (":memory:", 7, NULL);
  guint edited = 0;
  GtkWidget *row = make_row (store, "risk", "current_likelihood", &edited);
  GtkWidget *bare = make_row (empty, "risk", "current_likelihood", NULL);

  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))), ==, 1 + 5);
  assert_choice (row, 0, "Not said", NULL);
  assert_choice (row, 2, "Rare", "once in 3 to 10 years · 2");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
  g_assert_cmpuint (edited, ==, 1);
  assert_value (row, &(IsmsValue) { ISMS_STORAGE_INTEGER, { .integer = 2 } });
  g_assert_cmpuint (g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (bare))), ==, 1 + 5);
  assert_choice (bare, 4, "4", NULL);
  parapet_field_row_set_value (PARAPET_FIELD_ROW (bare), &(IsmsValue) { ISMS_STORAGE_INTEGER, { .integer = 9 } });
  assert_value (bare, &(IsmsValue) { ISMS_STORAGE_INTEGER, { .integer = 9 } });
  g_assert_finalize_object (row);
  g_assert_finalize_object (bare);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/field-row/all", test_all);
  g_test_add_func ("/field-row/entry", test_entry);
  g_test_add_func ("/field-row/told", test_told);
  g_test_add_func ("/field-row/days", test_days);
  g_test_add_func ("/field-row/date", test_date);
  g_test_add_func ("/field-row/scale", test_scale);
  return g_test_run ();
}
