/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "records/isms-value.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CHOICE_ITEM (parapet_choice_item_get_type ())
G_DECLARE_FINAL_TYPE (ParapetChoiceItem, parapet_choice_item, PARAPET, CHOICE_ITEM, GObject)

ParapetChoiceItem *parapet_choice_item_new (const IsmsValue *value, const char *label, const char *detail);
const IsmsValue *parapet_choice_item_get_value (ParapetChoiceItem *self);
const char *parapet_choice_item_get_label (ParapetChoiceItem *self);
const char *parapet_choice_item_get_detail (ParapetChoiceItem *self);

G_END_DECLS
