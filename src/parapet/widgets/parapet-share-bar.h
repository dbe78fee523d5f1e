/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_SHARE_BAR (parapet_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (ParapetShareBar, parapet_share_bar, PARAPET, SHARE_BAR, GtkWidget)

GtkWidget *parapet_share_bar_new (void);
void parapet_share_bar_clear (ParapetShareBar *self);
void parapet_share_bar_add (ParapetShareBar *self, const char *css_class, guint count);

G_END_DECLS
