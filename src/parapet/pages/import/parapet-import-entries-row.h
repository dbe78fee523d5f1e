/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_ENTRIES_ROW (parapet_import_entries_row_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportEntriesRow, parapet_import_entries_row, PARAPET, IMPORT_ENTRIES_ROW, AdwExpanderRow)

/* Says what one entry is called and, if there is more to say, what about it; both (transfer full). */
typedef char *(*ParapetImportDescribe) (gpointer entry, char **subtitle);

GtkWidget *parapet_import_entries_row_new (void);
void parapet_import_entries_row_show (ParapetImportEntriesRow *self, GPtrArray *entries, ParapetImportDescribe describe);

G_END_DECLS
