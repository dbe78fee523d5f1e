/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"
#include "pages/records/parapet-cell-texts.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_FILTER_CHIP (parapet_filter_chip_get_type ())
G_DECLARE_FINAL_TYPE (ParapetFilterChip, parapet_filter_chip, PARAPET, FILTER_CHIP, AdwBin)

GtkWidget *parapet_filter_chip_new (IsmsRecordList *list, ParapetCellTexts *texts, const IsmsField *field);
void parapet_filter_chip_update (ParapetFilterChip *self);
void parapet_filter_chip_fill (ParapetFilterChip *self);

G_END_DECLS
