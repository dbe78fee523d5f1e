/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-scale-words.h"

/* Steps of the scales that the document's risk method defines: words before numbers. */

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  IsmsRecord *first = *(IsmsRecord *const *) a, *second = *(IsmsRecord *const *) b;
  gint64 left = isms_record_get_integer (first, "step", 0), right = isms_record_get_integer (second, "step", 0);

  return left < right ? -1 : left > right;
}

/* Of methods that were approved the last one counts; while none is, the one that was written last. */
static gint64
find_method (IsmsStore *store)
{
  g_autoptr (GPtrArray) methods = isms_store_list_records (store, isms_kind_find ("method"));
  const char *latest = NULL;
  gint64 found = 0;

  for (guint i = 0; i < methods->len; i++)
    {
      IsmsRecord *method = g_ptr_array_index (methods, i);
      const char *approved = isms_record_get_text (method, "approved_on");

      if (isms_record_has (method, "withdrawn_on") || g_strcmp0 (approved, latest) < 0)
        continue;
      latest = approved;
      found = isms_record_get_key (method);
    }
  return found;
}

static GPtrArray *
pick_steps (GPtrArray *all,
            const char *scale,
            gint64 method)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *step = g_ptr_array_index (all, i);

      if (g_strcmp0 (isms_record_get_text (step, "scale"), scale) == 0 && isms_record_has (step, "step") &&
          isms_record_get_integer (step, "method", 0) == method)
        g_ptr_array_add (steps, g_object_ref (step));
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

/**
 * parapet_scale_words_list:
 * @scale: (nullable): "likelihood" or "impact"
 * @method: the key of the method that is meant, or 0 for the one in force
 *
 * Returns: (transfer full) (element-type IsmsRecord): the scale's steps from the lowest; none where nobody defined it
 */
GPtrArray *
parapet_scale_words_list (IsmsStore *store,
                          const char *scale,
                          gint64 method)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (scale == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  all = isms_store_list_records (store, isms_kind_find ("scale_step"));
  steps = pick_steps (all, scale, method != 0 ? method : find_method (store));
  if (steps->len > 0)
    return g_steal_pointer (&steps);
  /* Steps that say no method serve all. */
  return pick_steps (all, scale, 0);
}

/**
 * parapet_scale_words_format:
 * @field: a field of type %ISMS_SCALE
 * @method: the key of the method that is meant, or 0 for the one in force
 * @step: the step
 *
 * Returns: (transfer full): the step's name, or its number where it has none
 */
char *
parapet_scale_words_format (IsmsStore *store,
                            const IsmsField *field,
                            gint64 method,
                            gint64 step)
{
  g_autoptr (GPtrArray) steps = parapet_scale_words_list (store, field->scale, method);

  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == step)
      return g_strdup (isms_record_get_title (g_ptr_array_index (steps, i)));
  return g_strdup_printf ("%" G_GINT64_FORMAT, step);
}
