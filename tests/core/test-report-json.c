/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"
#include "reports/isms-report-json.h"

static char *
json_of (IsmsReport *report)
{
  g_autoptr (GBytes) bytes = isms_report_to_json (report);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* All kinds of blocks and values in one small report. */
static IsmsReport *
small_report_new (void)
{
  const IsmsReportColumn columns[] = {
    { "text", "T", ISMS_REPORT_VALUE_TEXT },
    { "date", "D", ISMS_REPORT_VALUE_DATE },
    { "codes", "C", ISMS_REPORT_VALUE_CODES },
    { "refs", "R", ISMS_REPORT_VALUE_REFS },
    { "ref", "O", ISMS_REPORT_VALUE_REF },
    { "truth", "B", ISMS_REPORT_VALUE_BOOLEAN },
    { "number", "N", ISMS_REPORT_VALUE_NUMBER },
    { "paper", "P", ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_PAPER_ONLY },
  };
  IsmsReport *report = isms_report_new ("small", "Small", "de");
  g_autoptr (GDateTime) created = g_date_time_new_from_iso8601 ("2026-11-23T10:30:00+01:00", NULL);
  IsmsReportTable *table = isms_report_table_new ("rows", NULL, columns, G_N_ELEMENTS (columns));
  IsmsReportChart *chart = isms_report_chart_new ("chart", NULL);
  IsmsReportLegend *legend = isms_report_legend_new ("legend", NULL);
  IsmsReportSignoff *signoff = isms_report_signoff_new ("signoff", NULL);
  IsmsReportText *note = isms_report_text_new ("note", NULL, "Grüße\n\"quoted\"");
  IsmsReportRow *row = isms_report_table_add_row (table);
  IsmsReportValue *codes = isms_report_value_new_codes ();
  IsmsReportValue *refs = isms_report_value_new_refs ();

  isms_report_set_created (report, created);
  isms_report_set_generator (report, "Test 1");
  isms_report_facts_add (isms_report_get_cover (report), "organisation", "Organisation", isms_report_value_new_text ("Zoë Ltd"));
  isms_report_value_add_code (codes, "L", "law");
  isms_report_value_add_ref (refs, "9007199254740993", "risk", "RK-01", NULL);
  isms_report_row_set (row, "text", isms_report_value_new_text ("a"));
  isms_report_row_set (row, "date", isms_report_value_new_date ("2026-01-02"));
  isms_report_row_set (row, "codes", codes);
  isms_report_row_set (row, "refs", refs);
  isms_report_row_set (row, "ref", isms_report_value_new_ref ("7", "person", NULL, "Ada"));
  isms_report_row_set (row, "truth", isms_report_value_new_boolean (FALSE, NULL));
  isms_report_row_set (row, "number", isms_report_value_new_number (0.5, 2));
  isms_report_table_add_row (table);
  isms_report_chart_add_group (chart, "g", "G");
  isms_report_chart_add_series (chart, "s", "S", ISMS_REPORT_MARK_FULL);
  isms_report_chart_set_count (chart, "g", "s", 3);
  isms_report_legend_add (legend, "L", "law", ISMS_REPORT_MARK_NONE);
  isms_report_signoff_add (signoff, "Approved by", "Ada", NULL);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (note), ISMS_REPORT_IN_DATA);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (legend), ISMS_REPORT_EVERYWHERE);
  isms_report_block_set_places (ISMS_REPORT_BLOCK (signoff), ISMS_REPORT_EVERYWHERE);
  isms_report_append (report, ISMS_REPORT_BLOCK (note));
  isms_report_append (report, ISMS_REPORT_BLOCK (isms_report_facts_new ("none", NULL)));
  isms_report_append (report, ISMS_REPORT_BLOCK (isms_report_text_new (NULL, NULL, "on paper")));
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_append (report, ISMS_REPORT_BLOCK (chart));
  isms_report_append (report, ISMS_REPORT_BLOCK (legend));
  isms_report_append (report, ISMS_REPORT_BLOCK (signoff));
  return report;
}

static void
test_every_kind (void)
{
  g_autoptr (IsmsReport) report = small_report_new ();
  g_autofree char *json = json_of (report);
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "tests", "data", "report-small.json", NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, json, -1, NULL);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (json, ==, expected);
}

static void
test_soa_golden (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_USUAL);
  g_autofree char *json = json_of (report);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, json, -1);
  g_autofree char *path = g_build_filename (g_getenv ("SOURCE_ROOT"), "tests", "data", "report-soa.json.sha256", NULL);
  g_autofree char *expected = NULL;

  if (g_getenv ("UPDATE_GOLDEN") != NULL)
    g_file_set_contents (path, sum, -1, NULL);
  g_assert_true (g_file_get_contents (path, &expected, NULL, NULL));
  g_assert_cmpstr (sum, ==, g_strstrip (expected));
}

static void
test_same_tree_same_bytes (void)
{
  g_autoptr (IsmsReport) one = soa_fixture_new (SOA_FIXTURE_LONG);
  g_autoptr (IsmsReport) other = soa_fixture_new (SOA_FIXTURE_LONG);
  g_autofree char *first = json_of (one);
  g_autofree char *second = json_of (other);

  g_assert_cmpstr (first, ==, second);
  g_assert_true (g_str_has_suffix (first, "\n}\n"));
}

static void
test_report_is_freed (void)
{
  IsmsReport *report = small_report_new ();
  g_autofree char *json = json_of (report);

  g_assert_nonnull (json);
  g_assert_finalize_object (report);
}

static void
test_wrong_cells_are_refused (void)
{
  const IsmsReportColumn column = { "date", "Date", ISMS_REPORT_VALUE_DATE };
  g_autoptr (IsmsReportTable) table = isms_report_table_new ("rows", NULL, &column, 1);
  IsmsReportRow *row = isms_report_table_add_row (table);

  g_test_expect_message ("libisms", G_LOG_LEVEL_CRITICAL, "*holds*");
  isms_report_row_set (row, "date", isms_report_value_new_text ("tomorrow"));
  g_test_expect_message ("libisms", G_LOG_LEVEL_CRITICAL, "*i >= 0*");
  isms_report_row_set (row, "dates", isms_report_value_new_date ("2026-01-01"));
  g_test_assert_expected_messages ();
  g_assert_null (isms_report_row_get (row, 0));
}

static void
test_words (void)
{
  g_autoptr (IsmsReportValue) date = isms_report_value_new_date ("2026-03-01");
  g_autoptr (IsmsReportValue) moment = isms_report_value_new_date ("2026-03-01T23:00:00Z");
  g_autoptr (IsmsReportValue) odd = isms_report_value_new_date ("spring");
  g_autoptr (IsmsReportValue) broken = isms_report_value_new_text ("caf\xe9");
  g_autofree char *in_words = isms_report_value_dup_words (date);
  g_autofree char *of_moment = isms_report_value_dup_words (moment);
  g_autofree char *as_is = isms_report_value_dup_words (odd);

  g_assert_cmpstr (in_words, ==, "1 Mar 2026");
  g_assert_cmpstr (of_moment, ==, "1 Mar 2026");
  g_assert_cmpstr (as_is, ==, "spring");
  g_assert_cmpstr (isms_report_value_get_text (broken), ==, "caf\xef\xbf\xbd");
}

/* Paper names people; a code tells a risk from another. The data has both. */
static void
test_names (void)
{
  g_autoptr (IsmsReportValue) refs = isms_report_value_new_refs ();
  g_autofree char *words = NULL;

  isms_report_value_add_ref (refs, "1", "person", "P-02", "Ada Lind");
  isms_report_value_add_ref (refs, "2", "party", "IP-01", "Authority");
  isms_report_value_add_ref (refs, "3", "risk", "RK-01", "Fire");
  words = isms_report_value_dup_words (refs);
  g_assert_cmpstr (words, ==, "Ada Lind; Authority; RK-01 Fire");
  g_assert_cmpstr (isms_report_value_get_item_code (refs, 0), ==, "P-02");
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-json/every-kind", test_every_kind);
  g_test_add_func ("/report-json/soa-golden", test_soa_golden);
  g_test_add_func ("/report-json/same-tree-same-bytes", test_same_tree_same_bytes);
  g_test_add_func ("/report-json/report-is-freed", test_report_is_freed);
  g_test_add_func ("/report-json/wrong-cells-are-refused", test_wrong_cells_are_refused);
  g_test_add_func ("/report-json/words", test_words);
  g_test_add_func ("/report-json/names", test_names);
  return g_test_run ();
}
