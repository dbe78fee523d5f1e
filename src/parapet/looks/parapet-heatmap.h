/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEATMAP (parapet_heatmap_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatmap, parapet_heatmap, PARAPET, HEATMAP, GtkWidget)

GtkWidget *parapet_heatmap_new (IsmsMatrix *matrix);
IsmsStage parapet_heatmap_get_stage (ParapetHeatmap *self);
void parapet_heatmap_set_stage (ParapetHeatmap *self, IsmsStage stage);
GtkWidget *parapet_heatmap_find_cell (ParapetHeatmap *self, guint likelihood, guint impact);
gboolean parapet_heatmap_focus_risk (ParapetHeatmap *self, gint64 key);

G_END_DECLS
