/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-change-words.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

static IsmsRecord *
find (IsmsStore *store,
      const char *kind,
      const char *code)
{
  IsmsRecord *record = isms_store_find (store, isms_kind_find (kind), code);

  g_assert_nonnull (record);
  return record;
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
commit (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;

  isms_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
begin (IsmsStore *store)
{
  g_assert_true (isms_store_begin (store, "Test", NULL, NULL));
}

static void
assert_head (IsmsStore *store,
             const char *expected)
{
  g_autoptr (IsmsStep) step = isms_history_get_step (store, isms_history_get_head (store), NULL);
  g_autofree char *sentence = isms_step_to_sentence (store, step);

  g_assert_cmpstr (sentence, ==, expected);
}

static void
set_alone (IsmsStore *store,
           IsmsRecord *record,
           const char *field,
           const char *text)
{
  begin (store);
  set (store, record, field, text);
  commit (store);
}

static void
test_single (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) risk = find (store, "risk", "RK-01");

  set_alone (store, risk, "current_likelihood", "1");
  set_alone (store, risk, "current_likelihood", "4");
  assert_head (store, "Likelihood now of RK-01: Very rare (1) → Yearly (4)");
  set_alone (store, risk, "option", "retain");
  set_alone (store, risk, "option", "share");
  assert_head (store, "Treatment option of RK-01: Retain: live with it → Share: with an insurer or supplier");
  set_alone (store, risk, "rank", "");
  set_alone (store, risk, "rank", "7");
  assert_head (store, "Order of treatment of RK-01: 7");
  set_alone (store, risk, "rank", "");
  assert_head (store, "Order of treatment of RK-01: 7 removed");
  set_alone (store, risk, "scenario", "Short");
  set_alone (store, risk, "scenario", "So\nlong that it has to be cut off somewhere, because a sentence is a line of a list");
  assert_head (store, "What could happen of RK-01: Short → So long that it has to be cut off somewhere, because a sent…");
}

static void
test_links (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) risk = find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) before = NULL, after = find (store, "person", "P-02");
  g_autofree char *expected = NULL;

  set_alone (store, risk, "owner", "P-01");
  before = isms_store_get_link (store, risk, "owner");
  set_alone (store, risk, "owner", "P-02");
  expected = g_strdup_printf ("Risk owner of RK-01: %s → %s", isms_record_get_title (before), isms_record_get_title (after));
  assert_head (store, expected);
}

static void
test_many (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) risk = find (store, "risk", "RK-01");
  g_autoptr (IsmsRecord) other = find (store, "risk", "RK-02");
  g_autoptr (IsmsRecord) person = find (store, "person", "P-01");

  begin (store);
  set (store, risk, "current_likelihood", "1");
  set (store, risk, "current_impact", "1");
  commit (store);
  assert_head (store, "RK-01: Likelihood now, Impact now");

  begin (store);
  set (store, risk, "rank", "17");
  set (store, other, "rank", "18");
  commit (store);
  assert_head (store, "2 changes: Risks");

  begin (store);
  set (store, risk, "rank", "19");
  set (store, other, "rank", "20");
  set (store, person, "name", "Somebody else");
  commit (store);
  assert_head (store, "3 changes to 2 kinds of records");
}

static void
test_actions (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (IsmsRecord) made = NULL;

  begin (store);
  made = isms_store_create (store, isms_kind_find ("person"), "P-77");
  set (store, made, "name", "Ada <b>");
  commit (store);
  assert_head (store, "Added P-77 Ada <b>");
  begin (store);
  isms_store_delete (store, made);
  commit (store);
  assert_head (store, "Removed P-77 Ada <b>");
  g_assert_true (isms_history_undo (store, NULL));
  assert_head (store, "Brought back P-77 Ada <b>");
  begin (store);
  isms_store_set_code (store, made, "P-78", NULL);
  commit (store);
  assert_head (store, "Code of P-78: P-77 → P-78");
}

/* Every step of the sample can be told, each changed field with its label, in the order of the kind. */
static void
test_all (void)
{
  g_autoptr (IsmsStore) store = open_sample ();
  g_autoptr (GPtrArray) steps = isms_history_list (store, 0, 1000, NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const IsmsStep *step = g_ptr_array_index (steps, i);
      g_autofree char *sentence = isms_step_to_sentence (store, step);

      g_assert_cmpuint (strlen (sentence), >, 4);
      g_assert_null (strchr (sentence, '\n'));
      for (guint j = 0; j < step->changes->len; j++)
        {
          const IsmsChange *change = g_ptr_array_index (step->changes, j);
          g_autoptr (GPtrArray) fields = isms_change_get_fields (store, change);
          const IsmsField *before = NULL;

          for (guint k = 0; k < fields->len; k++)
            {
              const IsmsFieldWords *words = g_ptr_array_index (fields, k);

              g_assert_nonnull (words->label);
              g_assert_true (words->before != NULL || words->after != NULL);
              g_assert_true (before == NULL || words->field == NULL || words->field > before);
              before = words->field;
            }
        }
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-words/single", test_single);
  g_test_add_func ("/change-words/links", test_links);
  g_test_add_func ("/change-words/many", test_many);
  g_test_add_func ("/change-words/actions", test_actions);
  g_test_add_func ("/change-words/all", test_all);
  return g_test_run ();
}
