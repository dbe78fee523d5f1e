/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_SIDE_SCROLLER (parapet_side_scroller_get_type ())
G_DECLARE_FINAL_TYPE (ParapetSideScroller, parapet_side_scroller, PARAPET, SIDE_SCROLLER, GtkWidget)

GtkWidget *parapet_side_scroller_new (GtkWidget *child);

G_END_DECLS
