/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "records/isms-field-type.h"
#include "store/isms-derived.h"
#include "store/isms-seal.h"
#include "store/isms-store-private.h"

#define WEIGHED 500

/**
 * isms_store_read_row:
 * @record: a record of which only the key is known
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Reads the record's row. A record whose row is not there keeps an empty code.
 */
gboolean
isms_store_read_row (IsmsSql *sql,
                     IsmsRecord *record,
                     GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autofree char *query = g_strdup_printf ("SELECT * FROM \"%s\" WHERE key = ?1", kind->name);
  sqlite3_stmt *statement = isms_sql_prepare (sql, error, query);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, isms_record_get_key (record));
  if (!isms_sql_row (sql, statement, &row, error) || !row)
    return row;

  isms_record_set_code (record, isms_sql_column_text (statement, 1));
  isms_record_set_deleted (record, sqlite3_column_int (statement, 2) != 0);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      isms_sql_column_value (statement, i + 3, &value);
      isms_record_set_value (record, i, &value);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * isms_store_holds:
 *
 * Returns: whether the record is one of this store's: records do not know their store, and several documents may be open
 */
gboolean
isms_store_holds (IsmsStore *self,
                  IsmsRecord *record)
{
  return g_hash_table_contains (self->alive_keys, record);
}

/**
 * isms_store_get:
 *
 * Returns: (transfer full) (nullable): the record with that key, deleted or not
 */
IsmsRecord *
isms_store_get (IsmsStore *self,
                const IsmsKind *kind,
                gint64 key)
{
  IsmsRecord *alive = g_hash_table_lookup (self->alive, &key);
  g_autoptr (IsmsRecord) record = NULL;

  if (alive != NULL)
    return isms_record_get_kind (alive) == kind ? g_object_ref (alive) : NULL;

  record = isms_record_new (kind, key);
  if (!isms_store_read_row (self->sql, record, NULL))
    return NULL;
  return isms_store_adopt (self, g_steal_pointer (&record));
}

/**
 * isms_store_get_any:
 *
 * Returns: (transfer full) (nullable): the record with that key, of whatever kind
 */
IsmsRecord *
isms_store_get_any (IsmsStore *self,
                    gint64 key)
{
  IsmsRecord *alive = g_hash_table_lookup (self->alive, &key);
  const IsmsKind *kind;

  if (alive != NULL)
    return g_object_ref (alive);
  kind = isms_derived_kind_of (self, key);
  return kind == NULL ? NULL : isms_store_get (self, kind, key);
}

static IsmsRecord *
find_in_step (IsmsStore *self,
              const IsmsKind *kind,
              const char *code)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      IsmsRecord *record = ((IsmsEdit *) g_ptr_array_index (self->edits, i))->record;

      if (isms_record_get_kind (record) == kind && !isms_record_get_deleted (record) &&
          g_strcmp0 (isms_record_get_code (record), code) == 0)
        return record;
    }
  return NULL;
}

/**
 * isms_store_find:
 * @code: a code, or where none is so called, the exact title
 *
 * Returns: (transfer full) (nullable): the record that people call so, those made in the step in progress among them
 */
IsmsRecord *
isms_store_find (IsmsStore *self,
                 const IsmsKind *kind,
                 const char *code)
{
  g_autofree char *query = g_strdup_printf ("SELECT key FROM \"%s\" WHERE deleted = 0 AND (code = ?1)", kind->name);
  IsmsRecord *fresh = find_in_step (self, kind, code);
  sqlite3_stmt *statement;
  gint64 key = 0;

  if (fresh != NULL)
    return g_object_ref (fresh);
  statement = isms_sql_prepare (self->sql, NULL, query);
  isms_sql_bind_text (statement, 1, code);
  if (sqlite3_step (statement) == SQLITE_ROW)
    key = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return key == 0 ? NULL : isms_store_get (self, kind, key);
}

/**
 * isms_store_get_link:
 * @field: the name of a field of type %ISMS_LINK
 *
 * Returns: (transfer full) (nullable): the record it leads to
 */
IsmsRecord *
isms_store_get_link (IsmsStore *self,
                     IsmsRecord *record,
                     const char *field)
{
  const IsmsField *described = isms_kind_field (isms_record_get_kind (record), field);
  gint64 key = isms_record_get_integer (record, field, 0);

  if (key == 0)
    return NULL;
  if (described->links_to == NULL)
    return isms_store_get_any (self, key);
  return isms_store_get (self, isms_kind_find (described->links_to), key);
}

/**
 * isms_store_get_links:
 * @field: the name of a field of type %ISMS_LINKS
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records it leads to, deleted ones left out
 */
GPtrArray *
isms_store_get_links (IsmsStore *self,
                      IsmsRecord *record,
                      const char *field)
{
  const IsmsField *described = isms_kind_field (isms_record_get_kind (record), field);
  const IsmsKind *kind = described->links_to == NULL ? NULL : isms_kind_find (described->links_to);
  g_auto (GStrv) keys = isms_record_get_members (record, field);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      gint64 key = g_ascii_strtoll (keys[i], NULL, 10);
      g_autoptr (IsmsRecord) target = kind == NULL ? isms_store_get_any (self, key) : isms_store_get (self, kind, key);

      if (target != NULL && !isms_record_get_deleted (target))
        g_ptr_array_add (records, g_steal_pointer (&target));
    }
  return records;
}

static GArray *
collect_keys (IsmsStore *self,
              sqlite3_stmt *statement,
              GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row;

  while (isms_sql_row (self->sql, statement, &row, error))
    {
      gint64 key;

      if (!row)
        return g_steal_pointer (&keys);
      key = sqlite3_column_int64 (statement, 0);
      g_array_append_val (keys, key);
    }
  return NULL;
}

typedef struct
{
  const char *code;
  const gint64 *numbers; /* the key first */
} Coded;

static int
compare_coded (const void *a,
               const void *b)
{
  const Coded *first = a, *second = b;
  int difference = isms_sql_compare_naturally (first->code, second->code);

  return difference != 0 ? difference : (first->numbers[0] > second->numbers[0]) - (first->numbers[0] < second->numbers[0]);
}

/* @numbers has @width of them a row, @codes one. */
static GArray *
sort_by_code (GArray *numbers,
              guint width,
              GPtrArray *codes,
              gboolean descending)
{
  g_autofree Coded *rows = g_new (Coded, codes->len + 1);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, sizeof (gint64), numbers->len);

  for (guint i = 0; i < codes->len; i++)
    rows[i] = (Coded) { g_ptr_array_index (codes, i), &g_array_index (numbers, gint64, i * width) };
  qsort (rows, codes->len, sizeof (Coded), compare_coded);
  for (guint i = 0; i < codes->len; i++)
    g_array_append_vals (sorted, rows[descending ? codes->len - 1 - i : i].numbers, width);
  return sorted;
}

/* Rows of numbers; where nothing else gives the order, each ends with its code. */
static GArray *
collect_rows (IsmsStore *self,
              sqlite3_stmt *statement,
              const IsmsQuery *query,
              GError **error)
{
  guint width = sqlite3_column_count (statement) - (query->sort == NULL);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GStringChunk) texts = g_string_chunk_new (4096);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  gboolean row;

  while (isms_sql_row (self->sql, statement, &row, error))
    {
      if (!row)
        return query->sort == NULL ? sort_by_code (numbers, width, codes, query->descending) : g_steal_pointer (&numbers);
      for (guint i = 0; i < width; i++)
        {
          gint64 number = sqlite3_column_int64 (statement, i);

          g_array_append_val (numbers, number);
        }
      if (query->sort == NULL)
        g_ptr_array_add (codes, g_string_chunk_insert (texts, isms_sql_column_text (statement, width)));
    }
  return NULL;
}

typedef struct
{
  gint64 key;
  const IsmsKind *kind;
  const char *field;
  GArray *sources;
} Backlinks;

static gboolean
read_sources (IsmsStore *self,
              gpointer data,
              GError **error)
{
  Backlinks *asked = data;
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error,
                                              "SELECT DISTINCT source FROM derived.link JOIN derived.item ON item.key = source "
                                              "WHERE target = ?1 AND (?2 IS NULL OR kind = ?2) AND (?3 IS NULL OR field = ?3)");

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, asked->key);
  isms_sql_bind_text (statement, 2, asked->kind != NULL ? asked->kind->name : NULL);
  isms_sql_bind_text (statement, 3, asked->field);
  asked->sources = collect_keys (self, statement, error);
  return asked->sources != NULL;
}

/* Where the index lags behind, one field of one kind is looked for among the records: making the index would read them all. */
static gboolean
scan_sources (IsmsStore *self,
              Backlinks *asked)
{
  const IsmsField *field = asked->kind != NULL && asked->field != NULL ? isms_kind_field (asked->kind, asked->field) : NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  if (self->derived_current || field == NULL || field->type != ISMS_LINK)
    return FALSE;
  sql = g_strdup_printf ("SELECT key FROM \"%s\" WHERE \"%s\" = ?1 AND deleted = 0", asked->kind->name, field->name);
  statement = isms_sql_prepare (self->sql, NULL, sql);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, asked->key);
  asked->sources = collect_keys (self, statement, NULL);
  return asked->sources != NULL;
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return isms_sql_compare_naturally (isms_record_get_code (*(IsmsRecord *const *) a), isms_record_get_code (*(IsmsRecord *const *) b));
}

/**
 * isms_store_get_backlinks:
 * @key: the record that is linked to
 * @kind: (nullable): only from records of that kind
 * @field: (nullable): only through the field of that name
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records that link to it, by code, deleted ones left out
 */
GPtrArray *
isms_store_get_backlinks (IsmsStore *self,
                          gint64 key,
                          const IsmsKind *kind,
                          const char *field)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  Backlinks asked = { .key = key, .kind = kind, .field = field };
  g_autoptr (GArray) sources = NULL;

  if (!scan_sources (self, &asked) && !isms_derived_read (self, read_sources, &asked, NULL))
    return records;
  sources = asked.sources;
  for (guint i = 0; i < sources->len; i++)
    {
      IsmsRecord *record = isms_store_get_any (self, g_array_index (sources, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  g_ptr_array_sort (records, compare_codes);
  return records;
}

typedef struct
{
  const char *sql;
  const char *match;      /* (nullable) */
  guint limit;            /* 0 for no limit */
  const IsmsQuery *query; /* (nullable) whose values are bound */
  GArray *keys;
} KeyQuery;

static gboolean
read_keys (IsmsStore *self,
           gpointer data,
           GError **error)
{
  KeyQuery *query = data;
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, query->sql);

  if (statement == NULL)
    return FALSE;
  if (query->match != NULL)
    isms_sql_bind_text (statement, 1, query->match);
  if (query->limit > 0)
    sqlite3_bind_int64 (statement, 2, query->limit);
  if (query->query != NULL)
    isms_query_bind (query->query, NULL, statement);
  query->keys = query->query != NULL ? collect_rows (self, statement, query->query, error) : collect_keys (self, statement, error);
  return query->keys != NULL;
}

/**
 * isms_store_list:
 * @query: which records, and in what order
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the keys
 */
GArray *
isms_store_list (IsmsStore *self,
                 const IsmsQuery *query,
                 GError **error)
{
  g_autofree char *match = query->match != NULL ? isms_derived_make_match (query->match) : NULL;
  IsmsQuery asked = *query;
  g_autofree char *sql = NULL;
  KeyQuery keys = { .query = &asked };

  asked.match = match;
  keys.sql = sql = isms_query_make_list (&asked);
  if (match != NULL)
    isms_derived_read (self, read_keys, &keys, error);
  else
    read_keys (self, &keys, error);
  return keys.keys;
}

/* @sql: finds one number */
static gboolean
read_number (IsmsStore *self,
             const IsmsQuery *query,
             const char *sql,
             guint *number,
             GError **error)
{
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, sql);
  gboolean row;

  g_return_val_if_fail (query->match == NULL, FALSE);

  if (statement == NULL)
    return FALSE;
  isms_query_bind (query, NULL, statement);
  if (!isms_sql_row (self->sql, statement, &row, error))
    return FALSE;
  *number = row ? (guint) sqlite3_column_int (statement, 0) : 0;
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * isms_store_count_found:
 * @query: which records; without words to match
 * @count: (out): how many there are
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Counts without sorting or making anything.
 */
gboolean
isms_store_count_found (IsmsStore *self,
                        const IsmsQuery *query,
                        guint *count,
                        GError **error)
{
  g_autofree char *sql = isms_query_make_count (query);

  return read_number (self, query, sql, count, error);
}

/**
 * isms_store_has_found:
 * @query: which records; without words to match
 *
 * Looks no further than the first: quicker by far than to count them.
 *
 * Returns: whether there is one
 */
gboolean
isms_store_has_found (IsmsStore *self,
                      const IsmsQuery *query)
{
  g_autofree char *sql = isms_query_make_has (query);
  g_autoptr (GError) error = NULL;
  guint has = 0;

  if (!read_number (self, query, sql, &has, &error))
    g_warning ("Whether there is any %s cannot be told: %s", query->kind->name, error->message);
  return has > 0;
}

/**
 * isms_store_list_numbers:
 * @query: which records, and in what order; without words to match
 * @fields: (array zero-terminated): names of fields that are numbers or links
 * @error: return location: %ISMS_STORE_ERROR
 *
 * What a sum over ten thousand records needs, without making them.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): row by row the key and the fields, 0 where nothing is said
 */
GArray *
isms_store_list_numbers (IsmsStore *self,
                         const IsmsQuery *query,
                         const char *const *fields,
                         GError **error)
{
  g_autofree char *sql = isms_query_make_numbers (query, fields);
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, sql);

  g_return_val_if_fail (query->match == NULL, NULL);

  if (statement == NULL)
    return NULL;
  isms_query_bind (query, NULL, statement);
  return collect_rows (self, statement, query, error);
}

static void
add_links (GArray *links,
           gint64 from,
           const char *targets)
{
  g_auto (GStrv) keys = g_strsplit (targets, ";", -1);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const IsmsLink link = { from, g_ascii_strtoll (keys[i], NULL, 10) };

      g_array_append_val (links, link);
    }
}

/**
 * isms_store_list_links:
 * @field: the name of a field with links
 * @error: return location: %ISMS_STORE_ERROR
 *
 * What leads where through one field, without making the records.
 *
 * Returns: (transfer full) (nullable) (element-type IsmsLink): the links of all records of the kind by code, deleted ones left out
 */
GArray *
isms_store_list_links (IsmsStore *self,
                       const IsmsKind *kind,
                       const char *field,
                       GError **error)
{
  const IsmsFilter filters[] = { { .field = field, .said = TRUE }, { NULL } };
  const IsmsQuery query = { .kind = kind, .filters = filters };
  g_autofree char *sql = isms_query_make_numbers (&query, (const char *const[]) { field, NULL });
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (IsmsLink));
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, sql);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (isms_sql_row (self->sql, statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&links);
      add_links (links, sqlite3_column_int64 (statement, 0), isms_sql_column_text (statement, 1));
    }
  return NULL;
}

/**
 * isms_store_list_found:
 * @query: which records, and in what order
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type IsmsRecord): the records themselves. For reports and rules; a screen asks for keys
 *   and makes the records it shows
 */
GPtrArray *
isms_store_list_found (IsmsStore *self,
                       const IsmsQuery *query,
                       GError **error)
{
  g_autoptr (GArray) keys = isms_store_list (self, query, error);
  GPtrArray *records = keys != NULL ? g_ptr_array_new_full (keys->len, g_object_unref) : NULL;

  for (guint i = 0; keys != NULL && i < keys->len; i++)
    {
      IsmsRecord *record = isms_store_get (self, query->kind, g_array_index (keys, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}

/**
 * isms_store_list_records:
 *
 * Returns: (transfer full) (element-type IsmsRecord): all records of the kind by code, deleted ones left out: see isms_store_list_found()
 */
GPtrArray *
isms_store_list_records (IsmsStore *self,
                         const IsmsKind *kind)
{
  const IsmsQuery query = { .kind = kind };
  GPtrArray *records = isms_store_list_found (self, &query, NULL);

  return records != NULL ? records : g_ptr_array_new_with_free_func (g_object_unref);
}

guint
isms_store_count (IsmsStore *self,
                  const IsmsKind *kind)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT count(*) FROM \"%s\" WHERE deleted = 0", kind->name);
  isms_seal_append_open (sql, kind);
  return isms_sql_integer (self->sql, sql->str, 0);
}

static char *
make_search (const char *order)
{
  GString *sql = g_string_new ("SELECT rowid FROM derived.words WHERE words MATCH ?1");

  isms_seal_append_any (sql, "rowid");
  g_string_append_printf (sql, " %s", order);
  return g_string_free_and_steal (sql);
}

/* Up to @limit keys, the best first, but see isms_store_search() where it is many. */
static GArray *
find_matching (IsmsStore *self,
               const char *match,
               guint limit,
               GError **error)
{
  g_autofree char *first = make_search ("LIMIT ?2");
  g_autofree char *weighed = make_search ("ORDER BY bm25 (words, 8.0, 1.0) LIMIT ?2");
  KeyQuery any = { first, match, MAX (limit, WEIGHED + 1) };
  KeyQuery best = { weighed, match, limit };

  if (!isms_derived_read (self, read_keys, &any, error))
    return NULL;
  if (any.keys->len > WEIGHED)
    return g_array_set_size (any.keys, MIN (limit, any.keys->len));
  g_array_unref (any.keys);
  isms_derived_read (self, read_keys, &best, error);
  return best.keys;
}

/* Whoever typed "case 12" to its end means that, before case 120. */
static void
append_others (GArray *keys,
               GArray *more,
               guint limit)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < keys->len; i++)
    g_hash_table_add (known, &g_array_index (keys, gint64, i));
  for (guint i = 0; i < more->len && keys->len + others->len < limit; i++)
    if (!g_hash_table_contains (known, &g_array_index (more, gint64, i)))
      g_array_append_val (others, g_array_index (more, gint64, i));
  if (others->len > 0)
    g_array_append_vals (keys, others->data, others->len);
}

/**
 * isms_store_search:
 * @text: words to find anywhere, the last one perhaps half typed
 * @limit: how many at the most
 *
 * What has all the words as they stand comes before what has only some that begin so. A word that nearly every record has says nothing
 * about which is best, and weighing them all would be felt at each key stroke: where more than %WEIGHED records have it, the first that
 * come are as good as any.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the keys of what was found, the best first
 */
GArray *
isms_store_search (IsmsStore *self,
                   const char *text,
                   guint limit,
                   GError **error)
{
  g_autofree char *match = isms_derived_make_match (text);
  g_autofree char *exact = match != NULL ? g_strndup (match, strlen (match) - strlen ("*")) : NULL;
  g_autoptr (GArray) begun = NULL;
  GArray *found;

  if (match == NULL || limit == 0)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  begun = find_matching (self, match, limit, error);
  if (begun == NULL || (found = find_matching (self, exact, limit, error)) == NULL)
    return NULL;
  append_others (found, begun, limit);
  return found;
}
