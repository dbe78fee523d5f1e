/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#include "interchange/isms-csv-reader.h"

static IsmsTable *
read_bytes (const void *data,
            gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_csv_read (bytes, &error);

  g_assert_true ((table != NULL) != (error != NULL));
  if (error != NULL)
    {
      g_assert_true (error->domain == ISMS_TABLE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return table;
}

static guint
count_cells (IsmsTable *table,
             guint row)
{
  return isms_table_get_n_columns (table) + isms_table_get_n_extra_cells (table, row);
}

static const char *
get_cell (IsmsTable *table,
          guint row,
          guint i)
{
  guint n_columns = isms_table_get_n_columns (table);

  if (i < n_columns)
    return isms_table_get_cell (table, row, i);
  return isms_table_get_extra_cell (table, row, i - n_columns);
}

static void
check_columns (IsmsTable *table)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      const char *label = isms_table_get_column_label (table, i);

      g_assert_true (g_utf8_validate (isms_table_get_column_name (table, i), -1, NULL));
      g_assert_true (*label != '\0' && g_utf8_validate (label, -1, NULL));
      g_assert_true (g_hash_table_add (labels, (char *) label));
    }
}

static void
check_rows (IsmsTable *table)
{
  guint line = isms_table_get_header_line (table);

  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      g_assert_cmpuint (isms_table_get_line (table, row), >, line);
      line = isms_table_get_line (table, row);
      if (isms_table_get_n_extra_cells (table, row) > 0)
        g_assert_true (isms_table_row_is_malformed (table, row));
      for (guint i = 0; i < count_cells (table, row); i++)
        g_assert_true (g_utf8_validate (get_cell (table, row, i), -1, NULL));
    }
}

static void
check_problems (IsmsTable *table)
{
  GPtrArray *problems = isms_table_get_problems (table);
  guint line = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpuint (problem->line, >=, line);
      line = problem->line;
      g_assert_true (g_utf8_validate (problem->sentence, -1, NULL));
    }
}

static void
write_cell (GString *out,
            const char *cell,
            char behind)
{
  g_string_append_c (out, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
  g_string_append_c (out, behind);
}

static GString *
write_table (IsmsTable *table)
{
  guint n_columns = isms_table_get_n_columns (table);
  /* Where rows may have more cells than a header of one, what divides them is a guess. */
  GString *out = g_string_new (n_columns == 1 ? "sep=,\n" : NULL);

  for (guint i = 0; i < n_columns; i++)
    write_cell (out, isms_table_get_column_label (table, i), i + 1 < n_columns ? ',' : '\n');
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    for (guint i = 0, n = count_cells (table, row); i < n; i++)
      write_cell (out, get_cell (table, row, i), i + 1 < n ? ',' : '\n');
  return out;
}

/* Whatever was read, once written properly it must read the same again, by the header that was written: which row looks like one is a guess. */
static void
check_round_trip (IsmsTable *table)
{
  g_autoptr (GString) text = write_table (table);
  g_autoptr (IsmsTable) guess = read_bytes (text->str, text->len);
  g_autoptr (IsmsTable) again = guess != NULL ? isms_table_with_header (guess, isms_table_get_n_columns (table) == 1 ? 2 : 1, NULL) : NULL;

  g_assert_nonnull (again);
  g_assert_cmpuint (isms_table_get_n_columns (again), ==, isms_table_get_n_columns (table));
  g_assert_cmpuint (isms_table_get_n_rows (again), ==, isms_table_get_n_rows (table));
  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    g_assert_cmpstr (isms_table_get_column_name (again, i), ==, isms_table_get_column_label (table, i));
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      g_assert_cmpuint (count_cells (again, row), ==, count_cells (table, row));
      for (guint i = 0; i < count_cells (table, row); i++)
        g_assert_cmpstr (get_cell (again, row, i), ==, get_cell (table, row, i));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autoptr (IsmsTable) table = read_bytes (data, size);

  if (table == NULL)
    return 0;
  check_columns (table);
  check_rows (table);
  check_problems (table);
  check_round_trip (table);
  return 0;
}
