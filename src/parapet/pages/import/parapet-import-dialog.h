/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_DIALOG (parapet_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportDialog, parapet_import_dialog, PARAPET, IMPORT_DIALOG, AdwDialog)

AdwDialog *parapet_import_dialog_new (IsmsStore *store, const IsmsKind *kind, GFile *file);
void parapet_import_dialog_close (ParapetImportDialog *self);
ParapetImportSession *parapet_import_dialog_get_session (ParapetImportDialog *self);

G_END_DECLS
