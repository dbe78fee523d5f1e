/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-seed.h"
#include "models/isms-soa.h"

static const IsmsSoaEntry *
find_entry (IsmsSoa *soa,
            const char *number)
{
  for (guint i = 0; i < isms_soa_get_n_entries (soa); i++)
    if (g_str_equal (isms_record_get_code (isms_soa_get_entry (soa, i)->control), number))
      return isms_soa_get_entry (soa, i);
  g_assert_not_reached ();
}

static void
set (IsmsStore *store,
     IsmsRecord *record,
     const char *field,
     const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
}

static void
decide (IsmsStore *store,
        const char *number,
        const char *applicable,
        const char *state)
{
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), number);

  set (store, control, "applicable", applicable);
  set (store, control, "state", state);
}

static IsmsStore *
make_store (void)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsRecord) law = NULL;
  g_autoptr (IsmsRecord) own = NULL;

  g_assert_true (isms_seed_start (store, "Nordwind", NULL));
  isms_store_begin (store, "Decide", NULL, NULL);
  decide (store, "A.5.1", "yes", "implemented");
  decide (store, "A.8.30", "no", "");
  decide (store, "A.8.13", "yes", "");
  risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
  set (store, risk, "title", "Backup cannot be restored");
  set (store, risk, "controls", "A.8.13; A.5.1");
  law = isms_store_create (store, isms_kind_find ("requirement"), NULL);
  set (store, law, "text", "Keep records");
  set (store, law, "kind", "legal");
  set (store, law, "controls", "A.8.13");
  own = isms_store_create (store, isms_kind_find ("control"), NULL);
  set (store, own, "title", "Second person check");
  set (store, own, "source", "own");
  g_assert_true (isms_store_commit (store, NULL));
  return store;
}

static void
test_counts (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);

  g_assert_cmpuint (isms_soa_get_n_entries (soa), ==, 94);
  g_assert_cmpuint (isms_soa_count_state (soa, ISMS_SOA_IMPLEMENTED), ==, 1);
  g_assert_cmpuint (isms_soa_count_state (soa, ISMS_SOA_EXCLUDED), ==, 1);
  g_assert_cmpuint (isms_soa_count (soa, ISMS_SOA_TECHNOLOGICAL, ISMS_SOA_NOT_STARTED), ==, 1);
  g_assert_cmpuint (isms_soa_count (soa, ISMS_SOA_OWN, ISMS_SOA_UNDECIDED), ==, 1);
  g_assert_cmpuint (isms_soa_count_state (soa, ISMS_SOA_UNDECIDED), ==, 91);
}

static void
test_order (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);

  g_assert_cmpstr (isms_record_get_code (isms_soa_get_entry (soa, 0)->control), ==, "A.5.1");
  g_assert_cmpstr (isms_record_get_code (isms_soa_get_entry (soa, 9)->control), ==, "A.5.10");
  g_assert_cmpstr (isms_record_get_code (isms_soa_get_entry (soa, 37)->control), ==, "A.6.1");
  g_assert_cmpstr (isms_record_get_code (isms_soa_get_entry (soa, 93)->control), ==, "X.1");
}

static void
test_reasons (void)
{
  g_autoptr (IsmsStore) store = make_store ();
  g_autoptr (IsmsSoa) soa = isms_soa_new (store);
  const IsmsSoaEntry *backup = find_entry (soa, "A.8.13");
  g_autoptr (GPtrArray) risks = NULL;

  g_assert_cmpstr (backup->reasons, ==, "LR");
  g_assert_true (backup->reasons_derived);
  g_assert_cmpuint (backup->risks->len, ==, 1);
  risks = isms_soa_entry_get_risks (backup, store);
  g_assert_cmpstr (isms_record_get_title (g_ptr_array_index (risks, 0)), ==, "Backup cannot be restored");
  g_assert_cmpstr (find_entry (soa, "A.8.30")->reasons, ==, "");

  isms_store_begin (store, "Say why", NULL, NULL);
  set (store, backup->control, "reasons", "contract; law");
  g_assert_true (isms_store_commit (store, NULL));
  {
    g_autoptr (IsmsSoa) later = isms_soa_new (store);

    g_assert_cmpstr (find_entry (later, "A.8.13")->reasons, ==, "LC");
    g_assert_false (find_entry (later, "A.8.13")->reasons_derived);
  }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soa/counts", test_counts);
  g_test_add_func ("/soa/order", test_order);
  g_test_add_func ("/soa/reasons", test_reasons);
  return g_test_run ();
}
