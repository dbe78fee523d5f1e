/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-place.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

#define SIZE (ISMS_MATRIX_MOST + 1) /* steps count from 1 */
#define USUAL_SIZE 5

/**
 * IsmsMatrix:
 *
 * The likelihood and impact of the risk method in force as a matrix of levels (6.1.2 a), and in which cell each risk lies. A level
 * is computed, never stored. Ten thousand risks are rows of small numbers here; a record is made when a cell is asked for.
 *
 * Used on the thread of its store.
 */
struct _IsmsMatrix
{
  GObject parent_instance;

  IsmsStore *store;
  IsmsRecordList *risks; /* nullable: all of them */

  IsmsRecord *method;
  GPtrArray *steps[2];
  IsmsRecord *bands[SIZE][SIZE];

  GArray *places;    /* IsmsPlace, by code */
  GHashTable *index; /* key -> position, + 1 */
  guint n_listed;
  guint n_closed; /* of the list */
  guint counts[ISMS_N_STAGES][SIZE][SIZE];
  gboolean dirty;
};

G_DEFINE_FINAL_TYPE (IsmsMatrix, isms_matrix, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const scales[] = { "likelihood", "impact" };

static IsmsRecord *
get_step (IsmsMatrix *self,
          IsmsAxis axis,
          guint step)
{
  return step > 0 && step <= self->steps[axis]->len ? g_ptr_array_index (self->steps[axis], step - 1) : NULL;
}

static void
clear_bands (IsmsMatrix *self)
{
  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      g_clear_object (&self->bands[i][j]);
}

static void
read_method (IsmsMatrix *self)
{
  g_set_object (&self->method, NULL);
  self->method = isms_scale_find_method (self->store, NULL);
  for (guint axis = 0; axis < G_N_ELEMENTS (scales); axis++)
    {
      g_clear_pointer (&self->steps[axis], g_ptr_array_unref);
      self->steps[axis] = isms_scale_list_steps (self->store, self->method, scales[axis]);
    }
  clear_bands (self);
  for (guint i = 1; i <= isms_matrix_get_size (self, ISMS_AXIS_LIKELIHOOD); i++)
    for (guint j = 1; j <= isms_matrix_get_size (self, ISMS_AXIS_IMPACT); j++)
      self->bands[i][j] = isms_scale_find_band (self->store, self->method, isms_matrix_get_level (self, i, j));
}

/* Ratings by other scales say something else; they are converted, never mixed in (6.1.2 b). */
static gboolean
is_foreign_method (IsmsMatrix *self,
                   gint64 key,
                   GHashTable *known)
{
  g_autoptr (IsmsRecord) method = NULL;
  gpointer said;
  gboolean foreign;

  if (key == 0 || self->method == NULL || key == isms_record_get_key (self->method))
    return FALSE;
  if (g_hash_table_lookup_extended (known, &key, NULL, &said))
    return GPOINTER_TO_INT (said);
  method = isms_store_get (self->store, &isms_kind_method, key);
  foreign = method != NULL && !isms_scale_is_same (self->store, method, self->store, self->method);
  g_hash_table_insert (known, g_memdup2 (&key, sizeof key), GINT_TO_POINTER (foreign));
  return foreign;
}

static gboolean
is_beyond (IsmsMatrix *self,
           const IsmsPlace *place)
{
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    for (guint axis = 0; axis < 2; axis++)
      if (place->steps[stage][axis] > isms_matrix_get_size (self, axis))
        return TRUE;
  return FALSE;
}

static void
fill_place (IsmsMatrix *self,
            IsmsPlace *place,
            const gint64 *row,
            GHashTable *known)
{
  isms_place_read (place, row);
  place->foreign = is_foreign_method (self, row[ISMS_PLACE_NUMBERS - 1], known) || is_beyond (self, place);
}

static void
count_place (IsmsMatrix *self,
             const IsmsPlace *place,
             int by)
{
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    if (isms_place_is_placed (place, stage))
      self->counts[stage][place->steps[stage][0]][place->steps[stage][1]] += by;
}

static void
add_place (IsmsMatrix *self,
           const gint64 *row,
           GHashTable *known)
{
  guint position;
  IsmsPlace place = { 0 };

  fill_place (self, &place, row, known);
  place.listed = self->risks == NULL || !isms_record_list_get_filtered (self->risks);
  g_array_append_val (self->places, place);
  position = self->places->len;
  g_hash_table_insert (self->index, g_memdup2 (&place.key, sizeof place.key), GUINT_TO_POINTER (position));
}

static IsmsPlace *
find_place (IsmsMatrix *self,
            gint64 key)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, &key));

  return position > 0 ? &g_array_index (self->places, IsmsPlace, position - 1) : NULL;
}

static void
mark_listed (IsmsMatrix *self)
{
  guint n = self->risks != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->risks)) : 0;

  for (guint i = 0; i < n; i++)
    {
      IsmsPlace *place = find_place (self, isms_record_list_get_key (self->risks, i));

      if (place != NULL)
        place->listed = TRUE;
    }
}

/* What nobody is exposed to any more takes no place among what somebody is. */
static void
set_closed_aside (IsmsMatrix *self)
{
  static const char *const closed[] = { "closed", NULL };
  static const char *const nothing[] = { NULL };
  const IsmsFilter filters[] = { { "status", closed }, { NULL } };
  const IsmsQuery query = { .kind = &isms_kind_risk, .filters = filters };
  g_autoptr (GArray) keys = isms_store_list_numbers (self->store, &query, nothing, NULL);

  self->n_closed = 0;
  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      IsmsPlace *place = find_place (self, g_array_index (keys, gint64, i));

      if (place == NULL)
        continue;
      place->closed = TRUE;
      if (self->risks == NULL)
        continue;
      self->n_closed += place->listed;
      place->listed = FALSE;
    }
}

static void
count_all (IsmsMatrix *self)
{
  memset (self->counts, 0, sizeof self->counts);
  self->n_listed = 0;
  for (guint i = 0; i < self->places->len; i++)
    {
      const IsmsPlace *place = &g_array_index (self->places, IsmsPlace, i);

      self->n_listed += place->listed;
      count_place (self, place, 1);
    }
}

static void
read_places (IsmsMatrix *self)
{
  IsmsQuery query = { .kind = &isms_kind_risk };
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) numbers = isms_store_list_numbers (self->store, &query, isms_place_columns, &error);

  g_array_set_size (self->places, 0);
  g_hash_table_remove_all (self->index);
  if (numbers == NULL)
    g_warning ("The risks cannot be read: %s", error->message);
  for (guint i = 0; numbers != NULL && i < numbers->len; i += ISMS_PLACE_NUMBERS)
    add_place (self, &g_array_index (numbers, gint64, i), known);
  mark_listed (self);
  set_closed_aside (self);
  count_all (self);
}

static void
ensure (IsmsMatrix *self)
{
  if (!self->dirty)
    return;
  self->dirty = FALSE;
  read_method (self);
  read_places (self);
}

static void
make_dirty (IsmsMatrix *self)
{
  self->dirty = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Returns: whether one risk that was there before took another place, and nothing else happened to it */
static gboolean
move_risk (IsmsMatrix *self,
           const IsmsChange *change)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (IsmsRecord) risk = isms_store_get (self->store, &isms_kind_risk, change->record);
  IsmsPlace *place = find_place (self, change->record);
  gint64 row[ISMS_PLACE_NUMBERS];

  if (place == NULL || risk == NULL || !g_str_equal (change->action, "change") || place->closed != isms_place_is_closed (risk))
    return FALSE;
  isms_place_read_record (risk, row);
  count_place (self, place, -1);
  fill_place (self, place, row, known);
  count_place (self, place, 1);
  return TRUE;
}

static void
store_changed_cb (IsmsMatrix *self,
                  IsmsStep *step)
{
  gboolean touched = FALSE;

  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      gboolean is_risk = change->kind == &isms_kind_risk;

      if (!is_risk && change->kind != &isms_kind_method && change->kind != &isms_kind_scale_step && change->kind != &isms_kind_band)
        continue;
      touched = TRUE;
      if (!is_risk || (!self->dirty && !move_risk (self, change)))
        self->dirty = TRUE;
    }
  if (touched)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
isms_matrix_finalize (GObject *object)
{
  IsmsMatrix *self = ISMS_MATRIX (object);

  clear_bands (self);
  g_clear_object (&self->method);
  g_clear_pointer (&self->steps[0], g_ptr_array_unref);
  g_clear_pointer (&self->steps[1], g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->index, g_hash_table_unref);
  g_clear_object (&self->risks);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (isms_matrix_parent_class)->finalize (object);
}

static void
isms_matrix_class_init (IsmsMatrixClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_matrix_finalize;

  /**
   * IsmsMatrix::changed:
   *
   * A risk lies elsewhere, or the method or the list is another. What cells hold is read anew when asked for.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", ISMS_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_matrix_init (IsmsMatrix *self)
{
  self->places = g_array_new (FALSE, TRUE, sizeof (IsmsPlace));
  self->index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->dirty = TRUE;
}

/**
 * isms_matrix_new:
 * @risks: (nullable): the list of risks that counts, with its filters, but for those that are closed; %NULL for all risks, closed ones too
 *
 * Returns: (transfer full): the matrix of the risk method in force; it follows the store and the list
 */
IsmsMatrix *
isms_matrix_new (IsmsStore *store,
                 IsmsRecordList *risks)
{
  IsmsMatrix *self = g_object_new (ISMS_TYPE_MATRIX, NULL);

  g_set_object (&self->store, store);
  g_set_object (&self->risks, risks);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  if (risks != NULL)
    g_signal_connect_object (risks, "items-changed", G_CALLBACK (make_dirty), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * isms_matrix_get_store:
 *
 * Returns: (transfer none): where the risks come from
 */
IsmsStore *
isms_matrix_get_store (IsmsMatrix *self)
{
  return self->store;
}

/**
 * isms_matrix_get_method:
 *
 * Returns: (transfer none) (nullable): the risk method in force
 */
IsmsRecord *
isms_matrix_get_method (IsmsMatrix *self)
{
  ensure (self);
  return self->method;
}

/**
 * isms_matrix_get_size:
 *
 * Returns: how many steps the scale has; five where the method names none
 */
guint
isms_matrix_get_size (IsmsMatrix *self,
                      IsmsAxis axis)
{
  ensure (self);
  return self->steps[axis]->len > 0 ? MIN (self->steps[axis]->len, ISMS_MATRIX_MOST) : USUAL_SIZE;
}

/**
 * isms_matrix_get_step_name:
 * @step: from 1
 *
 * Returns: (transfer none) (nullable): the step in one or two words, where the method names it
 */
const char *
isms_matrix_get_step_name (IsmsMatrix *self,
                           IsmsAxis axis,
                           guint step)
{
  IsmsRecord *record;

  ensure (self);
  record = get_step (self, axis, step);
  return record != NULL ? isms_record_get_title (record) : NULL;
}

/**
 * isms_matrix_get_step_anchor:
 * @step: from 1
 *
 * Returns: (transfer none) (nullable): what the step means
 */
const char *
isms_matrix_get_step_anchor (IsmsMatrix *self,
                             IsmsAxis axis,
                             guint step)
{
  IsmsRecord *record;

  ensure (self);
  record = get_step (self, axis, step);
  return record != NULL ? isms_record_get_text (record, "anchor") : NULL;
}

/**
 * isms_matrix_get_level:
 *
 * Returns: the level of a cell, by the rule of the method
 */
gint64
isms_matrix_get_level (IsmsMatrix *self,
                       guint likelihood,
                       guint impact)
{
  gint64 level;

  ensure (self);
  isms_scale_get_level (self->store, self->method, likelihood, impact, &level);
  return level;
}

/**
 * isms_matrix_get_band:
 *
 * Returns: (transfer none) (nullable): the acceptance band that the level of the cell lies in
 */
IsmsRecord *
isms_matrix_get_band (IsmsMatrix *self,
                      guint likelihood,
                      guint impact)
{
  ensure (self);
  return likelihood < SIZE && impact < SIZE ? self->bands[likelihood][impact] : NULL;
}

/**
 * isms_matrix_get_tone:
 *
 * Returns: what the acceptance criteria demand of the cell
 */
IsmsTone
isms_matrix_get_tone (IsmsMatrix *self,
                      guint likelihood,
                      guint impact)
{
  return isms_tone_of_band (isms_matrix_get_band (self, likelihood, impact));
}

/**
 * isms_matrix_count:
 *
 * Returns: how many risks are listed and not closed, rated or not
 */
guint
isms_matrix_count (IsmsMatrix *self)
{
  ensure (self);
  return self->n_listed;
}

/**
 * isms_matrix_count_closed:
 *
 * Returns: how many risks of the list are left out, as they are closed
 */
guint
isms_matrix_count_closed (IsmsMatrix *self)
{
  ensure (self);
  return self->n_closed;
}

/**
 * isms_matrix_is_closed:
 * @risk: the key of a risk
 *
 * Returns: whether it is closed
 */
gboolean
isms_matrix_is_closed (IsmsMatrix *self,
                       gint64 risk)
{
  const IsmsPlace *place;

  ensure (self);
  place = find_place (self, risk);
  return place != NULL && place->closed;
}

/**
 * isms_matrix_count_placed:
 *
 * Returns: how many of them are rated at that stage, by the scales of this matrix
 */
guint
isms_matrix_count_placed (IsmsMatrix *self,
                          IsmsStage stage)
{
  guint n = 0;

  ensure (self);
  for (guint i = 1; i < SIZE; i++)
    for (guint j = 1; j < SIZE; j++)
      n += self->counts[stage][i][j];
  return n;
}

/**
 * isms_matrix_count_cell:
 *
 * Returns: how many risks lie in the cell
 */
guint
isms_matrix_count_cell (IsmsMatrix *self,
                        IsmsStage stage,
                        guint likelihood,
                        guint impact)
{
  ensure (self);
  return likelihood < SIZE && impact < SIZE ? self->counts[stage][likelihood][impact] : 0;
}

/**
 * isms_matrix_list_keys:
 * @likelihood: the step of a cell, or 0 for what nobody has rated
 * @impact: the step of a cell
 *
 * Returns: (transfer full) (element-type gint64): the keys of the risks there, by code
 */
GArray *
isms_matrix_list_keys (IsmsMatrix *self,
                       IsmsStage stage,
                       guint likelihood,
                       guint impact)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  ensure (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      const IsmsPlace *place = &g_array_index (self->places, IsmsPlace, i);

      if (isms_place_lies_in (place, stage, likelihood, impact))
        g_array_append_val (keys, place->key);
    }
  return keys;
}

/**
 * isms_matrix_list_cell:
 * @limit: how many at the most, 0 for all
 *
 * Returns: (transfer full) (element-type IsmsRecord): the risks in the cell, by code
 */
GPtrArray *
isms_matrix_list_cell (IsmsMatrix *self,
                       IsmsStage stage,
                       guint likelihood,
                       guint impact,
                       guint limit)
{
  GPtrArray *risks = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = likelihood > 0 ? isms_matrix_count_cell (self, stage, likelihood, impact) : G_MAXUINT;

  ensure (self);
  for (guint i = 0; i < self->places->len && risks->len < n && (limit == 0 || risks->len < limit); i++)
    if (isms_place_lies_in (&g_array_index (self->places, IsmsPlace, i), stage, likelihood, impact))
      g_ptr_array_add (risks, isms_store_get (self->store, &isms_kind_risk, g_array_index (self->places, IsmsPlace, i).key));
  return risks;
}

/**
 * isms_matrix_count_unrated:
 *
 * Returns: how many of the listed risks nobody has rated at that stage
 */
guint
isms_matrix_count_unrated (IsmsMatrix *self,
                           IsmsStage stage)
{
  guint n = 0;

  ensure (self);
  for (guint i = 0; i < self->places->len; i++)
    n += isms_place_is_unrated (&g_array_index (self->places, IsmsPlace, i), stage);
  return n;
}

/**
 * isms_matrix_list_unrated:
 * @limit: how many at the most, 0 for all
 *
 * Returns: (transfer full) (element-type IsmsRecord): the listed risks that nobody has rated at that stage, by code
 */
GPtrArray *
isms_matrix_list_unrated (IsmsMatrix *self,
                          IsmsStage stage,
                          guint limit)
{
  return isms_matrix_list_cell (self, stage, 0, 0, limit);
}

/**
 * isms_matrix_count_foreign:
 *
 * Returns: how many of the listed risks were rated by other scales and wait to be converted
 */
guint
isms_matrix_count_foreign (IsmsMatrix *self)
{
  guint n = 0;

  ensure (self);
  for (guint i = 0; i < self->places->len; i++)
    n += g_array_index (self->places, IsmsPlace, i).listed && g_array_index (self->places, IsmsPlace, i).foreign;
  return n;
}

/**
 * isms_matrix_list_foreign:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the listed risks that were rated by other scales and wait to be converted
 */
GPtrArray *
isms_matrix_list_foreign (IsmsMatrix *self)
{
  GPtrArray *risks = g_ptr_array_new_with_free_func (g_object_unref);

  ensure (self);
  for (guint i = 0; i < self->places->len; i++)
    {
      const IsmsPlace *place = &g_array_index (self->places, IsmsPlace, i);

      if (place->listed && place->foreign)
        g_ptr_array_add (risks, isms_store_get (self->store, &isms_kind_risk, place->key));
    }
  return risks;
}

/**
 * isms_matrix_locate:
 * @risk: the key of a risk
 * @likelihood: (out): its step
 * @impact: (out): its step
 *
 * Returns: whether the risk lies in a cell at that stage
 */
gboolean
isms_matrix_locate (IsmsMatrix *self,
                    IsmsStage stage,
                    gint64 risk,
                    guint *likelihood,
                    guint *impact)
{
  const IsmsPlace *place;

  ensure (self);
  place = find_place (self, risk);
  if (place == NULL || !isms_place_is_placed (place, stage))
    return FALSE;
  *likelihood = place->steps[stage][ISMS_AXIS_LIKELIHOOD];
  *impact = place->steps[stage][ISMS_AXIS_IMPACT];
  return TRUE;
}

/**
 * isms_tone_of_band:
 * @band: (nullable): an acceptance band
 *
 * Returns: what it demands
 */
IsmsTone
isms_tone_of_band (IsmsRecord *band)
{
  static const char *const demands[] = { "", "acceptable", "decide", "treat" };
  const char *demand = band != NULL ? isms_record_get_text (band, "demand") : NULL;

  for (guint i = ISMS_TONE_ACCEPTABLE; demand != NULL && i < G_N_ELEMENTS (demands); i++)
    if (g_str_equal (demands[i], demand))
      return i;
  return ISMS_TONE_NONE;
}
