/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-history-past.h"
#include "store/isms-history.h"

static void
go_back (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (GError) error = NULL;
  IsmsStore *past = isms_history_as_of (isms_store_copy_of (task), id, cancellable, &error);

  if (past != NULL)
    g_task_return_pointer (task, past, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
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

  g_task_set_source_tag (task, isms_history_past_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  isms_store_copy_run (store, g_steal_pointer (&task), go_back);
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
