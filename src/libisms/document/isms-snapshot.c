/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "document/isms-document-error.h"
#include "document/isms-snapshot.h"

#define STEPS_BETWEEN_LOOKS 20000
/* What only the working copy knows, and content whose record never came. */
#define LEAVE_OUT "PRAGMA journal_mode = OFF; DROP TABLE local; DELETE FROM chunk WHERE sha256 NOT IN (SELECT unhex (sha256) FROM attachment WHERE sha256 IS NOT NULL)"

static gboolean
fail_sql (sqlite3 *handle,
          GCancellable *cancellable,
          GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  switch (sqlite3_errcode (handle) & 0xff)
    {
    case SQLITE_FULL:
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                                 _("There is no room left on the disk to save. The saved file is as it was; make room and save again."));
    case SQLITE_IOERR:
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED,
                                 _("The disk that holds your working copies reports errors (%s). The saved file is as it was."), sqlite3_errmsg (handle));
    default:
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The working copy cannot be read (%s). The saved file is as it was."), sqlite3_errmsg (handle));
    }
}

/* Nothing in the raw copy must survive the machine: it is made anew at the next try. */
static gboolean
relax (IsmsSql *sql)
{
  return isms_sql_run (sql, NULL, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32000;");
}

/**
 * isms_snapshot_open:
 * @raw: where to put the working copy's pages
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable): an empty database to copy them into
 */
IsmsSql *
isms_snapshot_open (const char *raw,
                    GError **error)
{
  IsmsSql *sql;

  g_unlink (raw);
  sql = isms_sql_open (raw, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  if (sql != NULL)
    relax (sql);
  return sql;
}

static int
progress_cb (void *data)
{
  return g_cancellable_is_cancelled (data);
}

static gboolean
vacuum_into (IsmsSql *from,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  sqlite3_stmt *vacuum = isms_sql_prepare (from, NULL, "VACUUM INTO ?1");

  if (vacuum == NULL)
    return fail_sql (isms_sql_get_handle (from), cancellable, error);
  isms_sql_bind_text (vacuum, 1, path);
  return isms_sql_done (from, vacuum, NULL) || fail_sql (isms_sql_get_handle (from), cancellable, error);
}

static gboolean
quick_check (IsmsSql *sql,
             GCancellable *cancellable,
             GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "PRAGMA quick_check(1)");
  gboolean row;

  if (statement == NULL || !isms_sql_row (sql, statement, &row, NULL) || !row)
    return fail_sql (isms_sql_get_handle (sql), cancellable, error);
  if (g_strcmp0 (isms_sql_column_text (statement, 0), "ok") != 0)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_DAMAGED,
                               _("The working copy is damaged (%s), so it was not saved over the file. Use Save As and keep the file."),
                               isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * isms_snapshot_finish:
 * @raw: a full copy of the working copy's pages; it is used up
 * @path: where to put the document; no file may be there
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Makes of the raw pages the file that goes out: without what only the working copy knows, without pages and remains of old
 * values that nobody reads any more, and the same bytes each time the same rows are saved. It is not synced: what is made of it is.
 *
 * Returns: (transfer full) (nullable): a connection that reads it
 */
IsmsSql *
isms_snapshot_finish (const char *raw,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (IsmsSql) from = isms_sql_open (raw, SQLITE_OPEN_READWRITE, error);
  g_autoptr (IsmsSql) to = NULL;

  if (from == NULL)
    return NULL;
  g_unlink (path);
  sqlite3_progress_handler (isms_sql_get_handle (from), STEPS_BETWEEN_LOOKS, cancellable != NULL ? progress_cb : NULL, cancellable);
  if (!relax (from) || !isms_sql_run (from, NULL, LEAVE_OUT))
    {
      fail_sql (isms_sql_get_handle (from), cancellable, error);
      return NULL;
    }
  if (!vacuum_into (from, path, cancellable, error))
    return NULL;
  to = isms_sql_open (path, SQLITE_OPEN_READONLY, error);
  if (to == NULL || !quick_check (to, cancellable, error))
    return NULL;
  return g_steal_pointer (&to);
}
