/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_COLUMN_TEXT,
  ISMS_COLUMN_NUMBER, /* at the right */
} IsmsColumnAlign;

typedef struct _IsmsColumns IsmsColumns;

IsmsColumns *isms_columns_new (void);
void isms_columns_free (IsmsColumns *self);
void isms_columns_add (IsmsColumns *self, const char *header, IsmsColumnAlign align);
void isms_columns_set (IsmsColumns *self, char *cell);
void isms_columns_print (IsmsColumns *self, GString *out, guint width);

guint isms_text_width (const char *text);
void isms_text_wrap (GString *out, const char *text, guint indent, guint width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsColumns, isms_columns_free)

G_END_DECLS
