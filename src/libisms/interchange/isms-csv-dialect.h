/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a CSV text is written: its delimiter, and where its first row begins. */
typedef struct
{
  char delimiter;
  gsize offset;
  guint line;
} IsmsCsvDialect;

void isms_csv_dialect_detect (IsmsCsvDialect *self, const char *text, gsize length);

G_END_DECLS
