/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/heatmap/parapet-heat-selection.h"

/**
 * ParapetHeatSelection:
 *
 * Which risks of the matrix are picked. They are known by their keys, so that they stay picked wherever they lie next.
 */
struct _ParapetHeatSelection
{
  GObject parent_instance;

  GHashTable *keys;
};

G_DEFINE_FINAL_TYPE (ParapetHeatSelection, parapet_heat_selection, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
put (ParapetHeatSelection *self,
     gint64 key)
{
  g_hash_table_add (self->keys, g_memdup2 (&key, sizeof key));
}

static void
tell (ParapetHeatSelection *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
parapet_heat_selection_finalize (GObject *object)
{
  g_hash_table_unref (PARAPET_HEAT_SELECTION (object)->keys);

  G_OBJECT_CLASS (parapet_heat_selection_parent_class)->finalize (object);
}

static void
parapet_heat_selection_class_init (ParapetHeatSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_heat_selection_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", PARAPET_TYPE_HEAT_SELECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_heat_selection_init (ParapetHeatSelection *self)
{
  self->keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

ParapetHeatSelection *
parapet_heat_selection_new (void)
{
  return g_object_new (PARAPET_TYPE_HEAT_SELECTION, NULL);
}

guint
parapet_heat_selection_get_n (ParapetHeatSelection *self)
{
  return g_hash_table_size (self->keys);
}

gboolean
parapet_heat_selection_has (ParapetHeatSelection *self,
                            gint64 key)
{
  return g_hash_table_contains (self->keys, &key);
}

/**
 * parapet_heat_selection_set:
 * @keys: (element-type gint64): which are picked from now on, and no others
 */
void
parapet_heat_selection_set (ParapetHeatSelection *self,
                            GArray *keys)
{
  gboolean same = keys->len == parapet_heat_selection_get_n (self);

  for (guint i = 0; i < keys->len && same; i++)
    same = parapet_heat_selection_has (self, g_array_index (keys, gint64, i));
  if (same)
    return;
  g_hash_table_remove_all (self->keys);
  for (guint i = 0; i < keys->len; i++)
    put (self, g_array_index (keys, gint64, i));
  tell (self);
}

/**
 * parapet_heat_selection_select:
 *
 * Picks this one alone.
 */
void
parapet_heat_selection_select (ParapetHeatSelection *self,
                               gint64 key)
{
  if (parapet_heat_selection_get_n (self) == 1 && parapet_heat_selection_has (self, key))
    return;
  g_hash_table_remove_all (self->keys);
  put (self, key);
  tell (self);
}

void
parapet_heat_selection_add (ParapetHeatSelection *self,
                            gint64 key)
{
  if (parapet_heat_selection_has (self, key))
    return;
  put (self, key);
  tell (self);
}

void
parapet_heat_selection_toggle (ParapetHeatSelection *self,
                               gint64 key)
{
  if (!g_hash_table_remove (self->keys, &key))
    put (self, key);
  tell (self);
}

void
parapet_heat_selection_clear (ParapetHeatSelection *self)
{
  if (parapet_heat_selection_get_n (self) == 0)
    return;
  g_hash_table_remove_all (self->keys);
  tell (self);
}

/**
 * parapet_heat_selection_list:
 *
 * Returns: (transfer full) (element-type gint64): the keys, in no order
 */
GArray *
parapet_heat_selection_list (ParapetHeatSelection *self)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_val (keys, *(gint64 *) key);
  return keys;
}
