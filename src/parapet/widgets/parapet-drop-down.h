/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parapet_drop_down_cut_names (GtkDropDown *down);

G_END_DECLS
