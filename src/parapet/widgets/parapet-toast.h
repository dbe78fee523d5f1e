/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void parapet_toast_add (GtkWidget *from, AdwToast *toast);
void parapet_toast_show (GtkWidget *from, const char *title);
void parapet_toast_show_undo (GtkWidget *from, const char *title);
void parapet_toast_show_step (GtkWidget *from, const char *title);
void parapet_toast_dismiss_undo (GtkWidget *from);
void parapet_toast_show_error (GtkWidget *from, const GError *error);

G_END_DECLS
