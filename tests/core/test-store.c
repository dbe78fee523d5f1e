/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "records/isms-field-type.h"
#include "records/isms-kind.h"
#include "store/isms-history.h"
#include "store/isms-store.h"

static IsmsStore *
open_scratch (void)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 77, &error);

  g_assert_no_error (error);
  isms_store_set_actor (store, "Jonas Dehmel");
  return store;
}

static void
begin (IsmsStore *store,
       const char *label)
{
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, label, NULL, &error);
  g_assert_no_error (error);
}

static void
commit (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;

  isms_store_commit (store, &error);
  g_assert_no_error (error);
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

static IsmsRecord *
add (IsmsStore *store,
     const char *kind,
     const char *field,
     const char *text)
{
  IsmsRecord *record = isms_store_create (store, isms_kind_find (kind), NULL);

  set (store, record, field, text);
  return record;
}

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
test_step (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) person = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsRecord) owner = NULL;
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GPtrArray) risks = NULL;

  begin (store, "Add a person and a risk");
  person = add (store, "person", "name", "Falk Grothe");
  risk = add (store, "risk", "title", "Phishing");
  set (store, risk, "owner", "Falk Grothe");
  set (store, risk, "inherent_likelihood", "4");
  set (store, risk, "option", "Mitigate");
  commit (store);

  g_assert_cmpstr (isms_record_get_code (risk), ==, "RK-01");
  g_assert_cmpstr (isms_record_get_text (risk, "option"), ==, "modify");
  owner = isms_store_get_link (store, risk, "owner");
  g_assert_true (owner == person);
  risks = isms_store_get_backlinks (store, isms_record_get_key (person), NULL, "owner");
  g_assert_cmpuint (risks->len, ==, 1);
  g_assert_true (g_ptr_array_index (risks, 0) == risk);

  step = isms_history_get_step (store, isms_history_get_head (store), NULL);
  g_assert_cmpstr (step->actor, ==, "Jonas Dehmel");
  g_assert_cmpuint (step->changes->len, ==, 2);
  g_assert_cmpint (step->seq, ==, 1);
  assert_sound (store);
}

static void
assert_refused (IsmsStore *store,
                IsmsRecord *record,
                const char *field,
                const char *text,
                const char *sentence)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_store_set_from_text (store, record, field, text, &error));
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_validation (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GError) error = NULL;

  begin (store, "Try nonsense");
  risk = add (store, "risk", "title", "Phishing");
  assert_refused (store, risk, "inherent_likelihood", "eleven", "Risk RK-01, Likelihood without controls: “eleven” is not a whole number.");
  assert_refused (store, risk, "inherent_likelihood", "11", "Risk RK-01, Likelihood without controls: the step must lie between 1 and 10.");
  assert_refused (store, risk, "last_rated_on", "2026-02-30", "Risk RK-01, Last rated on: “2026-02-30” is not a date like 2026-11-23.");
  assert_refused (store, risk, "option", "pray", "Risk RK-01, Treatment option: “pray” is not one of its choices.");
  assert_refused (store, risk, "owner", "Nobody", "Risk RK-01, Risk owner: There is no Person called “Nobody”.");
  assert_refused (store, risk, "colour", "red", "Risk has no field “colour”.");
  assert_refused (store, risk, "title", "\xff", "Risk RK-01, Title: the text is not valid UTF-8.");
  set (store, risk, "identified_on", "2026-05-02");
  set (store, risk, "closed_on", "2026-05-01");
  g_assert_false (isms_store_commit (store, &error));
  g_assert_cmpstr (error->message, ==, "Risk RK-01, Closed on: 2026-05-01 lies before “Found on” (2026-05-02).");
  g_assert_cmpuint (isms_store_count (store, isms_kind_find ("risk")), ==, 0);
  g_assert_cmpint (isms_history_get_head (store), ==, 0);
}

static void
test_required_and_codes (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (GError) error = NULL;
  const IsmsKind *kind = isms_kind_find ("asset");

  begin (store, "An asset without a name");
  g_object_unref (isms_store_create (store, kind, NULL));
  g_assert_false (isms_store_commit (store, &error));
  g_assert_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_REQUIRED);
  g_clear_error (&error);

  begin (store, "The same code twice");
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (IsmsRecord) asset = isms_store_create (store, kind, "A-07");

      set (store, asset, "name", "Laptop");
    }
  g_assert_false (isms_store_commit (store, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CODE);
  g_assert_cmpstr (error->message, ==, "Another Asset is already called “A-07”.");
  g_assert_cmpuint (isms_store_count (store, kind), ==, 0);
}

static void
test_undo_redo (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (IsmsStep) top = NULL;
  g_autoptr (GError) error = NULL;

  begin (store, "Add an asset");
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  begin (store, "Rename it");
  set (store, asset, "name", "Notebooks");
  commit (store);

  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (isms_record_get_title (asset), ==, "Laptops");
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (isms_record_get_deleted (asset));
  g_assert_false (isms_history_undo (store, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING);
  g_clear_error (&error);

  g_assert_true (isms_history_redo (store, NULL));
  g_assert_false (isms_record_get_deleted (asset));
  top = isms_history_peek_redo (store);
  g_assert_cmpstr (top->label, ==, "Rename it");
  begin (store, "Something else");
  set (store, asset, "description", "All of them");
  commit (store);
  g_assert_null (isms_history_peek_redo (store));
  assert_sound (store);
}

static void
test_undo_any_step (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first, second;

  begin (store, "Add an asset");
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  begin (store, "Describe it");
  set (store, asset, "description", "46 of them");
  commit (store);
  first = isms_history_get_head (store);
  begin (store, "Rename it");
  set (store, asset, "name", "Notebooks");
  commit (store);
  second = isms_history_get_head (store);

  g_assert_true (isms_history_undo_step (store, first, &error));
  g_assert_no_error (error);
  g_assert_null (isms_record_get_text (asset, "description"));
  g_assert_cmpstr (isms_record_get_title (asset), ==, "Notebooks");
  begin (store, "Rename it again");
  set (store, asset, "name", "Devices");
  commit (store);
  g_assert_false (isms_history_undo_step (store, second, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CONFLICT);
  g_assert_cmpstr (isms_record_get_title (asset), ==, "Devices");
  assert_sound (store);
}

static void
assert_undo_gives (IsmsStore *store,
                   IsmsRecord *record,
                   const char *field,
                   const char *text)
{
  g_autoptr (GError) error = NULL;

  isms_history_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_text (record, field), ==, text);
}

/* An undo that was itself taken back has no say in what can be undone next. */
static void
test_undo_an_undo (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (GError) error = NULL;

  begin (store, "Add an asset");
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  begin (store, "Describe it");
  set (store, asset, "description", "One");
  commit (store);
  begin (store, "Describe it again");
  set (store, asset, "description", "Two");
  commit (store);

  assert_undo_gives (store, asset, "description", "One");
  isms_history_undo_step (store, isms_history_get_head (store), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_text (asset, "description"), ==, "Two");
  assert_undo_gives (store, asset, "description", "One");
  assert_undo_gives (store, asset, "description", NULL);
  assert_sound (store);
}

static void
test_origin_stays (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (GError) error = NULL;

  isms_store_begin_origin (store, "Begin", NULL, 1000);
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  g_assert_false (isms_history_undo_step (store, 1, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING);
  g_assert_false (isms_record_get_deleted (asset));
}

static void
test_as_of (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (IsmsStore) past = NULL;
  g_autoptr (IsmsRecord) then = NULL;
  g_autoptr (GError) error = NULL;

  isms_store_begin_origin (store, "Long ago", NULL, 1000);
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  isms_store_begin_origin (store, "Later", NULL, 2000);
  set (store, asset, "name", "Notebooks");
  commit (store);

  past = isms_history_as_of (store, isms_history_find_at (store, 1500), NULL, &error);
  g_assert_no_error (error);
  then = isms_store_get (past, isms_kind_find ("asset"), isms_record_get_key (asset));
  g_assert_cmpstr (isms_record_get_title (then), ==, "Laptops");
  g_assert_false (isms_store_begin (past, "Change the past", NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (isms_history_peek_undo (store));
}

/* A clock that was set back for one step takes what was made before it nowhere else. */
static void
test_clock_set_back (void)
{
  static const gint64 clock[] = { 1000, 5000, 2000, 6000 };
  g_autoptr (IsmsStore) store = open_scratch ();
  gint64 ids[G_N_ELEMENTS (clock)];

  for (guint i = 0; i < G_N_ELEMENTS (clock); i++)
    {
      g_autoptr (IsmsRecord) asset = NULL;

      isms_store_begin_origin (store, "Add", NULL, clock[i]);
      asset = add (store, "asset", "name", "Laptops");
      commit (store);
      ids[i] = isms_history_get_head (store);
    }
  g_assert_cmpint (isms_history_find_at (store, 500), ==, 0);
  g_assert_cmpint (isms_history_find_at (store, 1000), ==, ids[0]);
  g_assert_cmpint (isms_history_find_at (store, 3000), ==, ids[0]);
  g_assert_cmpint (isms_history_find_at (store, 5000), ==, ids[2]);
  g_assert_cmpint (isms_history_find_at (store, 9000), ==, ids[3]);
}

static void
count_step_cb (IsmsStore *store,
               IsmsStep *step,
               guint *counter)
{
  *counter += step->changes->len;
}

static void
test_notices (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) asset = NULL;
  g_autofree char *bound = NULL;
  guint changes = 0;

  g_signal_connect (store, "changed", G_CALLBACK (count_step_cb), &changes);
  begin (store, "Add an asset");
  asset = add (store, "asset", "name", "Laptops");
  commit (store);
  g_assert_cmpuint (changes, ==, 1);
  begin (store, "Change nothing");
  set (store, asset, "name", "Laptops");
  commit (store);
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (isms_history_get_head (store), ==, 1);
  g_object_get (asset, "name", &bound, NULL);
  g_assert_cmpstr (bound, ==, "Laptops");
}

static void
test_backlinks_by_code (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) person = NULL;
  g_autoptr (GPtrArray) scanned = NULL;
  g_autoptr (GPtrArray) sources = NULL;

  begin (store, "Add a person");
  person = add (store, "person", "name", "Falk Grothe");
  commit (store);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *title = g_strdup_printf ("Risk %u", i);
      g_autofree char *code = g_strdup_printf ("RK-%u", 12 - i);
      g_autoptr (IsmsRecord) risk = NULL;

      begin (store, "Add a risk");
      risk = isms_store_create (store, isms_kind_find ("risk"), code);
      set (store, risk, "title", title);
      set (store, risk, "owner", "Falk Grothe");
      commit (store);
    }
  scanned = isms_store_get_backlinks (store, isms_record_get_key (person), isms_kind_find ("risk"), "owner");
  g_assert_cmpuint (scanned->len, ==, 12);
  sources = isms_store_get_backlinks (store, isms_record_get_key (person), NULL, NULL);
  g_assert_cmpuint (sources->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *code = g_strdup_printf ("RK-%u", i + 1);

      g_assert_true (g_ptr_array_index (scanned, i) == g_ptr_array_index (sources, i));
      g_assert_cmpstr (isms_record_get_code (g_ptr_array_index (sources, i)), ==, code);
    }
}

static void
test_search (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) nothing = NULL;
  g_autoptr (GArray) odd = NULL;
  g_autoptr (GError) error = NULL;

  begin (store, "Add");
  risk = add (store, "risk", "title", "Zoë’s laptop is stolen in Łódź");
  g_object_unref (add (store, "risk", "title", "Something else"));
  commit (store);
  found = isms_store_search (store, "zoe lap", 10, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, isms_record_get_key (risk));
  begin (store, "Delete");
  isms_store_delete (store, risk);
  commit (store);
  nothing = isms_store_search (store, "zoe", 10, NULL);
  g_assert_cmpuint (nothing->len, ==, 0);
  odd = isms_store_search (store, "\"*' OR -(:^", 10, &error);
  g_assert_no_error (error);
}

/* The shortest title would be weighed highest, and is not what was typed to its end. */
static void
test_search_whole (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) one = NULL;

  begin (store, "Add");
  g_object_unref (add (store, "risk", "title", "Case 120"));
  risk = add (store, "risk", "title", "The laptop of the supplier fails in case 12");
  g_object_unref (add (store, "risk", "title", "Case 121"));
  commit (store);
  found = isms_store_search (store, "case 12", 10, NULL);
  g_assert_cmpuint (found->len, ==, 3);
  g_assert_cmpint (g_array_index (found, gint64, 0), ==, isms_record_get_key (risk));
  one = isms_store_search (store, "case 12", 1, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpint (g_array_index (one, gint64, 0), ==, isms_record_get_key (risk));
}

static void
test_every_kind (void)
{
  g_autoptr (IsmsStore) store = open_scratch ();

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];

      g_assert_cmpstr (kind->fields[0].name, !=, "code");
      for (guint j = 0; j < kind->n_fields; j++)
        {
          const IsmsField *field = &kind->fields[j];

          g_assert_true (isms_kind_field (kind, field->name) == field);
          g_assert_cmpint (field->type == ISMS_CHOICE || field->type == ISMS_CHOICE_SET, ==, field->choices != NULL);
          if (isms_field_is_link (field) && field->links_to != NULL)
            g_assert_nonnull (isms_kind_find (field->links_to));
          if (field->not_before != NULL)
            g_assert_cmpint (isms_kind_field (kind, field->not_before)->type, ==, ISMS_DATE);
        }
    }
  assert_sound (store);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/step", test_step);
  g_test_add_func ("/store/validation", test_validation);
  g_test_add_func ("/store/required-and-codes", test_required_and_codes);
  g_test_add_func ("/store/undo-redo", test_undo_redo);
  g_test_add_func ("/store/undo-any-step", test_undo_any_step);
  g_test_add_func ("/store/undo-an-undo", test_undo_an_undo);
  g_test_add_func ("/store/origin-stays", test_origin_stays);
  g_test_add_func ("/store/as-of", test_as_of);
  g_test_add_func ("/store/clock-set-back", test_clock_set_back);
  g_test_add_func ("/store/notices", test_notices);
  g_test_add_func ("/store/backlinks-by-code", test_backlinks_by_code);
  g_test_add_func ("/store/search", test_search);
  g_test_add_func ("/store/search-whole", test_search_whole);
  g_test_add_func ("/store/every-kind", test_every_kind);
  return g_test_run ();
}
