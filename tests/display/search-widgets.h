/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a person finds in widgets, but for find_mapped() also in those that are in no window yet. */

GtkWidget *find_child (GtkWidget *from, GType type);
GtkWidget *find_mapped (GtkWidget *from, GType type);
gboolean says (GtkWidget *from, const char *words);
gboolean drop (GtkWidget *on, const GValue *value, double x, double y);
void wait_until (gboolean (*ask) (gpointer data), gpointer data, const char *what);
void wait_for (GtkWidget *from, const char *words);

G_END_DECLS
