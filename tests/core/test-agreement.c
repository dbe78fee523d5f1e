/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-agreement.h"
#include "models/isms-change-words.h"
#include "records/isms-field-error.h"
#include "records/isms-kinds.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

static void
assert_near (double is,
             double wanted,
             double within)
{
  g_assert_cmpfloat_with_epsilon (is, wanted, within);
}

/* Cohen (1968), table 1: 200 patients, two judges, disagreement weights 0, 1, 3 and 6. The paper gives 0.492 and 0.348. */
static void
test_cohen_1968 (void)
{
  static const guint table[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };
  static const double disagreement[] = { 0, 1, 3, 1, 0, 6, 3, 6, 0 };
  double weights[9];
  IsmsKappa plain, weighed;

  for (guint i = 0; i < 9; i++)
    weights[i] = 1 - disagreement[i] / 6;
  isms_kappa_compute (table, 3, ISMS_KAPPA_PLAIN, &plain);
  isms_kappa_compute_weighed (table, 3, weights, &weighed);
  g_assert_cmpuint (plain.n, ==, 200);
  assert_near (plain.same, 0.7, 1e-12);
  assert_near (plain.kappa, 0.492, 0.0005);
  assert_near (weighed.kappa, 0.348, 0.0005);
}

/* Fleiss, Levin and Paik, Statistical Methods for Rates and Proportions, table 18.1: 100 subjects; kappa 0.68, standard error 0.087 (worked from the
 * rounded 0.68; unrounded it is 0.0877). */
static void
test_fleiss (void)
{
  static const guint table[] = { 75, 1, 4, 5, 4, 1, 0, 0, 10 };
  IsmsKappa kappa;

  isms_kappa_compute (table, 3, ISMS_KAPPA_PLAIN, &kappa);
  assert_near (kappa.kappa, 0.68, 0.005);
  assert_near (kappa.error, 0.087, 0.001);
  assert_near (kappa.low, kappa.kappa - 1.96 * kappa.error, 0.0001);
}

/* Agresti, Categorical Data Analysis, carcinoma slides of two pathologists: kappa 0.493, standard error 0.057. */
static void
test_agresti (void)
{
  static const guint table[] = { 22, 2, 2, 0, 5, 7, 14, 0, 0, 2, 36, 0, 0, 1, 17, 10 };
  IsmsKappa kappa;

  isms_kappa_compute (table, 4, ISMS_KAPPA_PLAIN, &kappa);
  g_assert_cmpuint (kappa.n, ==, 118);
  assert_near (kappa.kappa, 0.493, 0.0005);
  assert_near (kappa.error, 0.057, 0.0005);
}

/* Counted by hand: 20 pairs on three steps, 14 the same, 4 one step and 2 two steps apart; margins 10 6 4 and 9 6 5.
 * Linear: po = (14 + 2) / 20 = 0.8. Quadratic: po = (14 + 3) / 20 = 0.85. */
static void
test_by_hand (void)
{
  static const guint table[] = { 7, 2, 1, 1, 4, 1, 1, 0, 3 };
  const double linear = (90 + 36 + 20 + 0.5 * (60 + 54 + 30 + 24)) / 400;
  const double quadratic = (90 + 36 + 20 + 0.75 * (60 + 54 + 30 + 24)) / 400;
  IsmsKappa kappa;

  isms_kappa_compute (table, 3, ISMS_KAPPA_LINEAR, &kappa);
  assert_near (kappa.kappa, (0.8 - linear) / (1 - linear), 1e-12);
  isms_kappa_compute (table, 3, ISMS_KAPPA_QUADRATIC, &kappa);
  assert_near (kappa.kappa, (0.85 - quadratic) / (1 - quadratic), 1e-12);
  g_assert_false (kappa.rough);
}

static void
test_words (void)
{
  static const guint few[] = { 3, 1, 0, 4 };
  static const guint one_step[] = { 20, 0, 0, 0 };
  static const guint all_same[] = { 10, 0, 0, 10 };
  g_autofree char *why = NULL;
  IsmsKappa kappa;

  isms_kappa_compute (few, 2, ISMS_KAPPA_LINEAR, &kappa);
  g_assert_false (kappa.known);
  why = isms_kappa_explain (&kappa);
  g_assert_true (g_str_has_prefix (why, "Too few to say: 8 pairs"));
  isms_kappa_compute (one_step, 2, ISMS_KAPPA_LINEAR, &kappa);
  g_assert_false (kappa.known);
  isms_kappa_compute (all_same, 2, ISMS_KAPPA_LINEAR, &kappa);
  assert_near (kappa.kappa, 1, 1e-12);
  assert_near (kappa.low, 1, 1e-12);
  g_assert_cmpstr (isms_kappa_describe (-0.1), ==, "poor");
  g_assert_cmpstr (isms_kappa_describe (0.2), ==, "slight");
  g_assert_cmpstr (isms_kappa_describe (0.41), ==, "moderate");
  g_assert_cmpstr (isms_kappa_describe (0.8), ==, "substantial");
  g_assert_cmpstr (isms_kappa_describe (0.81), ==, "almost perfect");
}

/* Light (1971): of more than two raters the mean over the pairs. The pairs are those of the first three raters of the thirty diagnoses
 * of Fleiss (1971), as the handbook of R's package irr prints them: 0.651, 0.384, 0.631, on average 0.555. */
static void
test_light_1971 (void)
{
  IsmsKappa pairs[] = { { .n = 30, .known = TRUE, .kappa = 0.651 }, { .n = 30, .known = TRUE, .kappa = 0.384 }, { .n = 30, .known = TRUE, .kappa = 0.631 } };
  g_autofree char *meaning = NULL;
  g_autofree char *why = NULL;
  IsmsKappaMean mean;

  isms_kappa_average (pairs, G_N_ELEMENTS (pairs), &mean);
  g_assert_true (mean.known);
  assert_near (mean.kappa, 0.555, 0.0005);
  assert_near (mean.lowest.kappa, 0.384, 1e-12);
  assert_near (mean.highest.kappa, 0.651, 1e-12);
  meaning = isms_kappa_explain_mean (&mean);
  g_assert_nonnull (strstr (meaning, "moderate"));
  pairs[1].known = FALSE; /* those two chose one step throughout: no mean over the others pretends to be one over all */
  isms_kappa_average (pairs, G_N_ELEMENTS (pairs), &mean);
  g_assert_false (mean.known);
  why = isms_kappa_explain_mean (&mean);
  g_assert_true (g_str_has_prefix (why, "Both chose one and the same step"));
}

static GPtrArray *
find_all (IsmsStore *store,
          const char *kind,
          const char *first,
          const char *second)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (found, risk_fixture_find (store, kind, first));
  g_ptr_array_add (found, risk_fixture_find (store, kind, second));
  return found;
}

static IsmsRecord *
start (IsmsStore *store)
{
  g_autoptr (GPtrArray) raters = find_all (store, "person", "P-01", "P-02");
  g_autoptr (GPtrArray) risks = find_all (store, "risk", "RK-01", "RK-03");
  g_autoptr (GError) error = NULL;
  IsmsRecord *test = isms_agreement_start (store, "Blind rating", raters, risks, &error);

  g_assert_no_error (error);
  return test;
}

static gboolean
rate (IsmsStore *store,
      IsmsRecord *test,
      const char *person,
      const char *code,
      guint likelihood,
      guint impact)
{
  g_autoptr (IsmsRecord) rater = risk_fixture_find (store, "person", person);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", code);
  IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = likelihood, .impact = impact, .reason = "Because-of-the-last-audit", .date = "2026-05-02" };

  return isms_agreement_rate (store, test, rater, risk, &words, NULL);
}

static void
rate_all (IsmsStore *store,
          IsmsRecord *test)
{
  g_assert_true (rate (store, test, "P-01", "RK-01", 2, 3));
  g_assert_true (rate (store, test, "P-01", "RK-03", 4, 4));
  g_assert_true (rate (store, test, "P-02", "RK-01", 4, 4));
  g_assert_true (rate (store, test, "P-02", "RK-03", 4, 4));
}

/* And a third person, who may rate them. */
static void
add_risks (IsmsStore *store,
           guint n)
{
  g_autoptr (IsmsRecord) third = NULL;

  g_assert_true (isms_store_begin (store, "Fill", NULL, NULL));
  third = isms_store_create (store, &isms_kind_person, NULL);
  g_assert_true (isms_store_set_from_text (store, third, "name", "Third", NULL));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, &isms_kind_risk, NULL);

      g_assert_true (isms_store_set_from_text (store, risk, "title", "Risk", NULL));
      g_assert_true (isms_store_set_from_text (store, risk, "status", "open", NULL));
    }
  g_assert_true (isms_store_commit (store, NULL));
}

static void
test_blind (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) test = start (store);
  g_autoptr (IsmsRecord) viewer = risk_fixture_find (store, "person", "P-02");
  g_autoptr (IsmsAgreement) agreement = NULL;
  const IsmsAgreementRisk *row;

  g_assert_true (rate (store, test, "P-01", "RK-01", 2, 3));
  g_assert_true (rate (store, test, "P-01", "RK-03", 4, 4));
  g_assert_true (rate (store, test, "P-02", "RK-01", 1, 1));
  g_assert_true (rate (store, test, "P-02", "RK-01", 5, 5)); /* changed their mind: still one rating */
  g_assert_false (rate (store, test, "P-02", "RK-02", 5, 5));
  g_assert_false (rate (store, test, "P-02", "RK-03", 6, 5));
  agreement = isms_agreement_new (store, test, viewer);
  g_assert_true (isms_agreement_is_blind (agreement));
  g_assert_cmpuint (isms_agreement_count_rated (agreement, 0), ==, 2);
  g_assert_cmpuint (isms_agreement_count_rated (agreement, 1), ==, 1);
  row = isms_agreement_get_risk (agreement, 0);
  g_assert_null (g_ptr_array_index (row->ratings, 0));
  g_assert_cmpint (isms_record_get_integer (g_ptr_array_index (row->ratings, 1), "likelihood", 0), ==, 5);
  g_assert_false (row->complete);
  g_assert_cmpuint (isms_agreement_get_spread (agreement), ==, 0);
}

static void
test_open (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) test = start (store);
  g_autoptr (IsmsAgreement) agreement = NULL;
  IsmsKappa kappa;

  rate_all (store, test);
  agreement = isms_agreement_new (store, test, NULL);
  g_assert_false (isms_agreement_is_blind (agreement));
  g_assert_cmpuint (isms_agreement_get_risk (agreement, 0)->spread[ISMS_AXIS_LIKELIHOOD], ==, 2);
  g_assert_cmpuint (isms_agreement_get_risk (agreement, 0)->spread[ISMS_AXIS_IMPACT], ==, 1);
  g_assert_cmpuint (isms_agreement_get_spread (agreement), ==, 2);
  isms_agreement_measure (agreement, ISMS_AXIS_IMPACT, ISMS_KAPPA_LINEAR, 0, 1, &kappa);
  g_assert_cmpuint (kappa.n, ==, 2);
  assert_near (kappa.same, 0.5, 1e-12);
  g_assert_false (rate (store, test, "P-02", "RK-01", 2, 3)); /* nobody fits theirs to what the other chose */
}

/* Three people and twelve risks. The first two are always alike; the third is one step beside them at every other risk. */
static void
test_three (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (GPtrArray) raters = NULL;
  g_autoptr (GPtrArray) risks = NULL;
  g_autoptr (IsmsRecord) test = NULL;
  g_autoptr (IsmsAgreement) agreement = NULL;
  IsmsKappaMean mean;
  IsmsKappa pair;

  add_risks (store, 12);
  raters = isms_store_list_records (store, &isms_kind_person);
  risks = isms_agreement_sample (store, 12);
  g_ptr_array_set_size (raters, 3);
  test = isms_agreement_start (store, "Three", raters, risks, NULL);
  for (guint i = 0; i < 3 * 12; i++)
    {
      guint step = i % 12 / 3 + 1;
      IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = step + (i >= 24 && i % 2), .impact = step, .reason = "As it was last year", .date = "2026-05-02" };

      g_assert_true (isms_agreement_rate (store, test, g_ptr_array_index (raters, i / 12), g_ptr_array_index (risks, i % 12), &words, NULL));
    }
  agreement = isms_agreement_new (store, test, NULL);
  isms_agreement_measure (agreement, ISMS_AXIS_LIKELIHOOD, ISMS_KAPPA_LINEAR, 1, 2, &pair);
  isms_agreement_measure_all (agreement, ISMS_AXIS_LIKELIHOOD, ISMS_KAPPA_LINEAR, &mean);
  g_assert_cmpuint (mean.pairs, ==, 3);
  g_assert_cmpfloat (pair.kappa, <, 1);
  assert_near (mean.kappa, (1 + 2 * pair.kappa) / 3, 1e-12);
  assert_near (mean.highest.kappa, 1, 1e-12);
  g_assert_cmpuint (isms_agreement_get_spread (agreement), ==, 1);
}

static guint
count_search (IsmsStore *store,
              const char *words)
{
  g_autoptr (GArray) keys = isms_store_search (store, words, 10, NULL);

  return keys->len;
}

static gboolean
has_words (IsmsStore *store,
           gint64 step,
           const char *text)
{
  g_autoptr (IsmsStep) told = isms_history_get_step (store, step, NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < told->changes->len; i++)
    {
      g_autoptr (GPtrArray) words = isms_change_get_fields (store, g_ptr_array_index (told->changes, i));

      for (guint j = 0; j < words->len; j++)
        found = found || g_strcmp0 (((IsmsFieldWords *) g_ptr_array_index (words, j))->after, text) == 0;
    }
  return found;
}

/* As long as somebody is still to rate, no list, count, search or history says what others did; an undo of the last rating seals them again. */
static void
test_sealed (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) test = start (store);
  gint64 first;

  g_assert_true (rate (store, test, "P-01", "RK-01", 2, 3));
  first = isms_history_get_head (store);
  g_assert_true (rate (store, test, "P-01", "RK-03", 4, 4));
  g_assert_true (rate (store, test, "P-02", "RK-01", 4, 4));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_rating), ==, 0);
  g_assert_cmpuint (count_search (store, "Because-of-the-last-audit"), ==, 0);
  g_assert_false (has_words (store, first, "Because-of-the-last-audit"));
  g_assert_false (isms_record_has (test, "performed_on"));
  g_assert_true (rate (store, test, "P-02", "RK-03", 4, 4));
  g_assert_cmpstr (isms_record_get_text (test, "performed_on"), ==, "2026-05-02");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_rating), ==, 4);
  g_assert_cmpuint (count_search (store, "Because-of-the-last-audit"), ==, 4);
  g_assert_true (has_words (store, first, "Because-of-the-last-audit"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_rating), ==, 0);
}

/* Ten risks in one cell and one in each of two others: all three cells are looked at first. */
static void
test_sample (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (GHashTable) cells = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) sample = NULL;

  g_assert_true (isms_store_begin (store, "Fill", NULL, NULL));
  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, &isms_kind_risk, NULL);

      g_assert_true (isms_store_set_from_text (store, risk, "title", "Risk", NULL));
      g_assert_true (isms_store_set_from_text (store, risk, "current_likelihood", i < 10 ? "2" : "4", NULL));
      g_assert_true (isms_store_set_from_text (store, risk, "current_impact", i < 11 ? "2" : "4", NULL));
      g_assert_true (isms_store_set_from_text (store, risk, "status", i == 0 ? "closed" : "open", NULL));
    }
  g_assert_true (isms_store_commit (store, NULL));
  sample = isms_agreement_sample (store, 4);
  g_assert_cmpuint (sample->len, ==, 4);
  for (guint i = 0; i < sample->len; i++)
    {
      gint64 cell = isms_record_get_integer (g_ptr_array_index (sample, i), "current_likelihood", 0) * 10 + isms_record_get_integer (g_ptr_array_index (sample, i), "current_impact", 0);

      g_assert_cmpstr (isms_record_get_text (g_ptr_array_index (sample, i), "status"), !=, "closed");
      g_hash_table_add (cells, GINT_TO_POINTER ((int) cell));
    }
  g_assert_true (g_hash_table_contains (cells, GINT_TO_POINTER (22)) && g_hash_table_contains (cells, GINT_TO_POINTER (42)) &&
                 g_hash_table_contains (cells, GINT_TO_POINTER (44)));
  g_ptr_array_unref (sample);
  sample = isms_agreement_sample (store, 1000);
  g_assert_cmpuint (sample->len, ==, isms_store_count (store, &isms_kind_risk) - 1);
}

static void
test_settle (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) test = start (store);
  g_autoptr (IsmsRecord) first = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) second = risk_fixture_find (store, "risk", "RK-03");
  const IsmsAgreed agreed = { first, 3, 4, "Once in three years, by the anchor" };
  g_autoptr (GError) error = NULL;
  gint64 head;

  g_assert_false (isms_agreement_settle (store, test, &agreed, 1, NULL, "2026-05-03", NULL));
  rate_all (store, test);
  g_assert_false (isms_agreement_settle (store, test, NULL, 0, NULL, "2026-05-03", &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_CHOICE);
  g_clear_error (&error);
  head = isms_history_get_head (store);
  g_assert_true (isms_agreement_settle (store, test, &agreed, 1, "Read the anchor again", "2026-05-03", &error));
  g_assert_no_error (error);
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  g_assert_cmpint (isms_record_get_integer (first, "current_likelihood", 0), ==, 3);
  g_assert_cmpint (isms_record_get_integer (second, "current_impact", 0), ==, 4);
  g_assert_cmpstr (isms_record_get_text (first, "likelihood_reason"), ==, "Once in three years, by the anchor");
  g_assert_cmpint (isms_record_get_integer (test, "max_deviation", 0), ==, 2);
  g_assert_cmpstr (isms_record_get_text (test, "resolved_on"), ==, "2026-05-03");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_false (isms_record_has (first, "current_likelihood"));
  g_assert_false (isms_record_has (test, "resolved_on"));
}

/* What was still to be rated is removed: the rest can be settled, and is sealed no longer. */
static void
test_settle_the_rest (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) test = start (store);
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-03");
  g_autoptr (IsmsRecord) other = risk_fixture_find (store, "risk", "RK-01");
  const IsmsAgreed agreed = { other, 3, 4, "Once in three years" };
  g_autoptr (GError) error = NULL;

  g_assert_true (rate (store, test, "P-01", "RK-01", 2, 3));
  g_assert_true (rate (store, test, "P-02", "RK-01", 4, 4));
  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, risk);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpuint (isms_store_count (store, &isms_kind_rating), ==, 0);
  g_assert_true (isms_agreement_settle (store, test, &agreed, 1, NULL, "2026-05-03", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_text (test, "performed_on"), ==, "2026-05-03");
  g_assert_cmpuint (isms_store_count (store, &isms_kind_rating), ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kappa/cohen-1968", test_cohen_1968);
  g_test_add_func ("/kappa/fleiss", test_fleiss);
  g_test_add_func ("/kappa/agresti", test_agresti);
  g_test_add_func ("/kappa/by-hand", test_by_hand);
  g_test_add_func ("/kappa/light-1971", test_light_1971);
  g_test_add_func ("/kappa/words", test_words);
  g_test_add_func ("/agreement/blind", test_blind);
  g_test_add_func ("/agreement/open", test_open);
  g_test_add_func ("/agreement/three", test_three);
  g_test_add_func ("/agreement/sealed", test_sealed);
  g_test_add_func ("/agreement/sample", test_sample);
  g_test_add_func ("/agreement/settle", test_settle);
  g_test_add_func ("/agreement/settle-the-rest", test_settle_the_rest);
  return g_test_run ();
}
