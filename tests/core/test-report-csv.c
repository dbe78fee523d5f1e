/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"
#include "reports/isms-report-csv.h"

#include <string.h>

/* A reader of RFC 4180 of the test's own, so that a mistake in the writer cannot hide in a reader that shares it. */
static GPtrArray *
read_csv (const char *text,
          char separator)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);
  GString *cell = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (quoted && p[0] == '"' && p[1] == '"')
        g_string_append_c (cell, *p++);
      else if (quoted && *p == '"')
        quoted = FALSE;
      else if (quoted)
        g_string_append_c (cell, *p);
      else if (*p == '"' && cell->len == 0)
        quoted = TRUE;
      else if (*p == separator || (p[0] == '\r' && p[1] == '\n'))
        {
          g_ptr_array_add (row, g_string_free (cell, FALSE));
          cell = g_string_new (NULL);
          if (*p != '\r')
            continue;
          p++;
          g_ptr_array_add (rows, row);
          row = g_ptr_array_new_with_free_func (g_free);
        }
      else
        g_string_append_c (cell, *p);
    }
  g_assert_cmpuint (row->len, ==, 0);
  g_string_free (cell, TRUE);
  g_ptr_array_unref (row);
  return g_steal_pointer (&rows);
}

static const char *
cell_at (GPtrArray *rows,
         guint row,
         guint column)
{
  return g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, row), column);
}

/* What a spreadsheet does, only stricter: skip all that any is known to skip, then look for a formula. */
static gboolean
is_formula (const char *cell)
{
  const char *triggers[] = { "=", "+", "-", "@", "＝", "＋", "－", "＠" };

  if (*cell == '\t' || *cell == '\r')
    return TRUE;
  while (g_unichar_isspace (g_utf8_get_char (cell)) || *cell == '"')
    cell = g_utf8_next_char (cell);
  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    {
      if (g_str_has_prefix (cell, triggers[i]))
        return TRUE;
    }
  return FALSE;
}

static void
assert_harmless (const char *text)
{
  g_autofree char *cell = isms_report_csv_guard (text);
  g_autofree char *back = isms_report_csv_unguard (cell);
  g_auto (GStrv) pieces = g_strsplit_set (cell, ";\t\r\n", -1);

  g_assert_cmpstr (back, ==, text);
  g_assert_false (is_formula (cell));
  for (guint i = 0; pieces[i] != NULL; i++)
    g_assert_false (is_formula (pieces[i]));
}

static void
test_payloads (void)
{
  const char *const *payloads = soa_fixture_get_payloads ();

  for (guint i = 0; payloads[i] != NULL; i++)
    assert_harmless (payloads[i]);
}

static void
test_payloads_of_corpus (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ISMS_SHARED"), "corpora", "csv-torture", "formula-injection-payloads.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("The shared corpora are not beside this checkout");
      return;
    }
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    assert_harmless (lines[i]);
}

static void
test_guard_is_lossless (void)
{
  static const char *alphabet[] = { "'", "=", "-", " ", "\t", "\r", "\n", ";", "\"", "a", "＝", "," };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint n = 0; n < 12 * 12 * 12 * 12 * 12; n++)
    {
      g_string_truncate (text, 0);
      for (guint rest = n; rest > 0; rest /= 12)
        g_string_append (text, alphabet[rest % 12]);
      assert_harmless (text->str);
    }
}

static void
test_guard_leaves_prose (void)
{
  static const char *prose[] = { "A.5.1", "Zoë’s laptop", "e-mail", "1 + 1", "'quoted'", "", "RK-01; RK-02" };

  for (guint i = 0; i < G_N_ELEMENTS (prose); i++)
    {
      g_autofree char *cell = isms_report_csv_guard (prose[i]);

      g_assert_cmpstr (cell, ==, prose[i]);
    }
}

static void
test_for_people (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_USUAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PEOPLE, &error);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbfNo.,Control,Applies,"));
  rows = read_csv (text + 3, ',');
  g_assert_cmpuint (rows->len, ==, 1 + 95);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (rows, i))->len, ==, 12);
  g_assert_cmpstr (cell_at (rows, 1, 0), ==, "A.5.1");
  g_assert_cmpstr (cell_at (rows, 1, 2), ==, "Yes");
  g_assert_cmpstr (cell_at (rows, 1, 6), ==, "In place");
  g_assert_cmpstr (cell_at (rows, 12, 2), ==, "No");
  g_assert_cmpstr (cell_at (rows, 4, 8), ==, "Nadia Voß");
  g_assert_cmpstr (cell_at (rows, 4, 7), ==, "2027-03-31");
  g_assert_cmpstr (cell_at (rows, 4, 9), ==, "RK-04; RK-07; RK-10");
}

static void
test_for_programs (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_USUAL);
  g_autoptr (GBytes) bytes = isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PROGRAMS, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GPtrArray) rows = read_csv (text, ',');

  g_assert_cmpstr (cell_at (rows, 0, 0), ==, "number");
  g_assert_cmpstr (cell_at (rows, 0, 14), ==, "key");
  g_assert_cmpstr (cell_at (rows, 1, 2), ==, "organizational");
  g_assert_cmpstr (cell_at (rows, 1, 4), ==, "true");
  g_assert_cmpstr (cell_at (rows, 4, 8), ==, "partial");
  g_assert_cmpstr (cell_at (rows, 4, 11), ==, "RK-04; RK-07; RK-10");
}

/* The same file read with every separator that a spreadsheet may be set to. */
static void
test_no_formula_is_born (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_HOSTILE);
  g_autoptr (GBytes) bytes = isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PROGRAMS, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  const char separators[] = { ',', ';', '\t' };

  for (guint s = 0; s < G_N_ELEMENTS (separators); s++)
    {
      g_autoptr (GPtrArray) rows = read_csv (text, separators[s]);

      for (guint r = 0; r < rows->len; r++)
        {
          GPtrArray *row = g_ptr_array_index (rows, r);

          for (guint c = 0; c < row->len; c++)
            g_assert_false (is_formula (g_ptr_array_index (row, c)));
        }
    }
}

static void
test_round_trip (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_HOSTILE);
  IsmsReportTable *table = isms_report_get_main_table (report);
  g_autoptr (GBytes) bytes = isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PROGRAMS, NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GPtrArray) rows = read_csv (text, ',');
  int column = isms_report_table_find_column (table, "reason_text");

  for (guint r = 0; r < isms_report_table_get_n_rows (table); r++)
    {
      IsmsReportValue *value = isms_report_row_get (isms_report_table_get_row (table, r), (guint) column);
      g_autofree char *back = isms_report_csv_unguard (cell_at (rows, r + 1, (guint) column));

      g_assert_cmpstr (back, ==, value != NULL ? isms_report_value_get_text (value) : "");
    }
}

static void
test_numbers_stay_numbers (void)
{
  const IsmsReportColumn columns[] = { { "n", "N", ISMS_REPORT_VALUE_INTEGER }, { "x", "X", ISMS_REPORT_VALUE_NUMBER } };
  g_autoptr (IsmsReport) report = isms_report_new ("numbers", "Numbers", "en");
  IsmsReportTable *table = isms_report_table_new ("rows", NULL, columns, 2);
  IsmsReportRow *row = isms_report_table_add_row (table);
  g_autoptr (GBytes) bytes = NULL;

  isms_report_row_set (row, "n", isms_report_value_new_integer (-5));
  isms_report_row_set (row, "x", isms_report_value_new_number (-2.5, 1));
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (report, table);
  bytes = isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PROGRAMS, NULL);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "n,x\r\n-5,-2.5\r\n", 14);
}

static void
test_no_table (void)
{
  g_autoptr (IsmsReport) report = isms_report_new ("empty", "Nothing", "en");
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PEOPLE, &error));
  g_assert_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_NO_TABLE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-csv/payloads", test_payloads);
  g_test_add_func ("/report-csv/payloads-of-corpus", test_payloads_of_corpus);
  g_test_add_func ("/report-csv/guard-is-lossless", test_guard_is_lossless);
  g_test_add_func ("/report-csv/guard-leaves-prose", test_guard_leaves_prose);
  g_test_add_func ("/report-csv/for-people", test_for_people);
  g_test_add_func ("/report-csv/for-programs", test_for_programs);
  g_test_add_func ("/report-csv/no-formula-is-born", test_no_formula_is_born);
  g_test_add_func ("/report-csv/round-trip", test_round_trip);
  g_test_add_func ("/report-csv/numbers-stay-numbers", test_numbers_stay_numbers);
  g_test_add_func ("/report-csv/no-table", test_no_table);
  return g_test_run ();
}
