/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "looks/heatmap/parapet-heat-selection.h"
#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEATMAP (parapet_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatmap, parapet_heatmap, PARAPET, HEATMAP, GtkWidget)

GtkWidget *parapet_heatmap_new (IsmsMatrix *matrix);
void parapet_heatmap_set_matrix (ParapetHeatmap *self, IsmsMatrix *matrix);
IsmsMatrix *parapet_heatmap_get_matrix (ParapetHeatmap *self);
ParapetHeatSelection *parapet_heatmap_get_selection (ParapetHeatmap *self);
IsmsStage parapet_heatmap_get_stage (ParapetHeatmap *self);
void parapet_heatmap_set_stage (ParapetHeatmap *self, IsmsStage stage);
gboolean parapet_heatmap_set_all_ways (ParapetHeatmap *self, gboolean all);
void parapet_heatmap_set_rubber (ParapetHeatmap *self, const graphene_rect_t *area);
void parapet_heatmap_show_hint (ParapetHeatmap *self, GtkWidget *about, const char *title, const char *text);

GtkWidget *parapet_heatmap_find_cell (ParapetHeatmap *self, guint likelihood, guint impact);
GtkWidget *parapet_heatmap_get_cell_at (ParapetHeatmap *self, double x, double y);
GtkWidget *parapet_heatmap_get_shelf (ParapetHeatmap *self);
GtkWidget *parapet_heatmap_find_chip (ParapetHeatmap *self, gint64 key);
GtkWidget *parapet_heatmap_get_focused (ParapetHeatmap *self, GType type);
void parapet_heatmap_foreach_chip (ParapetHeatmap *self, GFunc function, gpointer data);
gboolean parapet_heatmap_focus_risk (ParapetHeatmap *self, gint64 key);

GPtrArray *parapet_heatmap_list_together (ParapetHeatmap *self, IsmsRecord *risk);
void parapet_heatmap_want (ParapetHeatmap *self, IsmsRecord *risk, guint likelihood, guint impact);

G_END_DECLS
