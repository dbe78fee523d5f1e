/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_GRID (parapet_heat_grid_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatGrid, parapet_heat_grid, PARAPET, HEAT_GRID, GtkGrid)

GtkWidget *parapet_heat_grid_new (void);
void parapet_heat_grid_show (ParapetHeatGrid *self, IsmsMatrix *matrix, IsmsStage stage, const ParapetHeatRoom *room);
GtkWidget *parapet_heat_grid_get_cell (ParapetHeatGrid *self, guint likelihood, guint impact);
GtkWidget *parapet_heat_grid_find_chip (ParapetHeatGrid *self, gint64 key);
void parapet_heat_grid_foreach_chip (ParapetHeatGrid *self, GFunc function, gpointer data);

G_END_DECLS
