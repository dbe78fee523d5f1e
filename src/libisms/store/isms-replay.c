/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-day.h"
#include "records/isms-field-type.h"
#include "store/isms-history.h"
#include "store/isms-page-copy.h"
#include "store/isms-replay.h"
#include "store/isms-store-private.h"

static gboolean
apply_field (IsmsRecord *record,
             const char *name,
             JsonNode *node,
             GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  int index = isms_kind_field_index (kind, name);
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (g_str_equal (name, "code") && json_node_get_value_type (node) == G_TYPE_STRING)
    isms_record_set_code (record, json_node_get_string (node));
  else if (g_str_equal (name, "deleted") && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    isms_record_set_deleted (record, json_node_get_boolean (node));
  else if (index < 0)
    {
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT, _("The history speaks of a field “%s” that is not known."), name);
      return FALSE;
    }
  else
    {
      if (!isms_field_from_json (&kind->fields[index], node, &value, error))
        return FALSE;
      isms_record_set_value (record, index, &value);
    }
  return TRUE;
}

static gboolean
apply_change (IsmsSql *into,
              const IsmsChange *change,
              GError **error)
{
  g_autoptr (IsmsRecord) record = isms_record_new (change->kind, change->record);
  g_autoptr (JsonObject) fields = isms_change_parse (change, error);
  g_autoptr (GList) names = NULL;

  if (fields == NULL)
    return FALSE;
  /* No row yet is what a creation expects; anything else then fails at the code that is missing. */
  isms_store_read_row (into, record, NULL);
  names = json_object_get_members (fields);
  for (GList *name = names; name != NULL; name = name->next)
    if (!apply_field (record, name->data, json_array_get_element (json_object_get_array_member (fields, name->data), 1), error))
      return FALSE;
  return isms_store_write_row (into, record, error);
}

static gboolean
apply_rows (sqlite3_stmt *rows,
            IsmsSql *from,
            IsmsSql *into,
            GCancellable *cancellable,
            GError **error)
{
  gboolean row;

  while (isms_sql_row (from, rows, &row, error))
    {
      IsmsChange change = { 0 };

      if (!row)
        return TRUE;
      change.kind = isms_kind_find (isms_sql_column_text (rows, 0));
      change.record = sqlite3_column_int64 (rows, 1);
      change.action = isms_change_intern_action (isms_sql_column_text (rows, 2));
      change.fields = (char *) isms_sql_column_text (rows, 3);
      if (change.kind == NULL || change.action == NULL)
        g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT, _("A step of the history cannot be read."));
      else if (!g_cancellable_set_error_if_cancelled (cancellable, error) && apply_change (into, &change, error))
        continue;
      sqlite3_reset (rows);
      return FALSE;
    }
  return FALSE;
}

/**
 * isms_replay:
 * @from: where the history lies
 * @until: the last step to take part
 * @into: an empty document: its record tables are filled
 * @error: return location: %ISMS_STORE_ERROR, %ISMS_FIELD_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Makes the records anew from the history alone. The ids of a file follow "happened before", whatever the clocks said.
 */
gboolean
isms_replay (IsmsSql *from,
             gint64 until,
             IsmsSql *into,
             GCancellable *cancellable,
             GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (from, error, "SELECT kind, record, action, fields FROM step_change WHERE step <= ?1 ORDER BY step, ord");

  if (rows == NULL || !isms_sql_run (into, error, "BEGIN"))
    return FALSE;
  sqlite3_bind_int64 (rows, 1, until);
  if (apply_rows (rows, from, into, cancellable, error))
    return isms_sql_run (into, error, "COMMIT");
  isms_sql_run (into, NULL, "ROLLBACK");
  return FALSE;
}

static gboolean
copy_meta (IsmsStore *from,
           IsmsStore *into)
{
  sqlite3_stmt *rows = isms_sql_prepare (from->sql, NULL, "SELECT key, value FROM meta");
  gboolean well = rows != NULL;

  while (well && sqlite3_step (rows) == SQLITE_ROW)
    well = isms_store_set_meta (into, isms_sql_column_text (rows, 0), isms_sql_column_text (rows, 1), NULL);
  if (rows != NULL)
    sqlite3_reset (rows);
  return well;
}

static gboolean
copy_head (IsmsStore *from,
           gint64 id,
           IsmsStore *into,
           GError **error)
{
  g_autoptr (IsmsStep) head = NULL;

  if (id == 0)
    return TRUE;
  head = isms_history_get_step (from, id, error);
  return head != NULL && isms_history_append (into->sql, head, error);
}

/**
 * isms_history_as_of:
 * @id: the last step to take part, see isms_history_find_at()
 * @error: return location: as isms_replay()
 *
 * Returns: (transfer full) (nullable): the ISMS as it was then, in memory; it can be read like any other and not changed
 */
IsmsStore *
isms_history_as_of (IsmsStore *store,
                    gint64 id,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (IsmsStore) past = isms_store_open (":memory:", store->replica, error);

  if (past == NULL || !isms_replay (store->sql, id, past->sql, cancellable, error) || !copy_head (store, id, past, error))
    return NULL;
  copy_meta (store, past);
  past->derived_current = FALSE;
  past->frozen = TRUE;
  past->past = TRUE;
  return g_steal_pointer (&past);
}

/**
 * isms_history_find_day:
 * @day: as 2026-11-24
 *
 * Returns: the last step of that day or of one before, where the caller is; 0 where the history begins later
 */
gint64
isms_history_find_day (IsmsStore *store,
                       const char *day)
{
  g_autoptr (GDateTime) end = NULL;
  GDate date;

  if (!isms_day_read (day, &date))
    return 0;
  end = g_date_time_new_local (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 23, 59, 59.999999);
  return end != NULL ? isms_history_find_at (store, g_date_time_to_unix_usec (end)) : 0;
}

/**
 * isms_history_as_of_day:
 * @day: as 2026-11-24
 * @error: return location: as isms_replay()
 *
 * Returns: (transfer full) (nullable): the ISMS at the end of that day, where the caller is, as isms_history_as_of(); %NULL without an error
 *   where its history begins later
 */
IsmsStore *
isms_history_as_of_day (IsmsStore *store,
                        const char *day,
                        GCancellable *cancellable,
                        GError **error)
{
  gint64 id = isms_history_find_day (store, day);
  IsmsStore *past = id != 0 ? isms_history_as_of (store, id, cancellable, error) : NULL;

  if (past != NULL)
    past->past_day = g_strdup (day);
  return past;
}

static gboolean
copy_steps (IsmsStore *from,
            gint64 until,
            IsmsStore *into,
            GError **error)
{
  sqlite3_stmt *ids = isms_sql_prepare (from->sql, error, "SELECT id FROM step WHERE id < ?1 ORDER BY id");
  gboolean well = ids != NULL;

  if (ids == NULL)
    return FALSE;
  sqlite3_bind_int64 (ids, 1, until);
  while (well && sqlite3_step (ids) == SQLITE_ROW)
    well = copy_head (from, sqlite3_column_int64 (ids, 0), into, error);
  sqlite3_reset (ids);
  return well;
}

/**
 * isms_history_go_back_to_day:
 * @day: as 2026-11-24
 * @error: return location: as isms_replay()
 *
 * Does what isms_history_as_of_day() does, and brings the history until then along: it can be asked for what was before.
 *
 * Returns: (transfer full) (nullable): the ISMS at the end of that day; %NULL without an error where its history begins later
 */
IsmsStore *
isms_history_go_back_to_day (IsmsStore *store,
                             const char *day,
                             GError **error)
{
  g_autoptr (IsmsStore) past = isms_history_as_of_day (store, day, NULL, error);
  gboolean well;

  if (past == NULL || !isms_sql_run (past->sql, error, "BEGIN"))
    return NULL;
  well = copy_steps (store, isms_history_get_head (past), past, error);
  if (!isms_sql_run (past->sql, well ? error : NULL, well ? "COMMIT" : "ROLLBACK") || !well)
    return NULL;
  past->remembers = TRUE;
  return g_steal_pointer (&past);
}

/**
 * isms_history_is_known:
 *
 * Returns: whether it can be asked for what was before: of a state of the past only where its history was brought along
 */
gboolean
isms_history_is_known (IsmsStore *store)
{
  return !store->past || store->remembers;
}

typedef struct
{
  IsmsStore *store;
  IsmsStore *copy;
  IsmsPageCopy *pages;
  GCancellable *cancellable;
  gulong cancelled;
} Copying;

/* Who closes a document must be the last to hold its store. */
static void
let_go_of_store (Copying *copying)
{
  g_clear_pointer (&copying->pages, isms_page_copy_free);
  g_clear_object (&copying->store);
}

static void
copying_free (Copying *copying)
{
  let_go_of_store (copying);
  g_clear_object (&copying->copy);
  g_clear_object (&copying->cancellable);
  g_free (copying);
}

static void
cancelled_cb (GCancellable *cancellable,
              Copying *copying)
{
  let_go_of_store (copying);
}

static Copying *
copying_new (IsmsStore *store,
             GError **error)
{
  g_autoptr (IsmsStore) copy = isms_store_open (":memory:", store->replica, error);
  IsmsPageCopy *pages = copy != NULL ? isms_page_copy_new (store->sql, copy->sql, error) : NULL;
  Copying *copying;

  if (pages == NULL)
    return NULL;
  copy->frozen = TRUE;
  copy->past = store->past;
  copy->past_day = g_strdup (store->past_day);
  copy->remembers = store->remembers;
  copy->derived_current = FALSE;
  copying = g_new0 (Copying, 1);
  copying->store = g_object_ref (store);
  copying->copy = g_steal_pointer (&copy);
  copying->pages = pages;
  return copying;
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Copying *copying = g_task_get_task_data (task);
  GError *error = NULL;

  g_cancellable_disconnect (copying->cancellable, copying->cancelled);
  let_go_of_store (copying);
  if (isms_page_copy_run_finish (result, &error))
    g_task_return_pointer (task, g_steal_pointer (&copying->copy), g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * isms_store_copy_async:
 * @store: a store
 * @cancellable: (nullable): after it was cancelled, nothing of @store is held any more
 *
 * Copies the pages into memory, for another thread to read; a large store in short turns of the main loop, so that the work in it
 * goes on meanwhile. What is done then is part of the copy.
 */
void
isms_store_copy_async (IsmsStore *store,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  g_autoptr (GError) error = NULL;
  Copying *copying = copying_new (store, &error);

  g_task_set_source_tag (task, isms_store_copy_async);
  if (copying == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_set_task_data (task, copying, (GDestroyNotify) copying_free);
  isms_page_copy_run_async (copying->pages, cancellable, copied_cb, g_steal_pointer (&task));
  if (isms_page_copy_is_done (copying->pages))
    let_go_of_store (copying);
  else if (cancellable != NULL)
    {
      copying->cancellable = g_object_ref (cancellable);
      copying->cancelled = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), copying, NULL);
    }
}

/**
 * isms_store_copy_finish:
 * @error: return location: %ISMS_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the same pages in memory; it can not be changed
 */
IsmsStore *
isms_store_copy_finish (GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

#define COPY "isms-copy"

typedef struct
{
  GTask *task;
  GTaskThreadFunc func;
} Reader;

static void
read_copy_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autofree Reader *reader = data;
  g_autoptr (GTask) task = reader->task;
  GError *error = NULL;
  IsmsStore *copy = isms_store_copy_finish (result, &error);

  if (copy == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), COPY, copy, g_object_unref);
  g_task_run_in_thread (task, reader->func);
}

/**
 * isms_store_copy_run:
 * @store: a store
 * @task: (transfer full): what is to be done
 * @func: does it in a thread of its own, with isms_store_copy_of()
 *
 * A store belongs to its thread, and its connection has its file for itself. So the caller's thread makes a copy, and another takes
 * all the time it needs with that. Where no copy can be made, the task returns the error.
 */
void
isms_store_copy_run (IsmsStore *store,
                     GTask *task,
                     GTaskThreadFunc func)
{
  Reader *reader = g_new0 (Reader, 1);

  reader->task = task;
  reader->func = func;
  isms_store_copy_async (store, g_task_get_cancellable (task), read_copy_cb, reader);
}

/**
 * isms_store_copy_of:
 * @task: one that isms_store_copy_run() runs
 *
 * Returns: (transfer none): what it reads; it lives as long as the task
 */
IsmsStore *
isms_store_copy_of (GTask *task)
{
  return g_object_get_data (G_OBJECT (task), COPY);
}
