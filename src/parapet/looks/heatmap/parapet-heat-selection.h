/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_SELECTION (parapet_heat_selection_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatSelection, parapet_heat_selection, PARAPET, HEAT_SELECTION, GObject)

ParapetHeatSelection *parapet_heat_selection_new (void);
guint parapet_heat_selection_get_n (ParapetHeatSelection *self);
gboolean parapet_heat_selection_has (ParapetHeatSelection *self, gint64 key);
void parapet_heat_selection_set (ParapetHeatSelection *self, GArray *keys);
void parapet_heat_selection_select (ParapetHeatSelection *self, gint64 key);
void parapet_heat_selection_add (ParapetHeatSelection *self, gint64 key);
void parapet_heat_selection_toggle (ParapetHeatSelection *self, gint64 key);
void parapet_heat_selection_clear (ParapetHeatSelection *self);
GArray *parapet_heat_selection_list (ParapetHeatSelection *self);

G_END_DECLS
