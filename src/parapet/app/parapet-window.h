/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/parapet-workspace.h"
#include "document/isms-document.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_WINDOW (parapet_window_get_type ())
G_DECLARE_FINAL_TYPE (ParapetWindow, parapet_window, PARAPET, WINDOW, AdwApplicationWindow)

GtkWidget *parapet_window_new (GtkApplication *application);
gboolean parapet_window_is_empty (ParapetWindow *self);
gboolean parapet_window_has_file (ParapetWindow *self, GFile *file);
void parapet_window_open (ParapetWindow *self, GFile *file);
void parapet_window_open_sample (ParapetWindow *self);
void parapet_window_show_problem (ParapetWindow *self, const GError *error);
IsmsDocument *parapet_window_get_document (ParapetWindow *self);
ParapetWorkspace *parapet_window_get_workspace (ParapetWindow *self);

G_END_DECLS
