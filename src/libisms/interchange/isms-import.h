/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-cell-date.h"
#include "interchange/isms-import-report.h"
#include "interchange/isms-mapping.h"
#include "interchange/isms-table.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT (isms_import_get_type ())
G_DECLARE_FINAL_TYPE (IsmsImport, isms_import, ISMS, IMPORT, GObject)

typedef void (*IsmsImportProgress) (double fraction, gpointer user_data);

IsmsImport *isms_import_new (IsmsStore *store, const IsmsKind *kind, IsmsTable *table);
void isms_import_set_source (IsmsImport *self, const char *name);
void isms_import_set_dates (IsmsImport *self, IsmsDateOrder order);
void isms_import_set_match_titles (IsmsImport *self, gboolean match);
void isms_import_set_one_sheet (IsmsImport *self, gboolean one);
IsmsMapping *isms_import_get_mapping (IsmsImport *self);
gboolean isms_import_map (IsmsImport *self, const char *column, const char *field, GError **error);
gboolean isms_import_map_value (IsmsImport *self, const char *field, const char *word, const char *value, GError **error);
IsmsImportReport *isms_import_run (IsmsImport *self, gboolean dry_run, GCancellable *cancellable, GError **error);
void isms_import_run_async (IsmsImport *self, gboolean dry_run, IsmsImportProgress progress, gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IsmsImportReport *isms_import_run_finish (IsmsImport *self, GAsyncResult *result, GError **error);
void isms_import_close (IsmsImport *self);

G_END_DECLS
