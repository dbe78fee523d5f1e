/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-risk-bands.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

static const struct
{
  IsmsTone tone;
  const char *name;
  const char *label;
} bands[ISMS_N_RISK_BANDS] = {
  { ISMS_TONE_TREAT, "must_be_treated", N_("Must be treated") },
  { ISMS_TONE_DECIDE, "owner_decides", N_("Owner decides") },
  { ISMS_TONE_ACCEPTABLE, "acceptable", N_("Acceptable") },
  { ISMS_TONE_NONE, "not_rated", N_("Not rated") },
};

/**
 * isms_risk_bands_new_matrix:
 *
 * Returns: (transfer full): the matrix of all risks; it leaves out those that are closed, and counts them
 */
IsmsMatrix *
isms_risk_bands_new_matrix (IsmsStore *store)
{
  const IsmsQuery query = { .kind = &isms_kind_risk };
  g_autoptr (IsmsRecordList) risks = isms_record_list_new (store, &query);

  return isms_matrix_new (store, risks);
}

static guint
count_tone (IsmsMatrix *matrix,
            IsmsStage stage,
            IsmsTone tone)
{
  guint n = 0;

  for (guint i = 1; i <= isms_matrix_get_size (matrix, ISMS_AXIS_LIKELIHOOD); i++)
    for (guint j = 1; j <= isms_matrix_get_size (matrix, ISMS_AXIS_IMPACT); j++)
      if (isms_matrix_get_tone (matrix, i, j) == tone)
        n += isms_matrix_count_cell (matrix, stage, i, j);
  return n;
}

/**
 * isms_risk_bands_count:
 * @band: 0 to %ISMS_N_RISK_BANDS - 1
 *
 * Together the bands hold every risk of the matrix: what the method in force has no level or no band for, be it that nobody rated it or that
 * it was rated by other scales, is not rated.
 *
 * Returns: of how many risks the acceptance criteria ask that (6.1.2 a 1)
 */
guint
isms_risk_bands_count (IsmsMatrix *matrix,
                       IsmsStage stage,
                       guint band)
{
  guint others = 0;

  if (bands[band].tone != ISMS_TONE_NONE)
    return count_tone (matrix, stage, bands[band].tone);
  for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
    others += bands[i].tone != ISMS_TONE_NONE ? count_tone (matrix, stage, bands[i].tone) : 0;
  return isms_matrix_count (matrix) - others;
}

const char *
isms_risk_bands_get_name (guint band)
{
  return bands[band].name;
}

/**
 * isms_risk_bands_get_label:
 *
 * Returns: the band for people, translated
 */
const char *
isms_risk_bands_get_label (guint band)
{
  return _(bands[band].label);
}

IsmsTone
isms_risk_bands_get_tone (guint band)
{
  return bands[band].tone;
}

/* %NULL where nobody knows: where the history begins later, or of a state of the past that is all there is of it. */
static IsmsStore *
go_back (IsmsStore *store,
         const char *day)
{
  return !isms_history_is_known (store) ? NULL : isms_history_as_of_day (store, day, NULL, NULL);
}

/**
 * isms_risk_bands_compare:
 * @before: (nullable): the risks as they were; %NULL where nobody knows
 * @after: the risks as they are
 *
 * Counts the risks by what the acceptance criteria ask of them, then and now (9.3.2 f).
 *
 * Returns: (transfer full) (element-type IsmsRiskBand): %ISMS_N_RISK_BANDS of them
 */
GArray *
isms_risk_bands_compare (IsmsMatrix *before,
                         IsmsMatrix *after)
{
  GArray *compared = g_array_new (FALSE, FALSE, sizeof (IsmsRiskBand));

  for (guint i = 0; i < ISMS_N_RISK_BANDS; i++)
    {
      IsmsRiskBand band = {
        .name = bands[i].name,
        .label = bands[i].label,
        .before = before != NULL ? (int) isms_risk_bands_count (before, ISMS_STAGE_CURRENT, i) : -1,
        .after = isms_risk_bands_count (after, ISMS_STAGE_CURRENT, i),
      };

      g_array_append_val (compared, band);
    }
  return compared;
}

static void
compare_copy (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  const char *const *days = data;
  IsmsStore *copy = isms_store_copy_of (task);
  g_autoptr (IsmsStore) then = go_back (copy, days[0]);
  g_autoptr (IsmsStore) now = go_back (copy, days[1]);
  g_autoptr (IsmsMatrix) before = then != NULL ? isms_risk_bands_new_matrix (then) : NULL;
  g_autoptr (IsmsMatrix) after = isms_risk_bands_new_matrix (now != NULL ? now : copy);

  g_task_return_pointer (task, isms_risk_bands_compare (before, after), (GDestroyNotify) g_array_unref);
}

/**
 * isms_risk_bands_compare_async:
 * @since: (nullable): the day of the last review, as 2026-11-24
 * @until: that of this one
 *
 * Does what isms_risk_bands_compare() does with the risks at the end of either day, in a thread of its own. Where the history does not
 * reach back to @until, they are counted as they are.
 */
void
isms_risk_bands_compare_async (IsmsStore *store,
                               const char *since,
                               const char *until,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  const char *const days[] = { since != NULL ? since : "", until, NULL };

  g_task_set_source_tag (task, isms_risk_bands_compare_async);
  g_task_set_task_data (task, g_strdupv ((char **) days), (GDestroyNotify) g_strfreev);
  isms_store_copy_run (store, g_steal_pointer (&task), compare_copy);
}

/**
 * isms_risk_bands_compare_finish:
 * @error: return location: %ISMS_STORE_ERROR, or that it was cancelled
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRiskBand): as isms_risk_bands_compare()
 */
GArray *
isms_risk_bands_compare_finish (GAsyncResult *result,
                                GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
