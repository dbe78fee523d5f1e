/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A piece of a PDF's text, not ended by a zero. Private to the PDF writer. */
typedef struct
{
  const char *start;
  const char *end;
} IsmsPdfSlice;

const char *isms_pdf_token_skip_space (const char *p,
                                       const char *end);
const char *isms_pdf_token_skip_value (const char *p,
                                       const char *end);
gboolean isms_pdf_token_find (IsmsPdfSlice dictionary,
                              const char *key,
                              IsmsPdfSlice *value);
gboolean isms_pdf_token_read_number (const char **p,
                                     const char *end,
                                     guint *number);
gboolean isms_pdf_token_equals (IsmsPdfSlice slice,
                                const char *text);

G_END_DECLS
