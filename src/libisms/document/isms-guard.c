/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-guard.h"
#include "store/isms-schema.h"

/* Files come by mail, so a file is believed nothing before it is proven. The order matters: what is cheap and certain is
 * asked first, and SQLite reads no row before the schema is known to be ours. */

#define CACHE_KIB 8192
#define STEPS_BETWEEN_LOOKS 20000
#define SECONDS_ALWAYS 20
#define BYTES_A_SECOND (2 * 1024 * 1024)

/**
 * isms_guard_damaged:
 * @format: what is wrong, without a full stop
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_guard_damaged (GError **error,
                    const char *format,
                    ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_DAMAGED,
                             _("The file is damaged or was changed by another program: %s."), what);
}

static guint32
read_32 (const guint8 *header,
         guint offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);
  return GUINT32_FROM_BE (number);
}

static guint32
read_page_size (const guint8 *header)
{
  guint32 size = (guint32) header[16] << 8 | header[17];

  return size == 1 ? 65536 : size;
}

/* Offsets as in "Database File Format" of SQLite's documentation, section 1.3. */
static gboolean
check_layout (const guint8 *header,
              goffset size,
              GError **error)
{
  static const guint8 fractions[] = { 0, 64, 32, 32 };
  guint32 page = read_page_size (header);

  if (page < 512 || (page & (page - 1)) != 0)
    return isms_guard_damaged (error, _("its pages have an impossible size"));
  if (header[18] != 1 || header[19] != 1)
    return isms_guard_damaged (error, _("it is in a journal mode that documents never have"));
  if (memcmp (header + 20, fractions, sizeof fractions) != 0 || read_32 (header, 44) != 4 || read_32 (header, 56) != 1)
    return isms_guard_damaged (error, _("its layout is not that of a document"));
  if (read_32 (header, 52) != 0 || read_32 (header, 64) != 0)
    return isms_guard_damaged (error, _("it is in a vacuum mode that documents never have"));
  if (read_32 (header, 24) != read_32 (header, 92) || (goffset) read_32 (header, 28) * page != size)
    return isms_guard_damaged (error, _("it is shorter or longer than it says; perhaps it was copied only in part"));
  return TRUE;
}

/**
 * isms_guard_check_header:
 * @header: the file's first bytes
 * @length: how many there are, %ISMS_GUARD_HEADER_SIZE or, of a shorter file, fewer
 * @size: the whole file's size in bytes
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Returns: whether this may be a document of a format that this version reads
 */
gboolean
isms_guard_check_header (const guint8 *header,
                         gsize length,
                         goffset size,
                         GError **error)
{
  static const char magic[16] = "SQLite format 3";

  if (size == 0 || length == 0)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_EMPTY, _("The file is empty. Look for an earlier copy of it."));
  if (memcmp (header, magic, MIN (length, sizeof magic)) != 0)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_SQLITE, _("This is not an ISMS document but a file of another type. What a spreadsheet holds is taken into an ISMS by importing it there."));
  if (length < ISMS_GUARD_HEADER_SIZE)
    return isms_guard_damaged (error, _("it ends within its first page"));
  if (read_32 (header, 68) != ISMS_APPLICATION_ID)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_AN_ISMS, _("This is an SQLite database of another program, not an ISMS document."));
  if (read_32 (header, 60) > ISMS_FORMAT_VERSION)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NEWER,
                               _("This document was written by a newer version of Parapet. Update Parapet to open it."));
  if (read_32 (header, 60) == 0)
    return isms_guard_damaged (error, _("it names no format version"));
  return check_layout (header, size, error);
}

/**
 * isms_guard_check_file:
 * @file: what a person asks to open
 * @size: (out): its size in bytes
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Returns: whether it is a plain file of a size that a document may have
 */
gboolean
isms_guard_check_file (GFile *file,
                       goffset *size,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                  G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  g_autofree char *name = isms_document_display_name (file);

  if (info == NULL)
    return isms_document_fail_io (error, file, cause);
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_SYMBOLIC_LINK)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_FOUND, _("“%s” is a link to a file that is not there."), name);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_A_FILE, _("“%s” is not a file but a folder or a device."), name);
  *size = g_file_info_get_size (info);
  if (*size >= ISMS_DOCUMENT_MAX_SIZE)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_TOO_LARGE, _("“%s” is larger than a document may be (1 GiB)."), name);
  return TRUE;
}

static gboolean
pump_checked (GInputStream *from,
              GOutputStream *to,
              goffset size,
              IsmsSha256 *sum,
              GFile *file,
              GCancellable *cancellable,
              GError **error)
{
  guint8 header[ISMS_GUARD_HEADER_SIZE];
  g_autoptr (GError) cause = NULL;
  gsize length;
  goffset moved;

  if (!g_input_stream_read_all (from, header, sizeof header, &length, cancellable, &cause))
    return isms_document_fail_io (error, file, cause);
  if (!isms_guard_check_header (header, length, size, error))
    return FALSE;

  moved = length;
  isms_sha256_add (sum, header, length);
  if (!g_output_stream_write_all (to, header, length, NULL, cancellable, &cause) ||
      !isms_bytes_pump (from, to, sum, &moved, cancellable, &cause) ||
      !g_output_stream_close (to, cancellable, &cause))
    return isms_document_fail_io (error, file, cause);
  return moved == size || isms_guard_damaged (error, _("it changed while it was read"));
}

/**
 * isms_guard_fetch:
 * @file: what a person asks to open
 * @path: where to put a private copy; no file may be there
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Copies the bytes of a file that may be a document, and of nothing that lies beside it: a journal of the same name is the
 * sender's business and never replayed.
 *
 * Returns: (transfer full) (nullable): the SHA-256 of the bytes copied, in hexadecimal
 */
char *
isms_guard_fetch (GFile *file,
                  const char *path,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GFile) copy = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) from = NULL;
  g_autoptr (GFileOutputStream) to = NULL;
  g_autoptr (GError) cause = NULL;
  IsmsSha256 sum;
  goffset size;

  isms_sha256_start (&sum);
  if (!isms_guard_check_file (file, &size, cancellable, error))
    return NULL;
  from = g_file_read (file, cancellable, &cause);
  if (from != NULL)
    to = g_file_create (copy, G_FILE_CREATE_PRIVATE, cancellable, &cause);
  if (to == NULL)
    {
      isms_document_fail_io (error, file, cause);
      return NULL;
    }
  if (!pump_checked (G_INPUT_STREAM (from), G_OUTPUT_STREAM (to), size, &sum, file, cancellable, error))
    {
      g_unlink (path);
      return NULL;
    }
  return isms_sha256_finish_hex (&sum);
}

/* What the authorizer and the progress handler know of a guarded connection; it lives as long as that does. */
typedef struct
{
  GHashTable *tables;
  GCancellable *cancellable;
  gint64 deadline;
} Watch;

static void
watch_free (void *data)
{
  Watch *watch = data;

  g_hash_table_unref (watch->tables);
  g_clear_object (&watch->cancellable);
  g_free (watch);
}

static int
authorize_cb (void *data,
              int action,
              const char *first,
              const char *second,
              const char *database,
              const char *inner)
{
  static const char *const pragmas[] = { "integrity_check", "quick_check", "cell_size_check", "cache_size", "mmap_size", "temp_store", NULL };
  static const char *const functions[] = { "count", "max", NULL };
  const Watch *watch = data;

  switch (action)
    {
    case SQLITE_SELECT:
      return inner == NULL ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_READ:
      return inner == NULL && g_hash_table_contains (watch->tables, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_PRAGMA:
      return g_strv_contains (pragmas, first) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_FUNCTION:
      return g_strv_contains (functions, second) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
    }
}

static int
progress_cb (void *data)
{
  const Watch *watch = data;

  return g_cancellable_is_cancelled (watch->cancellable) || g_get_monotonic_time () > watch->deadline;
}

static Watch *
watch_new (GCancellable *cancellable,
           goffset size)
{
  Watch *watch = g_new0 (Watch, 1);
  g_autoptr (GPtrArray) tables = isms_schema_tables ();

  watch->tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tables->len; i++)
    g_hash_table_add (watch->tables, g_strdup (g_ptr_array_index (tables, i)));
  g_hash_table_add (watch->tables, g_strdup ("sqlite_schema"));
  g_hash_table_add (watch->tables, g_strdup ("sqlite_master"));
  watch->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  watch->deadline = g_get_monotonic_time () + (SECONDS_ALWAYS + size / BYTES_A_SECOND) * G_USEC_PER_SEC;
  return watch;
}

/* SQLite's hard heap limit would bind every document open in this process, so a hostile file could starve a sound one.
 * Memory is bounded for this connection alone instead: by its cache, by the length of a row and by the program size. */
static void
set_limits (sqlite3 *handle)
{
  static const int switches[][2] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
  };
  static const int limits[][2] = {
    { SQLITE_LIMIT_LENGTH, 16 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 64 * 1024 },
    { SQLITE_LIMIT_COLUMN, 200 },
    { SQLITE_LIMIT_EXPR_DEPTH, 20 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 2 },
    { SQLITE_LIMIT_VDBE_OP, 100000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    sqlite3_db_config (handle, switches[i][0], switches[i][1], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (handle, limits[i][0], limits[i][1]);
}

/**
 * isms_guard_fail:
 * @sql: a guarded connection on which something failed
 * @error: return location: %ISMS_DOCUMENT_ERROR_DAMAGED, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_guard_fail (IsmsSql *sql,
                 GCancellable *cancellable,
                 GError **error)
{
  sqlite3 *handle = isms_sql_get_handle (sql);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (sqlite3_errcode (handle) == SQLITE_INTERRUPT)
    return isms_guard_damaged (error, _("reading it takes too long"));
  return isms_guard_damaged (error, "%s", sqlite3_errmsg (handle));
}

static gboolean
check_integrity (IsmsSql *sql,
                 GCancellable *cancellable,
                 GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "PRAGMA main.integrity_check(1)");
  gboolean row;

  if (statement == NULL || !isms_sql_row (sql, statement, &row, NULL) || !row)
    return isms_guard_fail (sql, cancellable, error);
  if (g_strcmp0 (isms_sql_column_text (statement, 0), "ok") != 0)
    return isms_guard_damaged (error, "%s", isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

static gboolean
check_schema (IsmsSql *sql,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (isms_schema_matches (sql, &cause))
    return TRUE;
  if (sqlite3_errcode (isms_sql_get_handle (sql)) == SQLITE_INTERRUPT)
    return isms_guard_fail (sql, cancellable, error);
  if (g_error_matches (cause, ISMS_STORE_ERROR, ISMS_STORE_ERROR_OTHER_VERSION))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_OTHER_VERSION, "%s", cause->message);
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_DAMAGED, "%s", cause->message);
}

/**
 * isms_guard_open:
 * @path: a private copy made by isms_guard_fetch()
 * @cancellable: (nullable): also ends what is later read through the connection
 * @error: return location: %ISMS_DOCUMENT_ERROR_DAMAGED, %ISMS_DOCUMENT_ERROR_OTHER_VERSION
 *
 * Returns: (transfer full) (nullable): a connection that can only read our tables; the file has our schema, byte for byte,
 *   and its pages are sound. The values in it are still anybody's.
 */
IsmsSql *
isms_guard_open (const char *path,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *immutable = g_strconcat (uri, "?mode=ro&immutable=1", NULL);
  g_autoptr (GError) cause = NULL;
  g_autoptr (IsmsSql) sql = isms_sql_open (immutable, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &cause);
  GStatBuf about;
  sqlite3 *handle;
  Watch *watch;

  if (sql == NULL)
    {
      isms_guard_damaged (error, "%s", cause->message);
      return NULL;
    }
  handle = isms_sql_get_handle (sql);
  watch = watch_new (cancellable, g_stat (path, &about) == 0 ? about.st_size : 0);
  sqlite3_set_clientdata (handle, "watch", watch, watch_free);
  set_limits (handle);
  sqlite3_set_authorizer (handle, authorize_cb, watch);
  sqlite3_progress_handler (handle, STEPS_BETWEEN_LOOKS, progress_cb, watch);

  if (!check_schema (sql, cancellable, error))
    return NULL;
  if (!isms_sql_run (sql, NULL, "PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0; PRAGMA cache_size = -" G_STRINGIFY (CACHE_KIB)))
    {
      isms_guard_fail (sql, cancellable, error);
      return NULL;
    }
  return check_integrity (sql, cancellable, error) ? g_steal_pointer (&sql) : NULL;
}
