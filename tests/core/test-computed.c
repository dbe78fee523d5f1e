/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-computed.h"
#include "models/isms-rate.h"
#include "models/isms-record-list.h"
#include "records/isms-kinds.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

/* Laws of what is computed: after every rating, change of the method, undo and redo, lists sorted and narrowed down by the level hold what
 * counting anew from the records finds, in that order, and each step moves them at most once. */

#define SEQUENCES 40
#define MOVES 40
#define RISKS 14

typedef struct
{
  gint64 key;
  gint64 level; /* 0 where there is none */
  gint64 band;
} Counted;

static gint64
get_product (IsmsStore *store,
             IsmsRecord *risk,
             const char *stage)
{
  g_autofree char *likelihood = g_strconcat (stage, "_likelihood", NULL);
  g_autofree char *impact = g_strconcat (stage, "_impact", NULL);
  g_autoptr (IsmsRecord) method = risk_fixture_find (store, "method", "RM-01");
  gint64 a = isms_record_get_integer (risk, likelihood, 0), b = isms_record_get_integer (risk, impact, 0);

  if (a == 0 || b == 0)
    return 0;
  return g_strcmp0 (isms_record_get_text (method, "level_rule"), "sum") == 0 ? a + b : a * b;
}

static gint64
get_band (IsmsStore *store,
          gint64 level)
{
  g_autoptr (GPtrArray) bands = isms_store_list_records (store, &isms_kind_band);

  for (guint i = 0; i < bands->len; i++)
    {
      IsmsRecord *band = g_ptr_array_index (bands, i);

      if (level >= isms_record_get_integer (band, "from_level", 0) && level <= isms_record_get_integer (band, "to_level", 0))
        return isms_record_get_key (band);
    }
  return 0;
}

/* By code. */
static GArray *
count_anew (IsmsStore *store)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  GArray *counted = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint i = 0; i < risks->len; i++)
    {
      Counted one = { isms_record_get_key (g_ptr_array_index (risks, i)), get_product (store, g_ptr_array_index (risks, i), "current"), 0 };

      one.band = one.level > 0 ? get_band (store, one.level) : 0;
      g_array_append_val (counted, one);
    }
  return counted;
}

/* The highest first, what is not rated last; a list by insertion, since that needs no more than this line to be believed. */
static GArray *
sort_anew (IsmsStore *store,
           gint64 band)
{
  g_autoptr (GArray) counted = count_anew (store);
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (Counted));

  for (guint i = 0; i < counted->len; i++)
    {
      Counted one = g_array_index (counted, Counted, i);
      guint place = 0;

      if (band != 0 && one.band != band)
        continue;
      while (place < sorted->len && g_array_index (sorted, Counted, place).level >= one.level)
        place++;
      g_array_insert_val (sorted, place, one);
    }
  return sorted;
}

static void
assert_list (IsmsRecordList *list,
             GArray *expected)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, expected->len);
  for (guint i = 0; i < expected->len; i++)
    g_assert_cmpint (isms_record_list_get_key (list, i), ==, g_array_index (expected, Counted, i).key);
}

static void
assert_tally (IsmsRecordList *list,
              IsmsStore *store)
{
  g_autoptr (GPtrArray) tallies = isms_record_list_tally (list, "current_level");
  g_autoptr (GArray) counted = count_anew (store);
  guint sum = 0;

  for (guint i = 0; i < tallies->len; i++)
    {
      const IsmsTally *tally = g_ptr_array_index (tallies, i);
      gint64 name = tally->value != NULL ? g_ascii_strtoll (tally->value, NULL, 10) : 0;
      guint found = 0;

      for (guint j = 0; j < counted->len; j++)
        {
          const Counted *one = &g_array_index (counted, Counted, j);

          found += name == 0 ? one->level == 0 : one->band != 0 ? one->band == name
                                                                : one->level == name;
        }
      g_assert_cmpuint (tally->count, ==, found);
      sum += found;
    }
  g_assert_cmpuint (sum, ==, counted->len);
}

static IsmsRecord *
pick (IsmsStore *store,
      GRand *dice)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);

  return g_object_ref (g_ptr_array_index (risks, g_rand_int_range (dice, 0, risks->len)));
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_assert_true (isms_store_begin (store, "Change", NULL, NULL));
  isms_store_set_from_text (store, record, field, text, NULL);
  isms_store_commit (store, NULL);
}

static void
rate (IsmsStore *store,
      GRand *dice)
{
  g_autoptr (IsmsRecord) risk = pick (store, dice);
  const IsmsRateWords words = {
    .stage = g_rand_int_range (dice, 0, 4) > 0 ? ISMS_STAGE_CURRENT : ISMS_STAGE_TARGET,
    .likelihood = g_rand_int_range (dice, 1, 6),
    .impact = g_rand_int_range (dice, 1, 6),
    .reason = "It was looked at",
  };

  isms_rate_risk (store, risk, &words, NULL);
}

static void
move (IsmsStore *store,
      GRand *dice)
{
  int what = g_rand_int_range (dice, 0, 12);
  g_autoptr (IsmsRecord) method = risk_fixture_find (store, "method", "RM-01");
  g_autoptr (IsmsRecord) band = risk_fixture_find (store, "band", "BAND-01");
  g_autoptr (IsmsRecord) risk = pick (store, dice);

  if (what == 0)
    isms_history_undo (store, NULL);
  else if (what == 1)
    isms_history_redo (store, NULL);
  else if (what == 2)
    set (store, method, "level_rule", g_rand_boolean (dice) ? "sum" : "product");
  else if (what == 3)
    set (store, band, "to_level", g_rand_boolean (dice) ? "6" : "3");
  else if (what == 4)
    set (store, risk, "title", "Another word");
  else if (what == 5)
    set (store, risk, "current_impact", "");
  else
    rate (store, dice);
}

static void
count_cb (guint *announced)
{
  (*announced)++;
}

static void
run_sequence (guint seed)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  IsmsStore *store = risk_fixture_new ();
  g_autoptr (IsmsRecord) band = risk_fixture_find (store, "band", "BAND-02");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (band));
  const IsmsFilter filters[] = { { "current_level", (const char *const[]) { key, NULL } }, { NULL } };
  IsmsRecordList *sorted, *narrowed;
  guint announced = 0;

  g_assert_true (isms_store_begin (store, "More", NULL, NULL));
  for (guint i = 0; i < RISKS; i++)
    g_object_unref (risk_fixture_add (store, "risk", NULL, "title", "One more", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  sorted = isms_record_list_new (store, &(IsmsQuery) { .kind = &isms_kind_risk, .sort = "current_level", .descending = TRUE });
  narrowed = isms_record_list_new (store, &(IsmsQuery) { .kind = &isms_kind_risk, .filters = filters, .sort = "current_level", .descending = TRUE });
  g_signal_connect_swapped (sorted, "items-changed", G_CALLBACK (count_cb), &announced);
  for (guint m = 0; m < MOVES; m++)
    {
      g_autoptr (GArray) all = NULL;
      g_autoptr (GArray) some = NULL;

      announced = 0;
      move (store, dice);
      all = sort_anew (store, 0);
      some = sort_anew (store, isms_record_get_key (band));
      g_assert_cmpuint (announced, <=, 1);
      assert_list (sorted, all);
      assert_list (narrowed, some);
      assert_tally (narrowed, store);
    }
  g_assert_finalize_object (sorted);
  g_assert_finalize_object (narrowed);
  g_assert_finalize_object (store);
}

static void
test_laws (void)
{
  for (guint seed = 1; seed <= SEQUENCES; seed++)
    run_sequence (seed);
}

static void
rate_code (IsmsStore *store,
           const char *code,
           guint likelihood,
           guint impact)
{
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", code);
  const IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = likelihood, .impact = impact, .reason = "It was looked at" };

  g_assert_true (isms_rate_risk (store, risk, &words, NULL));
}

static void
assert_asset (IsmsStore *store,
              const char *code,
              const char *expected)
{
  g_autoptr (IsmsComputed) computed = isms_computed_find (store, &isms_kind_asset);
  g_autoptr (IsmsRecord) asset = risk_fixture_find (store, "asset", code);
  g_autofree char *text = isms_computed_format (computed, isms_kind_column_index (&isms_kind_asset, "risk_level"), isms_record_get_key (asset));

  g_assert_cmpstr (text, ==, expected);
}

/* An asset is as badly off as the worst of its open risks. */
static void
test_asset (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsComputed) kept = isms_computed_find (store, &isms_kind_asset);
  g_autoptr (IsmsRecord) second = risk_fixture_find (store, "risk", "RK-02");
  g_autoptr (IsmsRecord) first = risk_fixture_find (store, "risk", "RK-01");

  g_assert_true (isms_store_begin (store, "Assets", NULL, NULL));
  g_object_unref (risk_fixture_add (store, "asset", "A-01", "name", "Server", NULL));
  g_object_unref (risk_fixture_add (store, "asset", "A-02", "name", "Room", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  assert_asset (store, "A-01", "None rated");
  set (store, first, "assets", "A-01");
  set (store, second, "assets", "A-01; A-02");
  rate_code (store, "RK-01", 2, 3);
  rate_code (store, "RK-02", 4, 3);
  assert_asset (store, "A-01", "12 · owner decides");
  assert_asset (store, "A-02", "12 · owner decides");
  set (store, second, "status", "closed");
  assert_asset (store, "A-01", "6 · fine");
  assert_asset (store, "A-02", "None rated");
  g_assert_true (isms_history_undo (store, NULL));
  assert_asset (store, "A-02", "12 · owner decides");
}

/* The other filters count what is left: a chip that promises two risks finds two. */
static void
test_tally_of_fields (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) band = risk_fixture_find (store, "band", "BAND-03");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (band));
  g_autoptr (IsmsRecordList) list = isms_record_list_new (store, &(IsmsQuery) { .kind = &isms_kind_risk });
  g_autoptr (GPtrArray) tallies = NULL;

  rate_code (store, "RK-01", 4, 4);
  rate_code (store, "RK-03", 4, 5);
  rate_code (store, "RK-04", 1, 1);
  isms_record_list_set_filter (list, "current_level", (const char *const[]) { key, NULL });
  g_assert_true (isms_record_list_get_filtered (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 2);
  tallies = isms_record_list_tally (list, "owner");
  g_assert_cmpuint (tallies->len, ==, 1);
  g_assert_cmpuint (((IsmsTally *) g_ptr_array_index (tallies, 0))->count, ==, 2);
  isms_record_list_set_filter (list, "current_level", (const char *const[]) { "", NULL });
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  isms_record_list_clear (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 4);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/computed/laws", test_laws);
  g_test_add_func ("/computed/asset", test_asset);
  g_test_add_func ("/computed/tally-of-fields", test_tally_of_fields);
  return g_test_run ();
}
