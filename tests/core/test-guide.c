/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-seed.h"
#include "models/isms-guide.h"
#include "records/isms-kinds.h"
#include "risk-fixture.h"

static IsmsStore *
open_store (gboolean (*seed) (IsmsStore *store, GError **error))
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (":memory:", 7, &error);

  g_assert_no_error (error);
  if (seed != NULL)
    seed (store, &error);
  else
    isms_seed_start (store, "Nordwind Logistics", &error);
  g_assert_no_error (error);
  return store;
}

static const IsmsGuideStep *
find (GArray *steps,
      const char *name)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (g_array_index (steps, IsmsGuideStep, i).name, name))
      return &g_array_index (steps, IsmsGuideStep, i);
  g_assert_not_reached ();
}

static void
assert_step (IsmsStore *store,
             const char *name,
             IsmsGuideState state,
             const IsmsKind *kind)
{
  g_autoptr (GArray) steps = isms_guide_list (store);
  const IsmsGuideStep *step = find (steps, name);

  g_assert_cmpint (step->state, ==, state);
  g_assert_true (step->kind == kind);
  g_assert_true ((step->words == NULL) == (state == ISMS_GUIDE_EMPTY));
}

static void
begin (IsmsStore *store)
{
  g_assert_true (isms_store_begin (store, "Step", NULL, NULL));
}

static void
commit (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;

  isms_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
change (IsmsStore *store,
        const char *kind,
        const char *code,
        const char *field,
        const char *text)
{
  g_autoptr (IsmsRecord) record = risk_fixture_find (store, kind, code);
  g_autoptr (GError) error = NULL;

  begin (store);
  isms_store_set_from_text (store, record, field, text, &error);
  g_assert_no_error (error);
  commit (store);
}

/* Who has just begun is told everything, from the first clause on. */
static void
test_begin (void)
{
  g_autoptr (IsmsStore) store = open_store (NULL);
  g_autoptr (GArray) steps = isms_guide_list (store);

  g_assert_cmpuint (isms_guide_count_ready (steps), ==, 0);
  g_assert_cmpint (isms_guide_find_next (steps), ==, 0);
  g_assert_false (isms_guide_is_begun (store));
  for (guint i = 0; i < steps->len; i++)
    {
      const IsmsGuideStep *step = &g_array_index (steps, IsmsGuideStep, i);

      g_assert_cmpint (step->state, ==, ISMS_GUIDE_EMPTY);
      g_assert_nonnull (step->practice);
      g_assert_nonnull (step->kind);
    }
}

/* The sample has gone all the way. */
static void
test_sample (void)
{
  g_autoptr (IsmsStore) store = open_store (isms_seed_load_sample);
  g_autoptr (GArray) steps = isms_guide_list (store);

  g_assert_true (isms_guide_is_begun (store));
  g_assert_cmpuint (isms_guide_count_ready (steps), ==, steps->len);
  g_assert_cmpint (isms_guide_find_next (steps), ==, -1);
}

/* Each thing that is missing is named, and leads to where it is written. */
static void
test_context (void)
{
  g_autoptr (IsmsStore) store = open_store (NULL);

  begin (store);
  g_object_unref (risk_fixture_add (store, "issue", NULL, "text", "Half of the staff work from home", NULL));
  g_object_unref (risk_fixture_add (store, "party", "IP-01", "name", "Customers", NULL));
  commit (store);
  assert_step (store, "issues", ISMS_GUIDE_BEGUN, &isms_kind_climate);
  assert_step (store, "parties", ISMS_GUIDE_BEGUN, &isms_kind_requirement);
  begin (store);
  g_object_unref (risk_fixture_add (store, "climate", NULL, "title", "It is no issue", NULL));
  g_object_unref (risk_fixture_add (store, "requirement", "R-01", "text", "Notice within 24 hours", NULL));
  commit (store);
  assert_step (store, "issues", ISMS_GUIDE_READY, &isms_kind_issue);
  assert_step (store, "parties", ISMS_GUIDE_BEGUN, &isms_kind_requirement);
  change (store, "requirement", "R-01", "handled", "yes");
  assert_step (store, "parties", ISMS_GUIDE_READY, &isms_kind_party);
}

static void
test_leadership (void)
{
  g_autoptr (IsmsStore) store = open_store (NULL);

  begin (store);
  g_object_unref (risk_fixture_add (store, "person", "P-01", "name", "Anna Weber", NULL));
  g_object_unref (risk_fixture_add (store, "document", "D-01", "title", "A rule on passwords", "type", "policy", "status", "approved", NULL));
  g_object_unref (risk_fixture_add (store, "role", "ROLE-01", "title", "Keeper", "kind", "isms_conformity", NULL));
  commit (store);
  assert_step (store, "policy", ISMS_GUIDE_EMPTY, &isms_kind_document);
  assert_step (store, "roles", ISMS_GUIDE_BEGUN, &isms_kind_role);
  begin (store);
  g_object_unref (risk_fixture_add (store, "document", "D-02", "title", "The policy", "type", "top_policy", "status", "draft", NULL));
  g_object_unref (risk_fixture_add (store, "role", "ROLE-02", "title", "Reporter", "kind", "isms_reporting", "holder", "P-01", NULL));
  commit (store);
  assert_step (store, "policy", ISMS_GUIDE_BEGUN, &isms_kind_document);
  assert_step (store, "roles", ISMS_GUIDE_BEGUN, &isms_kind_role);
  change (store, "role", "ROLE-01", "holder", "P-01");
  assert_step (store, "roles", ISMS_GUIDE_READY, &isms_kind_role);
}

/* Ratings, owners and decisions are asked for one after the other; what is closed is left alone. */
static void
test_risks (void)
{
  g_autoptr (IsmsStore) store = risk_fixture_new ();

  assert_step (store, "method", ISMS_GUIDE_READY, &isms_kind_method);
  assert_step (store, "risks", ISMS_GUIDE_BEGUN, &isms_kind_risk);
  assert_step (store, "treatment", ISMS_GUIDE_EMPTY, &isms_kind_risk);
  change (store, "risk", "RK-01", "status", "closed");
  change (store, "risk", "RK-02", "kind", "isms_level");
  change (store, "risk", "RK-03", "current_likelihood", "2");
  assert_step (store, "risks", ISMS_GUIDE_BEGUN, &isms_kind_risk);
  change (store, "risk", "RK-04", "current_likelihood", "3");
  assert_step (store, "risks", ISMS_GUIDE_READY, &isms_kind_risk);
  change (store, "risk", "RK-04", "owner", "");
  assert_step (store, "risks", ISMS_GUIDE_BEGUN, &isms_kind_risk);
  change (store, "risk", "RK-02", "option", "modify");
  assert_step (store, "treatment", ISMS_GUIDE_BEGUN, &isms_kind_risk);
  change (store, "risk", "RK-03", "option", "retain");
  change (store, "risk", "RK-04", "option", "avoid");
  assert_step (store, "treatment", ISMS_GUIDE_READY, &isms_kind_risk);
}

static void
test_controls (void)
{
  g_autoptr (IsmsStore) store = open_store (NULL);

  change (store, "control", "A.5.1", "applicable", "yes");
  assert_step (store, "controls", ISMS_GUIDE_BEGUN, &isms_kind_control);
  assert_step (store, "statement", ISMS_GUIDE_EMPTY, &isms_kind_control);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/begin", test_begin);
  g_test_add_func ("/guide/sample", test_sample);
  g_test_add_func ("/guide/context", test_context);
  g_test_add_func ("/guide/leadership", test_leadership);
  g_test_add_func ("/guide/risks", test_risks);
  g_test_add_func ("/guide/controls", test_controls);
  return g_test_run ();
}
