/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_HINT (parapet_heat_hint_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatHint, parapet_heat_hint, PARAPET, HEAT_HINT, GtkWidget)

GtkWidget *parapet_heat_hint_new (void);
void parapet_heat_hint_show (ParapetHeatHint *self, GtkWidget *about, const char *title, const char *text);
void parapet_heat_hint_place (ParapetHeatHint *self, int width, int height);

G_END_DECLS
