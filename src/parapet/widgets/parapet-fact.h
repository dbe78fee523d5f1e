/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_FACT (parapet_fact_get_type ())
G_DECLARE_FINAL_TYPE (ParapetFact, parapet_fact, PARAPET, FACT, GtkWidget)

GtkWidget *parapet_fact_new (const char *label, GtkWidget *value);
GtkWidget *parapet_fact_new_text (const char *label, const char *text, const char *small);

G_END_DECLS
