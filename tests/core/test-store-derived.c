/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "records/isms-kind.h"
#include "store/isms-history.h"
#include "store/isms-store.h"

/* What goes wrong with the index of links and words costs time and nothing else: no step fails for it, none is half done, and
 * what is found is right. */

#define PAGE 4096

typedef struct
{
  char *folder;
  char *path;
  char *derived;
  IsmsStore *store;
} World;

static void
reopen (World *world)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&world->store);
  world->store = isms_store_open (world->path, 42, &error);
  g_assert_no_error (error);
}

static void
set_up (World *world,
        gconstpointer data)
{
  world->folder = g_dir_make_tmp ("isms-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "work.db", NULL);
  world->derived = g_build_filename (world->folder, "derived.db", NULL);
  reopen (world);
}

static void
tear_down (World *world,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (world->folder, 0, NULL);
  const char *name;

  g_clear_object (&world->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_free (world->derived);
}

static gboolean
add_risk (IsmsStore *store,
          const char *title,
          const char *scenario)
{
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  isms_store_begin (store, "Add a risk", NULL, &error);
  g_assert_no_error (error);
  risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
  isms_store_set_from_text (store, risk, "title", title, &error);
  g_assert_no_error (error);
  isms_store_set_from_text (store, risk, "scenario", scenario, &error);
  g_assert_no_error (error);
  done = isms_store_commit (store, &error);
  if (!done)
    g_test_message ("%s", error->message);
  return done;
}

static void
assert_finds (IsmsStore *store,
              const char *word,
              guint expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = isms_store_search (store, word, 10, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, expected);
}

static char *
make_words (guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "w%08x ", g_test_rand_int ());
  return g_string_free (words, FALSE);
}

/* A step that is refused after it had the index made anew must not leave an empty one that passes for current. */
static void
test_refused_step (World *world,
                   gconstpointer data)
{
  g_auto (IsmsValue) nowhere = ISMS_VALUE_NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (add_risk (world->store, "Phishing", ""));
  g_clear_object (&world->store);
  g_remove (world->derived);
  reopen (world);

  isms_store_begin (world->store, "Link to nothing", NULL, &error);
  g_assert_no_error (error);
  risk = isms_store_create (world->store, isms_kind_find ("risk"), NULL);
  isms_store_set_from_text (world->store, risk, "title", "Flood", &error);
  isms_value_set_text (&nowhere, "12345");
  isms_store_set (world->store, risk, "links", &nowhere, &error);
  g_assert_no_error (error);
  g_assert_false (isms_store_commit (world->store, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_LINK);

  assert_finds (world->store, "phishing", 1);
  assert_finds (world->store, "flood", 0);
}

/* A commit that returns FALSE has left nothing behind, and one for which only the index had no room has not failed. */
static void
test_no_room (World *world,
              gconstpointer data)
{
  g_autofree char *words = NULL;
  struct rlimit before, tight;
  GStatBuf about;
  gint64 head;
  gboolean done;

  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *scenario = make_words (5000);

      g_assert_true (add_risk (world->store, "Phishing", scenario));
    }
  assert_finds (world->store, "phishing", 10);
  reopen (world);
  head = isms_history_get_head (world->store);
  words = make_words (3000);
  g_assert_cmpint (g_stat (world->derived, &about), ==, 0);

  /* The journal of the records is short after a restart: so it has room where the index has none. */
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = before;
  tight.rlim_cur = about.st_size;
  setrlimit (RLIMIT_FSIZE, &tight);
  done = add_risk (world->store, "Flood", words);
  setrlimit (RLIMIT_FSIZE, &before);

  g_assert_true (done);
  g_assert_cmpint (isms_history_get_head (world->store), ==, head + 1);
  assert_finds (world->store, "flood", 1);
  assert_finds (world->store, "phishing", 10);
}

static void
scribble (const char *path,
          gsize from)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, from);
  memset (bytes + from, 0xa5, length - from);
  g_assert_true (g_file_set_contents (path, bytes, length, NULL));
}

/* The power failed while it was written: its mark is right and what it marks is not. */
static void
test_torn (World *world,
           gconstpointer data)
{
  for (gsize from = 0; from <= 8 * PAGE; from += PAGE)
    {
      g_autofree char *title = g_strdup_printf ("Flood%" G_GSIZE_FORMAT, from);
      g_autofree char *words = make_words (2000);

      g_assert_true (add_risk (world->store, "Phishing", words));
      assert_finds (world->store, "phishing", from / PAGE + 1);
      g_clear_object (&world->store);
      scribble (world->derived, from);
      reopen (world);
      g_assert_true (add_risk (world->store, title, words));
      assert_finds (world->store, title, 1);
      assert_finds (world->store, "phishing", from / PAGE + 1);
      reopen (world);
      assert_finds (world->store, title, 1);
    }
}

#define add_case(path, function) g_test_add (path, World, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_case ("/store/derived/refused-step", test_refused_step);
  add_case ("/store/derived/no-room", test_no_room);
  add_case ("/store/derived/torn", test_torn);
  return g_test_run ();
}
