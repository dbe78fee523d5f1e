/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-sample.h"
#include "interchange/isms-seed.h"

/* What the sample would leave behind on this computer is of no use to anybody. */
static void
drop (gpointer data)
{
  g_autoptr (IsmsDocument) document = data;
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));

  isms_document_close (document);
  isms_document_forget (uuid);
}

static void
make (GTask *task,
      gpointer source,
      gpointer data,
      GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  IsmsDocument *document = isms_document_create (NULL, &error);

  if (document != NULL && isms_seed_load_sample (isms_document_get_store (document), &error) && isms_document_settle (document, &error))
    g_task_return_pointer (task, document, drop);
  else
    {
      g_clear_pointer (&document, drop);
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

/**
 * parapet_sample_make_async:
 *
 * Makes a document without a name that holds the sample organisation, dated to today.
 */
void
parapet_sample_make_async (GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_source_tag (task, parapet_sample_make_async);
  g_task_run_in_thread (task, make);
}

/**
 * parapet_sample_make_finish:
 * @error: return location: whatever keeps a document from being made
 *
 * Returns: (transfer full) (nullable): the document
 */
IsmsDocument *
parapet_sample_make_finish (GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
