/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_STATEMENT_PAGE (parapet_statement_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStatementPage, parapet_statement_page, PARAPET, STATEMENT_PAGE, ParapetPage)

GtkWidget *parapet_statement_page_new (IsmsStore *store);
void parapet_statement_page_search (ParapetStatementPage *self, const char *words);
GListModel *parapet_statement_page_get_shown (ParapetStatementPage *self);

G_END_DECLS
