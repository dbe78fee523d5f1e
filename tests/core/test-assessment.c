/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-assessment-compare.h"
#include "models/isms-assessment.h"
#include "models/isms-conversion.h"
#include "models/isms-method.h"
#include "models/isms-rate.h"
#include "models/isms-scale.h"
#include "reports/isms-approval.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

static void
rate (IsmsStore *store,
      const char *code,
      guint likelihood,
      guint impact)
{
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", code);
  IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = likelihood, .impact = impact, .reason = "Seen", .date = "2026-05-01" };
  g_autoptr (GError) error = NULL;

  isms_rate_risk (store, risk, &words, &error);
  g_assert_no_error (error);
}

static IsmsRecord *
add (IsmsStore *store,
     IsmsRecord *record)
{
  g_autoptr (GError) error = NULL;

  isms_store_commit (store, &error);
  g_assert_no_error (error);
  return record;
}

static void
perform (IsmsStore *store,
         const char *code,
         const char *date,
         GPtrArray *risks)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IsmsRecord) round = NULL;
  g_autoptr (GError) error = NULL;
  IsmsRoundWords words = { .participants = people, .risks = risks, .date = date, .summary = "Looked at all" };

  isms_store_begin (store, "Plan", NULL, NULL);
  round = add (store, risk_fixture_add (store, "assessment", code, "title", "Round", "status", "planned", NULL));
  g_assert_false (isms_assessment_perform (store, round, &words, NULL)); /* nobody took part */
  g_ptr_array_add (people, risk_fixture_find (store, "person", "P-01"));
  isms_assessment_perform (store, round, &words, &error);
  g_assert_no_error (error);
  g_assert_false (isms_assessment_perform (store, round, &words, NULL)); /* once */
}

/* "RK-01 worse 6>12", parted by "; " */
static char *
tell (IsmsStore *store)
{
  g_autoptr (IsmsRecord) first = risk_fixture_find (store, "assessment", "RA-01");
  g_autoptr (IsmsRecord) second = risk_fixture_find (store, "assessment", "RA-02");
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = isms_assessment_compare (store, first, second, ISMS_STAGE_CURRENT, &error);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsRoundRow *row = &g_array_index (rows, IsmsRoundRow, i);

      g_string_append_printf (words, "%s%s %s %d>%d", i > 0 ? "; " : "", isms_record_get_code (row->risk), isms_round_move_get_name (row->move),
                              (int) row->was_level, (int) row->is_level);
    }
  return g_string_free (words, FALSE);
}

static void
test_compare (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) round = NULL;
  g_autoptr (IsmsStore) then = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autofree char *told = NULL;

  rate (store, "RK-01", 2, 3);
  rate (store, "RK-02", 4, 4);
  rate (store, "RK-03", 2, 2);
  perform (store, "RA-01", "2026-05-01", NULL);
  rate (store, "RK-01", 3, 4);
  rate (store, "RK-02", 2, 4);
  rate (store, "RK-04", 1, 1);
  isms_store_begin (store, "Close", NULL, NULL);
  {
    g_autoptr (IsmsRecord) gone = risk_fixture_find (store, "risk", "RK-03");

    isms_store_set_from_text (store, gone, "status", "closed", NULL);
  }
  isms_store_commit (store, NULL);
  perform (store, "RA-02", "2026-05-20", NULL);
  rate (store, "RK-01", 5, 5); /* later: no part of either round */
  told = tell (store);
  g_assert_cmpstr (told, ==, "RK-01 worse 6>12; RK-02 better 16>8; RK-03 closed 4>4; RK-04 new 0>1");
  round = risk_fixture_find (store, "assessment", "RA-01");
  then = isms_assessment_open (store, round, NULL);
  risk = risk_fixture_find (then, "risk", "RK-01");
  g_assert_cmpint (isms_record_get_integer (risk, "current_likelihood", 0), ==, 2);
}

static void
set (IsmsStore *store,
     const char *kind,
     const char *code,
     const char *field,
     const char *text)
{
  g_autoptr (IsmsRecord) record = risk_fixture_find (store, kind, code);

  g_assert_true (isms_store_begin (store, "Set", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, record, field, text, NULL));
  g_assert_true (isms_store_commit (store, NULL));
}

/* What a round found is what it found on its day, also when somebody corrects later which day that was. */
static void
test_corrected_day (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  rate (store, "RK-01", 2, 3);
  perform (store, "RA-01", "2026-05-01", NULL);
  rate (store, "RK-01", 3, 4);
  perform (store, "RA-02", "2026-05-20", NULL);
  before = tell (store);
  g_assert_cmpstr (before, ==, "RK-01 worse 6>12");
  rate (store, "RK-01", 5, 5);
  set (store, "assessment", "RA-01", "performed_on", "2026-05-02");
  after = tell (store);
  g_assert_cmpstr (after, ==, before);
}

/* A risk that was removed between two rounds is gone from the second, which is news. */
static void
test_removed (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-02");
  g_autofree char *told = NULL;

  rate (store, "RK-01", 2, 3);
  rate (store, "RK-02", 4, 4);
  perform (store, "RA-01", "2026-05-01", NULL);
  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, risk);
  g_assert_true (isms_store_commit (store, NULL));
  perform (store, "RA-02", "2026-05-20", NULL);
  told = tell (store);
  g_assert_cmpstr (told, ==, "RK-01 unchanged 6>6; RK-02 closed 16>16");
}

static void
test_partial (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (GPtrArray) risks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *told = NULL;

  rate (store, "RK-01", 2, 3);
  rate (store, "RK-02", 4, 4);
  perform (store, "RA-01", "2026-05-01", NULL);
  g_ptr_array_add (risks, risk_fixture_find (store, "risk", "RK-02"));
  perform (store, "RA-02", "2026-05-20", risks);
  told = tell (store);
  g_assert_cmpstr (told, ==, "RK-02 unchanged 16>16");
}

static void
approve (IsmsStore *store,
         IsmsRecord *method,
         const char *date)
{
  g_autoptr (IsmsRecord) head = risk_fixture_find (store, "person", "P-02");
  IsmsApprovalWords words = { .version = "2.0", .approver = head, .date = date };
  g_autoptr (GError) error = NULL;

  isms_approval_approve (store, method, &words, &error);
  g_assert_no_error (error);
}

static void
test_other_scales (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) old = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  g_autofree char *converted = NULL;
  g_autofree char *unread = NULL;

  rate (store, "RK-01", 3, 5);
  perform (store, "RA-01", "2026-05-01", NULL);
  method = isms_method_revise (store, old, 3, NULL);
  approve (store, method, "2026-05-10");
  rate (store, "RK-01", 2, 3);
  perform (store, "RA-02", "2026-05-20", NULL);
  converted = tell (store);
  g_assert_cmpstr (converted, ==, "RK-01 unchanged 6>6"); /* 3 of 5 is 2 of 3, 5 of 5 is 3 of 3 */
  steps = isms_scale_list_steps (store, method, "impact");
  isms_store_begin (store, "Forget", NULL, NULL);
  for (guint i = 0; i < steps->len; i++)
    isms_store_set_from_text (store, g_ptr_array_index (steps, i), "takes_over", "", NULL);
  isms_store_commit (store, NULL);
  unread = tell (store);
  g_assert_cmpstr (unread, ==, "RK-01 incomparable 0>6");
}

static guint
count_due (IsmsStore *store,
           const char *today)
{
  g_autoptr (GPtrArray) reasons = isms_assessment_list_due (store, today);

  return reasons->len;
}

static void
test_due (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) change = NULL;
  g_autoptr (IsmsRecord) incident = NULL;
  g_autoptr (IsmsRecord) method = risk_fixture_find (store, "method", "RM-01");
  g_autofree char *next = NULL;

  g_assert_cmpuint (count_due (store, "2026-05-02"), ==, 1); /* none yet */
  perform (store, "RA-01", "2026-05-01", NULL);
  isms_store_begin (store, "Rules", NULL, NULL);
  isms_store_set_from_text (store, method, "interval_days", "30", NULL);
  isms_store_set_from_text (store, method, "triggers", "major_change", NULL);
  isms_store_commit (store, NULL);
  next = isms_assessment_get_next (store);
  g_assert_cmpstr (next, ==, "2026-05-31");
  g_assert_cmpuint (count_due (store, "2026-05-30"), ==, 0);
  g_assert_cmpuint (count_due (store, "2026-05-31"), ==, 1);
  isms_store_begin (store, "Change", NULL, NULL);
  change = add (store, risk_fixture_add (store, "change", "CH-01", "title", "Move", "significance", "major", "proposed_on", "2026-05-10", NULL));
  g_assert_cmpuint (count_due (store, "2026-05-09"), ==, 0);
  g_assert_cmpuint (count_due (store, "2026-05-10"), ==, 1);
  isms_store_begin (store, "Incident", NULL, NULL);
  incident = add (store, risk_fixture_add (store, "incident", "INC-01", "title", "Break-in", "severity", "high", "occurred_on", "2026-05-11", NULL));
  g_assert_cmpuint (count_due (store, "2026-05-11"), ==, 1); /* the method does not name incidents */
  perform (store, "RA-02", "2026-05-12", NULL);
  g_assert_cmpuint (count_due (store, "2026-05-13"), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/assessment/compare", test_compare);
  g_test_add_func ("/assessment/corrected-day", test_corrected_day);
  g_test_add_func ("/assessment/removed", test_removed);
  g_test_add_func ("/assessment/partial", test_partial);
  g_test_add_func ("/assessment/other-scales", test_other_scales);
  g_test_add_func ("/assessment/due", test_due);
  return g_test_run ();
}
