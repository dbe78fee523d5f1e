/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "interchange/isms-csv-reader.h"

/* What csv-expectations.py, which reads the same files with Python's csv module, prints: an opinion other than ours. */
static const struct
{
  const char *path;
  const char *encoding;
  char delimiter;
  guint n_columns;
  guint n_rows;
  guint n_malformed;
  guint n_short;
  const char *digest;
} expectations[] = {
  { "csv-torture/csvkit/blanks.csv", "UTF-8", ',', 6, 1, 0, 0, "c8ac888968bbe1ac" },
  { "csv-torture/csvkit/date_like_number.csv", "UTF-8", ',', 1, 1, 0, 0, "fd586df7a855b0af" },
  { "csv-torture/csvkit/join_short.csv", "UTF-8", ',', 5, 2, 0, 0, "fa9612e03193cba4" },
  { "csv-torture/csvkit/optional_quote_characters.csv", "UTF-8", ',', 3, 1, 0, 0, "5c8e3fb21c84f724" },
  { "csv-torture/csvkit/test_extra_header.csv", "UTF-8", ',', 4, 1, 0, 1, "c2e4b7720e329356" },
  { "csv-torture/csvkit/test_skip_lines.csv", "UTF-8", ',', 3, 1, 0, 0, "5c8e3fb21c84f724" },
  { "csv-torture/csvkit/test_utf8.csv", "UTF-8", ',', 3, 2, 0, 0, "9a0f86208276ef5f" },
  { "csv-torture/csvkit/test_utf8_bom.csv", "UTF-8", ',', 3, 2, 0, 0, "9a0f86208276ef5f" },
  { "csv-torture/frictionless/blank-headers.csv", "UTF-8", ',', 3, 2, 0, 0, "4926f7043099c98a" },
  { "csv-torture/frictionless/blank-rows.csv", "UTF-8", ',', 3, 2, 0, 0, "67ad95d7eb18f2bc" },
  { "csv-torture/frictionless/capital-invalid.csv", "UTF-8", ',', 3, 10, 1, 1, "0a1f9f543fc29035" },
  { "csv-torture/frictionless/delimiter.csv", "UTF-8", ';', 2, 2, 0, 0, "541645edb4b2110c" },
  { "csv-torture/frictionless/duplicate-rows.csv", "UTF-8", ',', 3, 3, 0, 0, "eecca316ad97c491" },
  { "csv-torture/frictionless/escaping.csv", "UTF-8", ',', 2, 3, 0, 0, "4db647ae4ab064bb" },
  { "csv-torture/frictionless/issue-1066-smallcellsize.csv", "UTF-8", ',', 2, 12, 0, 0, "cb5e712941651584" },
  { "csv-torture/frictionless/issue-1138.csv", "UTF-8", ';', 3, 7, 0, 0, "f80217eed99f0114" },
  { "csv-torture/phpspreadsheet/encoding.iso88591.csv", "windows-1252", ',', 2, 1, 0, 0, "0a9b03949a1c4b7e" },
  { "csv-torture/phpspreadsheet/line_break_in_enclosure.csv", "UTF-8", ',', 3, 5, 0, 0, "67a82cf106e612b6" },
  { "csv-torture/phpspreadsheet/premiere.utf16bebom.csv", "UTF-16BE", ',', 3, 1, 0, 0, "dfd840de6ca9ad78" },
  { "csv-torture/phpspreadsheet/premiere.utf16lebom.csv", "UTF-16LE", ',', 3, 1, 0, 0, "dfd840de6ca9ad78" },
  { "csv-torture/phpspreadsheet/premiere.utf8bom.csv", "UTF-8", ',', 3, 1, 0, 0, "dfd840de6ca9ad78" },
  { "csv-torture/phpspreadsheet/premiere.win1252.csv", "windows-1252", ',', 3, 1, 0, 0, "dfd840de6ca9ad78" },
  { "csv-torture/phpspreadsheet/semicolon_separated.csv", "UTF-8", ';', 3, 2, 0, 0, "2b5bed9b0cec01cc" },
  { "csv-torture/phpspreadsheet/sep.csv", "UTF-8", ';', 2, 1, 0, 0, "b24aa1db730d2e5f" },
  { "registers/sg1unitis-assets_inventory.csv", "UTF-8", ',', 6, 10, 1, 0, "8155854c9a163089" },
  { "registers/sg1unitis-risk_register.csv", "UTF-8", ',', 23, 30, 0, 0, "462a6beae513c7ae" },
  { "registers/sg1unitis-risk_register_backup_v1_1.csv", "UTF-8", ',', 23, 30, 0, 0, "462a6beae513c7ae" },
  { "registers/sg1unitis-roadmap.csv", "UTF-8", ',', 10, 12, 1, 0, "9725c43ea3fc9208" },
  { "registers/shahmikh-assets.csv", "UTF-8", ',', 5, 3, 0, 0, "692cbe7edc39fb37" },
  { "registers/shahmikh-gaps.csv", "UTF-8", ',', 5, 1, 0, 0, "4a3a3839559f6517" },
  { "registers/shahmikh-mappings.csv", "UTF-8", ',', 7, 10, 0, 0, "ee0461febdb60bac" },
  { "registers/shahmikh-risk_register.csv", "UTF-8", ',', 5, 2, 0, 0, "23f0754e1efd3ed7" },
  { "registers/sushegaad-risk-register.csv", "UTF-8", ',', 10, 10, 0, 0, "bb1a473ebe84b067" },
  { "registers/sushegaad-statement-of-applicability.csv", "UTF-8", ',', 7, 93, 0, 0, "2526483acd1d6560" },
  { "org/cenedril-en/registers/asset-register.csv", "UTF-8", ',', 12, 18, 0, 0, "bef74a52167efe41" },
  { "org/cenedril-en/registers/capa-register.csv", "UTF-8", ',', 12, 5, 0, 0, "c7c69d636a01eee6" },
  { "org/cenedril-en/registers/change-log.csv", "UTF-8", ',', 16, 10, 0, 0, "6941765ae3499dd3" },
  { "org/cenedril-en/registers/competence-matrix.csv", "UTF-8", ',', 6, 22, 0, 0, "6a181267895a7a81" },
  { "org/cenedril-en/registers/cryptography-register.csv", "UTF-8", ',', 12, 10, 0, 0, "3f411ac27b76cb61" },
  { "org/cenedril-en/registers/deletion-evidence-log.csv", "UTF-8", ',', 10, 7, 0, 0, "ff0fd301a347c6a3" },
  { "org/cenedril-en/registers/disaster-recovery-register.csv", "UTF-8", ',', 13, 10, 0, 0, "bc6f21dcf3d5a918" },
  { "org/cenedril-en/registers/document-control-register.csv", "UTF-8", ',', 12, 26, 0, 0, "27db9d4393b51002" },
  { "org/cenedril-en/registers/exceptions-register.csv", "UTF-8", ',', 11, 6, 0, 0, "94987a725dd62e4e" },
  { "org/cenedril-en/registers/incident-register.csv", "UTF-8", ',', 18, 10, 0, 0, "a870ea6b6762ced1" },
  { "org/cenedril-en/registers/legal-compliance-register.csv", "UTF-8", ',', 10, 27, 0, 0, "6727a5e934b5c06b" },
  { "org/cenedril-en/registers/raci-matrix.csv", "UTF-8", ',', 8, 20, 0, 0, "911ba3f4fa8fa9f3" },
  { "org/cenedril-en/registers/records-retention-schedule.csv", "UTF-8", ',', 10, 27, 0, 0, "74565a9b1f614c1f" },
  { "org/cenedril-en/registers/risk-register.csv", "UTF-8", ',', 23, 7, 0, 0, "54295a18e028adc2" },
  { "org/cenedril-en/registers/risk-treatment-plan.csv", "UTF-8", ',', 11, 11, 0, 0, "062978cab3ff1a9d" },
  { "org/cenedril-en/registers/security-objectives-register.csv", "UTF-8", ',', 12, 10, 0, 0, "4bba491503874696" },
  { "org/cenedril-en/registers/stakeholder-communication.csv", "UTF-8", ',', 8, 12, 11, 0, "c7d65443dabd8e66" },
  { "org/cenedril-en/registers/stakeholder-requirements.csv", "UTF-8", ',', 8, 12, 1, 0, "6359d4284740bf26" },
  { "org/cenedril-en/registers/statement-of-applicability.csv", "UTF-8", ',', 8, 93, 1, 0, "3584c7be0c12eda1" },
  { "org/cenedril-en/registers/supplier-register.csv", "UTF-8", ',', 16, 12, 0, 0, "d08f7ca81a31ace8" },
  { "org/cenedril-en/registers/threat-register.csv", "UTF-8", ',', 12, 12, 0, 0, "6fdce22c3008c039" },
  { "org/cenedril-en/registers/training-register.csv", "UTF-8", ',', 9, 14, 0, 0, "0d7a2d39d97e1943" },
  { "org/cenedril-en/registers/vulnerability-register.csv", "UTF-8", ',', 15, 15, 0, 0, "1a038ebf6de9318c" },
};

/* Cells end with the unit separator and rows with the record separator, so that no two tables digest alike. */
static char *
digest_table (IsmsTable *table)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint n_columns = isms_table_get_n_columns (table);

#define ADD(text) g_checksum_update (checksum, (const guint8 *) (text), -1)
  for (guint i = 0; i < n_columns; i++)
    {
      ADD (isms_table_get_column_name (table, i));
      ADD ("\x1f");
    }
  ADD ("\x1e");
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      for (guint i = 0; i < n_columns + isms_table_get_n_extra_cells (table, row); i++)
        {
          ADD (i < n_columns ? isms_table_get_cell (table, row, i) : isms_table_get_extra_cell (table, row, i - n_columns));
          ADD ("\x1f");
        }
      ADD ("\x1e");
    }
#undef ADD
  return g_strndup (g_checksum_get_string (checksum), 16);
}

static IsmsTable *
read_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  IsmsTable *table;
  char *data;
  gsize size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  table = isms_csv_read (bytes, &error);
  g_assert_no_error (error);
  return table;
}

static guint
count_problems (IsmsTable *table,
                IsmsTableProblemKind kind)
{
  GPtrArray *problems = isms_table_get_problems (table);
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((IsmsTableProblem *) g_ptr_array_index (problems, i))->kind == kind;
  return n;
}

static char *
find_corpus_file (const char *path)
{
  const char *shared = g_getenv ("ISMS_SHARED");

  return g_build_filename (shared != NULL ? shared : ".", "corpora", path, NULL);
}

static void
test_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = find_corpus_file (expectations[i].path);
  g_autoptr (IsmsTable) table = NULL;
  g_autofree char *digest = NULL;
  guint n_malformed = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpora are not here");
      return;
    }
  table = read_file (path);
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    n_malformed += isms_table_row_is_malformed (table, row);
  digest = digest_table (table);

  g_assert_cmpstr (isms_table_get_encoding (table), ==, expectations[i].encoding);
  g_assert_cmpint (isms_table_get_delimiter (table), ==, expectations[i].delimiter);
  g_assert_cmpuint (isms_table_get_n_columns (table), ==, expectations[i].n_columns);
  g_assert_cmpuint (isms_table_get_n_rows (table), ==, expectations[i].n_rows);
  g_assert_cmpuint (n_malformed, ==, expectations[i].n_malformed);
  g_assert_cmpuint (count_problems (table, ISMS_TABLE_PROBLEM_LONG_ROW), ==, expectations[i].n_malformed);
  g_assert_cmpuint (count_problems (table, ISMS_TABLE_PROBLEM_SHORT_ROW), ==, expectations[i].n_short);
  g_assert_cmpstr (digest, ==, expectations[i].digest);
}

/* Only the row about the insurance has no comma within a cell; a reader must be told of each of the other lines. */
static void
test_malformed_register (void)
{
  g_autofree char *path = find_corpus_file ("org/cenedril-en/registers/stakeholder-communication.csv");
  g_autoptr (IsmsTable) table = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpora are not here");
      return;
    }
  table = read_file (path);
  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    {
      g_assert_cmpuint (isms_table_get_line (table, row), ==, row + 2);
      g_assert_cmpint (isms_table_row_is_malformed (table, row), ==, row + 2 != 12);
    }
  g_assert_cmpuint (count_problems (table, ISMS_TABLE_PROBLEM_NARROW_HEADER), ==, 1);
}

/* Any other file in the corpora, whatever it is: a table or a sentence, nothing else. */
static void
walk (const char *folder,
      guint *n_files)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (IsmsTable) table = NULL;
      char *data;
      gsize size;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        walk (path, n_files);
      else if (g_file_get_contents (path, &data, &size, NULL))
        {
          bytes = g_bytes_new_take (data, size);
          table = isms_csv_read (bytes, &error);
          g_assert_true ((table != NULL) != (error != NULL));
          (*n_files)++;
        }
    }
}

static void
test_everything (void)
{
  g_autofree char *folder = find_corpus_file (NULL);
  guint n_files = 0;

  walk (folder, &n_files);
  if (n_files == 0)
    g_test_skip ("the corpora are not here");
  g_test_message ("%u files", n_files);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      g_autofree char *name = g_strconcat ("/csv-corpora/", expectations[i].path, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_file);
    }
  g_test_add_func ("/csv-corpora/malformed-register", test_malformed_register);
  g_test_add_func ("/csv-corpora/everything", test_everything);
  return g_test_run ();
}
