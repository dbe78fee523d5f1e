/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-matrix.h"
#include "models/isms-measures.h"
#include "models/isms-rhythm.h"
#include "records/isms-kinds.h"

/* Evidence older than this shows how it was, not how it is. */
#define FRESH_DAYS 365

/* The level now; of a risk that has none, the one without controls. */
static gint64
get_level (IsmsMatrix *matrix,
           IsmsRecord *risk)
{
  static const IsmsStage stages[] = { ISMS_STAGE_CURRENT, ISMS_STAGE_INHERENT };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      gint64 likelihood = isms_record_get_integer (risk, isms_stage_get_field (stages[i], ISMS_AXIS_LIKELIHOOD), 0);
      gint64 impact = isms_record_get_integer (risk, isms_stage_get_field (stages[i], ISMS_AXIS_IMPACT), 0);

      if (likelihood > 0 && impact > 0)
        return isms_matrix_get_level (matrix, (guint) likelihood, (guint) impact);
    }
  return 0;
}

static gboolean
is_proven (IsmsStore *store,
           IsmsRecord *control,
           const char *today)
{
  g_autoptr (GPtrArray) evidence = isms_store_get_backlinks (store, isms_record_get_key (control), &isms_kind_evidence, "supports");

  for (guint i = 0; i < evidence->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (evidence, i);
      g_autofree char *stale = isms_rhythm_add_days (isms_record_get_text (one, "dated"), FRESH_DAYS);
      const char *until = isms_record_get_text (one, "valid_until");

      if (g_strcmp0 (isms_record_get_text (one, "status"), "withdrawn") != 0 && stale != NULL && strcmp (until != NULL ? until : stale, today) >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_active (IsmsRecord *measure)
{
  return g_strcmp0 (isms_record_get_text (measure, "status"), "ended") != 0;
}

/**
 * isms_measures_list_active:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the measures in use, by code
 */
GPtrArray *
isms_measures_list_active (IsmsStore *store)
{
  GPtrArray *measures = isms_store_list_records (store, &isms_kind_measure);

  for (guint i = measures->len; i > 0; i--)
    if (!is_active (g_ptr_array_index (measures, i - 1)))
      g_ptr_array_remove_index (measures, i - 1);
  return measures;
}

static GPtrArray *
find_measures (IsmsStore *store,
               IsmsRecord *control)
{
  GPtrArray *measures = isms_store_get_backlinks (store, isms_record_get_key (control), &isms_kind_measure, "links");

  for (guint i = measures->len; i > 0; i--)
    if (!is_active (g_ptr_array_index (measures, i - 1)))
      g_ptr_array_remove_index (measures, i - 1);
  return measures;
}

static void
add_control (IsmsStore *store,
             IsmsMatrix *matrix,
             IsmsRecord *control,
             const char *today,
             GArray *chances)
{
  g_autoptr (GPtrArray) risks = isms_store_get_backlinks (store, isms_record_get_key (control), &isms_kind_risk, "controls");
  IsmsMeasureChance chance = { .control = control };

  for (guint i = 0; i < risks->len; i++)
    if (g_strcmp0 (isms_record_get_text (g_ptr_array_index (risks, i), "status"), "closed") != 0)
      {
        chance.risks++;
        chance.carried += get_level (matrix, g_ptr_array_index (risks, i));
      }
  if (chance.risks == 0)
    return;
  g_object_ref (control);
  chance.proven = is_proven (store, control, today);
  chance.measures = find_measures (store, control);
  g_array_append_val (chances, chance);
}

static int
compare_chances (gconstpointer a,
                 gconstpointer b)
{
  const IsmsMeasureChance *first = a;
  const IsmsMeasureChance *second = b;

  if ((first->measures->len > 0) != (second->measures->len > 0))
    return first->measures->len > 0 ? 1 : -1;
  if (first->carried != second->carried)
    return first->carried < second->carried ? 1 : -1;
  if (first->proven != second->proven)
    return first->proven ? 1 : -1;
  return g_strcmp0 (isms_record_get_code (first->control), isms_record_get_code (second->control));
}

static void
chance_clear (gpointer item)
{
  IsmsMeasureChance *chance = item;

  g_object_unref (chance->control);
  g_ptr_array_unref (chance->measures);
}

/**
 * isms_measures_list_chances:
 * @today: as 2026-11-24
 *
 * Returns: (transfer full) (element-type IsmsMeasureChance): the controls that open risks rest on: first what nobody measures, in the order of
 *   the risk it carries, and of two that carry the same first the one that nothing proves
 */
GArray *
isms_measures_list_chances (IsmsStore *store,
                            const char *today)
{
  GArray *chances = g_array_new (FALSE, FALSE, sizeof (IsmsMeasureChance));
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);
  g_autoptr (GPtrArray) controls = isms_store_list_records (store, &isms_kind_control);

  g_array_set_clear_func (chances, chance_clear);
  for (guint i = 0; i < controls->len; i++)
    add_control (store, matrix, g_ptr_array_index (controls, i), today, chances);
  g_array_sort (chances, compare_chances);
  return chances;
}

typedef struct
{
  char *today;
  guint most;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->today);
  g_free (wanted);
}

/* Keys go to whoever asked: the records are those of the copy. */
static void
list_unmeasured (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  const Wanted *wanted = data;
  g_autoptr (GArray) chances = isms_measures_list_chances (isms_store_copy_of (task), wanted->today);
  GArray *unmeasured = g_array_new (FALSE, FALSE, sizeof (IsmsUnmeasured));

  for (guint i = 0; i < chances->len && unmeasured->len < wanted->most; i++)
    {
      const IsmsMeasureChance *chance = &g_array_index (chances, IsmsMeasureChance, i);
      const IsmsUnmeasured one = { isms_record_get_key (chance->control), chance->risks, chance->carried, chance->proven };

      if (chance->measures->len == 0)
        g_array_append_val (unmeasured, one);
    }
  g_task_return_pointer (task, unmeasured, (GDestroyNotify) g_array_unref);
}

/**
 * isms_measures_list_unmeasured_async:
 * @today: as 2026-11-24
 * @most: how many at most
 *
 * Lists what nobody measures of isms_measures_list_chances(), in a thread of its own.
 */
void
isms_measures_list_unmeasured_async (IsmsStore *store,
                                     const char *today,
                                     guint most,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  *wanted = (Wanted) { g_strdup (today), most };
  g_task_set_source_tag (task, isms_measures_list_unmeasured_async);
  g_task_set_task_data (task, wanted, wanted_free);
  isms_store_copy_run (store, g_steal_pointer (&task), list_unmeasured);
}

/**
 * isms_measures_list_unmeasured_finish:
 * @error: return location: that it was cancelled, or that the file could not be read
 *
 * Returns: (transfer full) (nullable) (element-type IsmsUnmeasured): the controls, in order
 */
GArray *
isms_measures_list_unmeasured_finish (GAsyncResult *result,
                                      GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
