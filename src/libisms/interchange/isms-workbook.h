/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "interchange/isms-table.h"
#include "records/isms-kind.h"

G_BEGIN_DECLS

#define ISMS_TYPE_WORKBOOK (isms_workbook_get_type ())

typedef struct _IsmsWorkbook IsmsWorkbook;

GType isms_workbook_get_type (void) G_GNUC_CONST;
IsmsWorkbook *isms_workbook_ref (IsmsWorkbook *self);
void isms_workbook_unref (IsmsWorkbook *self);

IsmsWorkbook *isms_workbook_read (GBytes *bytes, GCancellable *cancellable, GError **error);
IsmsWorkbook *isms_workbook_load (GFile *file, GCancellable *cancellable, GError **error);
void isms_workbook_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IsmsWorkbook *isms_workbook_load_finish (GAsyncResult *result, GError **error);

guint isms_workbook_get_n_sheets (IsmsWorkbook *self);
const char *isms_workbook_get_name (IsmsWorkbook *self, guint sheet);
gboolean isms_workbook_is_hidden (IsmsWorkbook *self, guint sheet);
IsmsTable *isms_workbook_get_table (IsmsWorkbook *self, guint sheet);
guint isms_workbook_choose (IsmsWorkbook *self, const IsmsKind *kind);
gboolean isms_workbook_find (IsmsWorkbook *self, const char *name, guint *sheet, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsWorkbook, isms_workbook_unref)

G_END_DECLS
