/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_COLUMNS_PAGE (parapet_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportColumnsPage, parapet_import_columns_page, PARAPET, IMPORT_COLUMNS_PAGE, AdwNavigationPage)

void parapet_import_columns_page_set_session (ParapetImportColumnsPage *self, ParapetImportSession *session);
void parapet_import_columns_page_suggest (ParapetImportColumnsPage *self, const IsmsKind *kind);

G_END_DECLS
