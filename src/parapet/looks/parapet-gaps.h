/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/isms-gap.h"
#include "widgets/parapet-parts.h"

G_BEGIN_DECLS

GtkWidget *parapet_gap_link_new (const char *words, const char *about);
GtkWidget *parapet_gap_edit_new (const char *words, const char *about, const char *field);
GtkWidget *parapet_gap_button_new (const IsmsGap *gap);
void parapet_gaps_add (ParapetParts *parts, const char *title, GArray *gaps);

G_END_DECLS
