/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "records/isms-kind.h"
#include "store/isms-history.h"
#include "store/isms-store.h"

/* Laws that hold for every sequence of edits, undo, redo and restart: what is seen equals a plain model, the records
 * equal the history, the chains are whole; and whoever alters the history is found out. */

#define SEQUENCES 2000
#define MOVES 14

typedef struct
{
  char *folder;
  char *path;
  IsmsStore *store;
  GPtrArray *undo; /* the model: what was seen before each step that can be undone */
  GPtrArray *redo;
} World;

static const char *const kinds[] = { "asset", "risk", "person" };

static void
open_store (World *world)
{
  g_autoptr (GError) error = NULL;

  world->store = isms_store_open (world->path, 42, &error);
  g_assert_no_error (error);
}

static char *
see (IsmsStore *store)
{
  GString *seen = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kind_find (kinds[i]));

      for (guint j = 0; j < records->len; j++)
        {
          IsmsRecord *record = g_ptr_array_index (records, j);

          g_string_append_printf (seen, "%s", isms_record_get_code (record));
          for (guint f = 0; f < isms_record_get_kind (record)->n_fields; f++)
            {
              g_autofree char *text = isms_store_format (store, record, f);

              g_string_append_printf (seen, "|%s", text);
            }
          g_string_append_c (seen, '\n');
        }
    }
  return g_string_free (seen, FALSE);
}

static World *
make_world (void)
{
  World *world = g_new0 (World, 1);

  world->folder = g_dir_make_tmp ("isms-XXXXXX", NULL);
  world->path = g_build_filename (world->folder, "work.db", NULL);
  world->undo = g_ptr_array_new_with_free_func (g_free);
  world->redo = g_ptr_array_new_with_free_func (g_free);
  open_store (world);
  return world;
}

static void
free_world (World *world)
{
  g_autoptr (GDir) dir = g_dir_open (world->folder, 0, NULL);
  const char *name;

  g_object_unref (world->store);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (world->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (world->folder);
  g_free (world->folder);
  g_free (world->path);
  g_ptr_array_unref (world->undo);
  g_ptr_array_unref (world->redo);
  g_free (world);
}

static IsmsRecord *
pick (IsmsStore *store,
      GRand *dice)
{
  const IsmsKind *kind = isms_kind_find (kinds[g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds))]);
  g_autoptr (GPtrArray) records = isms_store_list_records (store, kind);

  if (records->len == 0)
    return NULL;
  return g_object_ref (g_ptr_array_index (records, g_rand_int_range (dice, 0, records->len)));
}

static void
set_some (IsmsStore *store,
          IsmsRecord *record,
          GRand *dice)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autofree char *text = g_strdup_printf ("text %d", g_rand_int_range (dice, 0, 40));

  isms_store_set_from_text (store, record, kind->fields[0].name, text, NULL);
  if (g_str_equal (kind->name, "risk"))
    {
      g_autofree char *step = g_strdup_printf ("%d", g_rand_int_range (dice, 1, 6));

      isms_store_set_from_text (store, record, "current_likelihood", step, NULL);
      isms_store_set_from_text (store, record, "owner", "P-01", NULL);
      isms_store_set_from_text (store, record, "assets", g_rand_boolean (dice) ? "A-01; A-02" : "", NULL);
    }
}

static void
edit (World *world,
      GRand *dice)
{
  int gestures = g_rand_int_range (dice, 1, 4);
  g_autofree char *before = see (world->store);
  gint64 head = isms_history_get_head (world->store);

  g_assert_true (isms_store_begin (world->store, "Edit", g_rand_boolean (dice) ? "Because" : NULL, NULL));
  for (int i = 0; i < gestures; i++)
    {
      const IsmsKind *kind = isms_kind_find (kinds[g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds))]);
      g_autoptr (IsmsRecord) record = g_rand_int_range (dice, 0, 3) == 0 ? isms_store_create (world->store, kind, NULL) : pick (world->store, dice);

      if (record == NULL)
        continue;
      if (g_rand_int_range (dice, 0, 6) == 0)
        isms_store_delete (world->store, record);
      else
        set_some (world->store, record, dice);
    }
  if (g_rand_int_range (dice, 0, 8) == 0)
    isms_store_rollback (world->store);
  else if (isms_store_commit (world->store, NULL) && isms_history_get_head (world->store) > head)
    {
      g_ptr_array_add (world->undo, g_steal_pointer (&before));
      g_ptr_array_set_size (world->redo, 0);
      return;
    }
  {
    g_autofree char *after = see (world->store);

    g_assert_cmpstr (after, ==, before);
  }
}

static void
turn (World *world,
      gboolean redo)
{
  GPtrArray *from = redo ? world->redo : world->undo;
  GPtrArray *to = redo ? world->undo : world->redo;
  g_autofree char *before = see (world->store);
  g_autofree char *expected = from->len > 0 ? g_ptr_array_steal_index (from, from->len - 1) : NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = redo ? isms_history_redo (world->store, &error) : isms_history_undo (world->store, &error);
  g_autofree char *after = see (world->store);

  if (error != NULL)
    g_test_message ("%s", error->message);
  g_assert_cmpint (done, ==, expected != NULL);
  g_assert_cmpstr (after, ==, done ? expected : before);
  if (done)
    g_ptr_array_add (to, g_steal_pointer (&before));
}

static void
move (World *world,
      GRand *dice)
{
  int die = g_rand_int_range (dice, 0, 10);

  if (die < 5)
    edit (world, dice);
  else if (die < 9)
    turn (world, die > 6);
  else
    {
      g_autofree char *before = see (world->store);
      g_autofree char *after = NULL;

      g_object_unref (world->store);
      open_store (world);
      after = see (world->store);
      g_assert_cmpstr (after, ==, before);
    }
}

static guint
count_findings (IsmsStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = isms_history_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  return findings->len;
}

/* Alters one value of one row of the history by the smallest step, behind the store's back. */
static void
alter (IsmsStore *store,
       GRand *dice)
{
  static const char *const columns[] = {
    "step.replica",
    "step.seq",
    "step.hash",
    "step.at",
    "step.actor",
    "step.label",
    "step.reason",
    "step.role",
    "step.prev",
    "step_change.record",
    "step_change.action",
    "step_change.fields",
    "step_change.kind",
    "step_change.fields",
    "step_change.fields",
  };
  IsmsSql *sql = isms_store_get_sql (store);
  gboolean altered = FALSE;

  while (!altered)
    {
      g_auto (GStrv) place = g_strsplit (columns[g_rand_int_range (dice, 0, G_N_ELEMENTS (columns))], ".", 2);
      g_autofree char *query = g_strdup_printf (
          "UPDATE \"%s\" SET \"%s\" = CASE typeof (\"%s\") WHEN 'integer' THEN \"%s\" + 1 "
          "WHEN 'blob' THEN CAST (substr (\"%s\", 1, length (\"%s\") - 1) AS BLOB) || x'00' "
          "ELSE substr (\"%s\", 1, %d) || char (unicode (substr (\"%s\", %d, 1)) + 1) || substr (\"%s\", %d) END "
          "WHERE \"%s\" IS NOT NULL AND %s = (SELECT %s FROM \"%s\" ORDER BY random () LIMIT 1)",
          place[0], place[1], place[1], place[1], place[1], place[1], place[1], 2, place[1], 3, place[1], 4, place[1],
          g_str_equal (place[0], "step") ? "id" : "(step, ord)", g_str_equal (place[0], "step") ? "id" : "step, ord", place[0]);

      altered = sqlite3_exec (isms_sql_get_handle (sql), query, NULL, NULL, NULL) == SQLITE_OK &&
                sqlite3_changes (isms_sql_get_handle (sql)) == 1;
    }
}

static void
test_laws (void)
{
  GRand *dice = g_rand_new_with_seed (g_test_rand_int ());
  guint tampered = 0;

  for (int i = 0; i < SEQUENCES; i++)
    {
      World *world = make_world ();

      for (int j = 0; j < MOVES; j++)
        move (world, dice);
      if (i % 4 == 0)
        g_assert_cmpuint (count_findings (world->store), ==, 0);
      if (i % 16 == 0 && isms_history_get_head (world->store) > 0)
        {
          alter (world->store, dice);
          g_assert_cmpuint (count_findings (world->store), >, 0);
          tampered++;
        }
      free_world (world);
    }
  g_test_message ("%d sequences, %u of them tampered with and found out", SEQUENCES, tampered);
  g_rand_free (dice);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/laws", test_laws);
  return g_test_run ();
}
