/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "store/isms-derived.h"
#include "store/isms-store-private.h"

#define IN_MEMORY ":memory:"

/* What is read off the records and never saved: full-text search, the links' other direction, and which kind a key is.
 * It lies in a database of its own beside the working copy. A mark tells at which step it stands; where that is not the
 * head it is made anew when first asked for, so a crash or a missing file costs time and nothing else.
 *
 * It is never written in the transaction of a step. SQLite commits one file after the other: were this one to fail, on a
 * full disk say, the step would stand in the history and yet be reported as refused. */

static const char make_tables[] =
    "CREATE TABLE IF NOT EXISTS derived.mark (one INTEGER PRIMARY KEY CHECK (one = 1), head INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS derived.item (key INTEGER PRIMARY KEY, kind TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS derived.link (target INTEGER, source INTEGER, field TEXT, PRIMARY KEY (target, source, field)) WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS derived.link_source ON link (source);"
    "CREATE VIRTUAL TABLE IF NOT EXISTS derived.words USING fts5 (title, body, content='', contentless_delete=1, "
    "tokenize='unicode61 remove_diacritics 2');";

static gint64
head_of (IsmsStore *store)
{
  return isms_sql_integer (store->sql, "SELECT max(id) FROM step", 0);
}

static gboolean
attach (IsmsStore *store,
        const char *path,
        GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "ATTACH ?1 AS derived");

  if (statement == NULL)
    return FALSE;
  isms_sql_bind_text (statement, 1, path);
  return isms_sql_done (store->sql, statement, error) &&
         isms_sql_run (store->sql, error, "PRAGMA derived.synchronous = OFF") &&
         isms_sql_run (store->sql, error, make_tables);
}

/* An empty one in place of one that lags behind or cannot be read: nothing in it is anybody's work. */
static gboolean
replace (IsmsStore *store,
         const char *path,
         GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  isms_sql_run (store->sql, NULL, "DETACH derived");
  if (!g_str_equal (path, IN_MEMORY))
    {
      g_remove (path);
      g_remove (journal);
    }
  return attach (store, path, error);
}

/**
 * isms_derived_attach:
 * @path: where it lies or shall lie; ":memory:" for a scratch store
 */
gboolean
isms_derived_attach (IsmsStore *store,
                     const char *path,
                     GError **error)
{
  if (!attach (store, path, NULL) && !replace (store, path, error))
    return FALSE;
  store->derived_current = isms_sql_integer (store->sql, "SELECT head FROM derived.mark", -1) == head_of (store);
  return TRUE;
}

static gboolean
forget (IsmsStore *store,
        gint64 key,
        GError **error)
{
  static const char *const statements[] = {
    "DELETE FROM derived.words WHERE rowid = ?1",
    "DELETE FROM derived.link WHERE source = ?1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, statements[i]);

      if (statement == NULL)
        return FALSE;
      sqlite3_bind_int64 (statement, 1, key);
      if (!isms_sql_done (store->sql, statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_item (IsmsStore *store,
          IsmsRecord *record,
          GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "INSERT OR REPLACE INTO derived.item VALUES (?1, ?2)");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, isms_record_get_key (record));
  isms_sql_bind_text (statement, 2, isms_record_get_kind (record)->name);
  return isms_sql_done (store->sql, statement, error);
}

static gboolean
add_link (IsmsStore *store,
          gint64 source,
          const char *field,
          gint64 target,
          GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "INSERT OR IGNORE INTO derived.link VALUES (?1, ?2, ?3)");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, target);
  sqlite3_bind_int64 (statement, 2, source);
  isms_sql_bind_text (statement, 3, field);
  return isms_sql_done (store->sql, statement, error);
}

static gboolean
add_links (IsmsStore *store,
           IsmsRecord *record,
           GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  gint64 source = isms_record_get_key (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsValue *value = isms_record_get_value (record, i);
      const char *field = kind->fields[i].name;
      g_auto (GStrv) keys = NULL;

      if (!isms_field_is_link (&kind->fields[i]))
        continue;
      if (value->storage == ISMS_STORAGE_INTEGER && !add_link (store, source, field, value->integer, error))
        return FALSE;
      keys = isms_value_members (value);
      for (guint j = 0; keys[j] != NULL; j++)
        if (!add_link (store, source, field, g_ascii_strtoll (keys[j], NULL, 10), error))
          return FALSE;
    }
  return TRUE;
}

static char *
make_body (IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  GString *body = g_string_new (isms_record_get_code (record));

  for (guint i = 1; i < kind->n_fields; i++)
    {
      const IsmsValue *value = isms_record_get_value (record, i);
      IsmsFieldTypeId type = kind->fields[i].type;

      if (value->storage == ISMS_STORAGE_TEXT && (type == ISMS_TEXT || type == ISMS_PROSE || type == ISMS_REFERENCE))
        g_string_append_printf (body, " %s", value->text);
    }
  return g_string_free (body, FALSE);
}

static gboolean
add_words (IsmsStore *store,
           IsmsRecord *record,
           GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "INSERT INTO derived.words (rowid, title, body) VALUES (?1, ?2, ?3)");
  g_autofree char *body = NULL;

  if (statement == NULL)
    return FALSE;
  body = make_body (record);
  sqlite3_bind_int64 (statement, 1, isms_record_get_key (record));
  isms_sql_bind_text (statement, 2, isms_record_get_title (record));
  isms_sql_bind_text (statement, 3, body);
  return isms_sql_done (store->sql, statement, error);
}

static gboolean
add_record (IsmsStore *store,
            IsmsRecord *record,
            GError **error)
{
  return add_item (store, record, error) &&
         (isms_record_get_deleted (record) || (add_links (store, record, error) && add_words (store, record, error)));
}

static gboolean
set_mark (IsmsStore *store,
          GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "INSERT OR REPLACE INTO derived.mark VALUES (1, ?1)");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, head_of (store));
  return isms_sql_done (store->sql, statement, error);
}

static gboolean
add_kind (IsmsStore *store,
          const IsmsKind *kind,
          GError **error)
{
  IsmsQuery query = { .kind = kind, .deleted = TRUE };
  g_autoptr (GArray) keys = isms_store_list (store, &query, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; i < keys->len; i++)
    {
      g_autoptr (IsmsRecord) record = isms_record_new (kind, g_array_index (keys, gint64, i));

      if (!isms_store_read_row (store->sql, record, error) || !add_record (store, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (IsmsStore *store,
      gconstpointer unused,
      GError **error)
{
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    if (!add_kind (store, isms_kinds (NULL)[i], error))
      return FALSE;
  return set_mark (store, error);
}

static gboolean
update (IsmsStore *store,
        gconstpointer records,
        GError **error)
{
  const GPtrArray *changed = records;

  for (guint i = 0; i < changed->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (changed, i);

      if (!forget (store, isms_record_get_key (record), error) || !add_record (store, record, error))
        return FALSE;
    }
  return set_mark (store, error);
}

static gboolean
in_transaction (IsmsStore *store,
                gboolean (*work) (IsmsStore *store, gconstpointer data, GError **error),
                gconstpointer data,
                GError **error)
{
  if (!isms_sql_run (store->sql, error, "BEGIN"))
    return FALSE;
  if (work (store, data, error) && isms_sql_run (store->sql, error, "COMMIT"))
    return TRUE;
  isms_sql_run (store->sql, NULL, "ROLLBACK");
  return FALSE;
}

/**
 * isms_derived_update:
 * @records: (element-type IsmsRecord): the records that the step just committed has changed
 *
 * Follows the step. Where it cannot, it is made anew when next asked for.
 */
void
isms_derived_update (IsmsStore *store,
                     GPtrArray *records)
{
  store->derived_current = store->derived_current && in_transaction (store, update, records, NULL);
}

/**
 * isms_derived_ensure:
 *
 * Brings it to the head. Called before it is read, outside of a transaction.
 */
gboolean
isms_derived_ensure (IsmsStore *store,
                     GError **error)
{
  g_autofree char *path = NULL;

  if (store->derived_current)
    return TRUE;
  path = g_strdup (sqlite3_db_filename (isms_sql_get_handle (store->sql), "derived"));
  store->derived_current = replace (store, path == NULL || *path == '\0' ? IN_MEMORY : path, error) &&
                           in_transaction (store, fill, NULL, error);
  return store->derived_current;
}

/**
 * isms_derived_read:
 * @read: asks it something
 * @error: return location: what @read said the second time
 *
 * Where the answer is that it cannot be read, perhaps because the machine stopped while it was written, it is made anew and
 * asked once more.
 */
gboolean
isms_derived_read (IsmsStore *store,
                   IsmsDerivedRead read,
                   gpointer data,
                   GError **error)
{
  if (!isms_derived_ensure (store, error))
    return FALSE;
  if (read (store, data, NULL))
    return TRUE;
  store->derived_current = FALSE;
  return isms_derived_ensure (store, error) && read (store, data, error);
}

typedef struct
{
  gint64 key;
  const IsmsKind *kind;
} KindOf;

static gboolean
read_kind (IsmsStore *store,
           gpointer data,
           GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (store->sql, error, "SELECT kind FROM derived.item WHERE key = ?1");
  KindOf *asked = data;
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, asked->key);
  if (!isms_sql_row (store->sql, statement, &row, error))
    return FALSE;
  if (row)
    asked->kind = isms_kind_find (isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * isms_derived_kind_of:
 *
 * Returns: (transfer none) (nullable): the kind of the record with that key, deleted or not
 */
const IsmsKind *
isms_derived_kind_of (IsmsStore *store,
                      gint64 key)
{
  KindOf asked = { .key = key };

  isms_derived_read (store, read_kind, &asked, NULL);
  return asked.kind;
}

/**
 * isms_derived_make_match:
 * @text: what a person types
 *
 * Returns: (transfer full) (nullable): an FTS5 query that finds records with all the words, the last one perhaps half typed;
 *   %NULL where there is no word in it
 */
char *
isms_derived_make_match (const char *text)
{
  g_autofree char *plain = g_utf8_make_valid (text, -1);
  g_autoptr (GString) query = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  for (char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isalnum (g_utf8_get_char (p)) && (guchar) *p < 0x80)
      *p = ' ';
  words = g_strsplit (plain, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (query, "%s\"%s\"", query->len > 0 ? " " : "", words[i]);
  if (query->len == 0)
    return NULL;
  g_string_append_c (query, '*');
  return g_string_free (g_steal_pointer (&query), FALSE);
}
