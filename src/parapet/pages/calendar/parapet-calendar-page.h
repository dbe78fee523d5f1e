/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CALENDAR_PAGE (parapet_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (ParapetCalendarPage, parapet_calendar_page, PARAPET, CALENDAR_PAGE, ParapetPage)

GtkWidget *parapet_calendar_page_new (IsmsStore *store);
GListModel *parapet_calendar_page_get_shown (ParapetCalendarPage *self);

G_END_DECLS
