/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parapet_gradual_list_set_model (GtkWidget *view, GtkSelectionModel *model);
void parapet_gradual_list_begin_anew (GtkWidget *view);
void parapet_gradual_list_scroll_to (GtkWidget *view, guint position, GtkListScrollFlags flags);
void parapet_gradual_list_scroll_to_top (GtkWidget *view);

G_END_DECLS
