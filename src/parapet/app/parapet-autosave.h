/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A save by itself waits until nobody has done anything for so long, and the oldest change is so old. */
#define PARAPET_AUTOSAVE_IDLE (5 * G_USEC_PER_SEC)
#define PARAPET_AUTOSAVE_AGE (60 * G_USEC_PER_SEC)

/**
 * ParapetAutosave:
 * @first: when the oldest change came that the file does not hold, or 0
 * @last: when the newest came
 *
 * When a document is to be saved without being asked. Moments are microseconds of a clock that only goes forward.
 */
typedef struct
{
  gint64 first;
  gint64 last;
} ParapetAutosave;

void parapet_autosave_note (ParapetAutosave *self, gint64 now);
void parapet_autosave_clear (ParapetAutosave *self);
void parapet_autosave_restart (ParapetAutosave *self, gint64 now);
gint64 parapet_autosave_due (const ParapetAutosave *self);

G_END_DECLS
