/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "interchange/isms-seed.h"
#include "models/isms-history-check.h"
#include "models/isms-history-compare.h"
#include "models/isms-step-list.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"

#define DAY (24 * 60 * 60 * (gint64) G_USEC_PER_SEC)
#define NOON (19000 * DAY + DAY / 2)

static IsmsStore *
open_store (const char *path)
{
  g_autoptr (GError) error = NULL;
  IsmsStore *store = isms_store_open (path, 7, &error);

  g_assert_no_error (error);
  return store;
}

static IsmsRecord *
add (IsmsStore *store,
     const char *actor,
     const char *kind,
     const char *title,
     gint64 at)
{
  g_autofree char *label = g_strdup_printf ("Add %s", title);
  const IsmsKind *described = isms_kind_find (kind);
  g_autoptr (GError) error = NULL;
  IsmsRecord *record;

  isms_store_set_actor (store, actor);
  isms_store_begin_origin (store, label, "Because", at);
  record = isms_store_create (store, described, NULL);
  isms_store_set_from_text (store, record, described->fields[0].name, title, &error);
  g_assert_no_error (error);
  isms_store_commit (store, &error);
  g_assert_no_error (error);
  return record;
}

static void
add_steps (IsmsStore *store)
{
  g_object_unref (add (store, "Zoë Łódź", "person", "Ada Lovelace", NOON));
  g_object_unref (add (store, "Falk Grothe", "risk", "Laptop stolen", NOON + DAY));
  g_object_unref (add (store, "Falk Grothe", "risk", "Fire", NOON + DAY + 1));
  g_object_unref (add (store, "Zoë Łódź", "risk", "Flood of laptops", NOON + 3 * DAY));
}

static guint
count (IsmsStepList *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static guint
match (IsmsStepList *list,
       const char *words)
{
  isms_step_list_set_match (list, words);
  return count (list);
}

static void
test_items (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsStepList) list = NULL;

  add_steps (store);
  list = isms_step_list_new (store);
  g_assert_cmpuint (count (list), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (IsmsStepItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpint (isms_step_item_get_step (item)->id, ==, 4 - i);
      g_assert_cmpint (isms_step_list_get_id (list, i), ==, 4 - i);
      g_assert_cmpuint (isms_step_item_get_step (item)->changes->len, ==, 1);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 4));
}

static void
test_filters (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsStepList) list = NULL;

  add_steps (store);
  list = isms_step_list_new (store);
  g_assert_false (isms_step_list_is_filtered (list));
  g_assert_cmpuint (match (list, "laptop"), ==, 2);
  g_assert_cmpuint (match (list, "zoe LAPTOP"), ==, 1);
  g_assert_cmpuint (match (list, "because"), ==, 4);
  g_assert_cmpuint (match (list, "rk-02"), ==, 1);
  g_assert_cmpuint (match (list, "rk-0"), ==, 0);
  g_assert_cmpuint (match (list, "nothing of that"), ==, 0);
  g_assert_true (isms_step_list_is_filtered (list));
  g_assert_cmpuint (match (list, "  "), ==, 4);
  g_assert_cmpuint (match (list, NULL), ==, 4);

  isms_step_list_set_actor (list, "Falk Grothe");
  g_assert_cmpuint (count (list), ==, 2);
  isms_step_list_set_kind (list, isms_kind_find ("person"));
  g_assert_cmpuint (count (list), ==, 0);
  isms_step_list_set_actor (list, NULL);
  g_assert_cmpuint (count (list), ==, 1);
  isms_step_list_set_kind (list, NULL);
  g_assert_cmpuint (count (list), ==, 4);
}

static void
assert_day (IsmsStepList *list,
            guint position,
            guint start,
            guint end)
{
  guint found_start, found_end;

  isms_step_list_get_day (list, position, &found_start, &found_end);
  g_assert_cmpuint (found_start, ==, start);
  g_assert_cmpuint (found_end, ==, end);
}

static void
test_days (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsStepList) list = isms_step_list_new (store);

  assert_day (list, 0, 0, G_MAXUINT);
  add_steps (store);
  assert_day (list, 0, 0, 1);
  assert_day (list, 1, 1, 3);
  assert_day (list, 2, 1, 3);
  assert_day (list, 3, 3, 4);
  assert_day (list, 4, 4, G_MAXUINT);
  match (list, "laptop");
  assert_day (list, 1, 1, 2);
}

typedef struct
{
  guint announced;
  guint added;
} Watch;

static void
items_changed_cb (GListModel *model,
                  guint position,
                  guint removed,
                  guint added,
                  gpointer data)
{
  Watch *watch = data;

  watch->announced++;
  watch->added += added;
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (removed, ==, 0);
}

/* What is new comes on top, once, and only where it is asked for. */
static void
test_live (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsStepList) list = NULL;
  g_autoptr (IsmsStepItem) top = NULL;
  g_autoptr (GError) error = NULL;
  Watch watch = { 0 };

  add_steps (store);
  list = isms_step_list_new (store);
  isms_step_list_set_kind (list, isms_kind_find ("risk"));
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &watch);
  g_object_unref (add (store, "Falk Grothe", "person", "Grace Hopper", NOON + 4 * DAY));
  g_assert_cmpuint (watch.announced, ==, 0);
  g_object_unref (add (store, "Falk Grothe", "risk", "Theft", NOON + 4 * DAY));
  g_assert_cmpuint (watch.announced, ==, 1);
  g_assert_cmpuint (watch.added, ==, 1);
  g_assert_cmpuint (count (list), ==, 4);

  {
    g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");

    g_assert_true (isms_store_begin (store, "Rename", NULL, NULL));
    g_assert_true (isms_store_set_from_text (store, risk, "title", "Laptop lost", NULL));
    g_assert_true (isms_store_commit (store, NULL));
  }
  isms_history_undo (store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (watch.announced, ==, 3);
  top = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (isms_step_item_get_step (top)->role, ==, "undo");
}

static void
rename_first (IsmsStore *store,
              const char *title)
{
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Rename", NULL, NULL));
  g_assert_true (isms_store_set_from_text (store, risk, "title", title, NULL));
  g_assert_true (isms_store_commit (store, &error));
  g_assert_no_error (error);
}

static IsmsStep *
compare_since (IsmsStore *store,
               gint64 from)
{
  g_autoptr (GError) error = NULL;
  IsmsStep *step = isms_history_compare (store, from, isms_history_get_head (store), NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (step->id, ==, 0);
  return step;
}

/* The first value before and the last after, and nothing of what was changed back, or came and went. */
static void
test_compare (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsRecord) gone = NULL;
  g_autoptr (IsmsStep) none = NULL, one = NULL, back = NULL, all = NULL;
  gint64 from;

  add_steps (store);
  from = isms_history_get_head (store);
  none = compare_since (store, from);
  g_assert_cmpuint (none->changes->len, ==, 0);

  rename_first (store, "Laptop lost");
  rename_first (store, "Laptop forgotten");
  gone = add (store, "Falk Grothe", "risk", "Mistake", NOON + 4 * DAY);
  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, gone);
  g_assert_true (isms_store_commit (store, NULL));
  one = compare_since (store, from);
  g_assert_cmpuint (one->changes->len, ==, 1);
  g_assert_cmpstr (((IsmsChange *) g_ptr_array_index (one->changes, 0))->action, ==, "change");
  g_assert_cmpstr (((IsmsChange *) g_ptr_array_index (one->changes, 0))->fields, ==, "{\"title\":[\"Laptop stolen\",\"Laptop forgotten\"]}");

  rename_first (store, "Laptop stolen");
  back = compare_since (store, from);
  g_assert_cmpuint (back->changes->len, ==, 0);
  all = compare_since (store, 0);
  g_assert_cmpuint (all->changes->len, ==, 4);
  g_assert_cmpstr (((IsmsChange *) g_ptr_array_index (all->changes, 0))->action, ==, "create");
}

static void
test_choices (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (GPtrArray) kinds = NULL;
  g_auto (GStrv) actors = NULL;

  g_assert_cmpuint (isms_history_count (store), ==, 0);
  add_steps (store);
  actors = isms_history_list_actors (store);
  kinds = isms_history_list_kinds (store);
  g_assert_cmpuint (g_strv_length (actors), ==, 2);
  g_assert_cmpstr (actors[0], ==, "Falk Grothe");
  g_assert_cmpuint (kinds->len, ==, 2);
  g_assert_cmpstr (((IsmsKind *) g_ptr_array_index (kinds, 0))->name, ==, "person");
  g_assert_cmpuint (isms_history_count (store), ==, 4);
}

static void
checked_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static IsmsHistoryCheck *
check (IsmsStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  IsmsHistoryCheck *found;

  isms_history_check_async (store, NULL, checked_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  found = isms_history_check_finish (result, &error);
  g_assert_no_error (error);
  return found;
}

/* In a file, as working copies are, and while nobody but its connection may read it. */
static void
test_check (void)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "work.db", NULL);
  IsmsStore *store = open_store (path);
  g_autoptr (IsmsHistoryCheck) whole = NULL, broken = NULL;

  add_steps (store);
  whole = check (store);
  g_assert_cmpuint (whole->steps, ==, 4);
  g_assert_cmpuint (strlen (whole->head), ==, 8);
  g_assert_cmpuint (whole->findings->len, ==, 0);

  isms_sql_run (isms_store_get_sql (store), NULL, "UPDATE step SET label = 'Add Water' WHERE id = 3");
  broken = check (store);
  g_assert_cmpuint (broken->findings->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (broken->findings, 0), "Add Water"));

  g_assert_finalize_object (store);
  g_remove (path);
  g_free (g_steal_pointer (&path));
  path = g_build_filename (folder, "derived.db", NULL);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_empty (void)
{
  g_autoptr (IsmsStore) store = open_store (":memory:");
  g_autoptr (IsmsHistoryCheck) empty = check (store);

  g_assert_cmpuint (empty->steps, ==, 0);
  g_assert_null (empty->head);
  g_assert_cmpuint (empty->findings->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/step-list/compare", test_compare);
  g_test_add_func ("/step-list/items", test_items);
  g_test_add_func ("/step-list/filters", test_filters);
  g_test_add_func ("/step-list/days", test_days);
  g_test_add_func ("/step-list/live", test_live);
  g_test_add_func ("/step-list/choices", test_choices);
  g_test_add_func ("/step-list/check", test_check);
  g_test_add_func ("/step-list/empty", test_empty);
  return g_test_run ();
}
