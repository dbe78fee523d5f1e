/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "import-fixture.h"
#include "interchange/isms-csv-reader.h"
#include "records/isms-cell-guard.h"
#include "reports/isms-report-catalog.h"
#include "reports/isms-report-csv.h"
#include "store/isms-history.h"

static char *
describe_columns (const char *kind,
                  const char *csv)
{
  g_autoptr (IsmsTable) table = import_fixture_read (csv);
  g_autoptr (IsmsMapping) mapping = isms_mapping_new (isms_kind_find (kind), table);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < isms_table_get_n_columns (table); i++)
    {
      const IsmsMappedColumn *column = isms_mapping_get (mapping, i);
      const char *field = "?";

      if (column->target == ISMS_TARGET_CODE)
        field = "code";
      else if (column->target >= 0)
        field = isms_kind_find (kind)->fields[column->target].name;
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", field);
    }
  return g_string_free_and_steal (text);
}

static void
test_column_names (void)
{
  static const struct
  {
    const char *kind;
    const char *header;
    const char *fields;
  } cases[] = {
    { "risk", "Risk_ID,TITLE, what  could happen ,RiskOwner", "code title scenario owner" },
    { "risk", "#,Risk,Likelihood (1-5),Impact [1..5]", "code title inherent_likelihood inherent_impact" },
    { "risk", "No.,Risk Title,Likelihood (1-5),Residual Likelihood", "code title inherent_likelihood current_likelihood" },
    { "asset", "Asset No,Asset,C,I,A", "code name confidentiality integrity availability" },
    { "asset", "Type,Kind,Category", "? kind ?" },
    { "asset", "Type,Category", "kind ?" },
    { "asset", "Title,Asset name,Name", "? ? name" },
    { "control", "Annex A,Control,Implemented?", "code title state" },
    { "control", "Control #,Control name,Applicable (Y/N)", "code title applicable" },
    { "treatment", "Action ID,Action,Risk ID", "code title risk" },
    { "supplier", "Vendor ID,Vendor,Colour of the sky", "code name ?" },
    { "person", "Kennung,Name,Funktion,Abteilung", "code name function unit" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *csv = g_strconcat (cases[i].header, "\n1,2,3,4\n", NULL);
      g_autofree char *fields = describe_columns (cases[i].kind, csv);

      g_assert_cmpstr (fields, ==, cases[i].fields);
    }
}

static void
test_second_column (void)
{
  g_autoptr (IsmsTable) table = import_fixture_read ("Type,Category\nServer,Laptop\n");
  g_autoptr (IsmsMapping) mapping = isms_mapping_new (isms_kind_find ("asset"), table);
  g_autofree char *why = isms_mapping_explain (mapping, 1);

  g_assert_cmpint (isms_mapping_get (mapping, 1)->match, ==, ISMS_MATCH_SECOND);
  g_assert_cmpstr (why, ==, "“Kind” is already filled from the column “Type”.");
}

static void
test_map (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "asset", "ID,Type,Category,Name,Colour\nAST-1,Thing,Server,Mail,red\n");
  g_autoptr (IsmsImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_import_map (import, "Category", "kind", &error));
  g_assert_true (isms_import_map (import, "colour", "Where it is", &error));
  g_assert_true (isms_import_map (import, "Type", "", &error));
  report = import_fixture_run (import, FALSE);
  assert_field (store, "asset", "AST-1", "kind", "system");
  assert_field (store, "asset", "AST-1", "location", "red");
  g_assert_cmpint (((IsmsImportColumn *) g_ptr_array_index (report->columns, 1))->match, ==, ISMS_MATCH_LEFT_OUT);
  g_assert_false (isms_import_report_loses (report));
}

static void
test_map_errors (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "asset", "ID,Type,Category\n1,2,3\n");
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_import_map (import, "Colour", "kind", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_COLUMN);
  g_clear_error (&error);
  g_assert_false (isms_import_map (import, "Type", "colour", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_true (isms_import_map (import, "Type", "kind", NULL));
  g_assert_false (isms_import_map (import, "Category", "kind", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_false (isms_import_map_value (import, "colour", "High", "4", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_FIELD);
  g_clear_error (&error);
  g_assert_false (isms_import_map_value (import, "availability", "High", "nine", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_VALUE);
  g_clear_error (&error);
  g_assert_false (isms_import_map_value (import, "availability", "High", "9", &error));
  g_assert_error (error, ISMS_IMPORT_ERROR, ISMS_IMPORT_ERROR_VALUE);
}

/* Words on a scale are nobody's guess: they are told, and read once somebody has said what they mean. */
static void
test_scale_words (void)
{
  static const char csv[] = "ID,Title,Likelihood,Impact\nR1,One,High,4\nR2,Two,high ,Low\nR3,Three,n/a,4\n";
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", csv);
  g_autoptr (IsmsImportReport) plain = import_fixture_run (import, TRUE);
  g_autoptr (IsmsImportReport) told = NULL;
  const IsmsImportValue *change;

  g_assert_cmpuint (plain->ignored->len, ==, 3);
  g_assert_nonnull (import_fixture_find_value (plain->ignored, "Likelihood", "High"));
  g_assert_nonnull (import_fixture_find_value (plain->ignored, "Impact", "Low"));

  g_assert_true (isms_import_map_value (import, "inherent_likelihood", "HIGH", "4", NULL));
  g_assert_true (isms_import_map_value (import, "inherent_impact", "low", "2", NULL));
  told = import_fixture_run (import, FALSE);
  g_assert_cmpuint (told->ignored->len, ==, 0);
  change = import_fixture_find_value (told->changes, "Likelihood", "High");
  g_assert_cmpstr (change->becomes, ==, "4");
  g_assert_cmpuint (g_array_index (change->lines, guint, 0), ==, 2);
  assert_field (store, "risk", "R1", "inherent_likelihood", "4");
  assert_field (store, "risk", "R2", "inherent_likelihood", "4");
  assert_field (store, "risk", "R2", "inherent_impact", "2");
  assert_field (store, "risk", "R3", "inherent_likelihood", "");
}

static void
add_step (IsmsStore *store,
          const char *scale,
          const char *name,
          const char *number)
{
  g_autoptr (IsmsRecord) step = isms_store_create (store, isms_kind_find ("scale_step"), NULL);

  g_assert_true (isms_store_set_from_text (store, step, "name", name, NULL));
  g_assert_true (isms_store_set_from_text (store, step, "scale", scale, NULL));
  g_assert_true (isms_store_set_from_text (store, step, "step", number, NULL));
}

/* The words of the organisation's own method are known, each on its scale; where two methods use one word for two steps, it is not. */
static void
test_step_names (void)
{
  static const char csv[] = "ID,Title,Likelihood,Impact\nR1,One,likely,Severe\nR2,Two,Severe,Likely\nR3,Three,Rare,Severe\n";
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportReport) report = NULL;

  g_assert_true (isms_store_begin (store, "Method", NULL, NULL));
  add_step (store, "likelihood", "Likely", "4");
  add_step (store, "likelihood", "Rare", "1");
  add_step (store, "likelihood", "Rare", "2");
  add_step (store, "impact", "Severe", "5");
  g_assert_true (isms_store_commit (store, NULL));
  import = import_fixture_new (store, "risk", csv);
  report = import_fixture_run (import, FALSE);
  assert_field (store, "risk", "R1", "inherent_likelihood", "4");
  assert_field (store, "risk", "R1", "inherent_impact", "5");
  assert_field (store, "risk", "R2", "inherent_likelihood", "");
  assert_field (store, "risk", "R3", "inherent_likelihood", "");
  g_assert_nonnull (import_fixture_find_value (report->changes, "Likelihood", "likely"));
  g_assert_nonnull (import_fixture_find_value (report->ignored, "Likelihood", "Rare"));
}

/* What one cell of one column becomes: NULL if it is refused with a reason; a change if it is told as one. */
typedef struct
{
  const char *kind;
  const char *field;
  const char *cell;
  const char *stored;
  gboolean change;
} ValueCase;

static const ValueCase value_cases[] = {
  { "risk", "inherent_likelihood", "4", "4", FALSE },
  { "risk", "inherent_likelihood", " 4.0 ", "4", FALSE },
  { "risk", "inherent_likelihood", "4 - Likely", "4", TRUE },
  { "risk", "inherent_likelihood", "4: likely", "4", TRUE },
  { "risk", "inherent_likelihood", "Likely (4)", "4", TRUE },
  { "risk", "inherent_likelihood", "4.5", NULL, FALSE },
  { "risk", "inherent_likelihood", "16", NULL, FALSE },
  { "risk", "inherent_likelihood", "-", "", FALSE },
  { "risk", "inherent_likelihood", "0", NULL, FALSE },
  { "risk", "identified_on", "2026-03-01", "2026-03-01", FALSE },
  { "risk", "identified_on", "2026/3/1", "2026-03-01", FALSE },
  { "risk", "identified_on", "1.3.2026", "2026-03-01", FALSE },
  { "risk", "identified_on", "2026-03-01T00:00:00Z", "2026-03-01", FALSE },
  { "risk", "identified_on", "2026-03-01 09:30", "2026-03-01", TRUE },
  { "risk", "identified_on", "01.03.26", "2026-03-01", TRUE },
  { "risk", "identified_on", "15-Mar-2026", "2026-03-15", FALSE },
  { "risk", "identified_on", "March 15th, 2026", "2026-03-15", FALSE },
  { "risk", "identified_on", "31/12/2025", "2025-12-31", FALSE },
  { "risk", "identified_on", "12/31/2025", "2025-12-31", FALSE },
  { "risk", "identified_on", "5/5/2026", "2026-05-05", FALSE },
  { "risk", "identified_on", "3/4/2026", NULL, FALSE },
  { "risk", "identified_on", "31.02.2026", NULL, FALSE },
  { "risk", "identified_on", "Recurring", NULL, FALSE },
  { "risk", "identified_on", "Q3 2026", NULL, FALSE },
  { "risk", "identified_on", "n/a", "", FALSE },
  { "risk", "option", "Mitigate", "modify", TRUE },
  { "risk", "option", "MODIFY", "modify", FALSE },
  { "risk", "option", "Accept (for now)", "retain", TRUE },
  { "risk", "option", "Accept with monitoring", NULL, FALSE },
  { "risk", "status", "in_treatment", "treating", TRUE },
  { "risk", "cia", "C; I", "C;I", FALSE },
  { "risk", "cia", "C/I/A", "C;I;A", FALSE },
  { "risk", "cia", "Confidentiality, Availability", "C;A", FALSE },
  { "asset", "personal_data", "Yes", "1", FALSE },
  { "asset", "personal_data", "✓", "1", FALSE },
  { "asset", "personal_data", "No (pseudonyms only)", "0", TRUE },
  { "asset", "personal_data", "perhaps", NULL, FALSE },
  { "asset", "availability", "6", NULL, FALSE },
  { "asset", "location", "N/A", "N/A", FALSE },
  { "asset", "location", "Room 1\nRack 2", "Room 1 Rack 2", FALSE },
  { "asset", "description", "One\nTwo", "One\nTwo", FALSE },
  { "measure", "target", "95 %", "95", TRUE },
  { "measure", "target", "3,5", "3.5", FALSE },
  { "nonconformity", "origin", "Internal audit 2026-Q1", "internal_audit", TRUE },
  { "nonconformity", "clauses", "6.1.2 a); Clause 7.2", "6.1.2 a);7.2", FALSE },
  { "nonconformity", "clauses", "7.2, 9.1 (Results)", "7.2;9.1 [docinfo]", FALSE },
};

static void
check_value (const ValueCase *value)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  const IsmsKind *kind = isms_kind_find (value->kind);
  g_autofree char *csv = g_strdup_printf ("code,%s,%s\nT-1,Something,\"%s\"\n", kind->fields[0].name, value->field, value->cell);
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, value->kind, csv);
  g_autofree char *stored = import_fixture_get (store, value->kind, "T-1", value->field);

  g_test_message ("%s: %s", value->field, value->cell);
  g_assert_cmpstr (stored, ==, value->stored != NULL ? value->stored : "");
  g_assert_cmpuint (report->ignored->len, ==, value->stored == NULL);
  g_assert_cmpuint (report->changes->len, ==, value->change);
}

static void
test_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_cases); i++)
    check_value (&value_cases[i]);
}

/* One 31/12 in a column says how its 3/4 is meant. */
static void
test_date_order (void)
{
  static const char csv[] = "ID,Title,Identified on,Next review,Closed on\nR1,One,31/12/2025,12/31/2026,3/4/2026\nR2,Two,3/4/2025,3/4/2026,5/6/2026\n";
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", csv);
  g_autoptr (IsmsImportReport) report = import_fixture_run (import, FALSE);

  assert_field (store, "risk", "R2", "identified_on", "2025-04-03");
  assert_field (store, "risk", "R2", "next_review_on", "2026-03-04");
  assert_field (store, "risk", "R2", "closed_on", "");
  g_assert_cmpuint (report->notes->len, ==, 2);
  g_assert_cmpuint (report->ignored->len, ==, 2);

  g_clear_pointer (&report, isms_import_report_unref);
  isms_import_set_dates (import, ISMS_DATES_DAY_FIRST);
  report = import_fixture_run (import, FALSE);
  assert_field (store, "risk", "R2", "closed_on", "2026-06-05");
}

static void
test_contradicting_dates (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", "ID,Title,Identified on\nR1,a,31/12/2025\nR2,b,12/31/2025\nR3,c,3/4/2025\n");

  assert_field (store, "risk", "R1", "identified_on", "2025-12-31");
  assert_field (store, "risk", "R2", "identified_on", "2025-12-31");
  assert_field (store, "risk", "R3", "identified_on", "");
  g_assert_cmpuint (report->ignored->len, ==, 1);
}

static void
test_date_before (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", "ID,Title,Identified on,Closed on\nR1,One,2026-05-01,2026-04-01\n");

  assert_counts (report, 1, 0, 0, 0);
  assert_field (store, "risk", "R1", "identified_on", "2026-05-01");
  assert_field (store, "risk", "R1", "closed_on", "");
  g_assert_nonnull (import_fixture_find_value (report->ignored, "Closed on", "2026-04-01"));
}

static void
test_long_text (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autofree char *words = g_strnfill (3000, 'x');
  g_autofree char *csv = g_strdup_printf ("ID,Title,Scenario\nR1,%s,%s\nR2,bell\x07 rings,x\n", words, words);
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", csv);
  g_autofree char *title = import_fixture_get (store, "risk", "R1", "title");
  g_autofree char *scenario = import_fixture_get (store, "risk", "R1", "scenario");

  g_assert_cmpuint (strlen (title), ==, 1000);
  g_assert_cmpuint (strlen (scenario), ==, 3000);
  assert_field (store, "risk", "R2", "title", "bell rings");
  g_assert_cmpuint (report->changes->len, ==, 2);
}

static void
test_update (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) first = import_fixture_import (store, "risk", "ID,Title,Scenario,Owner\nR1,One,Story,Ada\nR2,Two,,\n");
  g_autoptr (IsmsImportReport) second = import_fixture_import (store, "risk", "ID,Title,Scenario,Owner\nr1,Uno,,-\nR2,Two,,\nR3,Three,,\n");

  assert_counts (first, 2, 0, 0, 0);
  assert_counts (second, 1, 1, 1, 0);
  assert_field (store, "risk", "R1", "title", "Uno");
  assert_field (store, "risk", "R1", "scenario", "Story");
  assert_field (store, "risk", "R1", "owner", "Ada");
}

static void
test_repeated_code (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", "ID,Title\nR1,One\nR1,Other\n,Third\n,Third\n");
  const IsmsImportLine *line = g_ptr_array_index (report->skipped, 0);

  assert_counts (report, 3, 0, 0, 1);
  g_assert_cmpuint (line->line, ==, 3);
  g_assert_cmpstr (line->why, ==, "“R1” is already in line 2.");
  assert_field (store, "risk", "R1", "title", "One");
}

static void
test_match_titles (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) first = import_fixture_import (store, "risk", "ID,Title,Owner\nR1,One,Ada Lovelace\n");
  g_autoptr (IsmsImport) import = import_fixture_new (store, "person", "Name,E-Mail\nada lovelace,ada@example.org\n");
  g_autoptr (IsmsImportReport) second = NULL;

  isms_import_set_match_titles (import, TRUE);
  second = import_fixture_run (import, FALSE);
  assert_counts (second, 0, 1, 0, 0);
  g_assert_cmpuint (second->notes->len, ==, 0);
  assert_field (store, "person", "P-01", "email", "ada@example.org");
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("person")), ==, 1);
}

/* Without codes nobody can tell whether a row is new. */
static void
test_no_codes (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) first = import_fixture_import (store, "person", "Name\nAda\n");
  g_autoptr (IsmsImportReport) second = import_fixture_import (store, "person", "Name\nAda\n");

  assert_counts (first, 1, 0, 0, 0);
  assert_counts (second, 1, 0, 0, 0);
  g_assert_cmpuint (second->notes->len, ==, 1);
}

static void
test_single_kind (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "organisation", "Name\nSüdwind\nWestwind\n");

  assert_counts (report, 0, 1, 0, 1);
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("organisation")), ==, 1);
}

static void
test_bad_rows (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", "ID,Title,Scenario\nR1,One,Story,too much\nR2\nR3,Three\nR4,,\"Long\nstory\"\nR5,,\n");
  const IsmsImportLine *first = g_ptr_array_index (report->skipped, 0);

  assert_counts (report, 2, 0, 0, 3);
  g_assert_cmpuint (first->line, ==, 2);
  g_assert_true (first->malformed);
  assert_field (store, "risk", "R3", "title", "Three");
  assert_field (store, "risk", "R4", "title", "Long story");
  assert_field (store, "risk", "R4", "scenario", "Long\nstory");
  g_assert_cmpuint (report->notes->len, ==, 1);
  g_assert_null (import_fixture_get (store, "risk", "R5", "title"));
}

static void
test_bad_code (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autofree char *code = g_strnfill (60, 'R');
  g_autofree char *csv = g_strdup_printf ("ID,Title\n%s,One\n", code);
  g_autoptr (IsmsImportReport) report = import_fixture_import (store, "risk", csv);

  assert_counts (report, 1, 0, 0, 0);
  assert_field (store, "risk", "RK-01", "title", "One");
  g_assert_nonnull (import_fixture_find_value (report->ignored, "ID", code));
}

/* What our own writer put before cells that look like formulas is taken away, and nothing else. */
static void
test_guarded_cells (void)
{
  static const char *const texts[] = { "=1+1", "-5 degrees", "+49 30 1234", "@home", "'quoted'", "'=kept", "''-5", "a;=b", "Plain, with comma", "”=x" };
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (GString) csv = g_string_new ("ID,Title\n");
  g_autoptr (IsmsImportReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *cell = isms_cell_guard (texts[i]);

      g_string_append_printf (csv, "R%u,\"%s\"\n", i, cell);
    }
  report = import_fixture_import (store, "risk", csv->str);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *code = g_strdup_printf ("R%u", i);

      assert_field (store, "risk", code, "title", texts[i]);
    }
  g_assert_cmpuint (report->changes->len, ==, 0);
}

/* The Statement of Applicability as we write it, read back over itself: nothing changes and nothing is lost. */
static void
test_own_soa (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImportReport) decided = import_fixture_import (store, "control", "ID,Applicable,Justification,Status,Owner\n5.1,Yes,=law,Implemented,Ada\n7.4,No,-no rooms,,\n5.2,Yes,,Partial,Ben\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) soa = isms_report_kind_find ("soa")->build (store, NULL, &error);
  g_autoptr (GBytes) bytes = isms_report_to_csv (soa, ISMS_REPORT_CSV_FOR_PROGRAMS, &error);
  g_autoptr (IsmsTable) table = isms_csv_read (bytes, &error);
  g_autoptr (IsmsImport) import = isms_import_new (store, isms_kind_find ("control"), table);
  g_autoptr (IsmsImportReport) report = import_fixture_run (import, FALSE);

  assert_counts (decided, 0, 3, 0, 0);
  assert_counts (report, 0, 0, 93, 0);
  g_assert_cmpuint (report->ignored->len, ==, 0);
  assert_field (store, "control", "A.7.4", "exclusion_reason", "-no rooms");
}

static void
test_cancelled (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", "ID,Title\nR1,One\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *before = import_fixture_dump (store);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_import_run (import, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (isms_store_in_step (store));
  after = import_fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_one_step (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", "ID,Title,Owner,Assets\nR1,One,Ada,Mail; Web\nR2,Two,Ben,Mail\n");
  gint64 head = isms_history_get_head (store);
  g_autoptr (IsmsImportReport) report = NULL;
  g_autoptr (IsmsStep) step = NULL;

  isms_import_set_source (import, "risks.csv");
  report = import_fixture_run (import, FALSE);
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  step = isms_history_peek_undo (store);
  g_assert_cmpstr (step->label, ==, "Import Risks from risks.csv");
  g_assert_cmpuint (report->additions->len, ==, 4);
  g_assert_cmpuint (step->changes->len, ==, 6);
}

static void
test_report (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", "ID,Title,Owner,Likelihood,Colour,Treatment\nR1,One,Ada,High,red,Mitigate\nR2,Two,Ben,High,,Reduce\n");
  g_autoptr (IsmsImportReport) report = import_fixture_run (import, TRUE);
  g_autofree char *text = isms_import_report_to_text (report);
  g_autoptr (JsonNode) json = isms_import_report_to_json (report);
  JsonObject *root = json_node_get_object (json);

  g_assert_nonnull (strstr (text, "2 rows were read.\n0 would be changed, 2 added, 0 are the same already, 0 left out."));
  g_assert_nonnull (strstr (text, "  Likelihood → Likelihood without controls\n"));
  g_assert_nonnull (strstr (text, "  Colour (1 cell filled): Risk has no field of that name.\n"));
  g_assert_nonnull (strstr (text, "  People: 2 would be added: Ada, Ben.\n"));
  g_assert_nonnull (strstr (text, "  Treatment: “Mitigate” becomes “Modify: lower it with controls” (line 2)\n"));
  g_assert_nonnull (strstr (text, "  Likelihood: “High” (2 times, first in line 2): Nobody has said which number “High” stands for.\n"));
  g_assert_true (isms_import_report_loses (report));
  g_assert_cmpint (json_object_get_int_member (root, "added"), ==, 2);
  g_assert_true (json_object_get_boolean_member (root, "dry_run"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "columns")), ==, 6);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "ignored_values")), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "changed_values")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "additions")), ==, 2);
}

/* Words that some field of some kind may take, may not take, or may take wrongly. */
static const char *const words[] = { "", "", "-", "n/a", "Yes", "no", "1", "3", "5", "11", "-4", "2026-03-01", "31/12/2025", "1.2.2024", "High", "A.5.1", "A 5.17 A 8.5",
                                     "T33", "Ada Lovelace", "Ada; Ben", "R1", "R2;R3", "X-4", "open", "Active", "C;I", "6.1", "=1+1", "Ä long “story”", "low", "high",
                                     "risk:R1", "\xf0\x9f\x94\x92", "0", "NULL", "100", "monthly", "annex_a", "own" };

static void
append_word (GString *csv,
             GRand *random)
{
  g_string_append_printf (csv, ",\"%s\"", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
}

static char *
make_table (const IsmsKind *kind,
            GRand *random)
{
  GString *csv = g_string_new ("code");

  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (csv, ",%s", kind->fields[i].name);
  for (guint row = 0; row < 15; row++)
    {
      g_string_append_printf (csv, "\nR%d", g_rand_int_range (random, 0, 20));
      for (guint i = 0; i < kind->n_fields; i++)
        append_word (csv, random);
    }
  g_string_append_c (csv, '\n');
  return g_string_free_and_steal (csv);
}

static void
assert_sound (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = isms_history_verify (store, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
import_noise (IsmsStore *store,
              const IsmsKind *kind,
              GRand *random)
{
  g_autofree char *csv = make_table (kind, random);
  g_autoptr (IsmsImport) import = import_fixture_new (store, kind->name, csv);
  g_autofree char *before = import_fixture_dump (store);
  g_autoptr (IsmsImportReport) rehearsal = import_fixture_run (import, TRUE);
  g_autofree char *rehearsed = import_fixture_dump (store);
  g_autoptr (IsmsImportReport) report = import_fixture_run (import, FALSE);

  g_test_message ("%s: %u added, %u changed, %u skipped", kind->name, report->n_added, report->n_changed, report->skipped->len);
  g_assert_cmpstr (rehearsed, ==, before);
  g_assert_cmpuint (report->n_rows, ==, report->n_added + report->n_changed + report->n_unchanged + report->skipped->len);
  assert_counts (rehearsal, report->n_added, report->n_changed, report->n_unchanged, report->skipped->len);
  g_assert_cmpuint (rehearsal->ignored->len, ==, report->ignored->len);
  g_assert_cmpuint (rehearsal->changes->len, ==, report->changes->len);
  g_assert_cmpuint (rehearsal->additions->len, ==, report->additions->len);
  if (report->n_added + report->n_changed > 0)
    {
      g_autofree char *undone = NULL;

      g_assert_true (isms_history_undo (store, NULL));
      undone = import_fixture_dump (store);
      g_assert_cmpstr (undone, ==, before);
      g_assert_true (isms_history_redo (store, NULL));
    }
}

/* Whatever a table says, an import of it succeeds, and it does what its rehearsal told. */
static void
test_noise (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (GRand) random = g_rand_new_with_seed (27001);

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
      if (isms_kinds (NULL)[i]->made_by == NULL)
        import_noise (store, isms_kinds (NULL)[i], random);
  assert_sound (store);
}

#define MANY 10000

static void
test_many (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autoptr (GString) csv = g_string_new ("ID,Title,Scenario,Owner,Assets,Threat,Likelihood,Impact,Treatment,Status,Controls\n");
  g_autoptr (IsmsImport) import = NULL;
  g_autoptr (IsmsImportReport) report = NULL;
  gint64 start;

  for (guint i = 0; i < MANY; i++)
    g_string_append_printf (csv, "R-%05u,Risk number %u,What could happen in case %u,Owner %u,Asset %u; Asset %u,Ransomware,%u,%u,Mitigate,Open,A 5.17 A 8.5\n",
                            i, i, i, i % 50, i % 700, i % 31, i % 5 + 1, i % 4 + 1);
  import = import_fixture_new (store, "risk", csv->str);
  start = g_get_monotonic_time ();
  report = import_fixture_run (import, FALSE);
  g_test_message ("%d rows in %" G_GINT64_FORMAT " ms", MANY, (g_get_monotonic_time () - start) / 1000);
  assert_counts (report, MANY, 0, 0, 0);
  g_assert_cmpuint (report->additions->len, ==, 750);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 20 * G_USEC_PER_SEC);
}

int
main (int argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/column-names", test_column_names);
  g_test_add_func ("/import/second-column", test_second_column);
  g_test_add_func ("/import/map", test_map);
  g_test_add_func ("/import/map-errors", test_map_errors);
  g_test_add_func ("/import/scale-words", test_scale_words);
  g_test_add_func ("/import/step-names", test_step_names);
  g_test_add_func ("/import/values", test_values);
  g_test_add_func ("/import/date-order", test_date_order);
  g_test_add_func ("/import/contradicting-dates", test_contradicting_dates);
  g_test_add_func ("/import/date-before", test_date_before);
  g_test_add_func ("/import/long-text", test_long_text);
  g_test_add_func ("/import/update", test_update);
  g_test_add_func ("/import/repeated-code", test_repeated_code);
  g_test_add_func ("/import/match-titles", test_match_titles);
  g_test_add_func ("/import/no-codes", test_no_codes);
  g_test_add_func ("/import/single-kind", test_single_kind);
  g_test_add_func ("/import/bad-rows", test_bad_rows);
  g_test_add_func ("/import/bad-code", test_bad_code);
  g_test_add_func ("/import/guarded-cells", test_guarded_cells);
  g_test_add_func ("/import/own-soa", test_own_soa);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/one-step", test_one_step);
  g_test_add_func ("/import/report", test_report);
  g_test_add_func ("/import/noise", test_noise);
  g_test_add_func ("/import/many", test_many);
  return g_test_run ();
}
