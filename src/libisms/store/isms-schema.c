/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* A row of sqlite_schema as a line of text. */
static char *
describe_row (const char *name,
              const char *type,
              const char *table,
              const char *sql)
{
  return g_strjoin ("|", name, type, table, sql, NULL);
}

/* SQLite keeps our words to the letter, and makes an index of its own for what must be unique in a table with row numbers. */
static void
expect_statement (GPtrArray *rows,
                  const char *statement)
{
  g_auto (GStrv) parts = g_strsplit (statement, "\"", 5);
  gboolean index = g_str_equal (parts[0], "CREATE INDEX ");
  g_autofree char *own = g_strdup_printf ("sqlite_autoindex_%s_1", parts[1]);

  g_ptr_array_add (rows, describe_row (parts[1], index ? "index" : "table", parts[index ? 3 : 1], statement));
  if (strstr (statement, "UNIQUE (") != NULL)
    g_ptr_array_add (rows, describe_row (own, "index", parts[1], ""));
}

static gpointer
make_expected (gpointer unused)
{
  g_autoptr (GPtrArray) statements = isms_schema_statements ();
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < statements->len; i++)
    expect_statement (rows, g_ptr_array_index (statements, i));
  g_ptr_array_sort_values (rows, (GCompareFunc) strcmp);
  return rows;
}

/* Never more than so many rows, for who knows how many there are. */
static gboolean
read_schema (IsmsSql *sql,
             GPtrArray *found,
             guint most,
             GError **error)
{
  sqlite3_stmt *rows = isms_sql_prepare (sql, error, "SELECT name, type, tbl_name, sql FROM main.sqlite_schema");
  gboolean row = TRUE;

  if (rows == NULL)
    return FALSE;
  while (row && found->len <= most)
    {
      const char *columns[4];

      if (!isms_sql_row (sql, rows, &row, error))
        return FALSE;
      for (int i = 0; row && i < 4; i++)
        columns[i] = isms_sql_column_text (rows, i) != NULL ? isms_sql_column_text (rows, i) : "";
      if (row)
        g_ptr_array_add (found, describe_row (columns[0], columns[1], columns[2], columns[3]));
    }
  sqlite3_reset (rows);
  g_ptr_array_sort_values (found, (GCompareFunc) strcmp);
  return TRUE;
}

static gboolean
rows_equal (GPtrArray *a,
            GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

/* The name of the kind where the row is a table of records, as some version of Parapet may have written it. */
static char *
match_kind (const char *row)
{
  g_autoptr (GRegex) form = g_regex_new ("^([a-z_]+)\\|table\\|\\1\\|CREATE TABLE \"\\1\" \\(\"key\" INTEGER PRIMARY KEY NOT NULL, \"code\" TEXT NOT NULL, "
                                         "\"deleted\" INTEGER NOT NULL(?:, \"[a-z0-9_]+\" (?:TEXT|INTEGER|REAL|BLOB))*+\\) STRICT$",
                                         G_REGEX_DEFAULT, G_REGEX_MATCH_DEFAULT, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return g_regex_match (form, row, G_REGEX_MATCH_DEFAULT, &match) ? g_match_info_fetch (match, 1) : NULL;
}

/* Takes what belongs to kinds out of the rows. */
static GPtrArray *
list_fixed (GPtrArray *rows)
{
  GPtrArray *fixed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (fixed, g_strdup (g_ptr_array_index (rows, i)));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *kind = match_kind (g_ptr_array_index (rows, i));
      g_autofree char *index = g_strdup_printf ("%s_code|index|%s|CREATE INDEX \"%s_code\" ON \"%s\" (\"code\")", kind, kind, kind, kind);
      guint place;

      if (kind == NULL || !g_ptr_array_find_with_equal_func (fixed, index, g_str_equal, &place))
        continue;
      g_ptr_array_remove_index (fixed, place);
      if (g_ptr_array_find_with_equal_func (fixed, g_ptr_array_index (rows, i), g_str_equal, &place))
        g_ptr_array_remove_index (fixed, place);
    }
  return fixed;
}

/* Whether they differ only in which kinds there are and which fields those have. */
static gboolean
is_other_version (GPtrArray *found,
                  GPtrArray *expected)
{
  g_autoptr (GPtrArray) theirs = list_fixed (found);
  g_autoptr (GPtrArray) ours = list_fixed (expected);

  return rows_equal (theirs, ours);
}

/**
 * isms_schema_matches:
 * @sql: a connection to a database that came from outside
 * @error: return location: %ISMS_STORE_ERROR_OTHER_VERSION where only kinds or fields are others, %ISMS_STORE_ERROR_CORRUPT
 *
 * Returns: whether its schema equals ours byte for byte
 */
gboolean
isms_schema_matches (IsmsSql *sql,
                     GError **error)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *expected = g_once (&once, make_expected, NULL);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  if (!read_schema (sql, found, 2 * expected->len, error))
    return FALSE;
  if (rows_equal (found, expected))
    return TRUE;
  if (is_other_version (found, expected))
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_OTHER_VERSION,
                 _("This document was made by another version of Parapet, which kept other records in it. It is not damaged: open it with that version."));
  else
    g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_CORRUPT,
                 _("The tables in the file are not those that Parapet writes."));
  return FALSE;
}
