/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes a part of what @widget shows. */
typedef void (*ParapetSlice) (gpointer widget);

void parapet_slices_add (GtkWidget *widget, ParapetSlice make);
void parapet_slices_finish (GtkWidget *widget);
void parapet_slices_when_seen (GtkWidget *widget, ParapetSlice show);
guint parapet_slices_count_waiting (void);

G_END_DECLS
