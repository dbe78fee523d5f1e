/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "interchange/isms-import-entry.h"

G_BEGIN_DECLS

#define ISMS_TYPE_IMPORT_REPORT (isms_import_report_get_type ())

/**
 * IsmsImportReport:
 * @columns: (element-type IsmsImportColumn): what each column of the table means
 * @ignored: (element-type IsmsImportValue): values that are not imported
 * @changes: (element-type IsmsImportValue): values that are read as something else
 * @additions: (element-type IsmsImportAddition): records made because a cell names them
 * @skipped: (element-type IsmsImportLine): rows that are not imported
 * @unread: (element-type utf8): what of the file was not looked at, as sentences
 * @notes: (element-type utf8): anything else that has to be said, as sentences
 *
 * What an import did, or would do.
 */
typedef struct
{
  const IsmsKind *kind;
  gboolean dry_run;
  guint n_rows, n_added, n_changed, n_unchanged;
  GPtrArray *columns;
  GPtrArray *ignored;
  GPtrArray *changes;
  GPtrArray *additions;
  GPtrArray *skipped;
  GPtrArray *unread;
  GPtrArray *notes;
  GHashTable *known;
} IsmsImportReport;

GType isms_import_report_get_type (void);
IsmsImportReport *isms_import_report_new (const IsmsKind *kind, gboolean dry_run);
IsmsImportReport *isms_import_report_ref (IsmsImportReport *self);
void isms_import_report_unref (IsmsImportReport *self);
gboolean isms_import_report_loses (IsmsImportReport *self);
char *isms_import_report_to_text (IsmsImportReport *self);
JsonNode *isms_import_report_to_json (IsmsImportReport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImportReport, isms_import_report_unref)

G_END_DECLS
