/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-history-past.h"
#include "store/isms-history.h"

/* As in isms-history-check.c, a thread of its own reads a copy. What it makes belongs to the caller's thread once it is handed over. */

typedef struct
{
  IsmsStore *copy;
  gint64 id;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_clear_object (&wanted->copy);
  g_free (wanted);
}

static void
go_back (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  Wanted *wanted = data;
  g_autoptr (GError) error = NULL;
  IsmsStore *past = isms_history_as_of (wanted->copy, wanted->id, cancellable, &error);

  if (past != NULL)
    g_task_return_pointer (task, past, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GTask) task = data;
  Wanted *wanted = g_task_get_task_data (task);
  GError *error = NULL;

  wanted->copy = isms_store_copy_finish (result, &error);
  if (wanted->copy != NULL)
    g_task_run_in_thread (task, go_back);
  else
    g_task_return_error (task, error);
}

/**
 * isms_history_past_async:
 * @store: whose past is looked at
 * @id: the last step to take part
 *
 * Does what isms_history_as_of() does in a thread of its own.
 */
void
isms_history_past_async (IsmsStore *store,
                         gint64 id,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_task_set_source_tag (task, isms_history_past_async);
  wanted->id = id;
  g_task_set_task_data (task, wanted, wanted_free);
  isms_store_copy_async (store, cancellable, copied_cb, g_steal_pointer (&task));
}

/**
 * isms_history_past_finish:
 * @error: return location: as isms_history_as_of()
 *
 * Returns: (transfer full) (nullable): the ISMS as it was then; it cannot be changed
 */
IsmsStore *
isms_history_past_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
