/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-saver.h"
#include "app/parapet-workspace.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_WINDOW (parapet_window_get_type ())
G_DECLARE_FINAL_TYPE (ParapetWindow, parapet_window, PARAPET, WINDOW, AdwApplicationWindow)

GtkWidget *parapet_window_new (GtkApplication *application);
void parapet_window_show_welcome (ParapetWindow *self);
gboolean parapet_window_is_empty (ParapetWindow *self);
gboolean parapet_window_has_file (ParapetWindow *self, GFile *file);
void parapet_window_open (ParapetWindow *self, GFile *file, IsmsDocumentFlags flags);
void parapet_window_open_sample (ParapetWindow *self);
void parapet_window_recover (ParapetWindow *self, const char *copy);
void parapet_window_take (ParapetWindow *self, IsmsDocument *document);
void parapet_window_show_problem (ParapetWindow *self, const GError *error);
IsmsDocument *parapet_window_get_document (ParapetWindow *self);
ParapetSaver *parapet_window_get_saver (ParapetWindow *self);
ParapetWorkspace *parapet_window_get_workspace (ParapetWindow *self);

G_END_DECLS
