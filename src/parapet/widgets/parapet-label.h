/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *parapet_label_new (const char *text, const char *class);
void parapet_label_wrap_button (GtkButton *button);
GtkWidget *parapet_label_wrapped_button_new (const char *label);
GtkWidget *parapet_label_button_new (const char *words, const char *name);

G_END_DECLS
