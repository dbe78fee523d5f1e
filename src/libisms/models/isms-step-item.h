/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "store/isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STEP_ITEM (isms_step_item_get_type ())
G_DECLARE_FINAL_TYPE (IsmsStepItem, isms_step_item, ISMS, STEP_ITEM, GObject)

IsmsStepItem *isms_step_item_new (IsmsStep *step);
IsmsStep *isms_step_item_get_step (IsmsStepItem *self);

G_END_DECLS
