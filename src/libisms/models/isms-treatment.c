/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-resources.h"
#include "models/isms-treatment.h"
#include "records/isms-kinds.h"

/**
 * isms_treatment_waits:
 * @risk: a risk
 *
 * Returns: whether an action on the risk is done and nobody has rated the risk since: what the action brought is not known (8.3)
 */
gboolean
isms_treatment_waits (IsmsStore *store,
                      IsmsRecord *risk)
{
  g_autoptr (GPtrArray) treatments = isms_store_get_backlinks (store, isms_record_get_key (risk), &isms_kind_treatment, "risk");
  const char *rated_on = isms_record_get_text (risk, "last_rated_on");

  if (g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0)
    return FALSE;
  for (guint i = 0; i < treatments->len; i++)
    {
      IsmsRecord *treatment = g_ptr_array_index (treatments, i);
      const char *done_on = isms_record_get_text (treatment, "done_on");

      if (g_strcmp0 (isms_record_get_text (treatment, "status"), "done") == 0 && done_on != NULL && g_strcmp0 (rated_on, done_on) < 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_treatment_list_waiting:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the risks that wait to be rated again after an action on them was done, by code
 */
GPtrArray *
isms_treatment_list_waiting (IsmsStore *store)
{
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  GPtrArray *waiting = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < risks->len; i++)
    if (isms_treatment_waits (store, g_ptr_array_index (risks, i)))
      g_ptr_array_add (waiting, g_object_ref (g_ptr_array_index (risks, i)));
  return waiting;
}

/**
 * isms_treatment_sum_resources:
 * @treatments: (element-type IsmsRecord): actions
 * @risk: (nullable): only those on this risk
 *
 * Adds up what the actions need (6.1.3 e); those that were dropped need nothing.
 *
 * Returns: (transfer full): "12 000 EUR, 14 days", or the empty text
 */
char *
isms_treatment_sum_resources (GPtrArray *treatments,
                              IsmsRecord *risk)
{
  g_autoptr (IsmsResources) sum = isms_resources_new ();

  for (guint i = 0; i < treatments->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (treatments, i);

      if (g_strcmp0 (isms_record_get_text (one, "status"), "dropped") == 0)
        continue;
      if (risk == NULL || isms_record_get_integer (one, "risk", 0) == isms_record_get_key (risk))
        isms_resources_add (sum, isms_record_get_text (one, "resources"));
    }
  return isms_resources_format (sum);
}
