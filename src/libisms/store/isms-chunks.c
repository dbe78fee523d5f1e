/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/isms-chunks.h"

/* The content of attachments lies in parts under its own SHA-256, so that the same content is kept once, and what is read can be
 * proven. Parts are no part of the history: the record that names them is. Parts that no record names are left out on saving. */

/**
 * isms_chunks_parse_name:
 * @text: (nullable): a SHA-256 in hexadecimal digits
 * @name: (out): the same as bytes
 *
 * Returns: whether it is one
 */
gboolean
isms_chunks_parse_name (const char *text,
                        guint8 name[ISMS_SHA256_SIZE])
{
  if (text == NULL || strlen (text) != 2 * ISMS_SHA256_SIZE)
    return FALSE;
  for (guint i = 0; i < ISMS_SHA256_SIZE; i++)
    {
      int high = g_ascii_xdigit_value (text[2 * i]);
      int low = g_ascii_xdigit_value (text[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      name[i] = (guint8) (high << 4 | low);
    }
  return TRUE;
}

/**
 * isms_chunks_write:
 * @name: the SHA-256 of the whole
 * @place: which part it is, from 0
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Keeps a part; what is there already stays as it is.
 */
gboolean
isms_chunks_write (IsmsSql *sql,
                   const guint8 name[ISMS_SHA256_SIZE],
                   guint place,
                   GBytes *part,
                   GError **error)
{
  sqlite3_stmt *insert = isms_sql_prepare (sql, error, "INSERT OR IGNORE INTO chunk VALUES (?1, ?2, ?3)");

  if (insert == NULL)
    return FALSE;
  sqlite3_bind_blob (insert, 1, name, ISMS_SHA256_SIZE, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (insert, 2, place);
  isms_sql_bind_blob (insert, 3, part);
  return isms_sql_done (sql, insert, error);
}

/**
 * isms_chunks_read:
 *
 * Returns: (transfer full) (nullable): a part, or %NULL behind the last
 */
GBytes *
isms_chunks_read (IsmsSql *sql,
                  const guint8 name[ISMS_SHA256_SIZE],
                  guint place)
{
  sqlite3_stmt *select = isms_sql_prepare (sql, NULL, "SELECT data FROM chunk WHERE sha256 = ?1 AND ord = ?2");
  GBytes *part = NULL;

  if (select == NULL)
    return NULL;
  sqlite3_bind_blob (select, 1, name, ISMS_SHA256_SIZE, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (select, 2, place);
  if (sqlite3_step (select) == SQLITE_ROW)
    part = isms_sql_column_blob (select, 0);
  sqlite3_reset (select);
  return part;
}

/**
 * isms_chunks_are_whole:
 * @text: a SHA-256 in hexadecimal digits
 * @size: how many bytes there should be
 *
 * Returns: whether all parts are there and are what they were
 */
gboolean
isms_chunks_are_whole (IsmsSql *sql,
                       const char *text,
                       gint64 size)
{
  guint8 name[ISMS_SHA256_SIZE], digest[ISMS_SHA256_SIZE];
  IsmsSha256 sum;
  gint64 read = 0;

  if (!isms_chunks_parse_name (text, name))
    return FALSE;
  isms_sha256_start (&sum);
  for (guint place = 0;; place++)
    {
      g_autoptr (GBytes) part = isms_chunks_read (sql, name, place);

      if (part == NULL)
        break;
      read += g_bytes_get_size (part);
      isms_sha256_add (&sum, g_bytes_get_data (part, NULL), g_bytes_get_size (part));
    }
  isms_sha256_finish (&sum, digest);
  return read == size && memcmp (digest, name, sizeof digest) == 0;
}
