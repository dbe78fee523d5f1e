/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkBox *parapet_ask_build (AdwDialog *dialog, const char *title, const char *answer, GtkWidget **button);
GtkWidget *parapet_ask_group (GtkBox *body, const char *title);
GtkWidget *parapet_ask_choice (GtkWidget *group, const char *title, const char *about, GtkWidget **first);

G_END_DECLS
