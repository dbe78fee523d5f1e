/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"
#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_FILTER_BAR (parapet_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParapetFilterBar, parapet_filter_bar, PARAPET, FILTER_BAR, GtkWidget)

GtkWidget *parapet_filter_bar_new (void);
void parapet_filter_bar_set_list (ParapetFilterBar *self, IsmsRecordList *list, ParapetCellTexts *texts);
const char *parapet_filter_bar_get_found (ParapetFilterBar *self);

G_END_DECLS
