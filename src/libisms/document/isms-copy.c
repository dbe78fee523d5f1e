/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "document/isms-bytes.h"
#include "document/isms-copy.h"

#define PENDING "pending"

void
isms_copy_free (IsmsCopy *self)
{
  g_free (self->name);
  g_free (self->uuid);
  g_free (self->uri);
  g_free (self->organisation);
  g_free (self->hash);
  g_free (self);
}

static char *
get_local (IsmsSql *sql,
           const char *key)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "SELECT value FROM local WHERE key = ?1");
  char *value = NULL;

  if (statement == NULL)
    return NULL;
  isms_sql_bind_text (statement, 1, key);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup (isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return value;
}

static gint64
get_number (IsmsSql *sql,
            const char *key)
{
  g_autofree char *text = get_local (sql, key);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static gboolean
set_local (IsmsSql *sql,
           const char *key,
           const char *value,
           GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, error,
                                              value != NULL ? "INSERT OR REPLACE INTO local VALUES (?1, ?2)" : "DELETE FROM local WHERE key = ?1");

  if (statement == NULL)
    return FALSE;
  isms_sql_bind_text (statement, 1, key);
  if (value != NULL)
    isms_sql_bind_text (statement, 2, value);
  return isms_sql_done (sql, statement, error);
}

static gboolean
set_number (IsmsSql *sql,
            const char *key,
            gint64 number,
            GError **error)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return set_local (sql, key, text, error);
}

/* A program that ended between replacing the document and noting so in the database left word of what it was about to do. */
static void
read_pending (IsmsCopy *self,
              IsmsWork *work)
{
  g_autofree char *path = isms_work_path (work, PENDING);
  g_autoptr (GKeyFile) pending = g_key_file_new ();
  g_autoptr (GFile) file = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *coming = NULL;
  g_autofree char *found = NULL;

  if (!g_key_file_load_from_file (pending, path, G_KEY_FILE_NONE, NULL))
    return;
  uri = g_key_file_get_string (pending, PENDING, "uri", NULL);
  coming = g_key_file_get_string (pending, PENDING, "hash", NULL);
  if (uri == NULL || coming == NULL)
    return;
  file = g_file_new_for_uri (uri);
  found = isms_bytes_hash (file, NULL, NULL);
  if (g_strcmp0 (found, coming) == 0)
    {
      g_set_str (&self->uri, uri);
      g_set_str (&self->hash, coming);
      self->size = g_key_file_get_int64 (pending, PENDING, "size", NULL);
      self->saved_step = g_key_file_get_int64 (pending, PENDING, "step", NULL);
    }
  else if (g_strcmp0 (found, self->hash) != 0)
    {
      g_set_str (&self->uri, uri);
      self->interrupted = TRUE;
    }
}

static guint
count_unsaved (IsmsSql *sql,
               gint64 saved_step)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "SELECT count(*) FROM step WHERE id > ?1");
  guint count = 0;

  if (statement == NULL)
    return 0;
  sqlite3_bind_int64 (statement, 1, saved_step);
  if (sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return count;
}

static char *
read_organisation (IsmsSql *sql)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "SELECT name FROM organisation WHERE deleted = 0 ORDER BY key LIMIT 1");
  char *name = NULL;

  if (statement == NULL)
    return NULL;
  if (sqlite3_step (statement) == SQLITE_ROW)
    name = g_strdup (isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return name;
}

/**
 * isms_copy_read:
 * @sql: a connection to the working copy's database
 *
 * Returns: (transfer full): what it remembers
 */
IsmsCopy *
isms_copy_read (IsmsWork *work,
                IsmsSql *sql)
{
  IsmsCopy *self = g_new0 (IsmsCopy, 1);
  g_autofree char *lock = isms_work_path (work, "lock");
  GStatBuf about;

  self->name = g_strdup (isms_work_get_name (work));
  self->uuid = g_strndup (self->name, 36);
  self->uri = get_local (sql, "uri");
  self->organisation = read_organisation (sql);
  self->hash = get_local (sql, "hash");
  self->size = get_number (sql, "size");
  self->replica = get_number (sql, "replica");
  self->saved_step = get_number (sql, "saved-step");
  read_pending (self, work);
  self->unsaved = count_unsaved (sql, self->saved_step);
  self->used = g_stat (lock, &about) == 0 ? about.st_mtim.tv_sec : 0;
  return self;
}

/**
 * isms_copy_inspect:
 * @work: a working copy that is held but not open
 *
 * Returns: (transfer full) (nullable): what it remembers, or %NULL if its database cannot be read
 */
IsmsCopy *
isms_copy_inspect (IsmsWork *work)
{
  g_autofree char *path = isms_work_path (work, ISMS_WORK_DATABASE);
  g_autoptr (IsmsSql) sql = isms_sql_open (path, SQLITE_OPEN_READWRITE, NULL);

  /* Exclusive, so that SQLite needs no shared memory beside a journal that a crash left. */
  if (sql == NULL || !isms_sql_run (sql, NULL, "PRAGMA locking_mode = EXCLUSIVE") ||
      isms_sql_integer (sql, "SELECT count(*) FROM sqlite_schema WHERE name = 'local'", 0) != 1)
    return NULL;
  return isms_copy_read (work, sql);
}

/**
 * isms_copy_write:
 * @sql: the connection of the working copy's store
 *
 * Remembers all of it in one transaction.
 */
gboolean
isms_copy_write (const IsmsCopy *self,
                 IsmsSql *sql,
                 GError **error)
{
  if (!isms_sql_run (sql, error, "BEGIN IMMEDIATE"))
    return FALSE;
  if (set_local (sql, "uri", self->uri, error) && set_local (sql, "hash", self->hash, error) &&
      set_number (sql, "size", self->size, error) && set_number (sql, "replica", self->replica, error) &&
      set_number (sql, "saved-step", self->saved_step, error) && isms_sql_run (sql, error, "COMMIT"))
    return TRUE;
  isms_sql_run (sql, NULL, "ROLLBACK");
  return FALSE;
}

/**
 * isms_copy_set_pending:
 * @coming: what will be true once the document is replaced: its URI, hash, size and saved step
 * @error: return location: %G_FILE_ERROR
 *
 * Leaves word on the disk, without the database, since a save runs beside the work.
 */
gboolean
isms_copy_set_pending (IsmsWork *work,
                       const IsmsCopy *coming,
                       GError **error)
{
  g_autofree char *path = isms_work_path (work, PENDING);
  g_autoptr (GKeyFile) pending = g_key_file_new ();
  g_autofree char *text = NULL;

  g_key_file_set_string (pending, PENDING, "uri", coming->uri);
  g_key_file_set_string (pending, PENDING, "hash", coming->hash);
  g_key_file_set_int64 (pending, PENDING, "size", coming->size);
  g_key_file_set_int64 (pending, PENDING, "step", coming->saved_step);
  text = g_key_file_to_data (pending, NULL, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

/**
 * isms_copy_has_pending:
 * @name: the name of a working copy, which may be in use
 *
 * Returns: whether a save from there is on its way, or never ended
 */
gboolean
isms_copy_has_pending (const char *name)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autofree char *path = g_build_filename (parent, name, PENDING, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

void
isms_copy_clear_pending (IsmsWork *work)
{
  g_autofree char *path = isms_work_path (work, PENDING);

  g_unlink (path);
}

static IsmsCopy *
inspect_named (const char *name,
               gboolean *held)
{
  g_autoptr (IsmsWork) work = isms_work_take (name, NULL);

  *held = work == NULL;
  return work == NULL ? NULL : isms_copy_inspect (work);
}

/**
 * isms_copy_replica_is_free:
 * @except: (nullable): the name of a working copy that does not count
 *
 * Returns: whether no other working copy of the document makes steps, or has unsaved ones, in the chain of @replica
 */
gboolean
isms_copy_replica_is_free (const char *uuid,
                           gint64 replica,
                           const char *except)
{
  g_autoptr (GPtrArray) names = isms_work_list ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (IsmsCopy) copy = NULL;
      gboolean held;

      if (!isms_work_belongs_to (name, uuid) || g_strcmp0 (name, except) == 0)
        continue;
      copy = inspect_named (name, &held);
      if (held || (copy != NULL && copy->unsaved > 0 && copy->replica == replica))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_copy_list_unsaved:
 *
 * Returns: (transfer full) (element-type IsmsCopy): working copies that nobody has open and that hold steps their document
 *   does not, the one used last first: what is offered for recovery at the start
 */
GPtrArray *
isms_copy_list_unsaved (void)
{
  g_autoptr (GPtrArray) names = isms_work_list ();
  GPtrArray *copies = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_copy_free);

  for (guint i = 0; i < names->len; i++)
    {
      gboolean held;
      g_autoptr (IsmsCopy) copy = inspect_named (g_ptr_array_index (names, i), &held);

      if (copy != NULL && copy->unsaved > 0)
        g_ptr_array_add (copies, g_steal_pointer (&copy));
    }
  return copies;
}

/**
 * isms_copy_prune:
 * @kept: how many to keep
 *
 * Removes the working copies that were used longest ago, never one that is open, holds unsaved steps or cannot be read.
 */
void
isms_copy_prune (guint kept)
{
  g_autoptr (GPtrArray) names = isms_work_list ();

  for (guint i = kept; i < names->len; i++)
    {
      g_autoptr (IsmsWork) work = isms_work_take (g_ptr_array_index (names, i), NULL);
      g_autoptr (IsmsCopy) copy = work != NULL ? isms_copy_inspect (work) : NULL;

      if (copy != NULL && copy->unsaved == 0 && !copy->interrupted)
        isms_work_discard (g_steal_pointer (&work));
    }
}

/**
 * isms_copy_forget:
 * @uuid: a document's UUID
 *
 * Removes all working copies of a document that are not open, unsaved steps included: somebody asked for it by name.
 */
void
isms_copy_forget (const char *uuid)
{
  g_autoptr (GPtrArray) names = isms_work_list ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (IsmsWork) work = isms_work_belongs_to (name, uuid) ? isms_work_take (name, NULL) : NULL;

      if (work != NULL)
        isms_work_discard (g_steal_pointer (&work));
    }
}
