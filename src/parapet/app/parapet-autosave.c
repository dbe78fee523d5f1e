/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-autosave.h"

/**
 * parapet_autosave_note:
 * @now: when something was done
 */
void
parapet_autosave_note (ParapetAutosave *self,
                       gint64 now)
{
  if (self->first == 0)
    self->first = now;
  self->last = now;
}

/**
 * parapet_autosave_clear:
 *
 * The file holds everything.
 */
void
parapet_autosave_clear (ParapetAutosave *self)
{
  self->first = self->last = 0;
}

/**
 * parapet_autosave_restart:
 *
 * A save has ended. What it left, or what came meanwhile, counts as just done.
 */
void
parapet_autosave_restart (ParapetAutosave *self,
                          gint64 now)
{
  if (self->first != 0)
    self->first = self->last = now;
}

/**
 * parapet_autosave_due:
 *
 * Returns: when to save, or -1 if there is nothing to
 */
gint64
parapet_autosave_due (const ParapetAutosave *self)
{
  if (self->first == 0)
    return -1;
  return MAX (self->first + PARAPET_AUTOSAVE_AGE, self->last + PARAPET_AUTOSAVE_IDLE);
}
