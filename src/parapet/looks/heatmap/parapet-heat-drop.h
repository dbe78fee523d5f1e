/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "looks/heatmap/parapet-heatmap.h"

G_BEGIN_DECLS

void parapet_heat_drop_install (ParapetHeatmap *map);

G_END_DECLS
