/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-seed.h"
#include "models/isms-coverage.h"
#include "models/isms-treatment.h"
#include "reports/isms-report-table.h"
#include "reports/isms-risk-reports.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

static void
set (IsmsStore *store,
     const char *kind,
     const char *code,
     const char *field,
     const char *text)
{
  g_autoptr (IsmsRecord) record = risk_fixture_find (store, kind, code);
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Set", NULL, NULL);
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  isms_store_commit (store, NULL);
}

static IsmsStore *
open_store (void)
{
  IsmsStore *store = risk_fixture_new ();
  g_autoptr (IsmsRecord) asset = NULL, process = NULL, treatment = NULL;

  isms_store_begin (store, "Add", NULL, NULL);
  asset = risk_fixture_add (store, "asset", "A-01", "name", "Sales laptop", "kind", "device", "owner", "P-02", NULL);
  process = risk_fixture_add (store, "process", "PR-01", "name", "Selling", "assets", "A-01", NULL);
  treatment = risk_fixture_add (store, "treatment", "TR-01", "title", "Encrypt it", "risk", "RK-01", "status", "planned", NULL);
  isms_store_commit (store, NULL);
  return store;
}

static void
assert_seen (IsmsStore *store,
             guint n_assets,
             guint n_processes)
{
  g_autoptr (GPtrArray) assets = isms_coverage_list_assets (store);
  g_autoptr (GPtrArray) processes = isms_coverage_list_processes (store);

  g_assert_cmpuint (assets->len, ==, n_assets);
  g_assert_cmpuint (processes->len, ==, n_processes);
}

static void
test_coverage (void)
{
  g_autoptr (IsmsStore) store = open_store ();

  assert_seen (store, 1, 1);
  set (store, "risk", "RK-01", "assets", "A-01");
  assert_seen (store, 0, 0); /* the process through its asset */
  set (store, "risk", "RK-01", "status", "closed");
  assert_seen (store, 1, 1);
  set (store, "asset", "A-01", "in_scope", "no");
  set (store, "process", "PR-01", "status", "ended");
  assert_seen (store, 0, 0);
}

static gboolean
suggests (IsmsStore *store,
          IsmsRecord *asset,
          const char *threat)
{
  g_autoptr (GPtrArray) suggestions = isms_coverage_suggest (store, asset);

  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (((IsmsSuggestion *) g_ptr_array_index (suggestions, i))->threat, threat))
      return TRUE;
  return FALSE;
}

static void
test_suggestions (void)
{
  g_autoptr (IsmsStore) store = open_store ();
  g_autoptr (IsmsRecord) asset = risk_fixture_find (store, "asset", "A-01");
  g_autoptr (GPtrArray) suggestions = isms_coverage_suggest (store, asset);
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) risks = NULL;
  g_autoptr (GError) error = NULL;
  gint64 head = isms_history_get_head (store);

  g_assert_true (suggests (store, asset, "T50")); /* theft */
  g_assert_false (suggests (store, asset, "T09")); /* a laptop needs no cooling */
  g_ptr_array_add (chosen, g_ptr_array_index (suggestions, 0));
  g_ptr_array_add (chosen, g_ptr_array_index (suggestions, 1));
  risks = isms_coverage_create (store, asset, chosen, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (risks->len, ==, 2);
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  g_assert_false (suggests (store, asset, ((IsmsSuggestion *) g_ptr_array_index (suggestions, 0))->threat));
  g_assert_true (isms_record_has (g_ptr_array_index (risks, 0), "owner"));
  assert_seen (store, 0, 0);
  g_assert_true (isms_history_undo (store, NULL));
  assert_seen (store, 1, 1);
}

static void
test_waiting (void)
{
  g_autoptr (IsmsStore) store = open_store ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (GPtrArray) waiting = NULL;

  set (store, "risk", "RK-01", "last_rated_on", "2026-05-01");
  g_assert_false (isms_treatment_waits (store, risk));
  set (store, "treatment", "TR-01", "done_on", "2026-05-02");
  set (store, "treatment", "TR-01", "status", "done");
  waiting = isms_treatment_list_waiting (store);
  g_assert_cmpuint (waiting->len, ==, 1);
  set (store, "risk", "RK-01", "last_rated_on", "2026-05-02");
  g_assert_false (isms_treatment_waits (store, risk));
}

static gboolean
says (IsmsReport *report,
      const char *key,
      const char *words)
{
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      IsmsReportBlock *block = isms_report_get_block (report, i);
      const char *text;

      if (g_strcmp0 (isms_report_block_get_key (block), key) != 0)
        continue;
      text = ISMS_IS_REPORT_TABLE (block) ? isms_report_table_get_empty_text (ISMS_REPORT_TABLE (block)) : isms_report_block_get_note (block);
      return strstr (text, words) != NULL;
    }
  return FALSE;
}

/* Where nothing is there yet, no report says that all of it was looked at. */
static void
test_reports_of_nothing (void)
{
  g_autoptr (IsmsStore) empty = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsStore) store = open_store ();
  g_autoptr (IsmsReport) plan = NULL, nothing = NULL, something = NULL;

  g_assert_true (isms_seed_start (empty, "New", NULL));
  plan = isms_treatment_report_new (empty, NULL, NULL);
  nothing = isms_assessment_report_new (empty, NULL, NULL);
  g_assert_true (says (plan, "comparison", "Not every control"));
  g_assert_true (says (nothing, "without_risk", "No asset and no process"));
  set (store, "risk", "RK-01", "assets", "A-01");
  something = isms_assessment_report_new (store, NULL, NULL);
  g_assert_true (says (something, "without_risk", "Every asset and process"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coverage/unseen", test_coverage);
  g_test_add_func ("/coverage/suggestions", test_suggestions);
  g_test_add_func ("/treatment/waiting", test_waiting);
  g_test_add_func ("/coverage/reports", test_reports_of_nothing);
  return g_test_run ();
}
