/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/parapet-saver.h"
#include "app/parapet-workspace.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_KEEPER (parapet_keeper_get_type ())
G_DECLARE_FINAL_TYPE (ParapetKeeper, parapet_keeper, PARAPET, KEEPER, GObject)

ParapetKeeper *parapet_keeper_new (IsmsDocument *document, gboolean is_sample, ParapetWorkspace *workspace, GtkApplicationWindow *window);
ParapetSaver *parapet_keeper_get_saver (ParapetKeeper *self);
void parapet_keeper_stop (ParapetKeeper *self);

G_END_DECLS
