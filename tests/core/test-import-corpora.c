/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "import-fixture.h"
#include "store/isms-history.h"

/* What import-expectations.py, which reads the same files with Python's csv and zipfile modules, prints: an opinion other than ours. */
static const struct
{
  const char *path;
  const char *kind;
  guint n_rows;
  guint n_added;
  guint n_changed;
  const char *skipped;   /* lines */
  const char *additions; /* records that cells name, by kind */
  const char *fields;    /* what is compared of each record */
  const char *digest;
} expectations[] = {
  { "org/cenedril-en/registers/statement-of-applicability.csv", "control", 93, 0, 92,
    "72", "",
    "applicable state reason_text exclusion_reason implementation evidence", "6f030d32e53ebd3f" },
  { "org/cenedril-en/registers/asset-register.csv", "asset", 18, 18, 0,
    "", "person:10",
    "name owner location description classification availability kind", "5425528c31f315f7" },
  { "org/cenedril-en/registers/risk-register.csv", "risk", 7, 7, 0,
    "", "person:6 asset:7",
    "title owner inherent_likelihood inherent_impact current_likelihood current_impact option status scenario", "8ee749df23b3b7bd" },
  { "org/cenedril-en/registers/supplier-register.csv", "supplier", 12, 12, 0,
    "", "person:6",
    "name service criticality owner agreed_on agreed_until last_review_on next_review_on location certificate", "8630db60327e17df" },
  { "org/cenedril-en/registers/security-objectives-register.csv", "objective", 10, 10, 0,
    "", "person:5 measure:10",
    "text owner due measures progress_note status", "21d6c91ea7da3bc5" },
  { "org/cenedril-en/registers/risk-treatment-plan.csv", "treatment", 11, 11, 0,
    "", "person:5",
    "title owner started_on due resources status risk controls", "418a55c94c990368" },
  { "org/cenedril-en/registers/stakeholder-requirements.csv", "requirement", 12, 11, 0,
    "7", "party:10",
    "text party detail source", "837161d50b68f6c5" },
  { "org/cenedril-en/registers/stakeholder-communication.csv", "party", 12, 1, 0,
    "2 3 4 5 6 7 8 9 10 11 13", "person:1",
    "", "e3b0c44298fc1c14" },
  { "org/cenedril-en/registers/incident-register.csv", "incident", 10, 10, 0,
    "", "person:9 asset:8",
    "title severity reported_on closed_on cause", "7f729b5182f6760f" },
  { "org/cenedril-en/registers/document-control-register.csv", "document", 26, 26, 0,
    "", "person:11",
    "title version valid_from review_due approver", "2b376a2c7adb0dff" },
  { "registers/sushegaad-statement-of-applicability.csv", "control", 93, 0, 93,
    "", "person:6",
    "applicable state owner reason_text exclusion_reason", "564789f1242a14df" },
  { "registers/sushegaad-risk-register.csv", "risk", 10, 10, 0,
    "", "person:5 asset:10",
    "title assets inherent_likelihood inherent_impact option status scenario", "da5489266e5d35fb" },
  { "registers/sg1unitis-assets_inventory.csv", "asset", 10, 9, 0,
    "11", "person:2",
    "name availability description", "18b80607e6f9e41f" },
  { "registers/sg1unitis-risk_register.csv", "risk", 30, 30, 0,
    "", "person:6 asset:10",
    "title inherent_likelihood inherent_impact current_likelihood current_impact option existing_controls assets theme scenario", "b91bbf169345b60b" },
  { "registers/sg1unitis-roadmap.csv", "treatment", 12, 11, 0,
    "6", "person:3",
    "title due resources risk", "d2a62c07c14fdefd" },
  { "registers/shahmikh-assets.csv", "asset", 3, 3, 0,
    "", "person:3",
    "name owner availability kind", "60fc8cbb049d05f9" },
  { "registers/shahmikh-risk_register.csv", "risk", 2, 2, 0,
    "", "person:2",
    "title scenario inherent_likelihood owner", "ae8c38c001c0bd2d" },
  { "registers/shahmikh-mappings.csv", "control", 10, 0, 4,
    "6 7 8 9 10 11", "",
    "implementation", "d54f43edcb525575" },
  { "registers/pehanin-Risk Register.xlsx", "risk", 18, 1, 0,
    "8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24", "person:1",
    "title theme inherent_likelihood inherent_impact owner status next_review_on", "6ee2d141a3932ff7" },
  { "registers/pehanin-Asset Inventory.xlsx", "asset", 20, 15, 0,
    "6 11 16 18 22", "",
    "", "e3b0c44298fc1c14" },
  { "registers/pehanin-SoA.xlsx", "control", 20, 0, 4,
    "4 10 11 12 13 14 16 17 18 19 20 22 23 24 25 26", "",
    "applicable state implementation", "cfbd904dfb898389" },
};

static char *
find_corpus_file (const char *path)
{
  const char *shared = g_getenv ("ISMS_SHARED");

  return g_build_filename (shared != NULL ? shared : ".", "corpora", path, NULL);
}

static IsmsImport *
open_import (IsmsStore *store,
             guint i)
{
  g_autofree char *path = find_corpus_file (expectations[i].path);
  g_autoptr (IsmsTable) table = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpora are not here");
      return NULL;
    }
  table = import_fixture_read_file (path);
  return isms_import_new (store, isms_kind_find (expectations[i].kind), table);
}

static void
assert_additions (IsmsImportReport *report,
                  const char *expected)
{
  g_auto (GStrv) words = g_strsplit_set (expected, " :", -1);
  guint n_expected = 0;

  for (guint i = 0; words[i] != NULL && words[i + 1] != NULL; i += 2)
    {
      guint n = 0;

      for (guint j = 0; j < report->additions->len; j++)
        n += g_str_equal (((IsmsImportAddition *) g_ptr_array_index (report->additions, j))->kind->name, words[i]);
      g_assert_cmpuint (n, ==, strtoul (words[i + 1], NULL, 10));
      n_expected += n;
    }
  g_assert_cmpuint (report->additions->len, ==, n_expected);
}

static void
assert_skipped (IsmsImportReport *report,
                const char *expected)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < report->skipped->len; i++)
    {
      const IsmsImportLine *line = g_ptr_array_index (report->skipped, i);

      g_string_append_printf (lines, "%s%u", i > 0 ? " " : "", line->line);
      g_assert_cmpuint (strlen (line->why), >, 20);
    }
  g_assert_cmpstr (lines->str, ==, expected);
}

static char *
join_fields (IsmsStore *store,
             const char *kind,
             const char *code,
             char **fields)
{
  GString *line = g_string_new (code);
  guint n_said = 0;

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *value = import_fixture_get (store, kind, code, fields[i]);

      n_said += *value != '\0';
      g_string_append_printf (line, "\x1f%s", value);
    }
  g_string_append_c (line, '\x1e');
  if (n_said == 0)
    g_string_truncate (line, 0);
  return g_string_free_and_steal (line);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return strcmp (isms_record_get_code (*(IsmsRecord *const *) a), isms_record_get_code (*(IsmsRecord *const *) b));
}

static void
assert_digest (IsmsStore *store,
               guint i)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kind_find (expectations[i].kind));
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_auto (GStrv) fields = g_strsplit (expectations[i].fields, " ", -1);
  g_autofree char *digest = NULL;

  if (fields[0] == NULL || *fields[0] == '\0')
    return;
  g_ptr_array_sort (records, compare_codes);
  for (guint j = 0; j < records->len; j++)
    {
      g_autofree char *line = join_fields (store, expectations[i].kind, isms_record_get_code (g_ptr_array_index (records, j)), fields);

      g_test_message ("%s", line);
      g_checksum_update (checksum, (const guint8 *) line, -1);
    }
  digest = g_strndup (g_checksum_get_string (checksum), 16);
  g_assert_cmpstr (digest, ==, expectations[i].digest);
}

static void
assert_report (IsmsImportReport *report,
               guint i)
{
  g_assert_cmpuint (report->n_rows, ==, expectations[i].n_rows);
  g_assert_cmpuint (report->n_added, ==, expectations[i].n_added);
  g_assert_cmpuint (report->n_changed, ==, expectations[i].n_changed);
  g_assert_cmpuint (report->n_unchanged, ==, 0);
  assert_skipped (report, expectations[i].skipped);
  assert_additions (report, expectations[i].additions);
}

static void
test_counts (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = open_import (store, i);
  g_autoptr (IsmsImportReport) report = NULL;

  if (import == NULL)
    return;
  report = import_fixture_run (import, FALSE);
  assert_report (report, i);
  assert_digest (store, i);
}

static char *
describe (IsmsImportReport *report)
{
  report->dry_run = FALSE;
  return isms_import_report_to_text (report);
}

/* Rehearsed, done, taken back, done again, and then once more over itself. */
static void
test_ways (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = open_import (store, i);
  g_autofree char *before = import_fixture_dump (store);
  g_autofree char *rehearsed = NULL, *after_rehearsal = NULL, *done = NULL, *after = NULL, *undone = NULL, *redone = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportReport) rehearsal = NULL, report = NULL, again = NULL;
  gboolean has_codes;

  if (import == NULL)
    return;
  has_codes = isms_mapping_find (isms_import_get_mapping (import), ISMS_TARGET_CODE) >= 0;
  rehearsal = import_fixture_run (import, TRUE);
  rehearsed = describe (rehearsal);
  after_rehearsal = import_fixture_dump (store);
  g_assert_cmpstr (after_rehearsal, ==, before);

  report = import_fixture_run (import, FALSE);
  done = describe (report);
  after = import_fixture_dump (store);
  g_assert_cmpstr (done, ==, rehearsed);
  g_assert_cmpstr (after, !=, before);

  g_assert_true (isms_history_undo (store, &error));
  undone = import_fixture_dump (store);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (isms_history_redo (store, &error));
  redone = import_fixture_dump (store);
  g_assert_cmpstr (redone, ==, after);

  again = import_fixture_run (import, FALSE);
  g_assert_cmpuint (again->n_changed, ==, 0);
  g_assert_cmpuint (again->n_added, ==, has_codes ? 0 : report->n_added);
  g_assert_cmpuint (again->n_unchanged, ==, has_codes ? report->n_added + report->n_changed : 0);
  g_assert_cmpuint (again->additions->len, ==, 0);
}

static void
append_columns (GString *text,
                guint i,
                IsmsImportReport *report)
{
  g_string_append_printf (text, "%s as %s\n", expectations[i].path, expectations[i].kind);
  for (guint j = 0; j < report->columns->len; j++)
    {
      const IsmsImportColumn *column = g_ptr_array_index (report->columns, j);

      g_string_append_printf (text, "  %s -> %s\n", column->name, column->field != NULL ? column->field : column->why);
    }
}

/* Whoever changes the names that columns may have sees here what becomes of real ones. */
static void
test_columns (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "tests", "data", "import-columns.txt", NULL);
  g_autofree char *expected = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      g_autoptr (IsmsStore) store = import_fixture_open ();
      g_autoptr (IsmsImport) import = open_import (store, i);
      g_autoptr (IsmsImportReport) report = NULL;

      if (import == NULL)
        return;
      report = import_fixture_run (import, TRUE);
      append_columns (text, i, report);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  if (g_strcmp0 (text->str, expected) != 0)
    g_print ("# the columns are now:\n%s", text->str);
  g_assert_true (g_strcmp0 (text->str, expected) == 0);
}

static void
add_test (const char *group,
          guint i,
          GTestDataFunc test)
{
  g_autofree char *name = g_strconcat ("/import-corpora/", group, "/", expectations[i].path, NULL);

  g_test_add_data_func (name, GUINT_TO_POINTER (i), test);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (expectations); i++)
    {
      add_test ("counts", i, test_counts);
      add_test ("ways", i, test_ways);
    }
  g_test_add_func ("/import-corpora/columns", test_columns);
  return g_test_run ();
}
