/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_COLUMN_ROW (parapet_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportColumnRow, parapet_import_column_row, PARAPET, IMPORT_COLUMN_ROW, AdwComboRow)

GtkWidget *parapet_import_column_row_new (ParapetImportSession *session, guint column, GListModel *targets);
void parapet_import_column_row_update (ParapetImportColumnRow *self);

G_END_DECLS
