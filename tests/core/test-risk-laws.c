/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-acceptance.h"
#include "models/isms-conversion.h"
#include "models/isms-method.h"
#include "models/isms-rate.h"
#include "models/isms-risk-bands.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

/* Laws over random ratings, changes and versions of the method, conversions, acceptances, undo and redo: the matrix says what a plain
 * count says and mixes no scales, no acceptance survives a change of what it rests on, and the records are what the history says. */

#define SEQUENCES 60
#define MOVES 40
#define TODAY "2026-06-01"

static IsmsRecord *
pick_risk (IsmsStore *store,
           GRand *dice)
{
  g_autofree char *code = g_strdup_printf ("RK-%02d", g_rand_int_range (dice, 1, 5));

  return risk_fixture_find (store, "risk", code);
}

/* One risk, or as on the matrix several at once: all of them or none. */
static void
rate (IsmsStore *store,
      GRand *dice)
{
  g_autoptr (GPtrArray) risks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IsmsRecord) first = pick_risk (store, dice);
  g_autoptr (IsmsRecord) second = pick_risk (store, dice);
  IsmsRateWords words = {
    .stage = g_rand_int_range (dice, 0, ISMS_N_STAGES),
    .likelihood = g_rand_int_range (dice, 1, 6),
    .impact = g_rand_int_range (dice, 1, 6),
    .reason = "Because",
    .date = TODAY,
  };

  g_ptr_array_add (risks, g_object_ref (first));
  if (first != second && g_rand_boolean (dice))
    g_ptr_array_add (risks, g_object_ref (second));
  isms_rate_risks (store, risks, &words, NULL); /* refused beyond the scale, and where it would mix scales */
}

static void
accept (IsmsStore *store,
        GRand *dice)
{
  g_autoptr (IsmsRecord) risk = pick_risk (store, dice);
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (IsmsRecord) acceptance = NULL;
  IsmsAcceptanceWords words = { .people = people, .reason = "Cheaper", .date = TODAY };
  gboolean may;

  g_ptr_array_add (people, risk_fixture_find (store, "person", "P-01"));
  if (g_rand_boolean (dice))
    g_ptr_array_add (people, risk_fixture_find (store, "person", "P-02"));
  may = isms_acceptance_may (store, risk, &words, NULL);
  acceptance = isms_acceptance_accept (store, risk, &words, NULL);
  g_assert_cmpint (may, ==, acceptance != NULL);
}

static void
change_method (IsmsStore *store,
               GRand *dice)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  g_assert_true (isms_store_begin (store, "Change the rule", NULL, NULL));
  isms_store_set_from_text (store, method, "level_rule", g_rand_boolean (dice) ? "sum" : "product", NULL);
  g_assert_true (isms_store_commit (store, NULL));
}

/* What an acceptance rests on besides the rating. */
static void
change_criteria (IsmsStore *store,
                 GRand *dice)
{
  static const char *const entitled[] = { "rating", "owner", "owner_and_management", "nobody" };
  static const char *const people[] = { "P-01", "P-02" };
  g_autoptr (GPtrArray) bands = isms_store_list_records (store, &isms_kind_band);
  g_autoptr (IsmsRecord) risk = pick_risk (store, dice);
  IsmsRecord *band = g_ptr_array_index (bands, g_rand_int_range (dice, 0, (int) bands->len));

  g_assert_true (isms_store_begin (store, "Change the criteria", NULL, NULL));
  if (g_rand_boolean (dice))
    isms_store_set_from_text (store, risk, "owner", people[g_rand_int_range (dice, 0, 2)], NULL);
  else if (g_rand_boolean (dice))
    isms_store_set_from_text (store, band, "approver", people[g_rand_int_range (dice, 0, 2)], NULL);
  else
    isms_store_set_from_text (store, band, "acceptance_by", entitled[g_rand_int_range (dice, 0, 4)], NULL);
  g_assert_true (isms_store_commit (store, NULL));
}

/* Another version with other scales; its approval may be refused, since a changed rule leaves levels without a band. */
static void
revise (IsmsStore *store,
        GRand *dice)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (IsmsRecord) approver = risk_fixture_find (store, "person", "P-02");
  g_autoptr (IsmsRecord) revision = isms_method_revise (store, method, g_rand_int_range (dice, ISMS_METHOD_SMALLEST, ISMS_METHOD_LARGEST + 1), NULL);
  g_autofree char *date = g_strdup_printf ("2026-06-%02d", g_rand_int_range (dice, 1, 29));
  IsmsApprovalWords words = { .version = "2.0", .approver = approver, .date = date };

  g_assert_nonnull (revision);
  isms_approval_approve (store, revision, &words, NULL);
}

static void
convert (IsmsStore *store)
{
  g_autoptr (GPtrArray) before = isms_conversion_list_risks (store);
  g_autoptr (GPtrArray) after = NULL;
  guint n = isms_conversion_run (store, NULL);

  g_assert_true (n == before->len || n == 0);
  after = isms_conversion_list_risks (store);
  g_assert_cmpuint (after->len, ==, before->len - n);
}

static void
move (IsmsStore *store,
      GRand *dice)
{
  switch (g_rand_int_range (dice, 0, 12))
    {
    case 0:
      isms_history_undo (store, NULL);
      break;
    case 1:
      isms_history_redo (store, NULL);
      break;
    case 2:
      change_method (store, dice);
      break;
    case 3:
    case 4:
      accept (store, dice);
      break;
    case 5:
      revise (store, dice);
      break;
    case 6:
      convert (store);
      break;
    case 7:
    case 8:
      change_criteria (store, dice);
      break;
    default:
      rate (store, dice);
    }
}

static gint64
expect_level (IsmsStore *store,
              guint likelihood,
              guint impact)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  return g_str_equal (isms_record_get_text (method, "level_rule"), "sum") ? likelihood + impact : likelihood * impact;
}

/* The risks whose steps mean something in the scales in force. */
static GPtrArray *
list_readable (IsmsStore *store)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  GPtrArray *readable = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < risks->len; i++)
    {
      g_autoptr (IsmsRecord) own = isms_store_get_link (store, g_ptr_array_index (risks, i), "method");

      if (isms_scale_is_same (store, own, store, method))
        g_ptr_array_add (readable, g_object_ref (g_ptr_array_index (risks, i)));
    }
  return readable;
}

static guint
count_plainly (GPtrArray *risks,
               IsmsStage stage,
               guint likelihood,
               guint impact)
{
  guint n = 0;

  for (guint i = 0; i < risks->len; i++)
    n += isms_record_get_integer (g_ptr_array_index (risks, i), isms_stage_get_field (stage, ISMS_AXIS_LIKELIHOOD), 0) == likelihood &&
         isms_record_get_integer (g_ptr_array_index (risks, i), isms_stage_get_field (stage, ISMS_AXIS_IMPACT), 0) == impact;
  return n;
}

/* No risk is in no band, be it rated by other scales or where the criteria say nothing. */
static void
check_bands (IsmsMatrix *matrix)
{
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      guint n = 0;

      for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
        n += isms_risk_bands_count (matrix, stage, i);
      g_assert_cmpuint (n, ==, isms_matrix_count (matrix));
    }
}

static void
check_matrix (IsmsStore *store,
              IsmsMatrix *matrix)
{
  g_autoptr (GPtrArray) risks = list_readable (store);

  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    for (guint i = 1; i <= 5; i++)
      for (guint j = 1; j <= 5; j++)
        {
          g_assert_cmpuint (isms_matrix_count_cell (matrix, stage, i, j), ==, count_plainly (risks, stage, i, j));
          g_assert_cmpint (isms_matrix_get_level (matrix, i, j), ==, expect_level (store, i, j));
        }
}

/* Whether the band of now lets those accept it who did, and no more is asked. */
static gboolean
is_entitled (IsmsStore *store,
             IsmsRecord *acceptance,
             IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (IsmsRecord) band = isms_scale_find_band (store, method, isms_record_get_integer (acceptance, "level", 0));
  g_autoptr (GPtrArray) people = isms_store_get_links (store, acceptance, "accepted_by");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (store, risk, "owner");
  g_autoptr (IsmsRecord) approver = band != NULL ? isms_store_get_link (store, band, "approver") : NULL;
  const char *by = band != NULL ? isms_record_get_text (band, "acceptance_by") : "nobody";

  if (g_str_equal (by, "nobody") || !g_ptr_array_find (people, owner, NULL))
    return FALSE;
  return !g_str_equal (by, "owner_and_management") || (approver != NULL && g_ptr_array_find (people, approver, NULL));
}

static gboolean
is_as_accepted (IsmsStore *store,
                IsmsRecord *acceptance,
                IsmsRecord *risk)
{
  gint64 likelihood = isms_record_get_integer (risk, "current_likelihood", 0);
  gint64 impact = isms_record_get_integer (risk, "current_impact", 0);
  g_autoptr (IsmsRecord) then = isms_store_get_link (store, acceptance, "method");
  g_autoptr (IsmsRecord) own = isms_store_get_link (store, risk, "method");
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  return isms_record_get_integer (acceptance, "likelihood", 0) == likelihood && isms_record_get_integer (acceptance, "impact", 0) == impact &&
         isms_record_get_integer (acceptance, "level", 0) == expect_level (store, likelihood, impact) &&
         isms_scale_is_same (store, own, store, method) && isms_scale_is_same (store, then, store, method);
}

static void
check_acceptance (IsmsStore *store,
                  IsmsRecord *acceptance)
{
  g_autoptr (IsmsRecord) risk = isms_store_get_link (store, acceptance, "risk");
  gboolean holds = is_as_accepted (store, acceptance, risk) && is_entitled (store, acceptance, risk);

  if (!isms_record_has (acceptance, "withdrawn_on"))
    g_assert_cmpint (isms_acceptance_get_state (store, acceptance, TODAY), ==, holds ? ISMS_ACCEPTANCE_VALID : ISMS_ACCEPTANCE_LAPSED);
}

static void
check (IsmsStore *store,
       IsmsMatrix *matrix)
{
  g_autoptr (GPtrArray) acceptances = isms_store_list_records (store, &isms_kind_acceptance);

  check_matrix (store, matrix);
  check_bands (matrix);
  for (guint i = 0; i < acceptances->len; i++)
    check_acceptance (store, g_ptr_array_index (acceptances, i));
}

static void
test_laws (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (27001);

  for (guint i = 0; i < SEQUENCES; i++)
    {
      g_autoptr (IsmsStore) store = risk_fixture_new ();
      g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
      g_autoptr (GPtrArray) findings = NULL;
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < MOVES; j++)
        {
          move (store, dice);
          check (store, matrix);
        }
      findings = isms_history_verify (store, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (findings->len, ==, 0);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/risk/laws", test_laws);
  return g_test_run ();
}
