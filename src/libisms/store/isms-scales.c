/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-kinds.h"
#include "store/isms-scales.h"

/* The scales of a risk method: the store asks about them too, since a rating says nothing without them. */

static gboolean
is_in_force (IsmsRecord *method)
{
  return g_strcmp0 (isms_record_get_text (method, "status"), "approved") == 0 && !isms_record_has (method, "withdrawn_on");
}

static gboolean
is_better (IsmsRecord *method,
           IsmsRecord *other)
{
  if (other == NULL || is_in_force (method) != is_in_force (other))
    return other == NULL || is_in_force (method);
  return g_strcmp0 (isms_record_get_text (method, "approved_on"), isms_record_get_text (other, "approved_on")) > 0;
}

/**
 * isms_scale_find_in_force:
 *
 * Returns: (transfer full) (nullable): the method in force, else the newest
 */
IsmsRecord *
isms_scale_find_in_force (IsmsStore *store)
{
  g_autoptr (GPtrArray) methods = isms_store_list_records (store, &isms_kind_method);
  IsmsRecord *best = NULL;

  for (guint i = 0; i < methods->len; i++)
    if (is_better (g_ptr_array_index (methods, i), best))
      best = g_ptr_array_index (methods, i);
  return best != NULL ? g_object_ref (best) : NULL;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  gint64 first = isms_record_get_integer (*(IsmsRecord *const *) a, "step", 0);
  gint64 second = isms_record_get_integer (*(IsmsRecord *const *) b, "step", 0);

  return (first > second) - (first < second);
}

/**
 * isms_scale_belongs_to:
 * @part: a "scale_step" or a "band"
 * @method: (nullable): a risk method
 *
 * Returns: whether it is one of that method's
 */
gboolean
isms_scale_belongs_to (IsmsRecord *part,
                       IsmsRecord *method)
{
  gint64 key = isms_record_get_integer (part, "method", 0);

  /* Where there is one method only, nobody cares to say whose step it is. */
  return key == 0 || (method != NULL && key == isms_record_get_key (method));
}

/**
 * isms_scale_list_steps:
 * @method: (nullable): a risk method
 * @scale: "likelihood" or "impact"
 *
 * Returns: (transfer full) (element-type IsmsRecord): the steps of its scale, the lowest first
 */
GPtrArray *
isms_scale_list_steps (IsmsStore *store,
                       IsmsRecord *method,
                       const char *scale)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_scale_step);
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *step = g_ptr_array_index (all, i);

      if (isms_scale_belongs_to (step, method) && g_strcmp0 (isms_record_get_text (step, "scale"), scale) == 0)
        g_ptr_array_add (steps, g_object_ref (step));
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

/**
 * isms_scale_has_step:
 * @method: (nullable): a risk method
 * @scale: "likelihood" or "impact"
 * @number: a step; 0 where nothing is rated
 *
 * Returns: whether it can be read: nothing always can, and anything where the method brings no such scale
 */
gboolean
isms_scale_has_step (IsmsStore *store,
                     IsmsRecord *method,
                     const char *scale,
                     gint64 number)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == number)
      return TRUE;
  return number == 0 || steps->len == 0;
}

static gboolean
is_same_step (IsmsRecord *step,
              IsmsRecord *other)
{
  return isms_record_get_integer (step, "step", 0) == isms_record_get_integer (other, "step", 0) &&
         g_strcmp0 (isms_record_get_title (step), isms_record_get_title (other)) == 0 &&
         g_strcmp0 (isms_record_get_text (step, "anchor"), isms_record_get_text (other, "anchor")) == 0;
}

static gboolean
has_same_scale (IsmsStore *old_store,
                IsmsRecord *old,
                IsmsStore *store,
                IsmsRecord *method,
                const char *scale)
{
  g_autoptr (GPtrArray) before = isms_scale_list_steps (old_store, old, scale);
  g_autoptr (GPtrArray) now = isms_scale_list_steps (store, method, scale);

  if (before->len == 0)
    return TRUE; /* a method that brings no scales of its own cannot have others */
  if (before->len != now->len)
    return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (!is_same_step (g_ptr_array_index (before, i), g_ptr_array_index (now, i)))
      return FALSE;
  return TRUE;
}

/**
 * isms_scale_is_same:
 * @old_store: where @old is read; a state of the past has scales of its own
 * @old: (nullable): a risk method
 * @method: (nullable): another one
 *
 * Returns: whether a step means the same in both, so that ratings can be compared as they are
 */
gboolean
isms_scale_is_same (IsmsStore *old_store,
                    IsmsRecord *old,
                    IsmsStore *store,
                    IsmsRecord *method)
{
  if (old == NULL || method == NULL || old == method)
    return TRUE;
  return has_same_scale (old_store, old, store, method, "likelihood") && has_same_scale (old_store, old, store, method, "impact");
}
