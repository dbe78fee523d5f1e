/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

/* Stands for the code, which is no field. */
#define PARAPET_RECORD_CELL_CODE (-1)

#define PARAPET_TYPE_RECORD_CELL (parapet_record_cell_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordCell, parapet_record_cell, PARAPET, RECORD_CELL, GtkWidget)

GtkWidget *parapet_record_cell_new (const IsmsKind *kind, int column);
void parapet_record_cell_show (ParapetRecordCell *self, ParapetCellTexts *texts, IsmsRecord *record);

G_END_DECLS
