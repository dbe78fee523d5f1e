/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_JUMP_DIALOG (parapet_jump_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetJumpDialog, parapet_jump_dialog, PARAPET, JUMP_DIALOG, AdwDialog)

AdwDialog *parapet_jump_dialog_new (IsmsStore *store, GListModel *places);
void parapet_jump_dialog_type (ParapetJumpDialog *self, const char *text);
GListModel *parapet_jump_dialog_get_found (ParapetJumpDialog *self);

G_END_DECLS
