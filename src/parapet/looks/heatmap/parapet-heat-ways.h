/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks/heatmap/parapet-heatmap.h"

G_BEGIN_DECLS

/* More arrows than these say nothing any more. */
#define PARAPET_HEAT_WAYS_MOST 60

void parapet_heat_ways_snapshot (ParapetHeatmap *map, GArray *keys, double progress, GtkSnapshot *snapshot);

G_END_DECLS
