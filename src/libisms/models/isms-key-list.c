/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-key-list.h"

/**
 * IsmsKeyList:
 *
 * Records whose keys somebody has found, in that order. A record is read when it is asked for, so ten thousand cost no more than those
 * that are looked at.
 */
struct _IsmsKeyList
{
  GObject parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  GArray *keys;
};

static GType
isms_key_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_RECORD;
}

static guint
isms_key_list_get_n_items (GListModel *model)
{
  return ISMS_KEY_LIST (model)->keys->len;
}

static gpointer
isms_key_list_get_item (GListModel *model,
                        guint position)
{
  IsmsKeyList *self = ISMS_KEY_LIST (model);

  return position < self->keys->len ? isms_store_get (self->store, self->kind, g_array_index (self->keys, gint64, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = isms_key_list_get_item_type;
  iface->get_n_items = isms_key_list_get_n_items;
  iface->get_item = isms_key_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsKeyList, isms_key_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
isms_key_list_finalize (GObject *object)
{
  IsmsKeyList *self = ISMS_KEY_LIST (object);

  g_clear_object (&self->store);
  g_clear_pointer (&self->keys, g_array_unref);

  G_OBJECT_CLASS (isms_key_list_parent_class)->finalize (object);
}

static void
isms_key_list_class_init (IsmsKeyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_key_list_finalize;
}

static void
isms_key_list_init (IsmsKeyList *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
}

/**
 * isms_key_list_new:
 *
 * Returns: (transfer full): an empty list
 */
IsmsKeyList *
isms_key_list_new (IsmsStore *store,
                   const IsmsKind *kind)
{
  IsmsKeyList *self = g_object_new (ISMS_TYPE_KEY_LIST, NULL);

  self->store = g_object_ref (store);
  self->kind = kind;
  return self;
}

/**
 * isms_key_list_set_keys:
 * @keys: (element-type gint64): of records of the list's kind
 *
 * Tells of one change of all that lies between what stays at the beginning and at the end.
 */
void
isms_key_list_set_keys (IsmsKeyList *self,
                        GArray *keys)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->keys);
  guint common = MIN (old->len, keys->len), start = 0, end = 0;

  self->keys = g_array_ref (keys);
  while (start < common && g_array_index (old, gint64, start) == g_array_index (keys, gint64, start))
    start++;
  while (start + end < common && g_array_index (old, gint64, old->len - 1 - end) == g_array_index (keys, gint64, keys->len - 1 - end))
    end++;
  if (start + end < MAX (old->len, keys->len))
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end, keys->len - start - end);
}
