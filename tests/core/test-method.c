/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-acceptance.h"
#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-method.h"
#include "models/isms-rate.h"
#include "models/isms-scale.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

static IsmsRecord *
add_person (IsmsStore *store,
            const char *code)
{
  IsmsRecord *person;

  isms_store_begin (store, "Add", NULL, NULL);
  person = risk_fixture_add (store, "person", code, "name", "Somebody", NULL);
  isms_store_commit (store, NULL);
  return person;
}

static void
test_starters (void)
{
  for (guint size = ISMS_METHOD_SMALLEST; size <= ISMS_METHOD_LARGEST; size++)
    {
      g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (IsmsRecord) method = isms_method_start (store, size, &error);
      g_autoptr (GPtrArray) gaps = NULL;
      g_autoptr (IsmsMatrix) matrix = NULL;

      g_assert_no_error (error);
      g_assert_cmpint (isms_history_get_head (store), ==, 1);
      gaps = isms_method_list_gaps (store, method);
      g_assert_cmpuint (gaps->len, ==, 0);
      matrix = isms_matrix_new (store, NULL);
      g_assert_cmpuint (isms_matrix_get_size (matrix, ISMS_AXIS_IMPACT), ==, size);
      g_assert_cmpint (isms_matrix_get_tone (matrix, 1, 1), ==, ISMS_TONE_ACCEPTABLE);
      g_assert_cmpint (isms_matrix_get_tone (matrix, size, size), ==, ISMS_TONE_TREAT);
    }
}

static void
test_unknown_size (void)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_method_start (store, 8, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_RANGE);
  g_assert_cmpint (isms_history_get_head (store), ==, 0);
}

static void
approve (IsmsStore *store,
         IsmsRecord *method,
         const char *version,
         const char *date)
{
  g_autoptr (IsmsRecord) head = risk_fixture_find (store, "person", "P-02");
  IsmsApprovalWords words = { .version = version, .approver = head, .date = date };
  g_autoptr (GError) error = NULL;

  isms_approval_approve (store, method, &words, &error);
  g_assert_no_error (error);
}

static guint
count_differences (IsmsStore *store,
                   IsmsRecord *subject)
{
  g_autoptr (IsmsRecord) approval = isms_approval_find (store, subject);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) differences = isms_approval_compare (store, approval, &error);

  g_assert_no_error (error);
  return differences->len;
}

static void
test_approve (void)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) head = add_person (store, "P-02");
  g_autoptr (IsmsRecord) method = isms_method_start (store, 4, NULL);
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, "impact");
  g_autoptr (IsmsRecord) approval = NULL;
  g_autofree char *sha256 = NULL;

  approve (store, method, "1.0", "2026-05-01");
  g_assert_cmpstr (isms_record_get_text (method, "status"), ==, "approved");
  approval = isms_approval_find (store, method);
  sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, isms_record_get_text (approval, "content"), -1);
  g_assert_cmpstr (isms_record_get_text (approval, "sha256"), ==, sha256);
  g_assert_cmpuint (count_differences (store, method), ==, 0);
  isms_store_begin (store, "Turn a word", NULL, NULL);
  isms_store_set_from_text (store, g_ptr_array_index (steps, 3), "anchor", "Quite bad", NULL);
  isms_store_commit (store, NULL);
  g_assert_cmpuint (count_differences (store, method), ==, 1);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (count_differences (store, method), ==, 0);
}

static void
rate (IsmsStore *store,
      const char *code,
      guint likelihood,
      guint impact)
{
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", code);
  IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = likelihood, .impact = impact, .reason = "Seen", .date = "2026-05-01" };

  g_assert_true (isms_rate_risk (store, risk, &words, NULL));
}

static void
test_convert (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) old = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  g_autoptr (GError) error = NULL;
  gint64 head;

  rate (store, "RK-01", 4, 2);
  rate (store, "RK-02", 5, 1);
  method = isms_method_revise (store, old, 4, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_conversion_run (store, &error), ==, 0); /* a draft changes nothing */
  g_assert_true (isms_method_map (store, method, "likelihood", 4, 2, &error));
  approve (store, method, "2.0", "2026-05-10");
  g_assert_cmpstr (isms_record_get_text (old, "status"), ==, "withdrawn");
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0); /* never mixed in silently */
  head = isms_history_get_head (store);
  g_assert_cmpuint (isms_conversion_run (store, &error), ==, 2);
  g_assert_no_error (error);
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  g_assert_cmpint (isms_record_get_integer (risk, "current_likelihood", 0), ==, 2); /* as it was said */
  g_assert_cmpint (isms_record_get_integer (risk, "current_impact", 0), ==, 2);
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 2);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpint (isms_record_get_integer (risk, "current_likelihood", 0), ==, 4);
}

static gboolean
type (IsmsStore *store,
      const char *code,
      const char *field,
      const char *text,
      GError **error)
{
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", code);

  g_assert_true (isms_store_begin (store, "Type", NULL, NULL));
  return isms_store_end (store, isms_store_set_from_text (store, risk, field, text, error), error);
}

/* In whichever way a rating is written, it says by which method, and later scales do not read it as their own. */
static void
test_typed (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) old = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) method = NULL, said = NULL;
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (type (store, "RK-01", "current_likelihood", "4", NULL));
  g_assert_true (type (store, "RK-01", "current_impact", "2", NULL));
  said = isms_store_get_link (store, risk, "method");
  g_assert_true (said == old);
  g_assert_true (isms_record_has (risk, "last_rated_on"));
  method = isms_method_revise (store, old, 4, NULL);
  g_assert_true (isms_method_map (store, method, "likelihood", 4, 2, NULL));
  approve (store, method, "2.0", "2026-05-10");
  g_assert_cmpuint (isms_matrix_count_placed (matrix, ISMS_STAGE_CURRENT), ==, 0);
  g_assert_false (type (store, "RK-01", "current_impact", "1", &error)); /* the likelihood beside it is of the older scale */
  g_assert_nonnull (strstr (error->message, "Convert the ratings first"));
  g_assert_cmpuint (isms_conversion_run (store, NULL), ==, 1);
  g_assert_cmpint (isms_record_get_integer (risk, "current_likelihood", 0), ==, 2);
  g_assert_true (type (store, "RK-01", "current_impact", "1", NULL));
}

/* A step that the scale has not is no rating; where an old file has one, it keeps nobody else from being converted. */
static void
test_beyond (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) old = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-02");
  g_autoptr (IsmsRecord) method = NULL;
  g_autofree char *beyond = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (type (store, "RK-02", "current_likelihood", "9", &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_RANGE);
  g_assert_nonnull (strstr (error->message, "the scale of likelihood has the steps 1 to 5"));
  isms_store_begin_origin (store, "An old file", NULL, 0);
  g_assert_true (isms_store_set_integer (store, risk, "current_likelihood", 9, NULL) && isms_store_set_integer (store, risk, "current_impact", 2, NULL));
  g_assert_true (isms_store_commit (store, NULL));
  rate (store, "RK-01", 4, 2);
  method = isms_method_revise (store, old, 4, NULL);
  g_assert_true (isms_method_map (store, method, "likelihood", 4, 2, NULL));
  approve (store, method, "2.0", "2026-05-10");
  g_assert_cmpuint (isms_conversion_run (store, NULL), ==, 1);
  beyond = isms_conversion_explain_beyond (store);
  g_assert_nonnull (strstr (beyond, "RK-02"));
}

static void
test_gap (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) old = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) head = risk_fixture_find (store, "person", "P-02");
  g_autoptr (IsmsRecord) method = isms_method_revise (store, old, 3, NULL);
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, "impact");
  g_autoptr (GPtrArray) unmapped = NULL;
  IsmsApprovalWords words = { .version = "2.0", .approver = head, .date = "2026-05-10" };
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Forget", NULL, NULL);
  isms_store_set_from_text (store, g_ptr_array_index (steps, 2), "takes_over", "", NULL);
  isms_store_commit (store, NULL);
  unmapped = isms_conversion_list_unmapped (store, method);
  g_assert_cmpuint (unmapped->len, >=, 1);
  g_assert_false (isms_approval_approve (store, method, &words, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
}

/* Which steps of the next version, by place from 1, are suggested to take over those of a method that begins with so many. */
static void
check_suggestion (guint from,
                  guint to,
                  const char *scale,
                  const char *expected)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) old = isms_method_start (store, from, NULL);
  g_autoptr (IsmsRecord) method = isms_method_revise (store, old, to, NULL);
  g_autoptr (GPtrArray) before = isms_scale_list_steps (store, old, scale);
  g_autoptr (GPtrArray) after = isms_scale_list_steps (store, method, scale);
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < before->len; i++)
    for (guint j = 0; j < after->len; j++)
      {
        g_autoptr (GPtrArray) taken = isms_store_get_links (store, g_ptr_array_index (after, j), "takes_over");

        if (g_ptr_array_find (taken, g_ptr_array_index (before, i), NULL))
          g_string_append_printf (places, "%u", j + 1);
      }
  g_assert_cmpstr (places->str, ==, expected);
}

/* What means the same is read as the same, then what is called the same; what is neither keeps its place between those. */
static void
test_suggestion (void)
{
  check_suggestion (5, 7, "likelihood", "24567"); /* “Rare” of the one is, by its anchor, “Unlikely” of the other */
  check_suggestion (5, 7, "impact", "12357");
  check_suggestion (7, 5, "likelihood", "1122345");
  check_suggestion (5, 5, "impact", "12345");
  check_suggestion (3, 4, "likelihood", "134");
}

/* Two actions of two owners, and what an approval of it says. */
static IsmsRecord *
add_plan (IsmsStore *store)
{
  g_autoptr (IsmsRecord) second = risk_fixture_find (store, "risk", "RK-02");
  g_autoptr (IsmsRecord) action = NULL;
  g_autoptr (IsmsRecord) another = NULL;
  IsmsRecord *plan;

  isms_store_begin (store, "Plan", NULL, NULL);
  plan = risk_fixture_add (store, "treatment_plan", "TP-01", "title", "Plan", NULL);
  action = risk_fixture_add (store, "treatment", "TR-01", "title", "Do it", "risk", "RK-01", "treatment_plan", "TP-01", "status", "planned", NULL);
  another = risk_fixture_add (store, "treatment", "TR-02", "title", "Do that", "risk", "RK-02", "treatment_plan", "TP-01", "status", "planned", NULL);
  isms_store_set_from_text (store, second, "owner", "P-02", NULL);
  isms_store_commit (store, NULL);
  return plan;
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

static gboolean
approve_plan (IsmsStore *store,
              IsmsRecord *plan,
              const char *who,
              GError **error)
{
  g_autoptr (IsmsRecord) approver = risk_fixture_find (store, "person", who);
  IsmsApprovalWords words = { .version = "1.0", .approver = approver, .date = "2026-05-10" };

  return isms_approval_approve (store, plan, &words, error);
}

/* Whether the plan has the state, is approved by as many, and says of the rest these words; empty for nothing. */
static void
assert_plan (IsmsStore *store,
             IsmsRecord *plan,
             const char *status,
             guint n_approvers,
             const char *missing)
{
  g_autoptr (GPtrArray) approvers = isms_store_get_links (store, plan, "approved_by");
  g_autofree char *words = isms_approval_explain_missing (store, plan);

  g_assert_cmpstr (isms_record_get_text (plan, "status"), ==, status);
  g_assert_cmpuint (approvers->len, ==, n_approvers);
  g_assert_cmpstr (words != NULL ? words : "", ==, missing);
}

/* A plan holds once each owner of a risk in it approved it, and goes on to hold while its actions are done. */
static void
test_plan (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) stranger = add_person (store, "P-03");
  g_autoptr (IsmsRecord) plan = add_plan (store);
  g_autoptr (GError) error = NULL;

  g_assert_false (approve_plan (store, plan, "P-03", &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_CHOICE);
  g_assert_true (approve_plan (store, plan, "P-01", NULL));
  assert_plan (store, plan, "in_review", 1, "Still to approve, as risk owners: Head.");
  g_assert_true (approve_plan (store, plan, "P-02", NULL));
  assert_plan (store, plan, "approved", 2, "");
  set (store, "treatment", "TR-01", "status", "done");
  g_assert_cmpuint (count_differences (store, plan), ==, 0);
  set (store, "treatment", "TR-02", "due", "2027-01-01");
  g_assert_cmpuint (count_differences (store, plan), ==, 1);
}

/* Who approved a plan that said something else has not approved this one. */
static void
test_plan_changed_between (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) plan = add_plan (store);

  g_assert_true (approve_plan (store, plan, "P-02", NULL));
  set (store, "treatment", "TR-01", "title", "Do something else");
  assert_plan (store, plan, "in_review", 1, "Still to approve, as risk owners: Owner. To approve again, since it changed: Head.");
  g_assert_true (approve_plan (store, plan, "P-01", NULL));
  assert_plan (store, plan, "in_review", 1, "To approve again, since it changed: Head.");
  g_assert_true (approve_plan (store, plan, "P-02", NULL));
  assert_plan (store, plan, "approved", 2, "");
  set (store, "treatment", "TR-01", "title", "Do it");
  g_assert_true (approve_plan (store, plan, "P-01", NULL));
  assert_plan (store, plan, "approved", 2, ""); /* as the first approval of the other owner froze it, and that one's own does */
}

/* Somebody has to answer for each risk in it. */
static void
test_plan_of_a_removed_owner (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) plan = add_plan (store);
  g_autoptr (IsmsRecord) owner = risk_fixture_find (store, "person", "P-02");
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, owner);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_false (approve_plan (store, plan, "P-01", &error));
  g_assert_nonnull (strstr (error->message, "The owner of RK-02 was removed; name another"));
  set (store, "risk", "RK-02", "owner", "P-01");
  g_assert_true (approve_plan (store, plan, "P-01", NULL));
  assert_plan (store, plan, "approved", 1, "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/method/starters", test_starters);
  g_test_add_func ("/method/unknown-size", test_unknown_size);
  g_test_add_func ("/method/approve", test_approve);
  g_test_add_func ("/method/convert", test_convert);
  g_test_add_func ("/method/gap", test_gap);
  g_test_add_func ("/method/typed-rating", test_typed);
  g_test_add_func ("/method/beyond-the-scale", test_beyond);
  g_test_add_func ("/method/suggestion", test_suggestion);
  g_test_add_func ("/method/plan", test_plan);
  g_test_add_func ("/method/plan/changed-between", test_plan_changed_between);
  g_test_add_func ("/method/plan/removed-owner", test_plan_of_a_removed_owner);
  return g_test_run ();
}
