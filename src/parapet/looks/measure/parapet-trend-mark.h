/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-trend.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_TREND_MARK (parapet_trend_mark_get_type ())
G_DECLARE_FINAL_TYPE (ParapetTrendMark, parapet_trend_mark, PARAPET, TREND_MARK, GtkWidget)

GtkWidget *parapet_trend_mark_new (IsmsTrendState state);
GtkWidget *parapet_trend_mark_new_gap (void);
GtkWidget *parapet_trend_mark_new_line (gboolean alarm);
void parapet_trend_mark_append (GtkSnapshot *snapshot, IsmsTrendState state, float x, float y, float size, const GdkRGBA *color);
void parapet_trend_mark_append_gap (GtkSnapshot *snapshot, const graphene_rect_t *band, float foot, const GdkRGBA *color);
void parapet_trend_mark_append_line (GtkSnapshot *snapshot, gboolean alarm, double from, double to, double y, const GdkRGBA *color);
void parapet_trend_mark_get_color (GtkWidget *widget, GdkRGBA *color);

G_END_DECLS
