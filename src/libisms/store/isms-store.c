/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/isms-derived.h"
#include "store/isms-schema.h"
#include "store/isms-store-private.h"

/**
 * IsmsStore:
 *
 * The working copy of one document: its records, and the history of steps that made them. A record that is alive is one
 * object, whoever asks for it. Nothing changes but through one step: begin, set, commit.
 *
 * Used on one thread.
 */

G_DEFINE_FINAL_TYPE (IsmsStore, isms_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
edit_free (IsmsEdit *edit)
{
  for (guint i = 0; i < isms_record_get_kind (edit->record)->n_fields; i++)
    isms_value_clear (&edit->old[i]);
  g_free (edit->old);
  g_free (edit->old_code);
  g_object_unref (edit->record);
  g_free (edit);
}

static void
record_gone_cb (gpointer data,
                GObject *where)
{
  IsmsStore *self = data;
  gpointer key = NULL;

  g_hash_table_steal_extended (self->alive_keys, where, NULL, &key);
  g_hash_table_remove (self->alive, key);
}

static void
isms_store_finalize (GObject *object)
{
  IsmsStore *self = ISMS_STORE (object);
  GHashTableIter iter;
  gpointer record;

  g_clear_pointer (&self->edited, g_hash_table_unref);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_clear_pointer (&self->step, isms_step_unref);
  g_clear_pointer (&self->rating_rules, isms_rating_rules_free);
  g_clear_pointer (&self->past_day, g_free);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_object_weak_unref (record, record_gone_cb, self);
  g_clear_pointer (&self->alive_keys, g_hash_table_unref);
  g_clear_pointer (&self->alive, g_hash_table_unref);
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_clear_pointer (&self->sql, isms_sql_close);
  g_clear_pointer (&self->actor, g_free);

  G_OBJECT_CLASS (isms_store_parent_class)->finalize (object);
}

static void
isms_store_class_init (IsmsStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_store_finalize;

  /**
   * IsmsStore::changed:
   * @step: the step that was committed, an undo and a redo as well
   *
   * What screens listen to. Records that are alive have notified already.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ISMS_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, ISMS_TYPE_STEP);
}

static void
isms_store_init (IsmsStore *self)
{
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->alive_keys = g_hash_table_new (NULL, NULL);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) edit_free);
  self->edited = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->actor = g_strdup (g_get_real_name ());
}

void
isms_store_emit_changed (IsmsStore *self,
                         IsmsStep *step)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, step);
}

/**
 * isms_store_adopt:
 * @record: a record read from this store
 *
 * Remembers the record for as long as somebody holds it.
 *
 * Returns: (transfer none): @record
 */
IsmsRecord *
isms_store_adopt (IsmsStore *self,
                  IsmsRecord *record)
{
  gint64 *key = g_new (gint64, 1);

  *key = isms_record_get_key (record);
  g_hash_table_insert (self->alive, key, record);
  g_hash_table_insert (self->alive_keys, record, key);
  g_object_weak_ref (G_OBJECT (record), record_gone_cb, self);
  return record;
}

void
isms_store_disown (IsmsStore *self,
                   gint64 key)
{
  IsmsRecord *record = g_hash_table_lookup (self->alive, &key);

  if (record == NULL)
    return;
  g_object_weak_unref (G_OBJECT (record), record_gone_cb, self);
  g_hash_table_remove (self->alive_keys, record);
  g_hash_table_remove (self->alive, &key);
}

static gboolean
prepare_main (IsmsStore *self,
              GError **error)
{
  if (!isms_sql_run (self->sql, error, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;"))
    return FALSE;
  if (isms_sql_integer (self->sql, "SELECT count(*) FROM sqlite_schema", 0) == 0 && !isms_schema_create (self->sql, error))
    return FALSE;
  return isms_sql_run (self->sql, error, "CREATE TABLE IF NOT EXISTS local (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT");
}

static char *
derived_path (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_str_equal (path, ":memory:"))
    return g_strdup (path);
  folder = g_path_get_dirname (path);
  return g_build_filename (folder, "derived.db", NULL);
}

static gboolean
attach_derived (IsmsStore *self,
                const char *path,
                GError **error)
{
  g_autofree char *derived = derived_path (path);

  return isms_derived_attach (self, derived, error);
}

static IsmsStore *
store_new (IsmsSql *sql,
           const char *path,
           gint64 replica,
           GError **error)
{
  g_autoptr (IsmsStore) self = g_object_new (ISMS_TYPE_STORE, NULL);

  self->replica = replica;
  self->sql = sql;
  g_return_val_if_fail (replica > 0, NULL);
  if (!prepare_main (self, error) || !attach_derived (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * isms_store_open:
 * @path: the working copy's path, made if it is not there, or ":memory:"
 * @replica: whose chain the steps made here belong to, a random positive number
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): the store
 */
IsmsStore *
isms_store_open (const char *path,
                 gint64 replica,
                 GError **error)
{
  IsmsSql *sql = isms_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);

  return sql != NULL ? store_new (sql, path, replica, error) : NULL;
}

/**
 * isms_store_open_passing:
 * @sql: (transfer full): a connection to a database that nobody else knows and that ends with the connection
 * @error: return location: %ISMS_STORE_ERROR
 *
 * For who only reads: nothing of it is kept, so nothing waits for the disk.
 *
 * Returns: (transfer full) (nullable): the store
 */
IsmsStore *
isms_store_open_passing (IsmsSql *sql,
                         GError **error)
{
  return store_new (sql, ":memory:", 1, error);
}

/**
 * isms_store_open_reading:
 * @path: a working copy's path
 * @replica: the chain that was gone on with there
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Opens a working copy in which no step shall be made.
 *
 * Returns: (transfer full) (nullable): the store
 */
IsmsStore *
isms_store_open_reading (const char *path,
                         gint64 replica,
                         GError **error)
{
  IsmsStore *self = isms_store_open (path, replica, error);

  if (self != NULL)
    self->frozen = TRUE;
  return self;
}

/**
 * isms_store_is_past:
 *
 * Returns: whether this shows a state of the past, see isms_history_as_of()
 */
gboolean
isms_store_is_past (IsmsStore *self)
{
  return self->past;
}

/**
 * isms_store_get_past_day:
 *
 * Returns: (transfer none) (nullable): the day of the past that was asked for, as 2026-11-24; see isms_history_as_of_day()
 */
const char *
isms_store_get_past_day (IsmsStore *self)
{
  return self->past_day;
}

gint64
isms_store_get_replica (IsmsStore *self)
{
  return self->replica;
}

/**
 * isms_store_set_actor:
 * @actor: the name that the steps made from now on bear
 */
void
isms_store_set_actor (IsmsStore *self,
                      const char *actor)
{
  g_set_str (&self->actor, actor);
}

const char *
isms_store_get_actor (IsmsStore *self)
{
  return self->actor;
}

/**
 * isms_store_get_sql:
 *
 * For the room that copies the working copy to the document, and for nobody else.
 */
IsmsSql *
isms_store_get_sql (IsmsStore *self)
{
  return self->sql;
}

static char *
get_pair (IsmsStore *self,
          const char *sql,
          const char *key)
{
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, NULL, sql);
  char *value = NULL;

  g_return_val_if_fail (statement != NULL, NULL);
  isms_sql_bind_text (statement, 1, key);
  if (sqlite3_step (statement) == SQLITE_ROW)
    value = g_strdup (isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return value;
}

static gboolean
set_pair (IsmsStore *self,
          const char *sql,
          const char *key,
          const char *value,
          GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, sql);

  if (statement == NULL)
    return FALSE;
  isms_sql_bind_text (statement, 1, key);
  isms_sql_bind_text (statement, 2, value);
  return isms_sql_done (self->sql, statement, error);
}

/**
 * isms_store_get_meta:
 * @key: "uuid", "created", "readable_by"
 *
 * Returns: (transfer full) (nullable): what the document says of itself
 */
char *
isms_store_get_meta (IsmsStore *self,
                     const char *key)
{
  return get_pair (self, "SELECT value FROM meta WHERE key = ?1", key);
}

gboolean
isms_store_set_meta (IsmsStore *self,
                     const char *key,
                     const char *value,
                     GError **error)
{
  return set_pair (self, "INSERT OR REPLACE INTO meta VALUES (?1, ?2)", key, value, error);
}

/**
 * isms_store_get_local:
 *
 * Returns: (transfer full) (nullable): what the working copy remembers and the document never holds
 */
char *
isms_store_get_local (IsmsStore *self,
                      const char *key)
{
  return get_pair (self, "SELECT value FROM local WHERE key = ?1", key);
}

gboolean
isms_store_set_local (IsmsStore *self,
                      const char *key,
                      const char *value,
                      GError **error)
{
  return set_pair (self, "INSERT OR REPLACE INTO local VALUES (?1, ?2)", key, value, error);
}
