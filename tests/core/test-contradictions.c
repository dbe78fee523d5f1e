/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-contradictions.h"
#include "records/isms-kinds.h"
#include "risk-fixture.h"
#include "store/isms-history.h"

#define TODAY "2026-06-01"

/* Pairs of field and text follow. */
static void
set (IsmsStore *store,
     const char *code,
     ...)
{
  g_autoptr (IsmsRecord) record = risk_fixture_find (store, "risk", code);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  g_assert_true (isms_store_begin (store, "Set", NULL, NULL));
  va_start (args, code);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      isms_store_set_from_text (store, record, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  g_assert_true (isms_store_commit (store, &error));
  g_assert_no_error (error);
}

static IsmsStore *
add_record (IsmsStore *store,
            IsmsRecord *record)
{
  g_object_unref (record);
  g_assert_true (isms_store_commit (store, NULL));
  return store;
}

/* What is found in a risk alone is what is found in it among all, but for what it has against another. */
static void
assert_same_alone (IsmsStore *store,
                   GPtrArray *found)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  guint n = 0;

  for (guint i = 0; i < risks->len; i++)
    {
      g_autoptr (GPtrArray) alone = isms_contradictions_list_risk (store, g_ptr_array_index (risks, i), TODAY);

      for (guint j = 0; j < alone->len; j++)
        g_assert_cmpstr (((IsmsContradiction *) g_ptr_array_index (alone, j))->sentence, ==, ((IsmsContradiction *) g_ptr_array_index (found, n++))->sentence);
    }
  for (guint i = n; i < found->len; i++)
    g_assert_cmpstr (((IsmsContradiction *) g_ptr_array_index (found, i))->rule, ==, "far_apart");
}

/* "rule RK-01", one a line */
static char *
tell (IsmsStore *store)
{
  g_autoptr (GPtrArray) found = isms_contradictions_list (store, TODAY);
  GString *lines = g_string_new (NULL);

  assert_same_alone (store, found);
  for (guint i = 0; i < found->len; i++)
    {
      const IsmsContradiction *one = g_ptr_array_index (found, i);

      g_assert_true (g_str_has_suffix (one->sentence, ".") && one->clause != NULL);
      g_string_append_printf (lines, "%s%s %s", i > 0 ? "\n" : "", one->rule, isms_record_get_code (g_ptr_array_index (one->records, 0)));
    }
  return g_string_free (lines, FALSE);
}

#define assert_told(store, wanted) \
  G_STMT_START \
  { \
    g_autofree char *told = tell (store); \
\
    g_assert_cmpstr (told, ==, wanted); \
  } \
  G_STMT_END

static void
test_ratings (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();

  assert_told (store, "");
  set (store, "RK-01", "inherent_likelihood", "3", "inherent_impact", "3", "current_likelihood", "2", "current_impact", "3", NULL);
  assert_told (store, "lower_without_control RK-01");
  set (store, "RK-01", "controls", "OWN-1", NULL);
  assert_told (store, "");
  set (store, "RK-01", "current_likelihood", "4", NULL);
  assert_told (store, "current_above_inherent RK-01");
  set (store, "RK-01", "current_likelihood", "2", "target_likelihood", "2", "target_impact", "4", NULL);
  assert_told (store, "target_above_current RK-01");
  set (store, "RK-01", "status", "closed", NULL);
  assert_told (store, "");
}

static void
test_treatments (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();

  isms_store_begin (store, "Add", NULL, NULL);
  add_record (store, risk_fixture_add (store, "treatment", "TR-01", "title", "Do it", "risk", "RK-02", "status", "planned", NULL));
  assert_told (store, "");
  set (store, "RK-02", "option", "retain", NULL);
  assert_told (store, "retained_with_treatment RK-02");
  set (store, "RK-02", "status", "closed", NULL);
  assert_told (store, "closed_with_treatment RK-02");
  isms_store_begin (store, "Drop", NULL, NULL);
  {
    g_autoptr (IsmsRecord) treatment = risk_fixture_find (store, "treatment", "TR-01");

    isms_store_set_from_text (store, treatment, "status", "dropped", NULL);
  }
  isms_store_commit (store, NULL);
  assert_told (store, "");
}

static void
test_acceptances (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");

  set (store, "RK-01", "current_likelihood", "3", "current_impact", "3", NULL);
  isms_store_begin_origin (store, "As it was before", NULL, 0); /* here, somebody would have to accept it */
  g_assert_true (isms_store_set_text (store, risk, "status", "accepted", NULL) && isms_store_commit (store, NULL));
  assert_told (store, "accepted_by_nobody RK-01");
  isms_store_begin_origin (store, "Accept", NULL, 0);
  add_record (store, risk_fixture_add (store, "acceptance", "AC-01", "title", "Rest", "risk", "RK-01", "accepted_by", "P-02", "accepted_on", "2026-05-01",
                                       "level", "9", "valid_until", "2026-07-01", "reason", "Cheap", NULL));
  assert_told (store, "not_entitled RK-01"); /* P-02 is not its owner */
  set (store, "RK-01", "owner", "P-02", NULL);
  assert_told (store, "");
  set (store, "RK-01", "current_impact", "4", NULL);
  assert_told (store, "acceptance_ended RK-01");
  set (store, "RK-01", "status", "ok", "current_likelihood", "5", NULL);
  assert_told (store, "acceptable_above_band RK-01");
}

static void
test_far_apart (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();

  isms_store_begin (store, "Add", NULL, NULL);
  add_record (store, risk_fixture_add (store, "asset", "A-01", "name", "One laptop", "kind", "device", NULL));
  isms_store_begin (store, "Add", NULL, NULL);
  add_record (store, risk_fixture_add (store, "asset", "A-02", "name", "Other laptop", "kind", "device", NULL));
  set (store, "RK-01", "assets", "A-01", "threat", "T14", "inherent_likelihood", "2", "inherent_impact", "5", NULL);
  set (store, "RK-02", "assets", "A-02", "threat", "T14", "inherent_likelihood", "3", "inherent_impact", "1", NULL);
  assert_told (store, "");
  set (store, "RK-02", "inherent_likelihood", "4", NULL);
  assert_told (store, "far_apart RK-02");
  set (store, "RK-02", "threat", "T13", NULL);
  assert_told (store, "");
}

static void
keep_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

/* A thread finds the same, and names the records of the store that was asked. */
static void
test_thread (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();
  g_autoptr (IsmsRecord) risk = risk_fixture_find (store, "risk", "RK-01");
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  set (store, "RK-01", "inherent_likelihood", "3", "inherent_impact", "3", "current_likelihood", "2", "current_impact", "3", NULL);
  isms_contradictions_list_async (store, NULL, keep_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = isms_contradictions_list_finish (store, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpstr (((IsmsContradiction *) g_ptr_array_index (found, 0))->rule, ==, "lower_without_control");
  g_assert_true (g_ptr_array_index (((IsmsContradiction *) g_ptr_array_index (found, 0))->records, 0) == risk);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contradictions/ratings", test_ratings);
  g_test_add_func ("/contradictions/treatments", test_treatments);
  g_test_add_func ("/contradictions/acceptances", test_acceptances);
  g_test_add_func ("/contradictions/far-apart", test_far_apart);
  g_test_add_func ("/contradictions/thread", test_thread);
  return g_test_run ();
}
