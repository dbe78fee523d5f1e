/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "interchange/isms-csv-reader.h"

static IsmsTable *
read_bytes (const char *data,
            gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  IsmsTable *table = isms_csv_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_nonnull (table);
  return table;
}

static IsmsTable *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static void
assert_refused (const char *data,
                gsize size,
                IsmsTableError code,
                const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) table = isms_csv_read (bytes, &error);

  g_assert_null (table);
  g_assert_error (error, ISMS_TABLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* The whole table on one line: cells by |, rows by /, extra cells in brackets, a malformed row with a star. */
static char *
show (IsmsTable *table)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", isms_table_get_column_name (table, i));
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      g_string_append (out, isms_table_row_is_malformed (table, row) ? " /* " : " / ");
      for (guint i = 0; i < isms_table_get_n_columns (table); i++)
        g_string_append_printf (out, "%s%s", i > 0 ? "|" : "", isms_table_get_cell (table, row, i));
      for (guint i = 0; i < isms_table_get_n_extra_cells (table, row); i++)
        g_string_append_printf (out, "[%s]", isms_table_get_extra_cell (table, row, i));
    }
  return g_string_free_and_steal (out);
}

static void
assert_shows (IsmsTable *table,
              const char *expected)
{
  g_autofree char *shown = show (table);

  g_assert_cmpstr (shown, ==, expected);
}

static void
assert_reads (const char *text,
              const char *expected)
{
  g_autoptr (IsmsTable) table = read_text (text);

  assert_shows (table, expected);
}

/* Exactly one problem of this kind, on this line, and a sentence that names the line. */
static void
assert_problem (IsmsTable *table,
                IsmsTableProblemKind kind,
                guint line)
{
  GPtrArray *problems = isms_table_get_problems (table);
  g_autofree char *number = g_strdup_printf ("%u", line);
  guint n_found = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind != kind)
        continue;
      n_found++;
      g_assert_cmpuint (problem->line, ==, line);
      g_assert_true (line == 0 || strstr (problem->sentence, number) != NULL);
      g_assert_true (g_str_has_suffix (problem->sentence, "."));
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_plain (void)
{
  g_autoptr (IsmsTable) table = read_text ("Risk,Owner\nTheft,Ada\n\"Fire, flood\",\n");

  assert_shows (table, "Risk|Owner / Theft|Ada / Fire, flood|");
  g_assert_cmpstr (isms_table_get_encoding (table), ==, "UTF-8");
  g_assert_cmpint (isms_table_get_delimiter (table), ==, ',');
  g_assert_cmpuint (isms_table_get_header_line (table), ==, 1);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 0);
}

static void
test_quotes (void)
{
  assert_reads ("a,b\n\"say \"\"no\"\"\",\"\"\n", "a|b / say \"no\"|");
  assert_reads ("a,b\n1, \"x, y\"\n2,\"z\" \n3, plain\n", "a|b / 1|x, y / 2|z / 3| plain");
  assert_reads ("a,b\n6\" pipe,\"\"\"\"\n", "a|b / 6\" pipe|\"");
  assert_reads ("a\n\"\"\"x\"\"\"", "a / \"x\"");
  assert_reads ("\"a\",\"b\"\n\"1\",\"2\"", "a|b / 1|2");
}

static void
test_line_breaks (void)
{
  g_autoptr (IsmsTable) mixed = read_text ("a,b\r\n1,2\n3,4\r5,6");
  g_autoptr (IsmsTable) within = read_text ("a,b\r\n\"one\r\ntwo\rthree\nfour\",1\r\n\r\nx,y\r\n");

  assert_shows (mixed, "a|b / 1|2 / 3|4 / 5|6");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (isms_table_get_line (mixed, i), ==, i + 2);

  assert_shows (within, "a|b / one\ntwo\nthree\nfour|1 / x|y");
  g_assert_cmpuint (isms_table_get_line (within, 0), ==, 2);
  g_assert_cmpuint (isms_table_get_line (within, 1), ==, 7);
}

static void
test_blank_rows (void)
{
  g_autoptr (IsmsTable) table = read_text ("\n  \n,,\na,b\n\n,\n\" \",\n1,2\n\n");

  assert_shows (table, "a|b / 1|2");
  g_assert_cmpuint (isms_table_get_header_line (table), ==, 4);
  g_assert_cmpuint (isms_table_get_line (table, 0), ==, 8);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 0);
}

static void
test_delimiters (void)
{
  assert_reads ("a;b\n1,5;2,5\n3,5;4,5\n", "a|b / 1,5|2,5 / 3,5|4,5");
  assert_reads ("a\tb\n1, 2\t3; 4\n", "a|b / 1, 2|3; 4");
  assert_reads ("a|b\n1,2|3\n", "a|b / 1,2|3");
  assert_reads ("Scale (1,2,3);Name\n1;x\n2;y\n", "Scale (1,2,3)|Name / 1|x / 2|y");
  assert_reads ("\"a;b;c\",d\n\"1;2;3\",4\n", "a;b;c|d / 1;2;3|4");
  assert_reads ("\"a\n;;;\n\",d\n1,4\n", "a ;;;|d / 1|4");
  assert_reads ("only\none\ntwo\n", "only / one / two");
  assert_reads ("a;b,c;d\n", "a|b,c|d");
  assert_reads ("\"a\",\"b;c;d\"\n\"1\",\"2;3;4\"\n", "a|b;c;d / 1|2;3;4");
  assert_reads ("\"a\",\"b;c;d\"\n", "a|b;c;d");
  assert_reads ("\"title\"\n\"a\",\"b\"\n\"1;2\",\"3\"\n", "a|b / 1;2|3");
  assert_reads ("title\n\"1\",\"\n2|3\n4|5\n\"\n", "title /* 1[\n2|3\n4|5\n]");
  assert_reads ("a,b;c\n1;2\n", "a,b|c / 1|2");
  assert_reads ("a,b;c\n1,2\n3;4\n5;6\n", "a,b|c / 1,2| / 3|4 / 5|6");
  assert_reads ("a\tb\n\t2\n", "a|b / |2");
}

/* A header, then more than the sample holds: what comes late cannot change the delimiter. */
static void
test_delimiter_sample (void)
{
  g_autoptr (GString) text = g_string_new ("a;b\n");
  g_autoptr (IsmsTable) table = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, i < 100 ? "1;2\n" : "1,2,3,4;some more text to fill it\n");
  table = read_bytes (text->str, text->len);
  g_assert_cmpint (isms_table_get_delimiter (table), ==, ';');
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, 20000);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 0);
}

static void
test_sep_line (void)
{
  g_autoptr (IsmsTable) table = read_text ("sep=;\r\na,b;c\r\n1,2;3\r\n");

  assert_shows (table, "a,b|c / 1,2|3");
  g_assert_cmpuint (isms_table_get_header_line (table), ==, 2);
  g_assert_cmpuint (isms_table_get_line (table, 0), ==, 3);

  assert_reads ("SEP=\t\na\tb\n", "a|b");
  assert_reads ("\"sep=^\"\na^b\n1^2", "a|b / 1|2");
  assert_reads ("\xEF\xBB\xBFsep=|\na|b\n", "a|b");
  assert_reads ("sep=,x\n1,2\n", "sep=|x / 1|2");
  assert_refused ("sep=;", 5, ISMS_TABLE_ERROR_EMPTY, "no table");
}

static void
test_ragged (void)
{
  g_autoptr (IsmsTable) table = read_text ("a,b,c\n1\n1,2,3\n1,2,3,4,5\n1,2,3,,\n1,2\n");
  GPtrArray *problems = isms_table_get_problems (table);
  const guint lines[] = { 2, 4, 6 };

  assert_shows (table, "a|b|c / 1|| / 1|2|3 /* 1|2|3[4][5] / 1|2|3 / 1|2|");
  assert_problem (table, ISMS_TABLE_PROBLEM_LONG_ROW, 4);
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    g_assert_cmpuint (((IsmsTableProblem *) g_ptr_array_index (problems, i))->line, ==, lines[i]);
}

static void
test_empty_columns (void)
{
  assert_reads ("a,b,,\n1,2,,\n3,4,,\n", "a|b / 1|2 / 3|4");
  assert_reads ("a,b, ,\n1,2\n", "a|b / 1|2");
  assert_reads ("a,,c\n1,,3\n", "a||c / 1||3");
  assert_reads ("a,b,,\n1,2\n1,2,3\n", "a|b| / 1|2| / 1|2|3");
}

static void
test_header_names (void)
{
  g_autoptr (IsmsTable) table = read_text (" Name ,Name,\"Risk\n  owner\",,Name (2),,Name\n1,2,3,4,5,6,7\n");
  const char *labels[] = { "Name", "Name (2)", "Risk owner", "Column D", "Name (2) (2)", "Column F", "Name (3)" };

  assert_shows (table, "Name|Name|Risk owner||Name (2)||Name / 1|2|3|4|5|6|7");
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (isms_table_get_column_label (table, i), ==, labels[i]);
  assert_problem (table, ISMS_TABLE_PROBLEM_EMPTY_NAME, 1);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 3);
}

static void
test_title_line (void)
{
  g_autoptr (IsmsTable) table = read_text ("Risk register 2025\nid;name\n1;x\n2;y\n");
  g_autoptr (IsmsTable) saved = read_text ("Register,,,\n,,,\nOwner,Ada,,\nid,name,kind,owner\n1,x,,\n2,y,k,\n");

  g_assert_cmpint (isms_table_get_delimiter (table), ==, ';');
  assert_shows (table, "id|name / 1|x / 2|y");
  assert_problem (table, ISMS_TABLE_PROBLEM_TITLE_ROWS, 2);
  assert_shows (saved, "id|name|kind|owner / 1|x|| / 2|y|k|");
  assert_problem (saved, ISMS_TABLE_PROBLEM_TITLE_ROWS, 4);
  g_assert_cmpuint (isms_table_get_header_line (saved), ==, 4);
}

/* A few rows that are too wide for want of quotes make no title of the header. */
static void
test_wide_rows (void)
{
  assert_reads ("id,name\n1,x\n2,y, z, and, so, on\n3,w\n", "id|name / 1|x /* 2|y[ z][ and][ so][ on] / 3|w");
  assert_reads ("id,name\n1,x, y, z, v\n", "id|name /* 1|x[ y][ z][ v]");
  assert_reads ("name\nx\ny, z\nw\n", "name / x /* y[ z] / w");
}

static void
test_with_header (void)
{
  g_autoptr (IsmsTable) table = read_text ("\"id\",\"what\" of\n#,text\n\n1,x\n2,y\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsTable) second = isms_table_with_header (table, 2, &error);
  g_autoptr (IsmsTable) first = isms_table_with_header (second, 1, &error);
  g_autofree char *words = isms_table_describe_nth_line (second, 0);

  assert_shows (second, "#|text / 1|x / 2|y");
  assert_problem (second, ISMS_TABLE_PROBLEM_TITLE_ROWS, 2);
  assert_problem (second, ISMS_TABLE_PROBLEM_STRAY_QUOTE, 1);
  assert_shows (first, "id|what of / #|text / 1|x / 2|y");
  g_assert_cmpuint (isms_table_get_n_problems (first), ==, isms_table_get_n_problems (table));
  g_assert_cmpuint (isms_table_get_n_lines (second), ==, 4);
  g_assert_cmpuint (isms_table_get_nth_line (second, 2), ==, 4);
  g_assert_cmpstr (words, ==, "id · what of");
  g_assert_null (isms_table_with_header (table, 3, &error));
  g_assert_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NO_ROW);
  g_clear_pointer (&table, isms_table_unref);
  assert_shows (second, "#|text / 1|x / 2|y");
}

static void
test_unclosed_quote (void)
{
  g_autoptr (IsmsTable) table = read_text ("a,b\n1,2\n3,\"open\nand, on\n");
  g_autoptr (IsmsTable) at_end = read_text ("a,b\n1,2\n\"");

  assert_shows (table, "a|b / 1|2 /* 3|open\nand, on\n");
  assert_problem (table, ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE, 3);
  assert_shows (at_end, "a|b / 1|2");
  assert_problem (at_end, ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE, 3);
}

static void
test_stray_quote (void)
{
  g_autoptr (IsmsTable) table = read_text ("a,b\n1,\"Acme\" Ltd\n");

  assert_shows (table, "a|b / 1|Acme Ltd");
  assert_problem (table, ISMS_TABLE_PROBLEM_STRAY_QUOTE, 2);
}

static void
assert_encoding (const char *data,
                 gsize size,
                 const char *encoding,
                 const char *expected)
{
  g_autoptr (IsmsTable) table = read_bytes (data, size);

  g_assert_cmpstr (isms_table_get_encoding (table), ==, encoding);
  assert_shows (table, expected);
}

#define assert_encoding_of(data, encoding, expected) assert_encoding (data, sizeof (data) - 1, encoding, expected)

static void
test_encodings (void)
{
  assert_encoding_of ("\xEF\xBB\xBFna\xC3\xAFve,b", "UTF-8", "naïve|b");
  assert_encoding_of ("\xFF\xFE\xE9\0,\0b\0\n\0\x3D\xD8\x00\xDE,\0", "UTF-16LE", "é|b / 😀|");
  assert_encoding_of ("\xFE\xFF\0\xE9\0,\0b\0\n\xD8\x3D\xDE\x00", "UTF-16BE", "é|b / 😀|");
  assert_encoding_of ("a\0,\0b\0\n\0\xAC\x20,\0\x34\0", "UTF-16LE", "a|b / €|4");
  assert_encoding_of ("\0a\0,\0b\0\n\x4E\x00\0,\0\x34", "UTF-16BE", "a|b / 一|4");
  assert_encoding_of ("na\xEFve,\x80\n\x93q\x94,\xFF", "windows-1252", "naïve|€ / “q”|ÿ");
}

static void
test_guess_is_said (void)
{
  g_autoptr (IsmsTable) table = read_text ("caf\xE9,b\n1,2\n");

  assert_problem (table, ISMS_TABLE_PROBLEM_ENCODING, 0);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 1);
}

static void
test_bad_characters (void)
{
  g_autoptr (IsmsTable) utf8 = read_text ("é,ü,ö\n1,2,\xC3\n");
  g_autoptr (IsmsTable) marked = read_text ("\xEF\xBB\xBF"
                                            "a\n\xFF\n");
  g_autoptr (IsmsTable) utf16 = read_bytes ("\xFF\xFE"
                                            "a\0\n\0\n\0\x3D\xD8x\0y",
                                            13);
  g_autoptr (IsmsTable) windows = read_text ("\xE9\r\n1\r\n\x81\r\n");

  g_assert_cmpstr (isms_table_get_encoding (utf8), ==, "UTF-8");
  assert_shows (utf8, "é|ü|ö / 1|2|�");
  assert_problem (utf8, ISMS_TABLE_PROBLEM_BAD_CHARACTER, 2);
  assert_shows (marked, "a / �");
  assert_problem (marked, ISMS_TABLE_PROBLEM_BAD_CHARACTER, 2);
  assert_shows (utf16, "a / �x�");
  assert_problem (utf16, ISMS_TABLE_PROBLEM_BAD_CHARACTER, 3);
  assert_shows (windows, "é / 1 / �");
  assert_problem (windows, ISMS_TABLE_PROBLEM_BAD_CHARACTER, 3);
}

static void
test_not_text (void)
{
  assert_refused ("a,b\n1,\0\n", 8, ISMS_TABLE_ERROR_NOT_TEXT, "line 2");
  assert_refused ("\xFF\xFE"
                  "a\0\n\0\0\0",
                  8, ISMS_TABLE_ERROR_NOT_TEXT, "line 2");
  assert_refused ("PK\003\004rest", 8, ISMS_TABLE_ERROR_NOT_TEXT, "workbook");
  assert_refused ("\xD0\xCF\x11\xE0\xA1", 5, ISMS_TABLE_ERROR_NOT_TEXT, ".xls");
  assert_refused ("%PDF-1.7\n", 9, ISMS_TABLE_ERROR_NOT_TEXT, "PDF");
  assert_refused ("SQLite format 3\0..", 18, ISMS_TABLE_ERROR_NOT_TEXT, "database");
}

static void
test_empty (void)
{
  assert_refused ("", 0, ISMS_TABLE_ERROR_EMPTY, "no table");
  assert_refused ("\xEF\xBB\xBF", 3, ISMS_TABLE_ERROR_EMPTY, "no table");
  assert_refused ("\n , \r\n\"\"", 8, ISMS_TABLE_ERROR_EMPTY, "no table");
  assert_reads ("just,a,header", "just|a|header");
}

static GString *
repeat (const char *text,
        gsize n)
{
  GString *out = g_string_sized_new (n * strlen (text));

  for (gsize i = 0; i < n; i++)
    g_string_append (out, text);
  return out;
}

static void
test_limits (void)
{
  g_autoptr (GString) rows = repeat ("1,2\n", ISMS_TABLE_MAX_ROWS + 1);
  g_autoptr (GString) columns = repeat ("a,", ISMS_TABLE_MAX_COLUMNS - 1);
  g_autoptr (GString) cell = repeat ("x", ISMS_TABLE_MAX_CELL_BYTES);
  g_autoptr (IsmsTable) many_rows = read_bytes (rows->str, rows->len);
  g_autoptr (IsmsTable) many_columns = NULL;
  g_autoptr (IsmsTable) long_cell = read_bytes (cell->str, cell->len);

  g_assert_cmpuint (isms_table_get_n_rows (many_rows), ==, ISMS_TABLE_MAX_ROWS);
  g_assert_cmpuint (strlen (isms_table_get_column_name (long_cell, 0)), ==, ISMS_TABLE_MAX_CELL_BYTES);
  g_string_append (columns, "a");
  many_columns = read_bytes (columns->str, columns->len);
  g_assert_cmpuint (isms_table_get_n_columns (many_columns), ==, ISMS_TABLE_MAX_COLUMNS);

  g_string_append (rows, "1,2\n");
  assert_refused (rows->str, rows->len, ISMS_TABLE_ERROR_TOO_LARGE, "rows");
  g_string_append (columns, ",a");
  assert_refused (columns->str, columns->len, ISMS_TABLE_ERROR_TOO_LARGE, "Line 1");
  g_string_append (cell, "x");
  assert_refused (cell->str, cell->len, ISMS_TABLE_ERROR_TOO_LARGE, "line 1");
  g_string_prepend (cell, "a\n\"");
  assert_refused (cell->str, cell->len, ISMS_TABLE_ERROR_TOO_LARGE, "line 2");
}

static void
test_size_limit (void)
{
  gsize size = ISMS_TABLE_MAX_BYTES;
  g_autofree char *data = g_malloc (size + 1);

  memset (data, ',', size + 1);
  for (gsize i = 0; i < size; i += 4000)
    data[i] = '\n';
  assert_refused (data, size, ISMS_TABLE_ERROR_EMPTY, "no table");
  assert_refused (data, size + 1, ISMS_TABLE_ERROR_TOO_LARGE, "64 MiB");
}

static void
test_many_problems (void)
{
  g_autoptr (GString) text = g_string_new ("a,b,c\n");
  g_autoptr (IsmsTable) table = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "1,2\n");
  g_string_append (text, "1,2,3,4\n");
  table = read_bytes (text->str, text->len);
  g_assert_cmpuint (isms_table_get_n_problems (table), ==, 5001);
  g_assert_cmpuint (isms_table_get_problems (table)->len, ==, ISMS_TABLE_MAX_PROBLEMS);
  assert_problem (table, ISMS_TABLE_PROBLEM_LONG_ROW, 5002);
}

/* The worst case for telling repeated names apart must not take quadratic time. */
static void
test_many_repeated_names (void)
{
  g_autoptr (GString) text = repeat ("a,", ISMS_TABLE_MAX_COLUMNS - 1);
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (IsmsTable) table = NULL;

  g_string_append (text, "a (3)");
  table = read_bytes (text->str, text->len);
  for (guint i = 0; i < ISMS_TABLE_MAX_COLUMNS; i++)
    g_assert_true (g_hash_table_add (labels, (char *) isms_table_get_column_label (table, i)));
}

static void
test_references (void)
{
  g_autoptr (IsmsTable) table = read_text ("a\n1\n");
  GValue value = G_VALUE_INIT;

  g_value_init (&value, ISMS_TYPE_TABLE);
  g_value_set_boxed (&value, table);
  g_assert_true (g_value_get_boxed (&value) == table);
  g_clear_pointer (&table, isms_table_unref);
  g_assert_cmpstr (isms_table_get_cell (g_value_get_boxed (&value), 0, 0), ==, "1");
  g_value_unset (&value);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-reader/plain", test_plain);
  g_test_add_func ("/csv-reader/quotes", test_quotes);
  g_test_add_func ("/csv-reader/line-breaks", test_line_breaks);
  g_test_add_func ("/csv-reader/blank-rows", test_blank_rows);
  g_test_add_func ("/csv-reader/delimiters", test_delimiters);
  g_test_add_func ("/csv-reader/delimiter-sample", test_delimiter_sample);
  g_test_add_func ("/csv-reader/sep-line", test_sep_line);
  g_test_add_func ("/csv-reader/ragged", test_ragged);
  g_test_add_func ("/csv-reader/empty-columns", test_empty_columns);
  g_test_add_func ("/csv-reader/header-names", test_header_names);
  g_test_add_func ("/csv-reader/title-line", test_title_line);
  g_test_add_func ("/csv-reader/wide-rows", test_wide_rows);
  g_test_add_func ("/csv-reader/with-header", test_with_header);
  g_test_add_func ("/csv-reader/unclosed-quote", test_unclosed_quote);
  g_test_add_func ("/csv-reader/stray-quote", test_stray_quote);
  g_test_add_func ("/csv-reader/encodings", test_encodings);
  g_test_add_func ("/csv-reader/guess-is-said", test_guess_is_said);
  g_test_add_func ("/csv-reader/bad-characters", test_bad_characters);
  g_test_add_func ("/csv-reader/not-text", test_not_text);
  g_test_add_func ("/csv-reader/empty", test_empty);
  g_test_add_func ("/csv-reader/limits", test_limits);
  g_test_add_func ("/csv-reader/size-limit", test_size_limit);
  g_test_add_func ("/csv-reader/many-problems", test_many_problems);
  g_test_add_func ("/csv-reader/many-repeated-names", test_many_repeated_names);
  g_test_add_func ("/csv-reader/references", test_references);
  return g_test_run ();
}
