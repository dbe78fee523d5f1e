/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-history-check.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"

#define HEAD_BYTES 4

void
isms_history_check_free (IsmsHistoryCheck *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self->head);
  g_free (self);
}

static char *
dup_short_head (IsmsStore *store)
{
  g_autoptr (GBytes) hash = isms_history_get_head_hash (store);
  GString *text = g_string_new (NULL);
  gsize n = 0;
  const guint8 *bytes = hash != NULL ? g_bytes_get_data (hash, &n) : NULL;

  for (gsize i = 0; i < MIN (n, HEAD_BYTES); i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, text->len == 0);
}

static void
check (GTask *task,
       gpointer source,
       gpointer data,
       GCancellable *cancellable)
{
  IsmsStore *copy = isms_store_copy_of (task);
  g_autoptr (IsmsHistoryCheck) self = g_new0 (IsmsHistoryCheck, 1);
  g_autoptr (GError) error = NULL;

  self->steps = isms_history_count (copy);
  self->head = dup_short_head (copy);
  self->findings = isms_history_verify (copy, cancellable, &error);
  if (self->findings == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&self), (GDestroyNotify) isms_history_check_free);
}

/**
 * isms_history_check_async:
 * @store: whose history is looked at, as it is now
 *
 * Does what isms_history_verify() does in a thread of its own.
 */
void
isms_history_check_async (IsmsStore *store,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, isms_history_check_async);
  isms_store_copy_run (store, g_steal_pointer (&task), check);
}

/**
 * isms_history_check_finish:
 * @error: return location: where the check itself could not be done
 *
 * Returns: (transfer full) (nullable): what was found
 */
IsmsHistoryCheck *
isms_history_check_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
