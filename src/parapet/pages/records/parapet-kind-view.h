/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"
#include "pages/records/parapet-record-table.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_KIND_VIEW (parapet_kind_view_get_type ())
G_DECLARE_FINAL_TYPE (ParapetKindView, parapet_kind_view, PARAPET, KIND_VIEW, AdwBin)

GtkWidget *parapet_kind_view_new (IsmsStore *store, const IsmsKind *kind);
const IsmsKind *parapet_kind_view_get_kind (ParapetKindView *self);
IsmsRecordList *parapet_kind_view_get_list (ParapetKindView *self);
ParapetRecordTable *parapet_kind_view_get_table (ParapetKindView *self);
const char *parapet_kind_view_get_found (ParapetKindView *self);
GActionGroup *parapet_kind_view_get_columns (ParapetKindView *self);
gboolean parapet_kind_view_show_picture (ParapetKindView *self);
gboolean parapet_kind_view_show_record (ParapetKindView *self, IsmsRecord *record);
IsmsRecord *parapet_kind_view_dup_selected (ParapetKindView *self);

G_END_DECLS
