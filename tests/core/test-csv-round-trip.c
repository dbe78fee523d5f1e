/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "interchange/isms-csv-reader.h"

/* Random tables, written by the little RFC 4180 writer below in every way that the reader claims to know. */

#define N_TABLES 200

typedef GPtrArray Rows; /* of GStrv; the first is the header */

static const char delimiters[] = { ',', ';', '\t', '|' };
static const char *const line_breaks[] = { "\n", "\r\n", "\r" };

static const struct
{
  const char *name;
  const char *codec;
  const char *mark;
  gsize mark_length;
} encodings[] = {
  { "UTF-8", "UTF-8", "", 0 },
  { "UTF-8", "UTF-8", "\xEF\xBB\xBF", 3 },
  { "UTF-16LE", "UTF-16LE", "\xFF\xFE", 2 },
  { "UTF-16BE", "UTF-16BE", "\xFE\xFF", 2 },
  { "UTF-16LE", "UTF-16LE", "", 0 },
  { "UTF-16BE", "UTF-16BE", "", 0 },
  { "windows-1252", "WINDOWS-1252", "", 0 },
};

static const char *const any_pieces[] = {
  "a",
  "Risk",
  " ",
  "  ",
  "\"",
  "\"\"",
  ",",
  ";",
  "\t",
  "|",
  "\n",
  "\n\n",
  "1",
  "0",
  "'",
  "=",
  "é",
  "“",
  "€",
  "ß",
};
static const char *const wide_pieces[] = { "Ж", "一", "日本", "😀", "\xEF\xBF\xBD", "e\xCC\x81", "\xE2\x80\xA8" };

static char *
random_cell (GRand *rand,
             gboolean wide)
{
  GString *cell = g_string_new (NULL);
  guint n_pieces = g_rand_int_range (rand, 0, 8);

  for (guint i = 0; i < n_pieces; i++)
    {
      if (wide && g_rand_int_range (rand, 0, 4) == 0)
        g_string_append (cell, wide_pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (wide_pieces))]);
      else
        g_string_append (cell, any_pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (any_pieces))]);
    }
  return g_string_free_and_steal (cell);
}

/* Each row begins with a cell that is not blank, and the header has names that tidying leaves alone. */
static Rows *
random_rows (GRand *rand,
             gboolean wide)
{
  Rows *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_columns = g_rand_int_range (rand, 2, 9);
  guint n_rows = g_rand_int_range (rand, 4, 30);

  for (guint row = 0; row < n_rows; row++)
    {
      char **cells = g_new0 (char *, n_columns + 1);

      for (guint i = 0; i < n_columns; i++)
        cells[i] = row == 0 ? g_strdup_printf ("Näme %u", i) : random_cell (rand, wide);
      if (row > 0)
        {
          g_autofree char *first = g_steal_pointer (&cells[0]);

          cells[0] = g_strconcat (first, "x", NULL);
        }
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

static void
write_cell (GString *out,
            const char *cell,
            char delimiter,
            const char *line_break,
            gboolean always_quote)
{
  char special[] = { '"', '\n', ' ', '\t', delimiter, '\0' };
  g_auto (GStrv) lines = NULL;
  g_autofree char *broken = NULL;

  if (!always_quote && strpbrk (cell, special) == NULL)
    {
      g_string_append (out, cell);
      return;
    }
  lines = g_strsplit (cell, "\n", -1);
  broken = g_strjoinv (line_break, lines);
  g_string_append_c (out, '"');
  for (const char *p = broken; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  g_string_append_c (out, '"');
}

static GString *
write_rows (Rows *rows,
            GRand *rand,
            char delimiter,
            const char *line_break)
{
  GString *out = g_string_new (NULL);
  gboolean always_quote = g_rand_boolean (rand);
  gboolean last_break = g_rand_boolean (rand);

  for (guint row = 0; row < rows->len; row++)
    {
      char **cells = g_ptr_array_index (rows, row);

      for (guint i = 0; cells[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (out, delimiter);
          write_cell (out, cells[i], delimiter, line_break, always_quote);
        }
      if (row + 1 < rows->len || last_break)
        g_string_append (out, line_break);
    }
  return out;
}

static GBytes *
encode (const GString *text,
        guint encoding)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;
  GByteArray *bytes = g_byte_array_new ();
  gsize size;

  body = g_convert (text->str, text->len, encodings[encoding].codec, "UTF-8", NULL, &size, &error);
  g_assert_no_error (error);
  g_byte_array_append (bytes, (const guint8 *) encodings[encoding].mark, encodings[encoding].mark_length);
  g_byte_array_append (bytes, (const guint8 *) body, size);
  return g_byte_array_free_to_bytes (bytes);
}

static gboolean
is_blank (const char *cell)
{
  for (; *cell != '\0'; cell = g_utf8_next_char (cell))
    if (!g_unichar_isspace (g_utf8_get_char (cell)))
      return FALSE;
  return TRUE;
}

/* Blank cells at the end of a row are as good as empty ones. */
static void
assert_row_equal (IsmsTable *table,
                  guint row,
                  char **cells)
{
  gboolean at_end = TRUE;

  for (guint i = g_strv_length (cells); i-- > 0;)
    {
      at_end = at_end && is_blank (cells[i]);
      g_assert_cmpstr (isms_table_get_cell (table, row, i), ==, at_end ? "" : cells[i]);
    }
}

static void
assert_equal (IsmsTable *table,
              Rows *rows)
{
  guint n_columns = g_strv_length (g_ptr_array_index (rows, 0));

  g_assert_cmpuint (isms_table_get_n_columns (table), ==, n_columns);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, rows->len - 1);
  for (guint i = 0; i < n_columns; i++)
    g_assert_cmpstr (isms_table_get_column_name (table, i), ==, ((char **) g_ptr_array_index (rows, 0))[i]);
  for (guint row = 1; row < rows->len; row++)
    {
      g_assert_false (isms_table_row_is_malformed (table, row - 1));
      assert_row_equal (table, row - 1, g_ptr_array_index (rows, row));
    }
}

/* Counts line breaks outside our reader: where each row must start. */
static void
assert_lines (IsmsTable *table,
              Rows *rows)
{
  guint line = 1;

  for (guint row = 0; row < rows->len; row++)
    {
      char **cells = g_ptr_array_index (rows, row);

      g_assert_cmpuint (row == 0 ? isms_table_get_header_line (table) : isms_table_get_line (table, row - 1), ==, line);
      line++;
      for (guint i = 0; cells[i] != NULL; i++)
        for (const char *p = cells[i]; *p != '\0'; p++)
          line += *p == '\n';
    }
}

static void
test_round_trip (gconstpointer data)
{
  guint encoding = GPOINTER_TO_UINT (data);
  gboolean guessed = g_str_equal (encodings[encoding].name, "windows-1252");
  g_autoptr (GRand) rand = g_rand_new_with_seed (encoding + 1);

  for (guint i = 0; i < N_TABLES; i++)
    {
      char delimiter = delimiters[i % G_N_ELEMENTS (delimiters)];
      const char *line_break = line_breaks[i / 4 % G_N_ELEMENTS (line_breaks)];
      g_autoptr (GPtrArray) rows = random_rows (rand, !guessed);
      g_autoptr (GString) text = write_rows (rows, rand, delimiter, line_break);
      g_autoptr (GBytes) bytes = encode (text, encoding);
      g_autoptr (GError) error = NULL;
      g_autoptr (IsmsTable) table = isms_csv_read (bytes, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (isms_table_get_encoding (table), ==, encodings[encoding].name);
      g_assert_cmpint (isms_table_get_delimiter (table), ==, delimiter);
      g_assert_cmpuint (isms_table_get_n_problems (table), ==, guessed);
      assert_equal (table, rows);
      assert_lines (table, rows);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *name = g_strdup_printf ("/csv-round-trip/%s%s", encodings[i].name, encodings[i].mark_length > 0 ? "-marked" : "");

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_round_trip);
    }
  return g_test_run ();
}
