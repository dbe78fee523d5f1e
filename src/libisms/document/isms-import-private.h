/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-import.h"
#include "records/isms-kind.h"
#include "store/isms-sha256.h"

G_BEGIN_DECLS

/**
 * IsmsImport:
 * @keys: the keys of all records seen: none may occur twice
 * @chains: replica -> the last step seen of its chain
 * @changes: the changes of all steps, in the order of the steps, read as the steps are
 * @ahead: whether @changes stands on a row that no step has claimed yet
 * @attachment: the name of the attachment whose chunks are being read
 * @sum: the hash of its chunks so far
 * @summing: whether there is one
 *
 * Values on their way from a file that anybody may have written into a database of ours.
 */
typedef struct
{
  IsmsSql *from;
  IsmsSql *to;
  GCancellable *cancellable;
  GHashTable *keys;
  GHashTable *chains;
  sqlite3_stmt *changes;
  gboolean ahead;
  guint8 attachment[32];
  IsmsSha256 sum;
  gboolean summing;
  gint64 next_chunk;
} IsmsImport;

typedef gboolean (*IsmsImportRow) (IsmsImport *self, sqlite3_stmt *row, gconstpointer data, GError **error);

gboolean isms_import_rows (IsmsImport *self, const char *table, const char *order, IsmsImportRow check, gconstpointer data, GError **error);
gboolean isms_import_is_text (sqlite3_stmt *row, int column, int limit, const char *allowed);
gboolean isms_import_insert (IsmsImport *self, sqlite3_stmt *row, sqlite3_stmt *insert, GError **error);
sqlite3_stmt *isms_import_prepare_insert (IsmsImport *self, const char *table, int n_columns, GError **error);
gboolean isms_import_history (IsmsImport *self, GError **error);

G_END_DECLS
