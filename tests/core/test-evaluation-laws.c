/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-audit.h"
#include "models/isms-calendar.h"
#include "models/isms-checklist.h"
#include "models/isms-improvement.h"
#include "models/isms-objective.h"
#include "models/isms-trend.h"
#include "records/isms-kinds.h"
#include "risk-fixture.h"

/* Laws over random audits, findings, actions, values and days: what a programme covers, what is overdue, how long it took and how measures
 * developed are what a plain count says. */

#define SEQUENCES 40
#define TODAY "2025-06-15"

static const char *const clauses[] = { "4", "4.1", "6.1", "6.1.2", "7.2", "9.2", "10.1", "A.5.1", "A.8.1" };

static char *
make_day (GRand *dice)
{
  return g_strdup_printf ("2025-%02d-%02d", g_rand_int_range (dice, 1, 13), g_rand_int_range (dice, 1, 29));
}

static const char *
pick (GRand *dice,
      const char *const *words)
{
  return words[g_rand_int_range (dice, 0, (gint32) g_strv_length ((char **) words))];
}

static void
add_audit (IsmsStore *store,
           GRand *dice)
{
  static const char *const states[] = { "planned", "in_progress", "done", "cancelled", NULL };
  static const char *const sources[] = { "audit", "audit", "self_assessment", "retrospective", NULL };
  static const char *const kinds[] = { "internal", "internal", "certification", NULL };
  g_autofree char *day = make_day (dice);
  g_autoptr (IsmsRecord) audit = risk_fixture_add (store, "audit", NULL, "title", "Audit", "status", pick (dice, states), "source", pick (dice, sources), "kind", pick (dice, kinds),
                                                   "planned_on", day, "lead_auditor", "P-01", "evidence", "Samples",
                                                   "clauses", clauses[g_rand_int_range (dice, 0, 7)], NULL);
  static const char *const results[] = { "conform", "not_looked_at", "", NULL };

  g_object_unref (risk_fixture_add (store, "audit_check", NULL, "audit", isms_record_get_code (audit), "criterion", isms_record_get_text (audit, "clauses"),
                                    "result", pick (dice, results), "evidence", "Two samples", NULL));
}

static IsmsRecord *
add_case (IsmsStore *store,
          GRand *dice)
{
  static const char *const states[] = { "open", "closed", "rejected", NULL };
  static const char *const causes[] = { "rule", "handover", "", NULL };
  static const char *const origins[] = { "supplier", "complaint", "management_review", "", NULL };
  g_autofree char *found = make_day (dice);
  g_autofree char *closed = make_day (dice);
  const char *last = strcmp (closed, found) >= 0 ? closed : found;

  return risk_fixture_add (store, "nonconformity", NULL, "title", "Not met", "status", pick (dice, states), "cause_code", pick (dice, causes), "origin", pick (dice, origins),
                           "area", g_rand_boolean (dice) ? "PR-01" : "PR-02", "detected_on", found, "closed_on", last,
                           "correction", "Put right", "effects", "None", "cause", "No rule", "similar_check", "Two more", "isms_changes", "None", "no_action_reason", "Enough is done", NULL);
}

/* Some without a grade, a clause, evidence or a nonconformity that takes them up. */
static void
add_finding (IsmsStore *store,
             GRand *dice,
             guint n_audits,
             IsmsRecord *taken_up)
{
  static const char *const grades[] = { "major", "minor", "observation", "improvement", "", NULL };
  static const char *const found[] = { "7.2", "9.2", "", NULL };
  static const char *const seen[] = { "Two of ten", "", NULL };
  g_autofree char *audit = g_strdup_printf ("IA-%02d", g_rand_int_range (dice, 1, (gint32) n_audits + 1));
  g_autofree char *day = make_day (dice);
  g_autoptr (IsmsRecord) finding = risk_fixture_add (store, "finding", NULL, "text", "Not as written", "audit", audit, "grade", pick (dice, grades), "clause", pick (dice, found),
                                                     "evidence", pick (dice, seen), "found_on", day, "nonconformity", g_rand_boolean (dice) ? isms_record_get_code (taken_up) : "", NULL);
}

/* A case that is closed takes no action that is not finished. */
static void
add_corrective_action (IsmsStore *store,
                       GRand *dice,
                       IsmsRecord *nonconformity)
{
  static const char *const states[] = { "planned", "in_progress", "done", "dropped", "", NULL };
  gboolean open = g_strcmp0 (isms_record_get_text (nonconformity, "status"), "closed") != 0;
  g_autofree char *due = make_day (dice);
  g_autofree char *planned = make_day (dice);
  g_autofree char *checked = make_day (dice);
  g_autoptr (IsmsRecord) action = risk_fixture_add (store, "corrective_action", NULL, "title", "Remove the cause", "nonconformity", open ? isms_record_get_code (nonconformity) : "",
                                                    "status", pick (dice, states), "due", due, "effect_check_planned_on", g_rand_boolean (dice) ? planned : "",
                                                    "effect_checked_on", g_rand_boolean (dice) ? checked : "", NULL);
}

static void
add_action (IsmsStore *store,
            GRand *dice)
{
  static const char *const states[] = { "planned", "in_progress", "done", "dropped", "", NULL };
  g_autofree char *due = make_day (dice);
  g_autoptr (IsmsRecord) action = risk_fixture_add (store, "action", NULL, "title", "Do it", "status", pick (dice, states), "due", due, NULL);
}

static void
add_value (IsmsStore *store,
           GRand *dice)
{
  g_autofree char *value = g_strdup_printf ("%d", g_rand_int_range (dice, 0, 11));
  g_autofree char *day = make_day (dice);
  g_autoptr (IsmsRecord) one = risk_fixture_add (store, "measurement", NULL, "period", "Some", "measure", "M-01", "period_end", day, "value", value, NULL);
}

static IsmsStore *
make_store (GRand *dice)
{
  IsmsStore *store = risk_fixture_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Things happen", NULL, NULL));
  g_object_unref (risk_fixture_add (store, "process", "PR-01", "name", "Build", NULL));
  g_object_unref (risk_fixture_add (store, "process", "PR-02", "name", "Run", NULL));
  g_object_unref (risk_fixture_add (store, "measure", "M-01", "name", "Measure", "direction", "at_least", "target", "5", "alarm_value", "2", NULL));
  for (guint n = (guint) g_rand_int_range (dice, 0, 12), i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) one = NULL;

      add_audit (store, dice);
      one = add_case (store, dice);
      add_finding (store, dice, i + 1, one);
      add_corrective_action (store, dice, one);
      add_action (store, dice);
      add_value (store, dice);
    }
  isms_store_commit (store, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
is (IsmsRecord *record,
    const char *field,
    const char *word)
{
  return g_strcmp0 (isms_record_get_text (record, field), word) == 0;
}

/* Whether one is the other, or a part of it, each number compared as a whole. */
static gboolean
looks_at (const char *said,
          const char *criterion)
{
  g_auto (GStrv) one = g_strsplit (said, ".", -1);
  g_auto (GStrv) other = g_strsplit (criterion, ".", -1);

  for (guint i = 0; one[i] != NULL && other[i] != NULL; i++)
    if (!g_str_equal (one[i], other[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_left_out (IsmsStore *store,
             IsmsRecord *audit)
{
  g_autoptr (GPtrArray) checks = isms_store_get_backlinks (store, isms_record_get_key (audit), &isms_kind_audit_check, "audit");

  g_assert_cmpuint (checks->len, ==, 1);
  return is (g_ptr_array_index (checks, 0), "result", "not_looked_at");
}

static void
check_coverage (IsmsStore *store)
{
  g_autoptr (GPtrArray) audits = isms_store_list_records (store, &isms_kind_audit);
  g_autoptr (GArray) criteria = isms_audit_list_coverage (store, NULL);

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      guint done = 0, planned = 0;

      for (guint j = 0; j < audits->len; j++)
        {
          IsmsRecord *audit = g_ptr_array_index (audits, j);

          if (!is (audit, "source", "audit") || !is (audit, "kind", "internal") || !looks_at (isms_record_get_text (audit, "clauses"), criterion->id) ||
              is_left_out (store, audit))
            continue;
          done += is (audit, "status", "done");
          planned += is (audit, "status", "planned") || is (audit, "status", "in_progress");
        }
      g_assert_cmpuint (criterion->done->len, ==, done);
      g_assert_cmpuint (criterion->planned->len, ==, planned);
    }
}

static gboolean
is_to_be_done (IsmsRecord *record)
{
  return !is (record, "status", "done") && !is (record, "status", "dropped") && !is (record, "status", "cancelled");
}

static gboolean
is_to_be_checked (IsmsRecord *action)
{
  return !is (action, "status", "dropped") && !isms_record_has (action, "effect_checked_on");
}

static void
check_overdue_of (IsmsStore *store,
                  GArray *dues,
                  const IsmsKind *kind,
                  const char *field,
                  gboolean (*is_asked) (IsmsRecord *record))
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, kind);
  guint expected = 0, found = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const char *day = isms_record_get_text (g_ptr_array_index (records, i), field);

      expected += day != NULL && strcmp (day, TODAY) < 0 && is_asked (g_ptr_array_index (records, i));
    }
  for (guint i = 0; i < dues->len; i++)
    {
      const IsmsDue *due = &g_array_index (dues, IsmsDue, i);

      g_assert_true (i == 0 || strcmp (g_array_index (dues, IsmsDue, i - 1).day, due->day) <= 0);
      found += isms_record_get_kind (due->record) == kind && g_str_equal (due->field->name, field) && strcmp (due->day, TODAY) < 0;
    }
  g_assert_cmpuint (found, ==, expected);
}

static void
check_overdue (IsmsStore *store)
{
  g_autoptr (GArray) dues = isms_calendar_list (store);

  check_overdue_of (store, dues, &isms_kind_action, "due", is_to_be_done);
  check_overdue_of (store, dues, &isms_kind_audit, "planned_on", is_to_be_done);
  check_overdue_of (store, dues, &isms_kind_corrective_action, "due", is_to_be_done);
  check_overdue_of (store, dues, &isms_kind_corrective_action, "effect_check_planned_on", is_to_be_checked);
}

/* What is wrong with a finding, as an auditor would count it. */
static guint
count_flaws (IsmsRecord *finding)
{
  gboolean graded_bad = is (finding, "grade", "major") || is (finding, "grade", "minor");

  return !isms_record_has (finding, "grade") + !isms_record_has (finding, "clause") + !isms_record_has (finding, "evidence") + (graded_bad && !isms_record_has (finding, "nonconformity"));
}

static void
check_findings (IsmsStore *store)
{
  g_autoptr (GPtrArray) findings = isms_store_list_records (store, &isms_kind_finding);

  for (guint i = 0; i < findings->len; i++)
    {
      IsmsRecord *finding = g_ptr_array_index (findings, i);
      g_autoptr (IsmsRecord) audit = isms_store_get_link (store, finding, "audit");
      g_autoptr (GArray) gaps = isms_audit_list_gaps (store, audit);
      g_autoptr (GPtrArray) of_audit = isms_audit_list_findings (store, audit);
      guint told = 0;

      for (guint j = 0; j < gaps->len; j++)
        told += g_array_index (gaps, IsmsGap, j).record == isms_record_get_key (finding);
      g_assert_cmpuint (told, ==, count_flaws (finding));
      g_assert_true (g_ptr_array_find (of_audit, finding, NULL));
    }
}

static guint
count_alike (GPtrArray *all,
             const char *field,
             const char *value)
{
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += !is (g_ptr_array_index (all, i), "status", "rejected") && g_strcmp0 (isms_record_get_text (g_ptr_array_index (all, i), field), value) == 0;
  return n;
}

static void
check_groups (IsmsStore *store,
              const char *field,
              gboolean repeats)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_nonconformity);
  g_autoptr (GArray) groups = isms_improvement_list_groups (all, field);
  guint total = 0, counted = 0, open = 0, open_counted = 0;

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);

      total += !is (one, "status", "rejected");
      open += is (one, "status", "open");
      g_assert_cmpint (isms_improvement_get_days (one) >= 0, ==, is (one, "status", "closed"));
    }
  for (guint i = 0; i < groups->len; i++)
    {
      const IsmsImprovementGroup *group = &g_array_index (groups, IsmsImprovementGroup, i);

      g_assert_cmpuint (group->count, ==, count_alike (all, field, group->value));
      counted += group->count;
      open_counted += group->open;
      g_assert_true (!repeats || group->repeats < group->count);
      g_assert_cmpint (group->days >= 0, ==, group->count > group->open);
      g_assert_true (i == 0 || g_array_index (groups, IsmsImprovementGroup, i - 1).count >= group->count);
    }
  g_assert_cmpuint (counted, ==, total);
  g_assert_cmpuint (open_counted, ==, open);
}

/* Whatever an audit lacks is mended in one of its own fields, or in a record that is there. */
static void
check_gaps (IsmsStore *store)
{
  g_autoptr (GPtrArray) audits = isms_store_list_records (store, &isms_kind_audit);

  for (guint i = 0; i < audits->len; i++)
    {
      g_autoptr (GArray) gaps = isms_audit_list_gaps (store, g_ptr_array_index (audits, i));

      for (guint j = 0; j < gaps->len; j++)
        {
          const IsmsGap *gap = &g_array_index (gaps, IsmsGap, j);
          g_autoptr (IsmsRecord) elsewhere = gap->record != 0 ? isms_store_get_any (store, gap->record) : NULL;

          g_assert_true (gap->field == NULL || isms_kind_field (&isms_kind_audit, gap->field) != NULL);
          g_assert_true (gap->record == 0 || elsewhere != NULL);
        }
    }
}

/* The months of a year's quarters, as text sorts. */
static const char *const starts[] = { "2025-01", "2025-04", "2025-07", "2025-10", "2025-13" };

static void
check_quarter (GPtrArray *all,
               const IsmsImprovementQuarter *quarter)
{
  const char *start = starts[quarter->quarter - 1], *end = starts[quarter->quarter];
  guint found = 0, closed = 0, open = 0;

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);
      const char *from = isms_record_get_text (one, "detected_on"), *to = isms_record_get_text (one, "closed_on");

      if (is (one, "status", "rejected"))
        continue;
      found += strcmp (from, start) >= 0 && strcmp (from, end) < 0;
      closed += is (one, "status", "closed") && strcmp (to, start) >= 0 && strcmp (to, end) < 0;
      open += strcmp (from, end) < 0 && (is (one, "status", "open") || strcmp (to, end) >= 0);
    }
  g_assert_cmpuint (quarter->year, ==, 2025);
  g_assert_cmpuint (quarter->found, ==, found);
  g_assert_cmpuint (quarter->closed, ==, closed);
  g_assert_cmpuint (quarter->open, ==, open);
  g_assert_cmpint (quarter->days >= 0, ==, closed > 0);
}

static void
check_quarters (IsmsStore *store)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_nonconformity);
  g_autoptr (GArray) quarters = isms_improvement_list_quarters (all, TODAY, 8);

  g_assert_cmpuint (quarters->len, <=, 2);
  for (guint i = 0; i < quarters->len; i++)
    {
      g_assert_cmpuint (g_array_index (quarters, IsmsImprovementQuarter, i).quarter, ==, 2 - (quarters->len - 1 - i));
      check_quarter (all, &g_array_index (quarters, IsmsImprovementQuarter, i));
    }
}

static void
check_trend (IsmsStore *store)
{
  g_autoptr (IsmsRecord) measure = risk_fixture_find (store, "measure", "M-01");
  g_autoptr (GPtrArray) values = isms_store_list_records (store, &isms_kind_measurement);
  g_autoptr (IsmsTrend) trend = isms_trend_new (store, measure, TODAY);
  guint expected[ISMS_TREND_ALARM + 1] = { 0 }, found[ISMS_TREND_ALARM + 1] = { 0 };

  for (guint i = 0; i < values->len; i++)
    {
      double value = isms_record_get_real (g_ptr_array_index (values, i), "value", 0);

      if (strcmp (isms_record_get_text (g_ptr_array_index (values, i), "period_end"), TODAY) <= 0)
        expected[value < 2 ? ISMS_TREND_ALARM : value < 5 ? ISMS_TREND_MISSED
                                                          : ISMS_TREND_REACHED]++;
    }
  for (guint i = 0; i < isms_trend_get_n_values (trend); i++)
    {
      g_assert_true (i == 0 || isms_trend_get_value (trend, i - 1)->day <= isms_trend_get_value (trend, i)->day);
      found[isms_trend_get_value (trend, i)->state]++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    g_assert_cmpuint (found[i], ==, expected[i]);
}

static void
test_laws (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (27001);

  for (guint i = 0; i < SEQUENCES; i++)
    {
      g_autoptr (IsmsStore) store = make_store (dice);

      check_coverage (store);
      check_overdue (store);
      check_findings (store);
      check_groups (store, "cause_code", TRUE);
      check_groups (store, "origin", FALSE);
      check_quarters (store);
      check_gaps (store);
      check_trend (store);
    }
}

static gboolean
try_set (IsmsStore *store,
         IsmsRecord *record,
         const char *field,
         const char *text)
{
  g_assert_true (isms_store_begin (store, "Edit", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, record, field, text, NULL));
  return isms_store_commit (store, NULL);
}

static void
test_close (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) one = NULL, action = NULL;

  g_assert_true (isms_store_begin (store, "Start", NULL, NULL));
  one = risk_fixture_add (store, "nonconformity", "NC-01", "title", "Not met", "correction", "Put right", "effects", "None", "cause", "No rule", "similar_check", "Two more", "isms_changes", "None", "closed_on", "2025-08-03", NULL);
  action = risk_fixture_add (store, "corrective_action", "CA-01", "title", "Write the rule", "nonconformity", "NC-01", "effect_check_planned_on", "2025-08-01", NULL);
  g_assert_true (isms_store_commit (store, NULL));

  g_assert_false (try_set (store, one, "status", "closed"));
  g_assert_true (try_set (store, action, "status", "done"));
  g_assert_false (try_set (store, one, "status", "closed"));
  g_assert_true (try_set (store, action, "effect_checked_on", "2025-07-01"));
  g_assert_true (try_set (store, action, "effect_result", "yes"));
  g_assert_false (try_set (store, one, "status", "closed"));
  g_assert_true (try_set (store, action, "effect_checked_on", "2025-08-02"));
  g_assert_true (try_set (store, one, "status", "closed"));
}

static gboolean
lacks (IsmsStore *store,
       IsmsRecord *audit,
       const char *words)
{
  g_autoptr (GArray) gaps = isms_audit_list_gaps (store, audit);

  for (guint i = 0; i < gaps->len; i++)
    if (strstr (g_array_index (gaps, IsmsGap, i).sentence, words) != NULL)
      return TRUE;
  return FALSE;
}

/* One question a criterion, an answer only with what shows it, and a finding that leads back to it. */
static void
test_checklist (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) audit = NULL, finding = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  IsmsRecord *check;

  g_assert_true (isms_store_begin (store, "Start", NULL, NULL));
  audit = risk_fixture_add (store, "audit", "IA-01", "title", "Audit", "clauses", "7.2;9.2", "lead_auditor", "P-01", "evidence", "Samples", "status", "done", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpint (isms_checklist_prepare (store, audit, NULL), ==, 2);
  g_assert_cmpint (isms_checklist_prepare (store, audit, NULL), ==, 0);
  checks = isms_checklist_list (store, audit);
  check = g_ptr_array_index (checks, 0);
  g_assert_cmpstr (isms_record_get_title (check), ==, "7.2");
  g_assert_true (isms_record_has (check, "question"));
  g_assert_true (lacks (store, audit, "written about 7.2"));
  g_assert_false (try_set (store, check, "result", "nonconform"));
  g_assert_true (try_set (store, check, "evidence", "No record of two people"));
  g_assert_true (try_set (store, check, "result", "nonconform"));
  g_assert_true (lacks (store, audit, "7.2 is not met"));
  finding = isms_checklist_raise (store, check, "Two people have no record", "minor", TODAY, NULL);
  g_assert_nonnull (finding);
  g_assert_cmpstr (isms_record_get_text (finding, "clause"), ==, "7.2");
  g_assert_cmpstr (isms_record_get_text (finding, "evidence"), ==, "No record of two people");
  g_assert_cmpint (isms_record_get_integer (check, "finding", 0), ==, isms_record_get_key (finding));
  g_assert_false (lacks (store, audit, "7.2 is not met"));
}

static gboolean
hinders (IsmsStore *store,
         IsmsRecord *objective,
         const char *clause,
         const char *words)
{
  g_autoptr (GArray) gaps = isms_objective_list_gaps (store, objective, TODAY);

  for (guint i = 0; i < gaps->len; i++)
    if (g_str_equal (g_array_index (gaps, IsmsGap, i).clause, clause) && strstr (g_array_index (gaps, IsmsGap, i).sentence, words) != NULL)
      return TRUE;
  return FALSE;
}

/* What is short of its target, late or unsaid is in the way, until the objective is over. */
static void
test_objective (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) objective = NULL, value = NULL, action = NULL, measure = NULL;

  g_assert_true (isms_store_begin (store, "Start", NULL, NULL));
  measure = risk_fixture_add (store, "measure", "M-07", "name", "Restores", "direction", "at_least", "target", "5", "started_on", "2025-01-01", NULL);
  value = risk_fixture_add (store, "measurement", NULL, "measure", "M-07", "period", "2025-01", "period_end", "2025-01-31", "value", "3", NULL);
  action = risk_fixture_add (store, "action", "ACT-07", "title", "Write scripts", "due", "2020-01-31", "status", "planned", NULL);
  objective = risk_fixture_add (store, "objective", "O-07", "text", "Restore", "due", "2099-01-01", "status", "open", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_true (hinders (store, objective, "6.2 b", "No measure"));
  g_assert_true (hinders (store, objective, "6.2 j", "Owner"));
  g_assert_true (try_set (store, objective, "measures", "M-07"));
  g_assert_true (try_set (store, objective, "action_links", "ACT-07"));
  g_assert_false (hinders (store, objective, "6.2 b", "No measure"));
  g_assert_true (hinders (store, objective, "9.1", "stands at 3"));
  g_assert_true (hinders (store, objective, "6.2 h", "ACT-07"));
  g_assert_true (try_set (store, value, "value", "6"));
  g_assert_false (hinders (store, objective, "9.1", ""));
  g_assert_true (try_set (store, objective, "due", "2020-01-01"));
  g_assert_true (hinders (store, objective, "6.2 l", "Its day is over"));
  g_assert_true (try_set (store, objective, "status", "missed"));
  g_assert_false (hinders (store, objective, "6.2 l", ""));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evaluation/laws", test_laws);
  g_test_add_func ("/evaluation/checklist", test_checklist);
  g_test_add_func ("/evaluation/close", test_close);
  g_test_add_func ("/evaluation/objective", test_objective);
  return g_test_run ();
}
