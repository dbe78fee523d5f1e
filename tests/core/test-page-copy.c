/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "store/isms-history.h"
#include "store/isms-page-copy.h"
#include "store/isms-store.h"

#define MANY 10000 /* some megabytes */

typedef struct
{
  char *folder;
  char *path;
  IsmsStore *store;
  IsmsSql *to;
  IsmsPageCopy *copy;
} World;

static void
add_risks (World *world,
           guint n)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (world->store, "Add", NULL, &error));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (world->store, isms_kind_find ("risk"), NULL);

      isms_store_set_from_text (world->store, risk, "title", "Somebody sends the wrong attachment to the wrong customer", &error);
      g_assert_no_error (error);
    }
}

static void
commit (World *world)
{
  g_autoptr (GError) error = NULL;

  isms_store_commit (world->store, &error);
  g_assert_no_error (error);
}

static void
set_up (World *world,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  world->folder = g_dir_make_tmp ("isms-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "work.db", NULL);
  world->store = isms_store_open (world->path, 42, &error);
  g_assert_no_error (error);
  add_risks (world, MANY);
  commit (world);
  world->to = isms_sql_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  world->copy = isms_page_copy_new (isms_store_get_sql (world->store), world->to, &error);
  g_assert_no_error (error);
}

static void
tear_down (World *world,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_pointer (&world->copy, isms_page_copy_free);
  isms_sql_close (world->to);
  g_assert_finalize_object (world->store);
  dir = g_dir_open (world->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (world->folder);
  g_free (world->path);
  g_free (world->folder);
}

static gboolean
run (World *world,
     gint64 time)
{
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  g_assert_true (isms_page_copy_run (world->copy, time, &done, &error));
  g_assert_no_error (error);
  g_assert_true (done == isms_page_copy_is_done (world->copy));
  return done;
}

static void
assert_same (World *world)
{
  static const char *const questions[] = {
    "SELECT max(id) FROM step", "SELECT count(*) FROM step_change", "SELECT count(*) FROM risk", "SELECT sum(key % 1000003) FROM risk", "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"
  };

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      gint64 answer = isms_sql_integer (world->to, questions[i], -1);

      g_assert_cmpint (answer, >, 0);
      g_assert_cmpint (answer, ==, isms_sql_integer (isms_store_get_sql (world->store), questions[i], -2));
    }
}

/* Whatever is done between two pieces is in the copy, and it is whole. */
static void
test_pieces (World *world,
             gconstpointer data)
{
  guint pieces = 1;

  while (!run (world, 0))
    {
      pieces++;
      add_risks (world, 20);
      commit (world);
    }
  g_assert_cmpuint (pieces, >, 3);
  assert_same (world);
}

/* What is half written is nobody's business. */
static void
test_half (World *world,
           gconstpointer data)
{
  g_assert_false (run (world, 0));
  g_assert_true (isms_sql_run (isms_store_get_sql (world->store), NULL, "BEGIN IMMEDIATE; DELETE FROM risk"));
  for (guint i = 0; i < 100; i++)
    g_assert_false (run (world, 0));
  g_assert_true (isms_sql_run (isms_store_get_sql (world->store), NULL, "ROLLBACK"));
  while (!run (world, 0))
    continue;
  assert_same (world);
  g_assert_cmpint (isms_sql_integer (world->to, "SELECT count(*) FROM risk", 0), ==, MANY);
}

static void
test_at_once (World *world,
              gconstpointer data)
{
  g_assert_true (run (world, G_MAXINT64));
  assert_same (world);
}

static void
result_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* Who closes the store need not wait for a copy that nobody wants any more. */
static void
test_cancelled (World *world,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) copy = NULL;

  g_clear_pointer (&world->copy, isms_page_copy_free);
  g_assert_true (isms_sql_run (isms_store_get_sql (world->store), NULL, "BEGIN IMMEDIATE"));
  isms_store_copy_async (world->store, cancellable, result_cb, &result);
  g_assert_cmpuint (G_OBJECT (world->store)->ref_count, ==, 2);
  g_cancellable_cancel (cancellable);
  g_assert_cmpuint (G_OBJECT (world->store)->ref_count, ==, 1);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  copy = isms_store_copy_finish (result, &error);
  g_assert_null (copy);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (isms_sql_run (isms_store_get_sql (world->store), NULL, "ROLLBACK"));
}

static void
test_async (World *world,
            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) copy = NULL;

  isms_store_copy_async (world->store, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  copy = isms_store_copy_finish (result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_store_count (copy, isms_kind_find ("risk")), ==, MANY);
  g_assert_false (isms_store_is_past (copy));
  g_assert_false (isms_store_begin (copy, "Change a copy", NULL, NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/page-copy/pieces", World, NULL, set_up, test_pieces, tear_down);
  g_test_add ("/page-copy/half", World, NULL, set_up, test_half, tear_down);
  g_test_add ("/page-copy/at-once", World, NULL, set_up, test_at_once, tear_down);
  g_test_add ("/page-copy/async", World, NULL, set_up, test_async, tear_down);
  g_test_add ("/page-copy/cancelled", World, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
