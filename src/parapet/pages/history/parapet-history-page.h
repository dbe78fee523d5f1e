/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HISTORY_PAGE (parapet_history_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHistoryPage, parapet_history_page, PARAPET, HISTORY_PAGE, ParapetPage)

GtkWidget *parapet_history_page_new (IsmsStore *store);
GListModel *parapet_history_page_get_shown (ParapetHistoryPage *self);
void parapet_history_page_search (ParapetHistoryPage *self, const char *words);

G_END_DECLS
