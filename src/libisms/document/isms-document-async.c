/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "document/isms-document-private.h"
#include "store/isms-derived.h"

typedef struct
{
  GFile *file;
  IsmsDocumentFlags flags;
} OpenData;

static void
open_data_free (OpenData *data)
{
  g_object_unref (data->file);
  g_free (data);
}

/* A window searches sooner or later, and the first key pressed should not wait for an index. Where it cannot be made now, it is
 * made when first asked for. */
static void
prepare_search (IsmsDocument *document)
{
  g_autoptr (GError) error = NULL;

  if (!isms_derived_ensure (isms_document_get_store (document), &error))
    g_debug ("The index cannot be made yet: %s", error->message);
}

static void
open_thread_cb (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  OpenData *data = task_data;
  g_autoptr (GError) error = NULL;
  IsmsDocument *document = isms_document_open (data->file, data->flags, cancellable, &error);

  if (document != NULL)
    {
      prepare_search (document);
      g_task_return_pointer (task, document, g_object_unref);
    }
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * isms_document_open_async:
 *
 * Does isms_document_open() on a thread of its own.
 */
void
isms_document_open_async (GFile *file,
                          IsmsDocumentFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  OpenData *open_data = g_new0 (OpenData, 1);

  g_task_set_source_tag (task, isms_document_open_async);
  open_data->file = g_object_ref (file);
  open_data->flags = flags;
  g_task_set_task_data (task, open_data, (GDestroyNotify) open_data_free);
  g_task_run_in_thread (task, open_thread_cb);
}

/**
 * isms_document_open_finish:
 *
 * Returns: (transfer full) (nullable): the document, to be used on the calling thread from now on
 */
IsmsDocument *
isms_document_open_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
save_thread_cb (GTask *run,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (isms_save_run (task_data, cancellable, &error))
    g_task_return_boolean (run, TRUE);
  else
    g_task_return_error (run, g_steal_pointer (&error));
}

static void
save_ran_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  IsmsDocument *self = ISMS_DOCUMENT (source);
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  if (isms_document_end_save (self, g_task_get_task_data (task), saved, NULL))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
save_copied_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (GTask) task = data;
  IsmsDocument *self = g_task_get_source_object (task);
  IsmsSave *save = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) run = NULL;

  if (!isms_save_copy_finish (save, result, &error))
    {
      isms_document_end_save (self, save, FALSE, NULL);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  run = g_task_new (self, g_task_get_cancellable (task), save_ran_cb, g_object_ref (task));
  g_task_set_source_tag (run, save_copied_cb);
  g_task_set_check_cancellable (run, FALSE);
  g_task_set_task_data (run, save, NULL);
  g_task_run_in_thread (run, save_thread_cb);
}

/**
 * isms_document_save_async:
 * @file: (nullable): where to save as, or %NULL to save to the file the document came from
 *
 * Copies the pages, those of a large document in short turns of the main loop, and does the rest of isms_document_save() on a thread
 * of its own: what is done meanwhile is not part of this save. One save runs at a time; a second one ends with
 * %G_IO_ERROR_PENDING.
 */
void
isms_document_save_async (IsmsDocument *self,
                          GFile *file,
                          IsmsSaveFlags flags,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);
  g_autoptr (GError) error = NULL;
  IsmsSave *save;

  g_task_set_source_tag (task, isms_document_save_async);
  if (file == NULL && !self->saving && isms_document_is_saved (self))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  save = isms_document_begin_save (self, file, flags, &error);
  if (save == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, save, (GDestroyNotify) isms_save_free);
  isms_save_copy_async (save, cancellable, save_copied_cb, g_steal_pointer (&task));
}

gboolean
isms_document_save_finish (IsmsDocument *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
look_thread_cb (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_task_return_int (task, isms_look_run (task_data, cancellable));
}

/**
 * isms_document_check_on_disk_async:
 *
 * Does isms_document_check_on_disk() on a thread of its own.
 */
void
isms_document_check_on_disk_async (IsmsDocument *self,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, data);

  g_task_set_source_tag (task, isms_document_check_on_disk_async);
  g_task_set_task_data (task, isms_document_begin_look (self), (GDestroyNotify) isms_look_free);
  g_task_run_in_thread (task, look_thread_cb);
}

/**
 * isms_document_check_on_disk_finish:
 * @found: (out): what became of the file
 * @error: return location: %G_IO_ERROR_CANCELLED
 */
gboolean
isms_document_check_on_disk_finish (IsmsDocument *self,
                                    GAsyncResult *result,
                                    IsmsOnDisk *found,
                                    GError **error)
{
  gssize looked;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  looked = g_task_propagate_int (G_TASK (result), error);
  if (looked < 0)
    return FALSE;
  *found = looked;
  isms_document_end_look (self, g_task_get_task_data (G_TASK (result)), *found);
  return TRUE;
}
