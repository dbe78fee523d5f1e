/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean parapet_typing_finish (GtkRoot *root);
gboolean parapet_typing_undo (GtkRoot *root);
gboolean parapet_typing_redo (GtkRoot *root);

G_END_DECLS
