/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-asset-levels.h"
#include "models/isms-risk-bands.h"
#include "models/isms-risk-levels.h"
#include "records/isms-kinds.h"

/**
 * IsmsAssetLevels:
 *
 * The highest level that an open risk to the asset has now (6.1.2 c).
 */
struct _IsmsAssetLevels
{
  IsmsComputed parent_instance;

  IsmsMatrix *matrix; /* of the open risks */
  GHashTable *levels; /* (nullable): asset -> IsmsComputedValue; read when somebody asks */
};

G_DEFINE_FINAL_TYPE (IsmsAssetLevels, isms_asset_levels, ISMS_TYPE_COMPUTED)

static void
add_link (IsmsAssetLevels *self,
          const IsmsLink *link)
{
  const IsmsComputedValue *highest = g_hash_table_lookup (self->levels, &link->to);
  IsmsComputedValue value;

  if (isms_risk_levels_find (self->matrix, ISMS_STAGE_CURRENT, link->from, &value) && (highest == NULL || value.number > highest->number))
    g_hash_table_replace (self->levels, g_memdup2 (&link->to, sizeof link->to), g_memdup2 (&value, sizeof value));
}

static void
ensure (IsmsAssetLevels *self)
{
  g_autoptr (GArray) links = NULL;

  if (self->levels != NULL)
    return;
  self->levels = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  links = isms_store_list_links (isms_computed_get_store (ISMS_COMPUTED (self)), &isms_kind_risk, "assets", NULL);
  for (guint i = 0; links != NULL && i < links->len; i++)
    add_link (self, &g_array_index (links, IsmsLink, i));
}

static void
matrix_changed_cb (IsmsAssetLevels *self)
{
  g_clear_pointer (&self->levels, g_hash_table_unref);
  isms_computed_changed (ISMS_COMPUTED (self));
}

static void
isms_asset_levels_watch (IsmsComputed *computed,
                         IsmsStore *store)
{
  IsmsAssetLevels *self = ISMS_ASSET_LEVELS (computed);

  self->matrix = isms_risk_bands_new_matrix (store);
  g_signal_connect_object (self->matrix, "changed", G_CALLBACK (matrix_changed_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
isms_asset_levels_read (IsmsComputed *computed,
                        guint place,
                        gint64 record,
                        IsmsComputedValue *value)
{
  IsmsAssetLevels *self = ISMS_ASSET_LEVELS (computed);
  const IsmsComputedValue *highest;

  ensure (self);
  highest = g_hash_table_lookup (self->levels, &record);
  if (highest != NULL)
    *value = *highest;
  return highest != NULL;
}

static void
isms_asset_levels_dispose (GObject *object)
{
  IsmsAssetLevels *self = ISMS_ASSET_LEVELS (object);

  g_clear_object (&self->matrix);
  g_clear_pointer (&self->levels, g_hash_table_unref);

  G_OBJECT_CLASS (isms_asset_levels_parent_class)->dispose (object);
}

static void
isms_asset_levels_class_init (IsmsAssetLevelsClass *klass)
{
  IsmsComputedClass *computed_class = ISMS_COMPUTED_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_asset_levels_dispose;
  computed_class->watch = isms_asset_levels_watch;
  computed_class->read = isms_asset_levels_read;
}

static void
isms_asset_levels_init (IsmsAssetLevels *self)
{
}
