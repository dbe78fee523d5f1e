/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-step-item.h"

/**
 * IsmsStepItem:
 *
 * A step as an item of a list. A step never changes, so neither does this.
 */
struct _IsmsStepItem
{
  GObject parent_instance;

  IsmsStep *step;
};

G_DEFINE_FINAL_TYPE (IsmsStepItem, isms_step_item, G_TYPE_OBJECT)

static void
isms_step_item_finalize (GObject *object)
{
  g_clear_pointer (&ISMS_STEP_ITEM (object)->step, isms_step_unref);

  G_OBJECT_CLASS (isms_step_item_parent_class)->finalize (object);
}

static void
isms_step_item_class_init (IsmsStepItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_step_item_finalize;
}

static void
isms_step_item_init (IsmsStepItem *self)
{
}

/**
 * isms_step_item_new:
 * @step: (transfer none): a step with its changes
 *
 * Returns: (transfer full): it as an object
 */
IsmsStepItem *
isms_step_item_new (IsmsStep *step)
{
  IsmsStepItem *self = g_object_new (ISMS_TYPE_STEP_ITEM, NULL);

  self->step = isms_step_ref (step);
  return self;
}

/**
 * isms_step_item_get_step:
 *
 * Returns: (transfer none): the step
 */
IsmsStep *
isms_step_item_get_step (IsmsStepItem *self)
{
  g_return_val_if_fail (ISMS_IS_STEP_ITEM (self), NULL);

  return self->step;
}
