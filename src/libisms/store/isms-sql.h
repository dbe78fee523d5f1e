/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "records/isms-value.h"

G_BEGIN_DECLS

#define ISMS_STORE_ERROR (isms_store_error_quark ())
GQuark isms_store_error_quark (void);

/**
 * IsmsStoreError:
 * @ISMS_STORE_ERROR_FAILED: SQLite could not do it
 * @ISMS_STORE_ERROR_FULL: the disk is full; nothing was changed
 * @ISMS_STORE_ERROR_CORRUPT: the database is damaged
 * @ISMS_STORE_ERROR_LINK: a link's target is missing or of the wrong kind
 * @ISMS_STORE_ERROR_CODE: a code is taken or unknown
 * @ISMS_STORE_ERROR_CONFLICT: what is to be undone was changed again since
 * @ISMS_STORE_ERROR_NOTHING: there is nothing to undo or to redo
 * @ISMS_STORE_ERROR_BUSY: another step, such as an import, is still being made
 * @ISMS_STORE_ERROR_OTHER_VERSION: the tables are those of a version with other kinds or fields
 */
typedef enum
{
  ISMS_STORE_ERROR_FAILED,
  ISMS_STORE_ERROR_FULL,
  ISMS_STORE_ERROR_CORRUPT,
  ISMS_STORE_ERROR_LINK,
  ISMS_STORE_ERROR_CODE,
  ISMS_STORE_ERROR_CONFLICT,
  ISMS_STORE_ERROR_NOTHING,
  ISMS_STORE_ERROR_BUSY,
  ISMS_STORE_ERROR_OTHER_VERSION,
} IsmsStoreError;

typedef struct _IsmsSql IsmsSql;

IsmsSql *isms_sql_open (const char *path, int flags, GError **error);
void isms_sql_close (IsmsSql *self);
sqlite3 *isms_sql_get_handle (IsmsSql *self);
gboolean isms_sql_fail (sqlite3 *handle, GError **error);

gboolean isms_sql_run (IsmsSql *self, GError **error, const char *sql);
sqlite3_stmt *isms_sql_prepare (IsmsSql *self, GError **error, const char *sql);
gboolean isms_sql_done (IsmsSql *self, sqlite3_stmt *statement, GError **error);
gboolean isms_sql_row (IsmsSql *self, sqlite3_stmt *statement, gboolean *row, GError **error);
gint64 isms_sql_integer (IsmsSql *self, const char *sql, gint64 fallback);
int isms_sql_compare_naturally (const char *a, const char *b);

void isms_sql_bind_text (sqlite3_stmt *statement, int index, const char *text);
void isms_sql_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes);
void isms_sql_bind_value (sqlite3_stmt *statement, int index, const IsmsValue *value);
const char *isms_sql_column_text (sqlite3_stmt *statement, int column);
GBytes *isms_sql_column_blob (sqlite3_stmt *statement, int column);
void isms_sql_column_value (sqlite3_stmt *statement, int column, IsmsValue *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsSql, isms_sql_close)

G_END_DECLS
