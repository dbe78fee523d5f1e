/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-acceptance.h"
#include "models/isms-rate.h"
#include "records/isms-field-error.h"
#include "records/isms-kinds.h"
#include "reports/isms-report-matrix.h"
#include "reports/isms-risk-reports.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

static void
rate (IsmsStore *store,
      IsmsRecord *risk,
      IsmsStage stage,
      guint likelihood,
      guint impact)
{
  IsmsRateWords words = { .stage = stage, .likelihood = likelihood, .impact = impact, .reason = "Seen twice", .date = "2026-05-01" };
  g_autoptr (GError) error = NULL;

  isms_rate_risk (store, risk, &words, &error);
  g_assert_no_error (error);
}

static void
count_cb (IsmsMatrix *matrix,
          guint *count)
{
  *count += 1;
}

static void
test_matrix (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);

  g_assert_cmpuint (isms_matrix_get_size (matrix, ISMS_AXIS_LIKELIHOOD), ==, 5);
  g_assert_cmpstr (isms_matrix_get_step_name (matrix, ISMS_AXIS_IMPACT, 5), ==, "Highest");
  g_assert_null (isms_matrix_get_step_name (matrix, ISMS_AXIS_IMPACT, 6));
  g_assert_cmpint (isms_matrix_get_level (matrix, 3, 4), ==, 12);
  g_assert_cmpint (isms_matrix_get_tone (matrix, 1, 1), ==, ISMS_TONE_ACCEPTABLE);
  g_assert_cmpint (isms_matrix_get_tone (matrix, 3, 4), ==, ISMS_TONE_DECIDE);
  g_assert_cmpint (isms_matrix_get_tone (matrix, 5, 3), ==, ISMS_TONE_TREAT);
  g_assert_cmpuint (isms_matrix_count (matrix), ==, 4);
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0);
}

static void
test_matrix_follows (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-02");
  guint likelihood, impact, changed = 0;

  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0);
  g_signal_connect (matrix, "changed", G_CALLBACK (count_cb), &changed);
  rate (store, risk, ISMS_STAGE_CURRENT, 2, 5);
  g_assert_cmpuint (changed, ==, 1);
  g_assert_cmpuint (isms_matrix_count_cell (matrix, ISMS_STAGE_CURRENT, 2, 5), ==, 1);
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_INHERENT), ==, 0);
  g_assert_true (isms_matrix_locate (matrix, ISMS_STAGE_CURRENT, isms_record_get_key (risk), &likelihood, &impact));
  g_assert_cmpuint (likelihood, ==, 2);
  g_assert_cmpuint (impact, ==, 5);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0);
  g_assert_false (isms_matrix_locate (matrix, ISMS_STAGE_CURRENT, isms_record_get_key (risk), &likelihood, &impact));
}

static void
test_matrix_filtered (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  IsmsQuery query = { .kind = isms_kind_find ("risk") };
  g_autoptr (IsmsRecordList) list = isms_record_list_new (store, &query);
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, list);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) other = risk_fixture_find (store, "risk", "RK-03");
  g_autoptr (GPtrArray) cell = NULL;

  rate (store, risk, ISMS_STAGE_CURRENT, 3, 3);
  rate (store, other, ISMS_STAGE_CURRENT, 3, 3);
  g_assert_true (isms_store_begin (store, "Treat", NULL, NULL));
  isms_store_set_from_text (store, other, "status", "treating", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  isms_record_list_set_filter (list, "status", (const char *const[]) { "treating", NULL });
  cell = isms_matrix_list_cell (matrix, ISMS_STAGE_CURRENT, 3, 3, 0);
  g_assert_cmpuint (cell->len, ==, 1);
  g_assert_true (g_ptr_array_index (cell, 0) == other);
  g_assert_cmpuint (isms_matrix_count (matrix), ==, 1);
}

/* Screen, command line and paper have one rule: a closed risk lies in no cell and on no shelf, whatever the list has; undo brings it back. */
static void
test_matrix_closed (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  IsmsQuery query = { .kind = isms_kind_find ("risk") };
  g_autoptr (IsmsRecordList) list = isms_record_list_new (store, &query);
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, list);
  g_autoptr (IsmsMatrix) every = isms_matrix_new (store, NULL);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  guint n, unrated, likelihood, impact;

  rate (store, risk, ISMS_STAGE_CURRENT, 3, 3);
  n = isms_matrix_count (matrix);
  unrated = isms_matrix_count_unrated (matrix, ISMS_STAGE_TARGET);
  g_assert_cmpuint (isms_matrix_count_closed (matrix), ==, 0);
  g_assert_true (isms_store_begin (store, "Close", NULL, NULL));
  isms_store_set_from_text (store, risk, "status", "closed", NULL);
  g_assert_true (isms_store_commit (store, NULL));

  g_assert_cmpuint (isms_matrix_count (matrix), ==, n - 1);
  g_assert_cmpuint (isms_matrix_count_closed (matrix), ==, 1);
  g_assert_cmpuint (isms_matrix_count_cell (matrix, ISMS_STAGE_CURRENT, 3, 3), ==, 0);
  g_assert_cmpuint (isms_matrix_count_unrated (matrix, ISMS_STAGE_TARGET), ==, unrated - 1);
  g_assert_false (isms_matrix_locate (matrix, ISMS_STAGE_CURRENT, isms_record_get_key (risk), &likelihood, &impact));
  g_assert_true (isms_matrix_locate (every, ISMS_STAGE_CURRENT, isms_record_get_key (risk), &likelihood, &impact)); /* the register tells its level */
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_matrix_count (matrix), ==, n);
  g_assert_cmpuint (isms_matrix_count_cell (matrix, ISMS_STAGE_CURRENT, 3, 3), ==, 1);
}

/* A new version of the method with other scales: the ratings of before are set aside, not mixed in. */
static void
test_matrix_foreign (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (IsmsRecord) step = NULL;
  g_autoptr (GPtrArray) foreign = NULL;

  rate (store, risk, ISMS_STAGE_CURRENT, 1, 1);
  isms_store_begin_origin (store, "New method", NULL, 0);
  method = risk_fixture_add (store, "method", "RM-02", "title", "Other", "status", "approved", "approved_on", "2026-06-01", NULL);
  step = risk_fixture_add (store, "scale_step", NULL, "name", "Rare", "method", "RM-02", "scale", "likelihood", "step", "1", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_true (isms_matrix_get_method (matrix) == method);
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0);
  foreign = isms_matrix_list_foreign (matrix);
  g_assert_cmpuint (foreign->len, ==, 1);
}

static void
test_rate (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) control = risk_fixture_find (store, "control", "OWN-1");
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();
  IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = 2, .impact = 4, .reason = "A lock", .controls = controls };
  g_autoptr (IsmsStep) step = NULL;
  gint64 head = isms_history_get_head (store);
  g_autoptr (GPtrArray) linked = NULL;

  g_ptr_array_add (controls, control);
  g_assert_true (isms_rate_risk (store, risk, &words, NULL));
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  step = isms_history_get_step (store, head + 1, NULL);
  g_assert_cmpstr (step->label, ==, "Rate RK-01: Low · High");
  g_assert_cmpstr (step->reason, ==, "A lock");
  g_assert_cmpstr (isms_record_get_text (risk, "likelihood_reason"), ==, "A lock");
  g_assert_true (isms_record_has (risk, "method"));
  linked = isms_store_get_links (store, risk, "controls");
  g_assert_cmpuint (linked->len, ==, 1);
}

/* Each of the three ratings has a reason of its own. */
static void
test_reasons (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  static const char *const reasons[] = { "Nothing stops it", "A lock", "Two locks" };
  static const char *const fields[] = { "inherent_reason", "likelihood_reason", "target_reason" };

  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      IsmsRateWords words = { .stage = stage, .likelihood = 4 - stage, .impact = 4, .reason = reasons[stage] };

      g_assert_true (isms_rate_risk (store, risk, &words, NULL));
    }
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    g_assert_cmpstr (isms_record_get_text (risk, fields[stage]), ==, reasons[stage]);
}

static void
test_rate_refused (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = 6, .impact = 1, .reason = "Seen twice" };
  gint64 head = isms_history_get_head (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_rate_risk (store, risk, &words, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "RK-01"));
  g_clear_error (&error);
  words.likelihood = 1;
  words.reason = " ";
  g_assert_false (isms_rate_risk (store, risk, &words, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_assert_cmpint (isms_history_get_head (store), ==, head);
}

/* The state does not go on saying "acceptable" where the criteria say otherwise; where they still do, it stays. */
static void
test_no_longer_acceptable (void)
{
  static const struct
  {
    guint likelihood, impact;
    const char *status;
  } moves[] = { { 2, 3, "ok" }, { 3, 4, "open" }, { 5, 4, "open" } };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autoptr (IsmsStore) store = risk_fixture_new ();
      g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
      IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = moves[i].likelihood, .impact = moves[i].impact, .reason = "Seen twice" };

      g_assert_true (isms_store_begin (store, "State", NULL, NULL));
      g_assert_true (isms_store_set_from_text (store, risk, "status", "ok", NULL));
      g_assert_true (isms_store_commit (store, NULL));
      g_assert_true (isms_rate_risk (store, risk, &words, NULL));
      g_assert_cmpstr (isms_record_get_text (risk, "status"), ==, moves[i].status);
      g_assert_true (isms_history_undo (store, NULL));
      g_assert_cmpstr (isms_record_get_text (risk, "status"), ==, "ok");
    }
}

static IsmsRecord *
accept (IsmsStore *store,
        IsmsRecord *risk,
        const char *who,
        const char *until,
        GError **error)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) codes = g_strsplit (who, " ", -1);
  IsmsAcceptanceWords words = { .people = people, .reason = "Cheaper", .date = "2026-05-01", .until = until };

  for (guint i = 0; codes[i] != NULL; i++)
    g_ptr_array_add (people, risk_fixture_find (store, "person", codes[i]));
  return isms_acceptance_accept (store, risk, &words, error);
}

static void
test_accept (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) acceptance = NULL;
  g_autoptr (IsmsRecord) found = NULL;

  rate (store, risk, ISMS_STAGE_CURRENT, 3, 4);
  acceptance = accept (store, risk, "P-01", NULL, NULL);
  g_assert_nonnull (acceptance);
  g_assert_cmpstr (isms_record_get_text (acceptance, "valid_until"), ==, "2027-05-01");
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-01"), ==, ISMS_ACCEPTANCE_VALID);
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2027-05-02"), ==, ISMS_ACCEPTANCE_EXPIRED);
  rate (store, risk, ISMS_STAGE_CURRENT, 3, 4); /* looked at again, and found to be the same */
  rate (store, risk, ISMS_STAGE_TARGET, 1, 4);
  g_assert_cmpstr (isms_record_get_text (risk, "status"), ==, "accepted");
  rate (store, risk, ISMS_STAGE_CURRENT, 4, 3); /* the same level, another risk */
  g_assert_cmpstr (isms_record_get_text (risk, "status"), ==, "open");
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-01"), ==, ISMS_ACCEPTANCE_LAPSED);
  found = accept (store, risk, "P-01", NULL, NULL);
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-01"), ==, ISMS_ACCEPTANCE_WITHDRAWN);
}

typedef struct
{
  guint likelihood;
  guint impact;
  const char *who;
  const char *until;
  const char *says; /* NULL where it is allowed */
} Case;

static const Case cases[] = {
  { 1, 1, "P-01", NULL, NULL },
  { 3, 4, "P-02", NULL, "Only the risk owner" },
  { 3, 4, "P-01", "2027-06-01", "2027-05-01" },
  { 4, 4, "P-01", NULL, "top management" },
  { 4, 4, "P-01 P-02", "2026-06-01", NULL },
  { 4, 4, "P-01 P-02", "2027-01-01", "2026-07-30" },
  { 3, 4, "P-01", "01.03.2099", "2027-05-01" },
  { 3, 4, "P-01", "in May", "not a date" },
  { 5, 5, "P-01 P-02", NULL, "nobody" },
};

static void
test_entitled (gconstpointer data)
{
  const Case *one = data;
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) acceptance = NULL;
  g_autoptr (GError) error = NULL;

  rate (store, risk, ISMS_STAGE_CURRENT, one->likelihood, one->impact);
  acceptance = accept (store, risk, one->who, one->until, &error);
  if (one->says == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_null (acceptance);
  g_assert_nonnull (strstr (error->message, one->says));
}

static void
test_unrated (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (GError) error = NULL;

  g_assert_null (accept (store, risk, "P-01", NULL, &error));
  g_assert_nonnull (strstr (error->message, "Rate the risk first"));
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Set", NULL, NULL);
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  isms_store_commit (store, NULL);
}

static void
remove_record (IsmsStore *store,
               const char *kind,
               const char *code)
{
  g_autoptr (IsmsRecord) record = risk_fixture_find (store, kind, code);

  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, record);
  g_assert_true (isms_store_commit (store, NULL));
}

static void
close_risk (IsmsStore *store)
{
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");

  set (store, risk, "status", "closed");
}

static void
leave_gap (IsmsStore *store)
{
  g_autoptr (IsmsRecord) band = risk_fixture_find (store, "band", "BAND-03");

  set (store, band, "from_level", "17");
}

static void
remove_owner (IsmsStore *store)
{
  remove_record (store, "person", "P-01");
}

static void
remove_approver (IsmsStore *store)
{
  remove_record (store, "person", "P-02");
}

static void
replace_method (IsmsStore *store)
{
  isms_store_begin_origin (store, "New method", NULL, 0);
  g_object_unref (risk_fixture_add (store, "method", "RM-02", "title", "Other", "status", "approved", "approved_on", "2026-06-01", NULL));
  g_object_unref (risk_fixture_add (store, "scale_step", NULL, "name", "Rare", "method", "RM-02", "scale", "likelihood", "step", "1", NULL));
  g_assert_true (isms_store_commit (store, NULL));
}

typedef struct
{
  const char *name;
  void (*change) (IsmsStore *store);
  const char *says;
  gboolean lapses; /* what was accepted before */
} Change;

static const Change changes[] = {
  { "closed", close_risk, "It is closed", FALSE },
  { "no-band", leave_gap, "No acceptance band of the risk method has level 16", TRUE },
  { "removed-owner", remove_owner, "The owner of RK-01 was removed; name another", TRUE },
  { "removed-approver", remove_approver, "top management in the acceptance band “treat” was removed; name another", TRUE },
  { "other-scales", replace_method, "Convert the ratings first", TRUE },
};

/* What the criteria refuse to have accepted does not go on to hold either. */
static void
test_changed (gconstpointer data)
{
  const Change *one = data;
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) owner = risk_fixture_find (store, "person", "P-01");
  g_autoptr (IsmsRecord) approver = risk_fixture_find (store, "person", "P-02");
  g_autoptr (GPtrArray) people = g_ptr_array_new ();
  IsmsAcceptanceWords words = { .people = people, .reason = "Cheaper", .date = "2026-05-02" };
  g_autoptr (IsmsRecord) acceptance = NULL;
  g_autoptr (GError) error = NULL;

  rate (store, risk, ISMS_STAGE_CURRENT, 4, 4);
  acceptance = accept (store, risk, "P-01 P-02", NULL, NULL);
  g_ptr_array_add (people, owner);
  g_ptr_array_add (people, approver);
  one->change (store);
  g_assert_false (isms_acceptance_may (store, risk, &words, &error));
  g_assert_nonnull (strstr (error->message, one->says));
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-01"), ==, one->lapses ? ISMS_ACCEPTANCE_LAPSED : ISMS_ACCEPTANCE_VALID);
}

/* Without a number of days it holds until the next full assessment, and a shorter number shortens what was accepted. */
static void
test_until_assessed (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) band = risk_fixture_find (store, "band", "BAND-02");
  g_autoptr (IsmsRecord) partial = NULL, full = NULL, acceptance = NULL;
  g_autofree char *holds = NULL;

  set (store, band, "max_days", "");
  rate (store, risk, ISMS_STAGE_CURRENT, 3, 4);
  acceptance = accept (store, risk, "P-01", NULL, NULL);
  holds = isms_acceptance_explain (store, acceptance, "2035-01-01");
  g_assert_nonnull (strstr (holds, "until the next assessment"));
  isms_store_begin (store, "Rounds", NULL, NULL);
  partial = risk_fixture_add (store, "assessment", NULL, "title", "Some", "coverage", "partial", "performed_on", "2026-06-01", NULL);
  full = risk_fixture_add (store, "assessment", NULL, "title", "All", "coverage", "full", "performed_on", "2026-07-01", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-30"), ==, ISMS_ACCEPTANCE_VALID);
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-07-01"), ==, ISMS_ACCEPTANCE_EXPIRED);
  set (store, full, "performed_on", "2026-05-01");
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-07-01"), ==, ISMS_ACCEPTANCE_VALID);
  set (store, band, "max_days", "30");
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-05-31"), ==, ISMS_ACCEPTANCE_VALID);
  g_assert_cmpint (isms_acceptance_get_state (store, acceptance, "2026-06-01"), ==, ISMS_ACCEPTANCE_EXPIRED);
}

/* What is printed of some of the risks says under each matrix how many they are, and by what they were chosen. */
static void
test_filter_is_stated (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-02");
  g_autoptr (IsmsRecord) owner = risk_fixture_find (store, "person", "P-01");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (owner));
  g_autoptr (IsmsRecordList) risks = isms_record_list_new (store, &(IsmsQuery) { .kind = &isms_kind_risk });
  g_autoptr (IsmsReport) report = NULL;
  guint n_matrices = 0;

  rate (store, risk, ISMS_STAGE_CURRENT, 2, 5);
  set (store, risk, "theme", "Suppliers");
  isms_record_list_set_filter (risks, "theme", (const char *const[]) { "Suppliers", "", NULL });
  isms_record_list_set_filter (risks, "owner", (const char *const[]) { key, NULL });
  isms_record_list_set_filter (risks, "current_impact", (const char *const[]) { "5", NULL });
  isms_record_list_set_filter (risks, "target_level", (const char *const[]) { "", NULL });
  report = isms_heatmap_report_new_of (risks, ISMS_STAGE_CURRENT);
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      const char *note = isms_report_block_get_note (isms_report_get_block (report, i));

      if (!ISMS_IS_REPORT_MATRIX (isms_report_get_block (report, i)))
        continue;
      n_matrices++;
      g_assert_true (g_str_has_suffix (note, "Filtered: 1 of 4 open risks. Theme: Suppliers, not said; Risk owner: Owner; Impact now: Highest; Level wanted: Not rated."));
    }
  g_assert_cmpuint (n_matrices, ==, 3);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/levels", test_matrix);
  g_test_add_func ("/matrix/follows", test_matrix_follows);
  g_test_add_func ("/matrix/filtered", test_matrix_filtered);
  g_test_add_func ("/matrix/closed", test_matrix_closed);
  g_test_add_func ("/matrix/other-scales", test_matrix_foreign);
  g_test_add_func ("/matrix/filter-is-stated", test_filter_is_stated);
  g_test_add_func ("/rate/one-step", test_rate);
  g_test_add_func ("/rate/reasons", test_reasons);
  g_test_add_func ("/rate/refused", test_rate_refused);
  g_test_add_func ("/rate/no-longer-acceptable", test_no_longer_acceptable);
  g_test_add_func ("/acceptance/life", test_accept);
  g_test_add_func ("/acceptance/unrated", test_unrated);
  g_test_add_func ("/acceptance/until-assessed", test_until_assessed);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strconcat ("/acceptance/changed/", changes[i].name, NULL);

      g_test_add_data_func (path, &changes[i], test_changed);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/acceptance/entitled/%u", i);

      g_test_add_data_func (path, &cases[i], test_entitled);
    }
  return g_test_run ();
}
