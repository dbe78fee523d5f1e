/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-assessment-compare.h"
#include "records/isms-kinds.h"

/* The rows are handed over with the records of the caller's store. */

typedef struct
{
  IsmsStore *store;
  gint64 earlier; /* 0 for none */
  gint64 later;
  IsmsStage stage;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_clear_object (&wanted->store);
  g_free (wanted);
}

static void
compare (GTask *task,
         gpointer source,
         gpointer data,
         GCancellable *cancellable)
{
  Wanted *wanted = data;
  IsmsStore *copy = isms_store_copy_of (task);
  g_autoptr (IsmsRecord) earlier = wanted->earlier != 0 ? isms_store_get (copy, &isms_kind_assessment, wanted->earlier) : NULL;
  g_autoptr (IsmsRecord) later = isms_store_get (copy, &isms_kind_assessment, wanted->later);
  GError *error = NULL;
  GArray *rows = isms_assessment_compare (copy, earlier, later, wanted->stage, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * isms_assessment_compare_async:
 * @earlier: (nullable): as in isms_assessment_compare()
 *
 * Does what isms_assessment_compare() does in a thread of its own.
 */
void
isms_assessment_compare_async (IsmsStore *store,
                               IsmsRecord *earlier,
                               IsmsRecord *later,
                               IsmsStage stage,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  g_task_set_source_tag (task, isms_assessment_compare_async);
  wanted->store = g_object_ref (store);
  wanted->earlier = earlier != NULL ? isms_record_get_key (earlier) : 0;
  wanted->later = isms_record_get_key (later);
  wanted->stage = stage;
  g_task_set_task_data (task, wanted, wanted_free);
  isms_store_copy_run (store, g_steal_pointer (&task), compare);
}

/**
 * isms_assessment_compare_finish:
 * @error: return location: as isms_assessment_compare()
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRoundRow): as isms_assessment_compare()
 */
GArray *
isms_assessment_compare_finish (GAsyncResult *result,
                                GError **error)
{
  Wanted *wanted = g_task_get_task_data (G_TASK (result));
  GArray *rows = g_task_propagate_pointer (G_TASK (result), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      IsmsRoundRow *row = &g_array_index (rows, IsmsRoundRow, i);
      g_autoptr (IsmsRecord) theirs = row->risk;

      row->risk = isms_store_get (wanted->store, &isms_kind_risk, isms_record_get_key (theirs));
    }
  return rows;
}
