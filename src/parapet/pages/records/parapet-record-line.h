/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_LINE (parapet_record_line_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordLine, parapet_record_line, PARAPET, RECORD_LINE, GtkBox)

GtkWidget *parapet_record_line_new (void);
void parapet_record_line_show (ParapetRecordLine *self, ParapetCellTexts *texts, IsmsRecord *record);

G_END_DECLS
