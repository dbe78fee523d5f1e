/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-derived.h"
#include "store/isms-seal.h"
#include "store/isms-uses.h"

/* What links to a record, for screens: found without reading a single record, and read as far as somebody looks. */

/* Putting more records in order than this to show the first few would be felt; nobody reads them all. */
#define ORDERED 2000

typedef struct
{
  gint64 key;
  GPtrArray *uses;
} Question;

static void
use_free (gpointer data)
{
  IsmsUse *use = data;

  g_array_unref (use->keys);
  g_free (use);
}

static IsmsUse *
find_use (GPtrArray *uses,
          const char *kind,
          const char *field)
{
  for (guint i = uses->len; i > 0; i--)
    {
      IsmsUse *use = g_ptr_array_index (uses, i - 1);

      if (g_str_equal (use->kind->name, kind) && g_str_equal (use->field->name, field))
        return use;
    }
  return NULL;
}

static IsmsUse *
add_use (GPtrArray *uses,
         const IsmsKind *kind,
         const char *field_name)
{
  const IsmsField *field = kind != NULL ? isms_kind_field (kind, field_name) : NULL;
  IsmsUse *use;

  if (field == NULL)
    return NULL;
  use = g_new0 (IsmsUse, 1);
  use->kind = kind;
  use->field = field;
  use->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (uses, use);
  return use;
}

static void
add_key (GPtrArray *uses,
         const char *kind,
         const char *field,
         gint64 key)
{
  IsmsUse *use = find_use (uses, kind, field);

  if (use == NULL)
    use = add_use (uses, isms_kind_find (kind), field);
  if (use != NULL)
    g_array_append_val (use->keys, key);
}

static gboolean
read_uses (IsmsStore *store,
           gpointer data,
           GError **error)
{
  Question *asked = data;
  IsmsSql *sql = isms_store_get_sql (store);
  g_autoptr (GString) query = g_string_new ("SELECT kind, field, source FROM derived.link JOIN derived.item ON item.key = source WHERE target = ?1");
  sqlite3_stmt *rows;
  gboolean row;

  isms_seal_append_any (query, "source");
  rows = isms_sql_prepare (sql, error, query->str);
  if (rows == NULL)
    return FALSE;
  g_ptr_array_set_size (asked->uses, 0);
  sqlite3_bind_int64 (rows, 1, asked->key);
  while (isms_sql_row (sql, rows, &row, error))
    {
      if (!row)
        return TRUE;
      add_key (asked->uses, isms_sql_column_text (rows, 0), isms_sql_column_text (rows, 1), sqlite3_column_int64 (rows, 2));
    }
  return FALSE;
}

static guint
place_of (const IsmsKind *kind)
{
  const IsmsKind *const *kinds = isms_kinds (NULL);
  guint place = 0;

  while (kinds[place] != kind)
    place++;
  return place;
}

static int
compare_uses (gconstpointer a,
              gconstpointer b)
{
  const IsmsUse *first = *(const IsmsUse *const *) a, *second = *(const IsmsUse *const *) b;

  if (first->kind != second->kind)
    return (int) place_of (first->kind) - (int) place_of (second->kind);
  return first->field < second->field ? -1 : first->field > second->field;
}

/**
 * isms_uses_find:
 * @key: the key of a record
 *
 * Returns: (transfer full) (element-type IsmsUse): from which kinds and through which fields records that are not deleted link
 *   to it, in the order of the kinds and of their fields
 */
GPtrArray *
isms_uses_find (IsmsStore *store,
                gint64 key)
{
  Question asked = { key, g_ptr_array_new_with_free_func (use_free) };

  isms_derived_read (store, read_uses, &asked, NULL);
  g_ptr_array_sort (asked.uses, compare_uses);
  return asked.uses;
}

typedef struct
{
  gint64 key;
  char *code;
} Coded;

static void
coded_clear (gpointer data)
{
  g_free (((Coded *) data)->code);
}

static int
compare_codes (gconstpointer a,
               gconstpointer b)
{
  return isms_sql_compare_naturally (((const Coded *) a)->code, ((const Coded *) b)->code);
}

static char *
read_code (IsmsStore *store,
           const IsmsKind *kind,
           gint64 key)
{
  g_autofree char *query = g_strdup_printf ("SELECT code FROM \"%s\" WHERE key = ?1", kind->name);
  sqlite3_stmt *statement = isms_sql_prepare (isms_store_get_sql (store), NULL, query);
  char *code = NULL;

  if (statement == NULL)
    return g_strdup ("");
  sqlite3_bind_int64 (statement, 1, key);
  if (sqlite3_step (statement) == SQLITE_ROW)
    code = g_strdup (isms_sql_column_text (statement, 0));
  sqlite3_reset (statement);
  return code != NULL ? code : g_strdup ("");
}

static void
sort_by_code (const IsmsUse *self,
              IsmsStore *store)
{
  g_autoptr (GArray) coded = g_array_new (FALSE, FALSE, sizeof (Coded));

  g_array_set_clear_func (coded, coded_clear);
  for (guint i = 0; i < self->keys->len; i++)
    {
      gint64 key = g_array_index (self->keys, gint64, i);
      Coded one = { key, read_code (store, self->kind, key) };

      g_array_append_val (coded, one);
    }
  g_array_sort (coded, compare_codes);
  for (guint i = 0; i < coded->len; i++)
    g_array_index (self->keys, gint64, i) = g_array_index (coded, Coded, i).key;
}

/**
 * isms_use_list:
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type IsmsRecord): the first of the records by code; where they are thousands, some of them
 */
GPtrArray *
isms_use_list (const IsmsUse *self,
               IsmsStore *store,
               guint limit)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->keys->len > 1 && self->keys->len <= ORDERED)
    sort_by_code (self, store);
  for (guint i = 0; i < MIN (limit, self->keys->len); i++)
    {
      IsmsRecord *record = isms_store_get (store, self->kind, g_array_index (self->keys, gint64, i));

      if (record != NULL)
        g_ptr_array_add (records, record);
    }
  return records;
}
