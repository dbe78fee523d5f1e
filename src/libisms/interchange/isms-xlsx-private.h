/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-number-format.h"
#include "interchange/isms-package.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *relation;
  char *part; /* where its cells are, once known */
  gboolean hidden;
} IsmsXlsxSheet;

/**
 * IsmsXlsxParts:
 * @sheets: (element-type IsmsXlsxSheet): in the order of their tabs
 * @strings: (element-type utf8): texts that cells point at
 * @formats: (element-type IsmsNumberFormat): how cells of a style show numbers
 * @since_1904: whether days are counted from 1904 on
 *
 * What the sheets of an .xlsx file share.
 */
typedef struct
{
  GArray *sheets;
  GPtrArray *strings;
  GArray *formats;
  gboolean since_1904;
} IsmsXlsxParts;

IsmsXlsxParts *isms_xlsx_parts_read (IsmsPackage *package, GCancellable *cancellable, GError **error);
void isms_xlsx_parts_free (IsmsXlsxParts *self);
IsmsNumberFormat isms_xlsx_parts_get_format (const IsmsXlsxParts *self, guint style);
char *isms_xlsx_unescape (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsXlsxParts, isms_xlsx_parts_free)

G_END_DECLS
