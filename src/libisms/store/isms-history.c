/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/isms-history.h"
#include "store/isms-store-private.h"

#define STEP_COLUMNS "id, replica, seq, prev, saw, hash, at, actor, label, reason, role, target_replica, target_seq"

static IsmsStep *
read_step (sqlite3_stmt *row)
{
  IsmsStep *step = isms_step_new ();

  step->id = sqlite3_column_int64 (row, 0);
  step->replica = sqlite3_column_int64 (row, 1);
  step->seq = sqlite3_column_int64 (row, 2);
  step->prev = isms_sql_column_blob (row, 3);
  step->saw = g_strdup (isms_sql_column_text (row, 4));
  step->hash = isms_sql_column_blob (row, 5);
  step->at = sqlite3_column_int64 (row, 6);
  step->actor = g_strdup (isms_sql_column_text (row, 7));
  step->label = g_strdup (isms_sql_column_text (row, 8));
  step->reason = g_strdup (isms_sql_column_text (row, 9));
  step->role = g_strdup (isms_sql_column_text (row, 10));
  step->target_replica = sqlite3_column_int64 (row, 11);
  step->target_seq = sqlite3_column_int64 (row, 12);
  return step;
}

/* An import is one step of thousands of changes; one record's part in it is found by the record. */
static sqlite3_stmt *
ask_changes (IsmsSql *sql,
             gint64 step,
             gint64 only,
             GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (sql, error,
                                         only != 0 ? "SELECT kind, record, action, fields FROM step_change WHERE +step = ?1 AND record = ?2 ORDER BY ord"
                                                   : "SELECT kind, record, action, fields FROM step_change WHERE step = ?1 ORDER BY ord");

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, step);
  if (only != 0)
    sqlite3_bind_int64 (rows, 2, only);
  return rows;
}

static gboolean
read_changes (IsmsSql *sql,
              IsmsStep *step,
              gint64 only,
              GError **error)
{
  sqlite3_stmt *rows = ask_changes (sql, step->id, only, error);
  gboolean row;

  if (rows == NULL)
    return FALSE;
  while (isms_sql_row (sql, rows, &row, error))
    {
      const IsmsKind *kind;

      if (!row)
        return TRUE;
      kind = isms_kind_find (isms_sql_column_text (rows, 0));
      if (kind == NULL || isms_change_intern_action (isms_sql_column_text (rows, 2)) == NULL)
        {
          g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                       _("Step %" G_GINT64_FORMAT " of the history cannot be read."), step->id);
          sqlite3_reset (rows);
          return FALSE;
        }
      isms_step_add_change (step, kind, sqlite3_column_int64 (rows, 1), isms_sql_column_text (rows, 2), isms_sql_column_text (rows, 3));
    }
  return FALSE;
}

static GPtrArray *
read_steps (IsmsStore *store,
            sqlite3_stmt *rows,
            gint64 only,
            GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_step_unref);
  gboolean row = TRUE;

  while (row)
    {
      if (!isms_sql_row (store->sql, rows, &row, error))
        return NULL;
      if (row)
        g_ptr_array_add (steps, read_step (rows));
    }
  for (guint i = 0; i < steps->len; i++)
    if (!read_changes (store->sql, g_ptr_array_index (steps, i), only, error))
      return NULL;
  return g_steal_pointer (&steps);
}

static IsmsStep *
read_one (IsmsStore *store,
          sqlite3_stmt *rows,
          GError **error)
{
  g_autoptr (GPtrArray) steps = read_steps (store, rows, 0, error);

  return steps == NULL || steps->len == 0 ? NULL : isms_step_ref (g_ptr_array_index (steps, 0));
}

/**
 * isms_history_get_head:
 *
 * Returns: the id of the newest step, 0 where there is none
 */
gint64
isms_history_get_head (IsmsStore *store)
{
  return isms_sql_integer (store->sql, "SELECT max(id) FROM step", 0);
}

/**
 * isms_history_get_head_hash:
 *
 * Returns: (transfer full) (nullable): the hash of the newest step, which stands for all that led to it and is printed on
 *   every exported document
 */
GBytes *
isms_history_get_head_hash (IsmsStore *store)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, NULL, "SELECT hash FROM step ORDER BY id DESC LIMIT 1");
  GBytes *hash = NULL;

  if (statement == NULL)
    return NULL;
  if (sqlite3_step (statement) == SQLITE_ROW)
    hash = isms_sql_column_blob (statement, 0);
  sqlite3_reset (statement);
  return hash;
}

/**
 * isms_history_get_step:
 * @id: the step's id in this file
 *
 * Returns: (transfer full) (nullable): the step with its changes
 */
IsmsStep *
isms_history_get_step (IsmsStore *store,
                       gint64 id,
                       GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, error, "SELECT " STEP_COLUMNS " FROM step WHERE id = ?1");
  IsmsStep *step;

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, id);
  step = read_one (store, rows, error);
  if (step == NULL && error != NULL && *error == NULL)
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_NOTHING, _("There is no step %" G_GINT64_FORMAT "."), id);
  return step;
}

/**
 * isms_history_list:
 * @before: only steps with a smaller id, or 0 to begin with the newest
 * @limit: how many at the most
 *
 * Returns: (transfer full) (nullable) (element-type IsmsStep): steps, the newest first
 */
GPtrArray *
isms_history_list (IsmsStore *store,
                   gint64 before,
                   guint limit,
                   GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, error, "SELECT " STEP_COLUMNS " FROM step WHERE id < ?1 ORDER BY id DESC LIMIT ?2");

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, before > 0 ? before : G_MAXINT64);
  sqlite3_bind_int64 (rows, 2, limit);
  return read_steps (store, rows, 0, error);
}

/**
 * isms_history_list_record:
 * @key: a record's key
 *
 * Returns: (transfer full) (nullable) (element-type IsmsStep): the steps that changed it, the newest first
 */
GPtrArray *
isms_history_list_record (IsmsStore *store,
                          gint64 key,
                          GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, error,
                                         "SELECT " STEP_COLUMNS " FROM step WHERE id IN (SELECT step FROM step_change WHERE record = ?1) ORDER BY id DESC");

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, key);
  return read_steps (store, rows, 0, error);
}

/**
 * isms_history_list_part:
 * @key: a record's key
 * @limit: how many at the most
 *
 * As isms_history_list_record(), but each step tells only what it did to that record.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsStep): the last steps that changed it, the newest first
 */
GPtrArray *
isms_history_list_part (IsmsStore *store,
                        gint64 key,
                        guint limit,
                        GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (store->sql, error,
                                         "SELECT " STEP_COLUMNS " FROM step WHERE id IN (SELECT step FROM step_change WHERE record = ?1) ORDER BY id DESC LIMIT ?2");

  if (rows == NULL)
    return NULL;
  sqlite3_bind_int64 (rows, 1, key);
  sqlite3_bind_int64 (rows, 2, limit);
  return read_steps (store, rows, key, error);
}

static char *
describe_others (IsmsStore *self,
                 gint64 since)
{
  sqlite3_stmt *rows = isms_sql_prepare (self->sql, NULL, "SELECT replica, max(seq) FROM step WHERE replica <> ?1 AND id > ?2 GROUP BY replica ORDER BY replica");
  g_autoptr (GString) text = g_string_new (NULL);

  sqlite3_bind_int64 (rows, 1, self->replica);
  sqlite3_bind_int64 (rows, 2, since);
  while (sqlite3_step (rows) == SQLITE_ROW)
    g_string_append_printf (text, "%s\"%" G_GINT64_FORMAT "\":%" G_GINT64_FORMAT, text->len == 0 ? "{" : ",",
                            (gint64) sqlite3_column_int64 (rows, 0), (gint64) sqlite3_column_int64 (rows, 1));
  sqlite3_reset (rows);
  if (text->len == 0)
    return NULL;
  g_string_append_c (text, '}');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * isms_history_link:
 * @step: a step to come
 *
 * Gives it its place: behind the last step of its own chain, and knowing the heads of the other chains in the file.
 */
void
isms_history_link (IsmsStore *self,
                   IsmsStep *step)
{
  sqlite3_stmt *last = isms_sql_prepare (self->sql, NULL, "SELECT seq, hash, id FROM step WHERE replica = ?1 ORDER BY seq DESC LIMIT 1");
  gint64 since = 0;

  step->seq = 1;
  sqlite3_bind_int64 (last, 1, self->replica);
  if (sqlite3_step (last) == SQLITE_ROW)
    {
      step->seq = sqlite3_column_int64 (last, 0) + 1;
      step->prev = isms_sql_column_blob (last, 1);
      since = sqlite3_column_int64 (last, 2);
    }
  sqlite3_reset (last);
  step->saw = describe_others (self, since);
}

static gboolean
append_changes (IsmsSql *sql,
                IsmsStep *step,
                GError **error)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      sqlite3_stmt *insert = isms_sql_prepare (sql, error, "INSERT INTO step_change VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

      if (insert == NULL)
        return FALSE;
      sqlite3_bind_int64 (insert, 1, step->id);
      sqlite3_bind_int64 (insert, 2, i);
      isms_sql_bind_text (insert, 3, change->kind->name);
      sqlite3_bind_int64 (insert, 4, change->record);
      isms_sql_bind_text (insert, 5, change->action);
      isms_sql_bind_text (insert, 6, change->fields);
      if (!isms_sql_done (sql, insert, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_history_append:
 * @step: a finished step; takes its id here unless it has one
 *
 * Called within a transaction.
 */
gboolean
isms_history_append (IsmsSql *sql,
                     IsmsStep *step,
                     GError **error)
{
  sqlite3_stmt *insert = isms_sql_prepare (sql, error,
                                           "INSERT INTO step (replica, seq, prev, saw, hash, at, actor, label, reason, role, target_replica, target_seq, id) "
                                           "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)");

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, step->replica);
  sqlite3_bind_int64 (insert, 2, step->seq);
  isms_sql_bind_blob (insert, 3, step->prev);
  isms_sql_bind_text (insert, 4, step->saw);
  isms_sql_bind_blob (insert, 5, step->hash);
  sqlite3_bind_int64 (insert, 6, step->at);
  isms_sql_bind_text (insert, 7, step->actor);
  isms_sql_bind_text (insert, 8, step->label);
  isms_sql_bind_text (insert, 9, step->reason);
  isms_sql_bind_text (insert, 10, step->role);
  if (step->target_replica != 0)
    {
      sqlite3_bind_int64 (insert, 11, step->target_replica);
      sqlite3_bind_int64 (insert, 12, step->target_seq);
    }
  if (step->id != 0)
    sqlite3_bind_int64 (insert, 13, step->id);
  if (!isms_sql_done (sql, insert, error))
    return FALSE;
  step->id = sqlite3_last_insert_rowid (isms_sql_get_handle (sql));
  return append_changes (sql, step, error);
}

/**
 * isms_history_find_at:
 * @at: a moment, microseconds since 1970, UTC
 *
 * Steps follow one another whatever the clocks say: one that was made after a later one is later, though a clock that was set back says
 * otherwise.
 *
 * Returns: the id of the last step made at that moment or before, 0 where the history begins later
 */
gint64
isms_history_find_at (IsmsStore *store,
                      gint64 at)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, NULL, "SELECT max(id) FROM step WHERE id < ifnull((SELECT min(id) FROM step WHERE at > ?1), 9223372036854775807)");
  gint64 id = 0;

  sqlite3_bind_int64 (statement, 1, at);
  if (sqlite3_step (statement) == SQLITE_ROW)
    id = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return id;
}
