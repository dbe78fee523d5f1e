/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-scale.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"
#include "store/isms-uses.h"
#include "sample-fixture.h"

/* Found and listed, the uses are the links that the records themselves hold. */
static void
check_use (IsmsStore *store,
           IsmsRecord *record,
           const IsmsUse *use)
{
  g_autoptr (GPtrArray) linked = isms_store_get_backlinks (store, isms_record_get_key (record), use->kind, use->field->name);
  g_autoptr (GPtrArray) all = isms_use_list (use, store, G_MAXINT);
  g_autoptr (GPtrArray) some = isms_use_list (use, store, 2);

  g_assert_cmpuint (use->keys->len, ==, linked->len);
  g_assert_cmpuint (all->len, ==, linked->len);
  g_assert_cmpuint (some->len, ==, MIN (2, linked->len));
  for (guint i = 0; i < all->len; i++)
    g_assert_true (g_ptr_array_index (all, i) == g_ptr_array_index (linked, i));
}

static void
test_uses (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  guint n = 0;

  for (guint k = 0; isms_all_kinds[k] != NULL; k++)
    {
      g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_all_kinds[k]);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (GPtrArray) uses = isms_uses_find (store, isms_record_get_key (g_ptr_array_index (records, i)));

          for (guint j = 0; j < uses->len; j++, n++)
            check_use (store, g_ptr_array_index (records, i), g_ptr_array_index (uses, j));
        }
    }
  g_assert_cmpuint (n, >, 500);
}

static guint
count_uses (IsmsStore *store,
            IsmsRecord *record)
{
  g_autoptr (GPtrArray) uses = isms_uses_find (store, isms_record_get_key (record));
  guint n = 0;

  for (guint i = 0; i < uses->len; i++)
    n += ((IsmsUse *) g_ptr_array_index (uses, i))->keys->len;
  return n;
}

static void
test_deleted_use (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-01");
  g_autoptr (IsmsRecord) owner = isms_store_get_link (store, risk, "owner");
  guint before = count_uses (store, owner);

  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, risk);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpuint (count_uses (store, owner) + 1, ==, before);
}

/* The part of a record in its steps is what the whole steps say of it. */
static void
test_part (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-01");
  gint64 key = isms_record_get_key (risk);
  g_autoptr (GPtrArray) whole = isms_history_list_record (store, key, NULL);
  g_autoptr (GPtrArray) part = isms_history_list_part (store, key, G_MAXINT, NULL);
  g_autoptr (GPtrArray) last = isms_history_list_part (store, key, 1, NULL);

  g_assert_cmpuint (part->len, ==, whole->len);
  g_assert_cmpuint (part->len, >, 1);
  g_assert_cmpuint (last->len, ==, 1);
  for (guint i = 0; i < part->len; i++)
    {
      IsmsStep *step = g_ptr_array_index (part, i);

      g_assert_cmpint (step->id, ==, ((IsmsStep *) g_ptr_array_index (whole, i))->id);
      g_assert_cmpuint (step->changes->len, >, 0);
      for (guint j = 0; j < step->changes->len; j++)
        g_assert_cmpint (((IsmsChange *) g_ptr_array_index (step->changes, j))->record, ==, key);
    }
}

static void
test_scale (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, "likelihood");
  const IsmsField *field = isms_kind_field (&isms_kind_risk, "current_likelihood");
  g_autoptr (IsmsRecord) first = isms_scale_find_step (store, NULL, field, 1);
  g_autoptr (IsmsRecord) none = isms_scale_find_step (store, NULL, field, 9);
  gint64 level;

  g_assert_cmpstr (isms_record_get_text (method, "status"), ==, "approved");
  g_assert_cmpuint (steps->len, ==, 5);
  g_assert_true (first == g_ptr_array_index (steps, 0));
  g_assert_cmpstr (isms_record_get_title (first), ==, "Very rare");
  g_assert_null (none);
  g_assert_true (isms_scale_get_level (store, method, 3, 4, &level));
  g_assert_cmpint (level, ==, 12);
  g_assert_false (isms_scale_get_level (store, method, 0, 4, &level));
}

static void
test_band (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (IsmsRecord) low = isms_scale_find_band (store, method, 2);
  g_autoptr (IsmsRecord) high = isms_scale_find_band (store, method, 25);
  g_autoptr (IsmsRecord) none = isms_scale_find_band (store, method, 999);

  g_assert_cmpstr (isms_record_get_text (low, "demand"), ==, "acceptable");
  g_assert_cmpstr (isms_record_get_text (high, "demand"), ==, "treat");
  g_assert_null (none);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uses/all", test_uses);
  g_test_add_func ("/uses/deleted", test_deleted_use);
  g_test_add_func ("/history/part", test_part);
  g_test_add_func ("/scale/steps", test_scale);
  g_test_add_func ("/scale/bands", test_band);
  return g_test_run ();
}
