/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"
#include "widgets/parapet-parts.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_PARTS (parapet_record_parts_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordParts, parapet_record_parts, PARAPET, RECORD_PARTS, GtkBox)

typedef void (*ParapetRecordPartsTell) (ParapetRecordParts *self, ParapetParts *parts);

GtkWidget *parapet_record_parts_new (IsmsStore *store, IsmsRecord *record, int spacing, ParapetRecordPartsTell tell);
IsmsStore *parapet_record_parts_get_store (ParapetRecordParts *self);
IsmsRecord *parapet_record_parts_get_record (ParapetRecordParts *self);

G_END_DECLS
