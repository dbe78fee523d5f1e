/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-scale.h"
#include "records/isms-kinds.h"

/* The words of the risk method: what a step of a scale is called, which level two steps make, what a level asks for. */

/**
 * isms_scale_find_method:
 * @record: (nullable): a record that was rated
 *
 * Returns: (transfer full) (nullable): the method it was rated by as it says itself, else the one in force, else the newest
 */
IsmsRecord *
isms_scale_find_method (IsmsStore *store,
                        IsmsRecord *record)
{
  const IsmsField *field = record != NULL ? isms_kind_field (isms_record_get_kind (record), "method") : NULL;
  IsmsRecord *method = NULL;

  if (field != NULL && field->type == ISMS_LINK && g_strcmp0 (field->links_to, isms_kind_method.name) == 0)
    method = isms_store_get_link (store, record, field->name);
  return method != NULL ? method : isms_scale_find_in_force (store);
}

/**
 * isms_scale_find_step:
 * @record: (nullable): whose field it is
 * @field: a field of type %ISMS_SCALE
 * @step: its value
 *
 * Returns: (transfer full) (nullable): the step of the method's scale that the number stands for
 */
IsmsRecord *
isms_scale_find_step (IsmsStore *store,
                      IsmsRecord *record,
                      const IsmsField *field,
                      gint64 step)
{
  g_autoptr (IsmsRecord) method = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (field->scale == NULL)
    return NULL;
  method = isms_scale_find_method (store, record);
  steps = isms_scale_list_steps (store, method, field->scale);
  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == step)
      return g_object_ref (g_ptr_array_index (steps, i));
  return NULL;
}

/**
 * isms_scale_get_level:
 * @method: (nullable): a risk method; without one, or where it does not say, likelihood times impact
 * @likelihood: a step, 0 where nothing is said
 * @impact: a step, 0 where nothing is said
 * @level: (out): what they make together
 *
 * Returns: whether both are said
 */
gboolean
isms_scale_get_level (IsmsStore *store,
                      IsmsRecord *method,
                      gint64 likelihood,
                      gint64 impact,
                      gint64 *level)
{
  const char *rule = method != NULL ? isms_record_get_text (method, "level_rule") : NULL;

  *level = g_strcmp0 (rule, "sum") == 0 ? likelihood + impact : likelihood * impact;
  return likelihood > 0 && impact > 0;
}

static int
compare_bands (gconstpointer a,
               gconstpointer b)
{
  gint64 first = isms_record_get_integer (*(IsmsRecord *const *) a, "from_level", 0);
  gint64 second = isms_record_get_integer (*(IsmsRecord *const *) b, "from_level", 0);

  return (first > second) - (first < second);
}

/**
 * isms_scale_list_bands:
 * @method: (nullable): a risk method
 *
 * Returns: (transfer full) (element-type IsmsRecord): its acceptance bands, the lowest first
 */
GPtrArray *
isms_scale_list_bands (IsmsStore *store,
                       IsmsRecord *method)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_band);
  GPtrArray *bands = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (isms_scale_belongs_to (g_ptr_array_index (all, i), method))
      g_ptr_array_add (bands, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (bands, compare_bands);
  return bands;
}

/**
 * isms_scale_find_band:
 * @method: (nullable): a risk method
 *
 * Returns: (transfer full) (nullable): the band of levels that @level lies in
 */
IsmsRecord *
isms_scale_find_band (IsmsStore *store,
                      IsmsRecord *method,
                      gint64 level)
{
  g_autoptr (GPtrArray) bands = isms_scale_list_bands (store, method);

  for (guint i = 0; i < bands->len; i++)
    {
      IsmsRecord *band = g_ptr_array_index (bands, i);

      if (level >= isms_record_get_integer (band, "from_level", 1) &&
          level <= isms_record_get_integer (band, "to_level", G_MAXINT64))
        return g_object_ref (band);
    }
  return NULL;
}
