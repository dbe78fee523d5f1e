/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-making.h"
#include "document/isms-copy.h"
#include "interchange/isms-seed.h"

/* Documents that come from elsewhere than a file somebody opens. Each is made on a thread and handed over. */

/**
 * Making:
 * @organisation: (nullable): whose ISMS is to be begun
 * @actor: (nullable): who begins it
 * @source: (nullable): a working copy's name, or the path of a kept version
 * @file: (nullable): the file that is to become what the version is
 */
typedef struct
{
  char *organisation;
  char *actor;
  char *source;
  GFile *file;
} Making;

static void
making_free (Making *making)
{
  g_free (making->organisation);
  g_free (making->actor);
  g_free (making->source);
  g_clear_object (&making->file);
  g_free (making);
}

static void
drop (gpointer document)
{
  isms_document_discard (document);
  g_object_unref (document);
}

static void
hand_over (GTask *task,
           IsmsDocument *document,
           GError *error)
{
  if (error == NULL)
    {
      g_task_return_pointer (task, document, g_object_unref);
      return;
    }
  g_clear_pointer (&document, drop);
  g_task_return_error (task, error);
}

static void
start_thread_cb (GTask *task,
                 gpointer source,
                 gpointer task_data,
                 GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  IsmsDocument *document = isms_document_create (NULL, &error);

  if (document != NULL && making->actor != NULL)
    isms_store_set_actor (isms_document_get_store (document), making->actor);
  if (document != NULL)
    isms_seed_start (isms_document_get_store (document), making->organisation, &error);
  hand_over (task, document, error);
}

static void
recover_thread_cb (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  IsmsDocument *document = isms_document_recover (((Making *) task_data)->source, &error);

  hand_over (task, document, error);
}

static void
restore_thread_cb (GTask *task,
                   gpointer source,
                   gpointer task_data,
                   GCancellable *cancellable)
{
  Making *making = task_data;
  GError *error = NULL;
  g_autoptr (GFile) version = g_file_new_for_path (making->source);
  IsmsDocument *document = isms_document_open (version, ISMS_DOCUMENT_REVIEW, NULL, &error);

  if (document != NULL)
    isms_document_save_as (document, making->file, ISMS_SAVE_OVERWRITE, NULL, &error);
  hand_over (task, document, error);
}

static void
list_thread_cb (GTask *task,
                gpointer source,
                gpointer task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, isms_copy_list_unsaved (), (GDestroyNotify) g_ptr_array_unref);
}

static void
run (Making *making,
     GTaskThreadFunc thread_cb,
     GAsyncReadyCallback callback,
     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);

  g_task_set_source_tag (task, thread_cb);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, thread_cb);
}

/**
 * parapet_making_start_async:
 * @organisation: its name
 * @actor: (nullable): who begins its ISMS
 *
 * Begins an ISMS, in no file yet.
 */
void
parapet_making_start_async (const char *organisation,
                            const char *actor,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  Making *making = g_new0 (Making, 1);

  making->organisation = g_strdup (organisation);
  making->actor = g_strdup (actor);
  run (making, start_thread_cb, callback, data);
}

/**
 * parapet_making_recover_async:
 * @copy: a working copy's name, from parapet_making_list_copies_finish()
 *
 * Opens what an earlier run left, with the changes that never reached a file.
 */
void
parapet_making_recover_async (const char *copy,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Making *making = g_new0 (Making, 1);

  making->source = g_strdup (copy);
  run (making, recover_thread_cb, callback, data);
}

/**
 * parapet_making_restore_async:
 * @version: the path of a kept version
 * @file: the file it was once in, which nobody has open
 *
 * Makes the file what it was, and keeps what it is now as a version.
 */
void
parapet_making_restore_async (const char *version,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  Making *making = g_new0 (Making, 1);

  making->source = g_strdup (version);
  making->file = g_object_ref (file);
  run (making, restore_thread_cb, callback, data);
}

/**
 * parapet_making_finish:
 * @error: return location: whatever keeps a document from being made
 *
 * Returns: (transfer full) (nullable): the document
 */
IsmsDocument *
parapet_making_finish (GAsyncResult *result,
                       GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * parapet_making_list_copies_async:
 *
 * Looks for work of earlier runs that never reached a file.
 */
void
parapet_making_list_copies_async (GAsyncReadyCallback callback,
                                  gpointer data)
{
  run (g_new0 (Making, 1), list_thread_cb, callback, data);
}

/**
 * parapet_making_list_copies_finish:
 *
 * Returns: (transfer full) (element-type IsmsCopy): the working copies that hold some
 */
GPtrArray *
parapet_making_list_copies_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}
