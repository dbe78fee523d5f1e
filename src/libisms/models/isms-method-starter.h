/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A step of a scale in a starter. */
typedef struct
{
  const char *name;
  const char *anchor;
} IsmsStarterStep;

/* An acceptance band in a starter; @to is the last level in it. */
typedef struct
{
  const char *name;
  guint to;
  const char *demand;
  const char *acceptance_by;
  guint max_days; /* 0 for no end */
} IsmsStarterBand;

#define ISMS_STARTER_BANDS 3

/* Words for a method that a small firm can begin with. @scales by axis: likelihood, impact. */
typedef struct
{
  guint size;
  const IsmsStarterStep *scales[2];
  IsmsStarterBand bands[ISMS_STARTER_BANDS];
} IsmsStarter;

const IsmsStarter *isms_method_starter_find (guint size);

G_END_DECLS
