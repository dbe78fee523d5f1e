/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-trend.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_TREND_CHART (parapet_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (ParapetTrendChart, parapet_trend_chart, PARAPET, TREND_CHART, GtkWidget)

GtkWidget *parapet_trend_chart_new (IsmsTrend *trend, gboolean small);
void parapet_trend_chart_set_trend (ParapetTrendChart *self, IsmsTrend *trend);
int parapet_trend_chart_get_selected (ParapetTrendChart *self);
char *parapet_trend_value_words (IsmsTrend *trend, guint i);

G_END_DECLS
