/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field-type.h"
#include "store/isms-schema.h"

/* The document's own tables. Those of the kinds are made from the field tables. Plain tables only: no trigger, view,
 * virtual table or generated column, so that a file that has one is not ours. */
static const char *const fixed_statements[] = {
  "CREATE TABLE \"meta\" (\"key\" TEXT PRIMARY KEY NOT NULL, \"value\" TEXT NOT NULL) STRICT, WITHOUT ROWID",
  "CREATE TABLE \"step\" (\"id\" INTEGER PRIMARY KEY NOT NULL, \"replica\" INTEGER NOT NULL, \"seq\" INTEGER NOT NULL, "
  "\"prev\" BLOB, \"saw\" TEXT, \"hash\" BLOB NOT NULL, \"at\" INTEGER NOT NULL, \"actor\" TEXT NOT NULL, \"label\" TEXT NOT NULL, "
  "\"reason\" TEXT, \"role\" TEXT NOT NULL, \"target_replica\" INTEGER, \"target_seq\" INTEGER, UNIQUE (\"replica\", \"seq\")) STRICT",
  "CREATE TABLE \"step_change\" (\"step\" INTEGER NOT NULL, \"ord\" INTEGER NOT NULL, \"kind\" TEXT NOT NULL, \"record\" INTEGER NOT NULL, "
  "\"action\" TEXT NOT NULL, \"fields\" TEXT NOT NULL, PRIMARY KEY (\"step\", \"ord\")) STRICT, WITHOUT ROWID",
  "CREATE INDEX \"step_change_record\" ON \"step_change\" (\"record\")",
  "CREATE TABLE \"chunk\" (\"sha256\" BLOB NOT NULL, \"ord\" INTEGER NOT NULL, \"data\" BLOB NOT NULL, UNIQUE (\"sha256\", \"ord\")) STRICT",
};

static const char *const fixed_tables[] = { "meta", "step", "step_change", "chunk" };

static char *
make_kind_table (const IsmsKind *kind)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE \"%s\" (\"key\" INTEGER PRIMARY KEY NOT NULL, \"code\" TEXT NOT NULL, \"deleted\" INTEGER NOT NULL", kind->name);
  for (guint i = 0; i < kind->n_fields; i++)
    g_string_append_printf (sql, ", \"%s\" %s", kind->fields[i].name, isms_field_type (kind->fields[i].type)->sql);
  g_string_append (sql, ") STRICT");
  return g_string_free (sql, FALSE);
}

/**
 * isms_schema_statements:
 *
 * Returns: (transfer full) (element-type utf8): what makes an empty document, in order
 */
GPtrArray *
isms_schema_statements (void)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_statements); i++)
    g_ptr_array_add (statements, g_strdup (fixed_statements[i]));
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];

      g_ptr_array_add (statements, make_kind_table (kind));
      g_ptr_array_add (statements, g_strdup_printf ("CREATE INDEX \"%s_code\" ON \"%s\" (\"code\")", kind->name, kind->name));
    }
  return statements;
}

/**
 * isms_schema_tables:
 *
 * Returns: (transfer full) (element-type utf8): the names of all tables of a document
 */
GPtrArray *
isms_schema_tables (void)
{
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_tables); i++)
    g_ptr_array_add (tables, g_strdup (fixed_tables[i]));
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    g_ptr_array_add (tables, g_strdup (isms_kinds (NULL)[i]->name));
  return tables;
}

/**
 * isms_schema_create:
 * @sql: a connection to an empty database, outside of a transaction
 *
 * Makes it an empty document of the newest format.
 */
gboolean
isms_schema_create (IsmsSql *sql,
                    GError **error)
{
  g_autoptr (GPtrArray) statements = isms_schema_statements ();
  g_autofree char *pragmas = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;", ISMS_APPLICATION_ID, ISMS_FORMAT_VERSION);

  if (!isms_sql_run (sql, error, "BEGIN") || !isms_sql_run (sql, error, pragmas))
    return FALSE;
  for (guint i = 0; i < statements->len; i++)
    if (!isms_sql_run (sql, error, g_ptr_array_index (statements, i)))
      return FALSE;
  return isms_sql_run (sql, error, "COMMIT");
}

static gboolean
read_schema (IsmsSql *sql,
             GString *text,
             GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (sql, error, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY name, type");
  gboolean row;

  if (rows == NULL)
    return FALSE;
  while (isms_sql_row (sql, rows, &row, error))
    {
      if (!row)
        return TRUE;
      for (int i = 0; i < 4; i++)
        g_string_append_printf (text, "%s|", isms_sql_column_text (rows, i) != NULL ? isms_sql_column_text (rows, i) : "");
      g_string_append_c (text, '\n');
    }
  return FALSE;
}

static gpointer
make_expected (gpointer unused)
{
  g_autoptr (IsmsSql) sql = isms_sql_open (":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  GString *text = g_string_new (NULL);

  if (!isms_schema_create (sql, NULL) || !read_schema (sql, text, NULL))
    g_error ("The schema of this version cannot be made.");
  return g_string_free (text, FALSE);
}

/**
 * isms_schema_matches:
 * @sql: a connection to a database that came from outside
 * @error: return location: %ISMS_STORE_ERROR_CORRUPT
 *
 * Returns: whether its schema equals ours byte for byte
 */
gboolean
isms_schema_matches (IsmsSql *sql,
                     GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const char *expected = g_once (&once, make_expected, NULL);
  g_autoptr (GString) found = g_string_new (NULL);

  if (!read_schema (sql, found, error))
    return FALSE;
  if (g_str_equal (found->str, expected))
    return TRUE;
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
               _("The tables in the file are not those that Parapet writes."));
  return FALSE;
}
