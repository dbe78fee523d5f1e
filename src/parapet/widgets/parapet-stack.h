/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void parapet_stack_show (GtkStack *stack, GtkWidget *child);
void parapet_stack_show_name (GtkStack *stack, const char *name);

G_END_DECLS
