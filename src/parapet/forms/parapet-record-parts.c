/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-record-parts.h"

/**
 * ParapetRecordParts:
 *
 * What a look says about one record, part by part, one below the other. It is told anew after each change of the store; parts that
 * say what they said before keep their widgets. A record that was removed stays as it was last told.
 */
struct _ParapetRecordParts
{
  GtkBox parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  ParapetRecordPartsTell tell;
};

G_DEFINE_FINAL_TYPE (ParapetRecordParts, parapet_record_parts, GTK_TYPE_BOX)

static void
refresh (ParapetRecordParts *self)
{
  ParapetParts *parts;

  if (isms_record_get_deleted (self->record))
    return;
  parts = parapet_parts_new ();
  self->tell (self, parts);
  parapet_parts_show (parts, GTK_BOX (self), self);
}

static void
parapet_record_parts_finalize (GObject *object)
{
  ParapetRecordParts *self = PARAPET_RECORD_PARTS (object);

  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_parts_parent_class)->finalize (object);
}

static void
parapet_record_parts_class_init (ParapetRecordPartsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_record_parts_finalize;
}

static void
parapet_record_parts_init (ParapetRecordParts *self)
{
}

/**
 * parapet_record_parts_new:
 * @spacing: between the parts, in pixels
 * @tell: adds what there is to say now; those that make widgets are handed the ParapetRecordParts as their owner
 *
 * Returns: (transfer floating): the parts; they follow changes by themselves
 */
GtkWidget *
parapet_record_parts_new (IsmsStore *store,
                          IsmsRecord *record,
                          int spacing,
                          ParapetRecordPartsTell tell)
{
  ParapetRecordParts *self = g_object_new (PARAPET_TYPE_RECORD_PARTS, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", spacing, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->tell = tell;
  refresh (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

IsmsStore *
parapet_record_parts_get_store (ParapetRecordParts *self)
{
  g_return_val_if_fail (PARAPET_IS_RECORD_PARTS (self), NULL);

  return self->store;
}

IsmsRecord *
parapet_record_parts_get_record (ParapetRecordParts *self)
{
  g_return_val_if_fail (PARAPET_IS_RECORD_PARTS (self), NULL);

  return self->record;
}
