/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_STATEMENT_PAGE (parapet_statement_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStatementPage, parapet_statement_page, PARAPET, STATEMENT_PAGE, AdwBreakpointBin)

GtkWidget *parapet_statement_page_new (void);
void parapet_statement_page_set_store (ParapetStatementPage *self, IsmsStore *store);
void parapet_statement_page_set_notice (ParapetStatementPage *self, const char *notice);
void parapet_statement_page_search (ParapetStatementPage *self, const char *words);
void parapet_statement_page_focus_search (ParapetStatementPage *self);
GListModel *parapet_statement_page_get_shown (ParapetStatementPage *self);
const char *parapet_statement_page_get_title (ParapetStatementPage *self);

G_END_DECLS
