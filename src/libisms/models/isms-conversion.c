/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

static const char *const scales[] = { "likelihood", "impact" };

static gboolean
takes_over (IsmsRecord *step,
            IsmsRecord *old)
{
  g_auto (GStrv) keys = isms_record_get_members (step, "takes_over");
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (old));

  return keys != NULL && g_strv_contains ((const char *const *) keys, key);
}

/* Returns: the number of the step that takes it over, 0 for none */
static guint
map_step (IsmsStore *store,
          IsmsRecord *method,
          const char *scale,
          IsmsRecord *old)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  for (guint i = 0; i < steps->len; i++)
    if (takes_over (g_ptr_array_index (steps, i), old))
      return isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0);
  return 0;
}

static guint
convert_axis (IsmsStore *old_store,
              IsmsRecord *old,
              IsmsStore *store,
              IsmsRecord *method,
              const char *scale,
              guint number)
{
  g_autoptr (GPtrArray) before = isms_scale_list_steps (old_store, old, scale);

  for (guint i = 0; i < before->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (before, i), "step", 0) == number)
      return map_step (store, method, scale, g_ptr_array_index (before, i));
  return 0;
}

/**
 * isms_conversion_convert:
 * @old_store: where @old is read; a state of the past has scales of its own
 * @old: (nullable): the method of the rating
 * @method: (nullable): the method that it is read by
 * @steps: (inout) (array fixed-size=2): likelihood and impact
 *
 * Reads a rating by another version of the method. Nothing is guessed: without a conversion it cannot be read.
 *
 * Returns: whether @steps says now what it means in @method
 */
gboolean
isms_conversion_convert (IsmsStore *old_store,
                         IsmsRecord *old,
                         IsmsStore *store,
                         IsmsRecord *method,
                         guint *steps)
{
  guint converted[2];

  if (isms_scale_is_same (old_store, old, store, method))
    return TRUE;
  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      converted[axis] = convert_axis (old_store, old, store, method, scales[axis], steps[axis]);
      if (converted[axis] == 0)
        return FALSE;
    }
  steps[0] = converted[0];
  steps[1] = converted[1];
  return TRUE;
}

/**
 * isms_conversion_list_unmapped:
 * @method: a risk method that comes after another one
 *
 * Returns: (transfer full) (element-type IsmsRecord): the steps of the method before that none of its own takes over; empty where the
 *   scales are the same or none came before
 */
GPtrArray *
isms_conversion_list_unmapped (IsmsStore *store,
                               IsmsRecord *method)
{
  g_autoptr (IsmsRecord) old = isms_store_get_link (store, method, "converts_from");
  GPtrArray *unmapped = g_ptr_array_new_with_free_func (g_object_unref);

  if (old == NULL || isms_scale_is_same (store, old, store, method))
    return unmapped;
  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, old, scales[axis]);

      for (guint i = 0; i < steps->len; i++)
        if (map_step (store, method, scales[axis], g_ptr_array_index (steps, i)) == 0)
          g_ptr_array_add (unmapped, g_object_ref (g_ptr_array_index (steps, i)));
    }
  return unmapped;
}

/**
 * isms_conversion_count_risks:
 *
 * Returns: how many risks are rated by other scales than those in force
 */
guint
isms_conversion_count_risks (IsmsStore *store)
{
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);

  return isms_matrix_count_foreign (matrix);
}

/**
 * isms_conversion_list_risks:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the risks that are rated by other scales than those in force
 */
GPtrArray *
isms_conversion_list_risks (IsmsStore *store)
{
  g_autoptr (IsmsMatrix) matrix = isms_matrix_new (store, NULL);

  return isms_matrix_list_foreign (matrix);
}

static IsmsTone
read_tone (IsmsStore *store,
           IsmsRecord *method,
           const guint *steps)
{
  g_autoptr (IsmsRecord) band = NULL;
  gint64 level;

  isms_scale_get_level (store, method, steps[0], steps[1], &level);
  band = isms_scale_find_band (store, method, level);
  return isms_tone_of_band (band);
}

/* What happens to one cell of the matrix. @row is a method, a likelihood and an impact. */
static guint *
find_effect (IsmsStore *store,
             IsmsRecord *method,
             const gint64 *row,
             IsmsConversionEffect *effect)
{
  g_autoptr (IsmsRecord) own = row[0] != 0 ? isms_store_get (store, &isms_kind_method, row[0]) : NULL;
  g_autoptr (IsmsRecord) old = own != NULL ? g_steal_pointer (&own) : isms_store_get_link (store, method, "converts_from");
  guint steps[2] = { row[1], row[2] };
  IsmsTone before = read_tone (store, old, steps), after;

  if (!isms_conversion_convert (store, old, store, method, steps))
    return &effect->unread;
  after = read_tone (store, method, steps);
  if (after == before)
    return &effect->same;
  return after > before ? &effect->stricter : &effect->milder;
}

/**
 * isms_conversion_preview:
 * @method: a version of the method that is not in force yet
 * @effect: (out): what converting all ratings to it would do
 *
 * Counts open risks by what their rating asks for before and after (6.1.2 a, b). Nothing is changed.
 */
void
isms_conversion_preview (IsmsStore *store,
                         IsmsRecord *method,
                         IsmsConversionEffect *effect)
{
  static const char *const columns[] = { "method", "current_likelihood", "current_impact", NULL };
  static const char *const open[] = { "open", "treating", "accepted", "ok", "", NULL };
  const IsmsFilter filters[] = { { "status", open }, { NULL } };
  IsmsQuery query = { .kind = &isms_kind_risk, .filters = filters };
  g_autoptr (GArray) numbers = isms_store_list_numbers (store, &query, columns, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *effect = (IsmsConversionEffect) { 0 };
  for (guint i = 0; numbers != NULL && i + 3 < numbers->len; i += 4)
    {
      const gint64 *row = &g_array_index (numbers, gint64, i + 1);
      g_autofree char *cell = g_strdup_printf ("%" G_GINT64_FORMAT " %d %d", row[0], (int) row[1], (int) row[2]);
      guint *count;

      if (row[1] <= 0 || row[2] <= 0)
        continue;
      count = g_hash_table_lookup (known, cell);
      if (count == NULL)
        {
          count = find_effect (store, method, row, effect);
          g_hash_table_insert (known, g_steal_pointer (&cell), count);
        }
      effect->rated++;
      (*count)++;
    }
}

/* Returns: whether a step is none of the scale by which the risk was rated: such a rating means nothing, and only a person can mend it */
static gboolean
is_beyond (IsmsStore *store,
           IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) own = isms_scale_find_method (store, risk);

  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
      if (!isms_scale_has_step (store, own, scales[axis], isms_record_get_integer (risk, isms_stage_get_field (stage, axis), 0)))
        return TRUE;
  return FALSE;
}

static GPtrArray *
sort_out (IsmsStore *store,
          gboolean beyond)
{
  g_autoptr (GPtrArray) risks = isms_conversion_list_risks (store);
  GPtrArray *sorted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < risks->len; i++)
    if (is_beyond (store, g_ptr_array_index (risks, i)) == beyond)
      g_ptr_array_add (sorted, g_object_ref (g_ptr_array_index (risks, i)));
  return sorted;
}

/**
 * isms_conversion_explain_beyond:
 *
 * Returns: (transfer full) (nullable): which risks no conversion can read, since a step of theirs is none of their own scale, in a sentence;
 *   %NULL where there are none
 */
char *
isms_conversion_explain_beyond (IsmsStore *store)
{
  g_autoptr (GPtrArray) beyond = sort_out (store, TRUE);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *words = NULL;

  if (beyond->len == 0)
    return NULL;
  for (guint i = 0; i < beyond->len; i++)
    g_strv_builder_add (codes, isms_record_get_code (g_ptr_array_index (beyond, i)));
  list = g_strv_builder_end (codes);
  words = g_strjoinv (C_("list", ", "), list);
  return g_strdup_printf (_("Rated beyond their own scales, to be rated anew: %s."), words);
}

static gboolean
convert_stage (IsmsStore *store,
               IsmsRecord *risk,
               IsmsRecord *old,
               IsmsRecord *method,
               IsmsStage stage,
               GError **error)
{
  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      const char *field = isms_stage_get_field (stage, axis);
      guint step = isms_record_get_integer (risk, field, 0);
      guint converted = step > 0 ? convert_axis (store, old, store, method, scales[axis], step) : 0;
      g_autofree char *sentence = g_strdup_printf (_("No step of the new scale takes over step %u. Say which one does."), step);

      if (step == 0)
        continue;
      if (converted == 0)
        return isms_record_refuse (risk, isms_kind_field (&isms_kind_risk, field), ISMS_FIELD_ERROR_RANGE, sentence, error);
      if (!isms_store_set_integer (store, risk, field, converted, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
convert_risk (IsmsStore *store,
              IsmsRecord *risk,
              IsmsRecord *method,
              GError **error)
{
  g_autoptr (IsmsRecord) old = isms_scale_find_method (store, risk);

  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    if (!convert_stage (store, risk, old, method, stage, error))
      return FALSE;
  return isms_store_set_link (store, risk, "method", method, error);
}

/**
 * isms_conversion_run:
 * @error: (nullable): return location: #IsmsFieldError where a step is taken over by none, #IsmsStoreError
 *
 * Converts all ratings by other scales to those of the method in force, in one step (6.1.2 b): all of them or none, but for those that
 * isms_conversion_explain_beyond() names. What was accepted before lapses by itself: it was accepted by other criteria.
 *
 * Returns: how many risks were converted; 0 also where there was nothing to do or with @error set
 */
guint
isms_conversion_run (IsmsStore *store,
                     GError **error)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autoptr (GPtrArray) risks = sort_out (store, FALSE);
  g_autofree char *label = g_strdup_printf (ngettext ("Convert the ratings of %u risk", "Convert the ratings of %u risks", risks->len), risks->len);

  if (risks->len == 0 || method == NULL || !isms_store_begin (store, label, NULL, error))
    return 0;
  for (guint i = 0; i < risks->len; i++)
    if (!convert_risk (store, g_ptr_array_index (risks, i), method, error))
      {
        isms_store_rollback (store);
        return 0;
      }
  return isms_store_commit (store, error) ? risks->len : 0;
}
