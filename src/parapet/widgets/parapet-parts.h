/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef GtkWidget *(*ParapetPartMake) (gpointer owner, gpointer data);

/* What a box is to hold, part by part. Parts that say what they said before keep their widgets: who reads or has the keyboard
 * in one of them is not disturbed by a change elsewhere. */
typedef GPtrArray ParapetParts;

ParapetParts *parapet_parts_new (void);
void parapet_parts_add (ParapetParts *self, const char *id, const char *sign, ParapetPartMake make, gpointer data, GDestroyNotify destroy);
void parapet_parts_add_text (ParapetParts *self, const char *id, ParapetPartMake make, char *text);
GtkWidget *parapet_part_body (gpointer owner, gpointer data);
GtkWidget *parapet_part_heading (gpointer owner, gpointer data);
void parapet_parts_show (ParapetParts *self, GtkBox *box, gpointer owner);

G_END_DECLS
