/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"
#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_TABLE (parapet_record_table_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordTable, parapet_record_table, PARAPET, RECORD_TABLE, AdwBreakpointBin)

GtkWidget *parapet_record_table_new (void);
void parapet_record_table_set_list (ParapetRecordTable *self, IsmsRecordList *list, ParapetCellTexts *texts);
GtkSelectionModel *parapet_record_table_get_selection (ParapetRecordTable *self);
GPtrArray *parapet_record_table_list_selected (ParapetRecordTable *self);
guint parapet_record_table_count_selected (ParapetRecordTable *self);
gboolean parapet_record_table_select (ParapetRecordTable *self, IsmsRecord *record);
void parapet_record_table_unselect (ParapetRecordTable *self);
void parapet_record_table_focus (ParapetRecordTable *self);
void parapet_record_table_set_compact (ParapetRecordTable *self, gboolean compact);
void parapet_record_table_reload_columns (ParapetRecordTable *self);
GtkColumnView *parapet_record_table_get_column_view (ParapetRecordTable *self);

G_END_DECLS
