/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_CHECK_PAGE (parapet_import_check_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportCheckPage, parapet_import_check_page, PARAPET, IMPORT_CHECK_PAGE, AdwNavigationPage)

void parapet_import_check_page_set_session (ParapetImportCheckPage *self, ParapetImportSession *session);

G_END_DECLS
