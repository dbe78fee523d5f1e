/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *at;
  const char *end;
  guint line;
  char delimiter;
  gboolean pending;
  GString *unquoted;
} IsmsCsvScanner;

/* `text` belongs to the scanner or to its input and is valid until the next cell is read. */
typedef struct
{
  const char *text;
  gsize length;
  guint line;
  gboolean ends_row;
  gboolean unclosed;
  gboolean stray;
} IsmsCsvCell;

void isms_csv_scanner_init (IsmsCsvScanner *self, const char *text, gsize length, char delimiter, guint line);
void isms_csv_scanner_clear (IsmsCsvScanner *self);
gboolean isms_csv_scanner_next (IsmsCsvScanner *self, IsmsCsvCell *cell);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsCsvScanner, isms_csv_scanner_clear)

G_END_DECLS
