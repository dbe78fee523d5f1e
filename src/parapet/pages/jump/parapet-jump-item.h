/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_JUMP_ITEM (parapet_jump_item_get_type ())
G_DECLARE_FINAL_TYPE (ParapetJumpItem, parapet_jump_item, PARAPET, JUMP_ITEM, GObject)

ParapetJumpItem *parapet_jump_item_new (const char *group, const char *title, const char *detail, const char *icon_name);
void parapet_jump_item_set_action (ParapetJumpItem *self, const char *action, GVariant *target);
void parapet_jump_item_set_also (ParapetJumpItem *self, const char *also);
void parapet_jump_item_set_verb (ParapetJumpItem *self, const char *verb);

const char *parapet_jump_item_get_group (ParapetJumpItem *self);
const char *parapet_jump_item_get_title (ParapetJumpItem *self);
const char *parapet_jump_item_get_detail (ParapetJumpItem *self);
const char *parapet_jump_item_get_icon_name (ParapetJumpItem *self);
const char *parapet_jump_item_get_action (ParapetJumpItem *self);
GVariant *parapet_jump_item_get_target (ParapetJumpItem *self);
guint parapet_jump_item_rate (ParapetJumpItem *self, const char *const *words);

G_END_DECLS
