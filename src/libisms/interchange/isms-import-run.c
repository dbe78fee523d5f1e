/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-private.h"

/* A frame of a screen that shows 60 a second, less what drawing it takes. */
#define SLICE (8 * G_TIME_SPAN_MILLISECOND)

/* One import in progress, in the step that it holds open. */
typedef struct
{
  IsmsImport *import;
  IsmsImportReport *report;
  IsmsImportPass *pass;
  IsmsImportProgress progress;
  gpointer progress_data;
} Work;

static char *
make_label (IsmsImport *self)
{
  if (self->source != NULL)
    /* Translators: kind of records, a file's name: "Import Risks from risk-register.csv" */
    return g_strdup_printf (_("Import %s from %s"), _(self->kind->plural), self->source);
  return g_strdup_printf (_("Import %s"), _(self->kind->plural));
}

static void
add_columns (IsmsImport *self,
             IsmsImportReport *report)
{
  for (guint i = 0; i < isms_table_get_n_columns (self->table); i++)
    g_ptr_array_add (report->columns, isms_import_column_new (self->mapping, self->kind, self->table, i));
}

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->pass, isms_import_pass_free);
  g_clear_pointer (&work->report, isms_import_report_unref);
  g_object_unref (work->import);
  g_free (work);
}

static Work *
work_new (IsmsImport *self,
          gboolean dry_run,
          GError **error)
{
  g_autofree char *label = make_label (self);
  Work *work;

  if (!isms_store_begin (self->store, label, NULL, error))
    return NULL;
  work = g_new0 (Work, 1);
  work->import = g_object_ref (self);
  work->report = isms_import_report_new (self->kind, dry_run);
  add_columns (self, work->report);
  work->pass = isms_import_pass_new (self, work->report);
  return work;
}

/* Works until it is done or the time has come; whichever way it fails, the step is taken back. */
static gboolean
work_until (Work *work,
            gint64 end,
            gboolean *done,
            GCancellable *cancellable,
            GError **error)
{
  *done = FALSE;
  if (work->pass == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The import was given up."));
      return FALSE;
    }
  while (!*done && g_get_monotonic_time () < end)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !isms_import_pass_advance (work->pass, done, error))
      {
        isms_store_rollback (work->import->store);
        return FALSE;
      }
  return TRUE;
}

static IsmsImportReport *
work_finish (Work *work,
             GError **error)
{
  if (work->report->dry_run)
    isms_store_rollback (work->import->store);
  else if (!isms_store_commit (work->import->store, error))
    return NULL;
  return isms_import_report_ref (work->report);
}

/**
 * isms_import_run:
 * @dry_run: whether the step is taken back at the end
 * @cancellable: (nullable): asked at each row
 * @error: return location: %ISMS_STORE_ERROR, %ISMS_FIELD_ERROR, or that it was cancelled
 *
 * Imports the table in one step. On error nothing has changed.
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
IsmsImportReport *
isms_import_run (IsmsImport *self,
                 gboolean dry_run,
                 GCancellable *cancellable,
                 GError **error)
{
  Work *work = work_new (self, dry_run, error);
  IsmsImportReport *report = NULL;
  gboolean done;

  if (work == NULL)
    return NULL;
  if (work_until (work, G_MAXINT64, &done, cancellable, error))
    report = work_finish (work, error);
  work_free (work);
  return report;
}

static gboolean
work_cb (gpointer data)
{
  GTask *task = data;
  Work *work = g_task_get_task_data (task);
  IsmsImportReport *report;
  GError *error = NULL;
  gboolean done;

  /* Whoever is told of it may well begin the next. */
  work->import->work = NULL;
  if (!work_until (work, g_get_monotonic_time () + SLICE, &done, g_task_get_cancellable (task), &error))
    {
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }
  if (!done)
    {
      work->import->work = work;
      if (work->progress != NULL)
        work->progress (isms_import_pass_get_progress (work->pass), work->progress_data);
      return G_SOURCE_CONTINUE;
    }
  report = work_finish (work, &error);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) isms_import_report_unref);
  else
    g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

/**
 * isms_import_run_async:
 * @dry_run: whether the step is taken back at the end
 * @progress: (nullable) (scope notified): told how far it is, from 0 to 1, until the import ends
 * @cancellable: (nullable): asked at each row
 *
 * Does what isms_import_run() does, in slices short enough for the screen to stay alive. The store belongs to one thread, so
 * its step stays open in between, and whoever wants to change something meanwhile is told %ISMS_STORE_ERROR_BUSY.
 */
void
isms_import_run_async (IsmsImport *self,
                       gboolean dry_run,
                       IsmsImportProgress progress,
                       gpointer progress_data,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  Work *work = work_new (self, dry_run, &error);

  g_task_set_source_tag (task, isms_import_run_async);
  g_task_set_check_cancellable (task, FALSE);
  if (work == NULL)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  work->progress = progress;
  work->progress_data = progress_data;
  self->work = work;
  g_task_set_task_data (task, work, work_free);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, work_cb, task, g_object_unref);
}

/**
 * isms_import_run_finish:
 * @error: return location: as isms_import_run()
 *
 * Returns: (transfer full) (nullable): what was done, or would be
 */
IsmsImportReport *
isms_import_run_finish (IsmsImport *self,
                        GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_import_close:
 *
 * Lets go of the store at once, and takes back the step that isms_import_run_async() is at, if it is: its callback is told
 * %G_IO_ERROR_CANCELLED. Nothing else may be asked of the import afterwards.
 */
void
isms_import_close (IsmsImport *self)
{
  Work *work = g_steal_pointer (&self->work);

  if (work != NULL)
    {
      isms_store_rollback (self->store);
      g_clear_pointer (&work->pass, isms_import_pass_free);
    }
  g_clear_object (&self->store);
}
