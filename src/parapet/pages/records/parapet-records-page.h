/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORDS_PAGE (parapet_records_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordsPage, parapet_records_page, PARAPET, RECORDS_PAGE, ParapetPage)

GtkWidget *parapet_records_page_new (IsmsStore *store, const char *const *kinds);

G_END_DECLS
