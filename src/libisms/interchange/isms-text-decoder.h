/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was found out while decoding. Lines count from 1. */
typedef struct
{
  const char *encoding;
  gboolean guessed;
  guint n_replaced;
  guint replaced_line;
} IsmsTextDecoding;

GString *isms_text_decode (const guint8 *data, gsize size, IsmsTextDecoding *decoding, GError **error);

G_END_DECLS
