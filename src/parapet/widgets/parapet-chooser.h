/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileDialog *parapet_chooser_new (const char *title, const char *accept_label);
void parapet_chooser_remember (GFile *file);

G_END_DECLS
