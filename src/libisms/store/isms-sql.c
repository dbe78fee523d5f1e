/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/isms-sql.h"

/**
 * IsmsSql:
 *
 * One SQLite connection and its prepared statements: each text is compiled once and kept until the connection closes.
 */
struct _IsmsSql
{
  sqlite3 *handle;
  GHashTable *statements;
};

G_DEFINE_QUARK (isms-store-error-quark, isms_store_error)

/**
 * isms_sql_fail:
 * @handle: the connection on which something failed
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_sql_fail (sqlite3 *handle,
               GError **error)
{
  switch (sqlite3_errcode (handle) & 0xff)
    {
    case SQLITE_FULL:
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FULL,
                   _("The disk is full. Nothing was changed; make room and try again."));
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                   _("The data is damaged (%s)."), sqlite3_errmsg (handle));
      break;
    default:
      g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED,
                   _("The data could not be read or written (%s)."), sqlite3_errmsg (handle));
    }
  return FALSE;
}

static int
collate_naturally (gpointer unused,
                   int length_a,
                   const void *a,
                   int length_b,
                   const void *b)
{
  const char *p = a, *q = b, *end_p = p + length_a, *end_q = q + length_b;

  while (p < end_p && q < end_q)
    {
      guint64 m = 0, n = 0;

      if (!g_ascii_isdigit (*p) || !g_ascii_isdigit (*q))
        {
          int difference = *p != *q ? (guchar) g_ascii_tolower (*p) - (guchar) g_ascii_tolower (*q) : 0;

          if (difference != 0)
            return difference;
          p++;
          q++;
          continue;
        }
      while (p < end_p && g_ascii_isdigit (*p))
        m = m * 10 + *p++ - '0';
      while (q < end_q && g_ascii_isdigit (*q))
        n = n * 10 + *q++ - '0';
      if (m != n)
        return m < n ? -1 : 1;
    }

  return (int) (end_p - p) - (int) (end_q - q);
}

/**
 * isms_sql_compare_naturally:
 *
 * Returns: how the collation `isms_natural` orders the two: A.5.9 before A.5.10
 */
int
isms_sql_compare_naturally (const char *a,
                            const char *b)
{
  return collate_naturally (NULL, strlen (a), a, strlen (b), b);
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

/**
 * isms_sql_open:
 * @path: a file's path, or ":memory:"
 * @flags: flags of sqlite3_open_v2()
 * @error: return location: %ISMS_STORE_ERROR
 *
 * The connection knows the collation `isms_natural`, which sorts A.5.9 before A.5.10. No schema uses it: it serves queries only.
 *
 * Returns: (transfer full) (nullable): a connection
 */
IsmsSql *
isms_sql_open (const char *path,
               int flags,
               GError **error)
{
  g_autoptr (IsmsSql) self = g_new0 (IsmsSql, 1);

  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  if (sqlite3_open_v2 (path, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      isms_sql_fail (self->handle, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_create_collation_v2 (self->handle, "isms_natural", SQLITE_UTF8, NULL, collate_naturally, NULL);
  return g_steal_pointer (&self);
}

void
isms_sql_close (IsmsSql *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->handle);
  g_free (self);
}

sqlite3 *
isms_sql_get_handle (IsmsSql *self)
{
  return self->handle;
}

/**
 * isms_sql_run:
 * @sql: statements that return no rows, of our own making: never text from outside
 */
gboolean
isms_sql_run (IsmsSql *self,
              GError **error,
              const char *sql)
{
  return sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK || isms_sql_fail (self->handle, error);
}

/**
 * isms_sql_prepare:
 * @sql: one statement
 *
 * Returns: (transfer none) (nullable): the statement, reset and with nothing bound; it belongs to the connection
 */
sqlite3_stmt *
isms_sql_prepare (IsmsSql *self,
                  GError **error,
                  const char *sql)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement != NULL)
    {
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
      return statement;
    }
  if (sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
    {
      isms_sql_fail (self->handle, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * isms_sql_row:
 * @row: (out): whether there is one more row; at the last one the statement is reset
 *
 * Returns: whether SQLite could answer
 */
gboolean
isms_sql_row (IsmsSql *self,
              sqlite3_stmt *statement,
              gboolean *row,
              GError **error)
{
  int result = sqlite3_step (statement);
  gboolean well = result == SQLITE_ROW || result == SQLITE_DONE;

  *row = result == SQLITE_ROW;
  if (!well)
    isms_sql_fail (self->handle, error);
  if (!*row)
    sqlite3_reset (statement);
  return well;
}

/**
 * isms_sql_done:
 * @statement: a statement that returns no rows
 *
 * Runs it once and resets it.
 */
gboolean
isms_sql_done (IsmsSql *self,
               sqlite3_stmt *statement,
               GError **error)
{
  gboolean row;

  return isms_sql_row (self, statement, &row, error);
}

/**
 * isms_sql_integer:
 * @sql: a query of one number
 * @fallback: what to return where there is no row or no number
 */
gint64
isms_sql_integer (IsmsSql *self,
                  const char *sql,
                  gint64 fallback)
{
  sqlite3_stmt *statement = isms_sql_prepare (self, NULL, sql);
  gint64 number = fallback;

  if (statement == NULL)
    return fallback;
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    number = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return number;
}

void
isms_sql_bind_text (sqlite3_stmt *statement,
                    int index,
                    const char *text)
{
  if (text == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

void
isms_sql_bind_blob (sqlite3_stmt *statement,
                    int index,
                    GBytes *bytes)
{
  if (bytes == NULL)
    sqlite3_bind_null (statement, index);
  else
    sqlite3_bind_blob64 (statement, index, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SQLITE_TRANSIENT);
}

void
isms_sql_bind_value (sqlite3_stmt *statement,
                     int index,
                     const IsmsValue *value)
{
  switch (value->storage)
    {
    case ISMS_STORAGE_NULL:
      sqlite3_bind_null (statement, index);
      break;
    case ISMS_STORAGE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case ISMS_STORAGE_REAL:
      sqlite3_bind_double (statement, index, value->real);
      break;
    case ISMS_STORAGE_TEXT:
      isms_sql_bind_text (statement, index, value->text);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * isms_sql_column_text:
 *
 * Returns: (transfer none) (nullable): the text, valid until the next row; %NULL for null
 */
const char *
isms_sql_column_text (sqlite3_stmt *statement,
                      int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

/**
 * isms_sql_column_blob:
 *
 * Returns: (transfer full) (nullable): a copy of the bytes; %NULL for null
 */
GBytes *
isms_sql_column_blob (sqlite3_stmt *statement,
                      int column)
{
  if (sqlite3_column_type (statement, column) == SQLITE_NULL)
    return NULL;
  return g_bytes_new (sqlite3_column_blob (statement, column), sqlite3_column_bytes (statement, column));
}

void
isms_sql_column_value (sqlite3_stmt *statement,
                       int column,
                       IsmsValue *value)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_INTEGER:
      isms_value_set_integer (value, sqlite3_column_int64 (statement, column));
      break;
    case SQLITE_FLOAT:
      isms_value_set_real (value, sqlite3_column_double (statement, column));
      break;
    case SQLITE_TEXT:
      isms_value_set_text (value, isms_sql_column_text (statement, column));
      break;
    default:
      isms_value_clear (value);
    }
}
