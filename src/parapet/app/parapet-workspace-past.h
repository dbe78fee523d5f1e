/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-workspace.h"

G_BEGIN_DECLS

void parapet_workspace_past_install (ParapetWorkspace *self, GActionMap *actions);
void parapet_workspace_past_remove (ParapetWorkspace *self, GActionMap *actions);

G_END_DECLS
