/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "looks/heatmap/parapet-heatmap.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RISK_MAP (parapet_risk_map_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRiskMap, parapet_risk_map, PARAPET, RISK_MAP, AdwBin)

GtkWidget *parapet_risk_map_new (IsmsStore *store, IsmsRecordList *risks);
void parapet_risk_map_turn (GtkWidget *map, IsmsRecord *risk);
ParapetHeatmap *parapet_risk_map_get_heatmap (ParapetRiskMap *self);

G_END_DECLS
