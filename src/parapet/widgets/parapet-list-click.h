/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parapet_list_click_watch (GtkListView *list);

G_END_DECLS
