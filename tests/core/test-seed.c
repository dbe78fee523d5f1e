/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-seed.h"
#include "store/isms-history.h"

static void
assert_sound (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = isms_history_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_start (void)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) control = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_seed_start (store, "Nordwind Logistics", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("control")), ==, 93);
  control = isms_store_find (store, isms_kind_find ("control"), "A.8.34");
  g_assert_cmpstr (isms_record_get_text (control, "theme"), ==, "technological");
  g_assert_false (isms_record_has (control, "applicable"));
  g_assert_null (isms_history_peek_undo (store));
  assert_sound (store);
}

static void
test_dates_move (void)
{
  static const char json[] =
      "{\"as_of\":\"2026-11-23\",\"steps\":[{\"at\":\"2026-01-12T09:00:00Z\",\"actor\":\"A\",\"label\":\"L of 2026-01-12\",\"changes\":["
      "{\"kind\":\"person\",\"code\":\"P-01\",\"fields\":{\"name\":\"Ann\"}},"
      "{\"kind\":\"asset\",\"code\":\"A-01\",\"fields\":{\"name\":\"Report 2026-10, IA-2026-1, 2026-02-30\",\"owner\":\"P-01\",\"reviewed_on\":\"2026-11-23\"}}]}]}";
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  g_date_set_dmy (&today, 3, 12, 2026);
  g_assert_true (isms_seed_load (store, json, &today, &error));
  g_assert_no_error (error);
  asset = isms_store_find (store, isms_kind_find ("asset"), "A-01");
  g_assert_cmpstr (isms_record_get_text (asset, "reviewed_on"), ==, "2026-11-30");
  g_assert_cmpstr (isms_record_get_title (asset), ==, "Report 2026-10, IA-2026-1, 2026-02-30");
  step = isms_history_get_step (store, 1, NULL);
  g_assert_cmpstr (step->label, ==, "L of 2026-01-19");
  g_assert_cmpint (step->at, ==, G_GINT64_CONSTANT (1768813200) * G_USEC_PER_SEC);
}

static void
test_bad_template (void)
{
  static const char *const bad[] = {
    "{\"as_of\":\"soon\",\"steps\":[]}",
    "{\"as_of\":\"2026-11-23\",\"steps\":[{\"at\":\"2026-01-12T09:00:00Z\",\"changes\":[{\"kind\":\"dragon\",\"code\":\"D-1\"}]}]}",
    "{\"as_of\":\"2026-11-23\",\"steps\":[{\"at\":\"2026-01-12T09:00:00Z\",\"changes\":[{\"kind\":\"asset\",\"code\":\"A-1\",\"fields\":{\"owner\":\"P-99\",\"name\":\"x\"}}]}]}",
  };
  GDate today;

  g_date_set_dmy (&today, 3, 12, 2026);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (isms_seed_load (store, bad[i], &today, &error));
      g_assert_nonnull (error);
    }
}

static void
assert_today (IsmsStore *store,
              GDate *today)
{
  g_autoptr (IsmsRecord) treatment = isms_store_find (store, isms_kind_find ("treatment"), "TR-04");
  g_autoptr (IsmsRecord) review = isms_store_find (store, isms_kind_find ("supplier"), "SUP-05");
  g_autofree char *day = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (today), g_date_get_month (today), g_date_get_day (today));

  /* The sample has one treatment that is late and one review that is soon due, whatever day it is opened on. */
  g_assert_cmpstr (isms_record_get_text (treatment, "due"), <, day);
  g_assert_cmpstr (isms_record_get_text (review, "next_review_on"), >, day);
}

static void
test_sample (void)
{
  g_autoptr (GBytes) json = g_resources_lookup_data ("/io/github/parapet_isms/Parapet/sample/fennbrook.json", 0, NULL);
  GDate today;

  g_date_set_dmy (&today, 23, 11, 2026);
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_true (isms_seed_load (store, g_bytes_get_data (json, NULL), &today, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (isms_store_count (store, isms_kind_find ("control")), ==, 95);
      g_assert_cmpuint (isms_store_count (store, isms_kind_find ("risk")), ==, 26);
      assert_today (store, &today);
      assert_sound (store);
      g_date_add_days (&today, i < 6 ? 1 : 461);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seed/start", test_start);
  g_test_add_func ("/seed/dates-move", test_dates_move);
  g_test_add_func ("/seed/bad-template", test_bad_template);
  g_test_add_func ("/seed/sample", test_sample);
  return g_test_run ();
}
