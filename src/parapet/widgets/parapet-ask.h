/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GtkBox *parapet_ask_build (AdwDialog *dialog, const char *title, const char *answer, GtkWidget **button);
GtkWidget *parapet_ask_group (GtkBox *body, const char *title);
GtkWidget *parapet_ask_choice (GtkWidget *group, const char *title, const char *about, GtkWidget **first);
GtkWidget *parapet_ask_hint (GtkBox *body);
void parapet_ask_want (GtkWidget *hint, GtkWidget *answer, const char *wanted);
void parapet_ask_refuse (GtkWidget *hint, const char *why);
void parapet_ask_guard (AdwDialog *dialog);
AdwDialog *parapet_ask_discard (GtkWidget *from, const char *what, GCallback discard, gpointer object);
void parapet_ask_require (GtkWidget *entry, GtkWidget *hint);

G_END_DECLS
