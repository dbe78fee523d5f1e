/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/isms-document-error.h"
#include "document/isms-guard.h"
#include "document/isms-import-private.h"
#include "store/isms-chunks.h"
#include "store/isms-schema.h"
#include "store/isms-step.h"

/* Nothing of a foreign file's structure survives: its values are read one by one, asked whether we would have written them,
 * and bound into tables that we made. */

#define CODE_LENGTH 160 /* bytes: 40 characters */
#define META_LENGTH 10000
#define CACHE_KIB 65536

/**
 * isms_import_is_text:
 * @limit: how many bytes at the most
 * @allowed: control characters that may occur
 *
 * Returns: whether the column is well-formed text without an embedded zero or other characters that cannot be shown
 */
gboolean
isms_import_is_text (sqlite3_stmt *row,
                     int column,
                     int limit,
                     const char *allowed)
{
  const char *text = isms_sql_column_text (row, column);
  int length = sqlite3_column_bytes (row, column);

  if (sqlite3_column_type (row, column) != SQLITE_TEXT || text == NULL || length > limit || !g_utf8_validate (text, length, NULL))
    return FALSE;
  for (int i = 0; i < length; i++)
    if ((guchar) text[i] < 0x20 && strchr (allowed, text[i]) == NULL)
      return FALSE;
  return TRUE;
}

sqlite3_stmt *
isms_import_prepare_insert (IsmsImport *self,
                            const char *table,
                            int n_columns,
                            GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" VALUES (?1", table);
  for (int i = 2; i <= n_columns; i++)
    g_string_append_printf (sql, ", ?%d", i);
  g_string_append_c (sql, ')');
  return isms_sql_prepare (self->to, error, sql->str);
}

static gboolean
fail_writing (IsmsImport *self,
              GError **error)
{
  sqlite3 *handle = isms_sql_get_handle (self->to);

  switch (sqlite3_errcode (handle) & 0xff)
    {
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return isms_guard_damaged (error, "%s", sqlite3_errmsg (handle));
    case SQLITE_FULL:
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                                 _("There is no room left on the disk for a working copy. Make room and open the document again."));
    default:
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The working copy cannot be written: %s"), sqlite3_errmsg (handle));
    }
}

/**
 * isms_import_insert:
 *
 * Binds the values of a row that was found good and inserts them.
 */
gboolean
isms_import_insert (IsmsImport *self,
                    sqlite3_stmt *row,
                    sqlite3_stmt *insert,
                    GError **error)
{
  for (int i = 0; i < sqlite3_column_count (row); i++)
    sqlite3_bind_value (insert, i + 1, sqlite3_column_value (row, i));
  return isms_sql_done (self->to, insert, NULL) || fail_writing (self, error);
}

/**
 * isms_import_rows:
 * @order: (nullable): columns to sort by, such as an index of ours has them
 * @check: asked about each row before it is inserted
 */
gboolean
isms_import_rows (IsmsImport *self,
                  const char *table,
                  const char *order,
                  IsmsImportRow check,
                  gconstpointer data,
                  GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"%s%s", table, order != NULL ? " ORDER BY " : " NOT INDEXED", order != NULL ? order : "");
  sqlite3_stmt *rows = isms_sql_prepare (self->from, NULL, sql);
  sqlite3_stmt *insert;
  gboolean row;

  if (rows == NULL)
    return isms_guard_fail (self->from, self->cancellable, error);
  insert = isms_import_prepare_insert (self, table, sqlite3_column_count (rows), error);
  if (insert == NULL)
    return FALSE;
  while (isms_sql_row (self->from, rows, &row, NULL))
    {
      if (!row)
        return TRUE;
      if (!check (self, rows, data, error) || !isms_import_insert (self, rows, insert, error))
        return FALSE;
    }
  return isms_guard_fail (self->from, self->cancellable, error);
}

static gboolean
check_meta (IsmsImport *self,
            sqlite3_stmt *row,
            gconstpointer data,
            GError **error)
{
  if (!isms_import_is_text (row, 0, CODE_LENGTH, "") || !isms_import_is_text (row, 1, META_LENGTH, "\n\t"))
    return isms_guard_damaged (error, _("what it says of itself cannot be read"));
  if (g_strcmp0 (isms_sql_column_text (row, 0), "uuid") == 0 && !g_uuid_string_is_valid (isms_sql_column_text (row, 1)))
    return isms_guard_damaged (error, _("its identity is not a UUID"));
  return TRUE;
}

/* The value in place: text belongs to the row. */
static gboolean
borrow_value (sqlite3_stmt *row,
              int column,
              IsmsValue *value)
{
  *value = ISMS_VALUE_NULL;
  switch (sqlite3_column_type (row, column))
    {
    case SQLITE_NULL:
      return TRUE;
    case SQLITE_INTEGER:
      isms_value_set_integer (value, sqlite3_column_int64 (row, column));
      return TRUE;
    case SQLITE_FLOAT:
      isms_value_set_real (value, sqlite3_column_double (row, column));
      return TRUE;
    case SQLITE_TEXT:
      value->storage = ISMS_STORAGE_TEXT;
      value->text = (char *) isms_sql_column_text (row, column);
      return value->text != NULL && g_utf8_validate (value->text, sqlite3_column_bytes (row, column), NULL);
    default:
      return FALSE;
    }
}

static gboolean
check_head (IsmsImport *self,
            sqlite3_stmt *row,
            const IsmsKind *kind,
            GError **error)
{
  gint64 key = sqlite3_column_int64 (row, 0);
  gint64 deleted = sqlite3_column_int64 (row, 2);

  if (sqlite3_column_type (row, 0) != SQLITE_INTEGER || key < 1 || !g_hash_table_add (self->keys, GSIZE_TO_POINTER (key)))
    return isms_guard_damaged (error, _("%s %" G_GINT64_FORMAT ": the key cannot be"), kind->name, key);
  if (!isms_import_is_text (row, 1, CODE_LENGTH, "") || sqlite3_column_bytes (row, 1) == 0)
    return isms_guard_damaged (error, _("%s %" G_GINT64_FORMAT ": the code cannot be read"), kind->name, key);
  if (sqlite3_column_type (row, 2) != SQLITE_INTEGER || (deleted != 0 && deleted != 1))
    return isms_guard_damaged (error, _("%s %" G_GINT64_FORMAT " is neither deleted nor not"), kind->name, key);
  return TRUE;
}

static gboolean
check_record (IsmsImport *self,
              sqlite3_stmt *row,
              gconstpointer data,
              GError **error)
{
  const IsmsKind *kind = data;

  if (!check_head (self, row, kind, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GError) why = NULL;
      IsmsValue value;

      if (borrow_value (row, i + 3, &value) && isms_field_validate (&kind->fields[i], &value, &why))
        continue;
      if (why != NULL && g_str_has_suffix (why->message, "."))
        why->message[strlen (why->message) - 1] = '\0';
      return isms_guard_damaged (error, "%s %s, %s: %s", kind->name, isms_sql_column_text (row, 1), kind->fields[i].name,
                                 why != NULL ? why->message : _("the value cannot be read"));
    }
  return TRUE;
}

/* The chunks of an attachment come one after the other; its name is the hash of them all. */
static gboolean
finish_attachment (IsmsImport *self,
                   GError **error)
{
  guint8 digest[ISMS_SHA256_SIZE];

  if (!self->summing)
    return TRUE;
  isms_sha256_finish (&self->sum, digest);
  self->summing = FALSE;
  return memcmp (digest, self->attachment, sizeof digest) == 0 || isms_guard_damaged (error, _("an attachment is not what it was"));
}

static gboolean
check_chunk (IsmsImport *self,
             sqlite3_stmt *row,
             gconstpointer data,
             GError **error)
{
  int length = sqlite3_column_bytes (row, 2);

  if (sqlite3_column_bytes (row, 0) != sizeof self->attachment || length > ISMS_CHUNK_SIZE)
    return isms_guard_damaged (error, _("a part of an attachment has an impossible size"));
  if (!self->summing || memcmp (self->attachment, sqlite3_column_blob (row, 0), sizeof self->attachment) != 0)
    {
      if (!finish_attachment (self, error))
        return FALSE;
      memcpy (self->attachment, sqlite3_column_blob (row, 0), sizeof self->attachment);
      isms_sha256_start (&self->sum);
      self->summing = TRUE;
      self->next_chunk = 0;
    }
  if (sqlite3_column_int64 (row, 1) != self->next_chunk++)
    return isms_guard_damaged (error, _("a part of an attachment is missing"));
  if (length > 0)
    isms_sha256_add (&self->sum, sqlite3_column_blob (row, 2), length);
  return TRUE;
}

static gboolean
check_attachments_whole (IsmsImport *self,
                         GError **error)
{
  g_autofree char *count = g_strdup ("SELECT count(*) FROM chunk NOT INDEXED");

  if (!finish_attachment (self, error))
    return FALSE;
  if (isms_sql_integer (self->from, count, -1) != isms_sql_integer (self->to, count, -2))
    return isms_guard_damaged (error, _("a part of an attachment is missing"));
  return TRUE;
}

static gboolean
import_tables (IsmsImport *self,
               GError **error)
{
  if (!isms_import_rows (self, "meta", NULL, check_meta, NULL, error) ||
      !isms_import_rows (self, "chunk", "sha256, ord", check_chunk, NULL, error) ||
      !check_attachments_whole (self, error))
    return FALSE;
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    if (!isms_import_rows (self, isms_kinds (NULL)[i]->name, NULL, check_record, isms_kinds (NULL)[i], error))
      return FALSE;
  if (!isms_import_history (self, error))
    return FALSE;
  if (isms_sql_integer (self->to, "SELECT count(*) FROM meta WHERE key = 'uuid'", 0) != 1)
    return isms_guard_damaged (error, _("it has no identity"));
  return TRUE;
}

/* An index made once its table is full is made in one go. */
static gboolean
run_statements (IsmsImport *self,
                gboolean indexes)
{
  g_autoptr (GPtrArray) statements = isms_schema_statements ();

  for (guint i = 0; i < statements->len; i++)
    {
      const char *statement = g_ptr_array_index (statements, i);

      if (g_str_has_prefix (statement, "CREATE INDEX ") == indexes && !isms_sql_run (self->to, NULL, statement))
        return FALSE;
    }
  return TRUE;
}

static gboolean
make_tables (IsmsImport *self)
{
  /* Nobody has worked in the new database yet: if the machine stops now, it is thrown away. */
  g_autofree char *begin = g_strdup_printf ("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
                                            "PRAGMA cache_size = -%d; PRAGMA temp_store = MEMORY; BEGIN; "
                                            "PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            CACHE_KIB, ISMS_APPLICATION_ID, ISMS_FORMAT_VERSION);

  return isms_sql_run (self->to, NULL, begin) && run_statements (self, FALSE);
}

static gboolean
import_into (IsmsImport *self,
             GError **error)
{
  if (!make_tables (self))
    return fail_writing (self, error);
  if (!import_tables (self, error))
    return FALSE;
  /* The store wants this journal; changed here, it costs no wait for the disk. */
  return (run_statements (self, TRUE) && isms_sql_run (self->to, NULL, "COMMIT; PRAGMA journal_mode = WAL")) || fail_writing (self, error);
}

/**
 * isms_import_onto:
 * @from: a connection made by isms_guard_open()
 * @to: a connection to an empty database
 * @error: return location: %ISMS_DOCUMENT_ERROR_DAMAGED where a value is not one that we would have written
 *
 * Every value of every row passes through isms_field_validate(), each step's hash is computed anew and each chain followed
 * from its first step. What fails leaves a database to be thrown away.
 */
gboolean
isms_import_onto (IsmsSql *from,
                  IsmsSql *to,
                  GCancellable *cancellable,
                  GError **error)
{
  IsmsImport self = { .from = from, .to = to, .cancellable = cancellable };
  gboolean well;

  self.keys = g_hash_table_new (NULL, NULL);
  self.chains = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) isms_step_unref);
  well = import_into (&self, error);
  g_hash_table_unref (self.keys);
  g_hash_table_unref (self.chains);
  return well;
}

/**
 * isms_import:
 * @from: a connection made by isms_guard_open()
 * @path: a database to make
 * @error: return location: those of isms_import_onto()
 *
 * What fails leaves a file at @path to be removed.
 */
gboolean
isms_import (IsmsSql *from,
             const char *path,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (IsmsSql) to = isms_sql_open (path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &cause);

  if (to == NULL)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The working copy cannot be written: %s"), cause->message);
  return isms_import_onto (from, to, cancellable, error);
}
