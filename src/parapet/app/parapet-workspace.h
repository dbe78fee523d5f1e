/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-place.h"
#include "document/isms-document.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_WORKSPACE (parapet_workspace_get_type ())
G_DECLARE_FINAL_TYPE (ParapetWorkspace, parapet_workspace, PARAPET, WORKSPACE, AdwBreakpointBin)

GtkWidget *parapet_workspace_new (IsmsDocument *document, GActionMap *actions);
void parapet_workspace_close (ParapetWorkspace *self);
IsmsDocument *parapet_workspace_get_document (ParapetWorkspace *self);
ParapetPage *parapet_workspace_get_page (ParapetWorkspace *self);
GListModel *parapet_workspace_get_places (ParapetWorkspace *self);
const char *parapet_workspace_get_title (ParapetWorkspace *self);
void parapet_workspace_set_status (ParapetWorkspace *self, const char *status);
void parapet_workspace_set_notice (ParapetWorkspace *self, const char *notice, const char *button, const char *action);
void parapet_workspace_set_past (ParapetWorkspace *self, IsmsStore *past, const char *notice);
void parapet_workspace_show_place (ParapetWorkspace *self, const char *name);
void parapet_workspace_show_record (ParapetWorkspace *self, IsmsRecord *record);

G_END_DECLS
