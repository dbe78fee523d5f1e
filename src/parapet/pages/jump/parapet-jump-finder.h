/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "pages/jump/parapet-jump-item.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_JUMP_FINDER (parapet_jump_finder_get_type ())
G_DECLARE_FINAL_TYPE (ParapetJumpFinder, parapet_jump_finder, PARAPET, JUMP_FINDER, GObject)

ParapetJumpFinder *parapet_jump_finder_new (IsmsStore *store, GListModel *places);
void parapet_jump_finder_offer_actions (ParapetJumpFinder *self, GtkRoot *root);
void parapet_jump_finder_find (ParapetJumpFinder *self, const char *text);
GListModel *parapet_jump_finder_get_found (ParapetJumpFinder *self);

G_END_DECLS
