/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-workspace.h"

G_BEGIN_DECLS

void parapet_workspace_go_install (ParapetWorkspace *self, GActionMap *actions);
void parapet_workspace_go_remove (ParapetWorkspace *self, GActionMap *actions);
void parapet_workspace_go_later (ParapetWorkspace *self, const char *place, void (*act) (ParapetWorkspace *self, GVariant *where), GVariant *where);

G_END_DECLS
