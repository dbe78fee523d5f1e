/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_PICKER (parapet_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordPicker, parapet_record_picker, PARAPET, RECORD_PICKER, GtkPopover)

GtkWidget *parapet_record_picker_new (IsmsStore *store, const IsmsField *field);
void parapet_record_picker_set_taken (ParapetRecordPicker *self, const char *const *taken);
void parapet_record_picker_search (ParapetRecordPicker *self, const char *text);
GListModel *parapet_record_picker_get_found (ParapetRecordPicker *self);
void parapet_record_picker_pick (ParapetRecordPicker *self, guint position);

G_END_DECLS
