/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pages/import/parapet-import-session.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_IMPORT_WORDS_PAGE (parapet_import_words_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetImportWordsPage, parapet_import_words_page, PARAPET, IMPORT_WORDS_PAGE, AdwNavigationPage)

void parapet_import_words_page_set_session (ParapetImportWordsPage *self, ParapetImportSession *session);
void parapet_import_words_page_fill (ParapetImportWordsPage *self);

G_END_DECLS
