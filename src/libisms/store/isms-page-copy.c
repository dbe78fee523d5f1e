/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-page-copy.h"

/* How long a turn of the main loop may be spent on copying, of the 50 ms that it may last. */
#define TURN (15 * G_TIME_SPAN_MILLISECOND)
/* What the others are left between two turns, in milliseconds. */
#define PAUSE 5
/* Pages between two looks at the clock: a megabyte. */
#define PAGES 256

/**
 * IsmsPageCopy:
 *
 * The pages of one database on their way into another, piece by piece, so that who works in the first need not stand still. What is
 * written to it meanwhile, by the same connection, goes into the copy too: that is what it holds when the last page is there.
 */
struct _IsmsPageCopy
{
  IsmsSql *to;
  sqlite3_backup *backup;
};

/**
 * isms_page_copy_new:
 * @from: what is read; it must stay open until the copy is done
 * @to: an empty database of ours, which likewise stays open
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): a copy that has not begun
 */
IsmsPageCopy *
isms_page_copy_new (IsmsSql *from,
                    IsmsSql *to,
                    GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (isms_sql_get_handle (to), "main", isms_sql_get_handle (from), "main");
  IsmsPageCopy *self;

  if (backup == NULL)
    {
      isms_sql_fail (isms_sql_get_handle (to), error);
      return NULL;
    }
  self = g_new0 (IsmsPageCopy, 1);
  self->to = to;
  self->backup = backup;
  return self;
}

void
isms_page_copy_free (IsmsPageCopy *self)
{
  g_clear_pointer (&self->backup, sqlite3_backup_finish);
  g_free (self);
}

/**
 * isms_page_copy_is_done:
 *
 * Returns: whether it has come to its end, good or bad, and needs the database that is read no more
 */
gboolean
isms_page_copy_is_done (IsmsPageCopy *self)
{
  return self->backup == NULL;
}

/**
 * isms_page_copy_run:
 * @time: for how long, in microseconds; %G_MAXINT64 until the end
 * @done: (out): whether all is there
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Copies on. To be called on the thread of the database that is read.
 */
gboolean
isms_page_copy_run (IsmsPageCopy *self,
                    gint64 time,
                    gboolean *done,
                    GError **error)
{
  gint64 start = g_get_monotonic_time ();
  int result;

  do
    result = sqlite3_backup_step (self->backup, time == G_MAXINT64 ? -1 : PAGES);
  while (result == SQLITE_OK && g_get_monotonic_time () - start < time);
  *done = result == SQLITE_DONE;
  /* Busy is a database that is being written to; that ends. */
  if (result == SQLITE_OK || (result == SQLITE_BUSY && time != G_MAXINT64))
    return TRUE;
  result = sqlite3_backup_finish (g_steal_pointer (&self->backup));
  return (*done && result == SQLITE_OK) || isms_sql_fail (isms_sql_get_handle (self->to), error);
}

static gboolean
turn_cb (gpointer data)
{
  GTask *task = data;
  GError *error = NULL;
  gboolean done = FALSE;
  gboolean well;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  well = isms_page_copy_run (g_task_get_task_data (task), TURN, &done, &error);
  if (!well)
    g_task_return_error (task, error);
  else if (done)
    g_task_return_boolean (task, TRUE);
  return well && !done ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * isms_page_copy_run_async:
 * @self: a copy, which must live until the callback was called or @cancellable was cancelled
 *
 * Copies in turns of the thread's main loop that are too short to be felt, the first of them now: what is small is copied when this
 * returns.
 */
void
isms_page_copy_run_async (IsmsPageCopy *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, isms_page_copy_run_async);
  g_task_set_task_data (task, self, NULL);
  if (turn_cb (task) == G_SOURCE_CONTINUE)
    g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, PAUSE, turn_cb, g_steal_pointer (&task), g_object_unref);
}

/**
 * isms_page_copy_run_finish:
 * @error: return location: %ISMS_STORE_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether all pages are there
 */
gboolean
isms_page_copy_run_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
