/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_PAST (parapet_heat_past_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatPast, parapet_heat_past, PARAPET, HEAT_PAST, AdwBin)

GtkWidget *parapet_heat_past_new (IsmsRecordList *risks);
IsmsRecordList *parapet_heat_past_get_risks (ParapetHeatPast *self);
void parapet_heat_past_leave (ParapetHeatPast *self);

G_END_DECLS
