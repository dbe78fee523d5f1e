/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_PANE (parapet_record_pane_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordPane, parapet_record_pane, PARAPET, RECORD_PANE, AdwBin)

GtkWidget *parapet_record_pane_new (IsmsStore *store);
void parapet_record_pane_show (ParapetRecordPane *self, IsmsRecord *record);
void parapet_record_pane_push (ParapetRecordPane *self, IsmsRecord *record);
void parapet_record_pane_set_kind (ParapetRecordPane *self, const IsmsKind *kind);
void parapet_record_pane_edit (ParapetRecordPane *self, const char *field);
IsmsRecord *parapet_record_pane_get_shown (ParapetRecordPane *self);

G_END_DECLS
