/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-derived.h"
#include "store/isms-uses.h"

/* What links to a record, for screens: counted without reading a single record, and listed as far as somebody looks. */

typedef struct
{
  gint64 key;
  const IsmsUse *use;
  guint limit;
  GArray *found;
} Question;

static void
add_use (GArray *uses,
         const char *kind_name,
         const char *field_name,
         guint count)
{
  IsmsUse use = { .kind = isms_kind_find (kind_name), .count = count };

  use.field = use.kind != NULL ? isms_kind_field (use.kind, field_name) : NULL;
  if (use.field != NULL)
    g_array_append_val (uses, use);
}

static gboolean
read_counts (IsmsStore *store,
             gpointer data,
             GError **error)
{
  Question *asked = data;
  IsmsSql *sql = isms_store_get_sql (store);
  sqlite3_stmt *rows = isms_sql_prepare (sql, error,
                                         "SELECT kind, field, count(*) FROM derived.link JOIN derived.item ON item.key = source "
                                         "WHERE target = ?1 GROUP BY kind, field");
  gboolean row;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (asked->found, 0);
  sqlite3_bind_int64 (rows, 1, asked->key);
  while (isms_sql_row (sql, rows, &row, error))
    {
      if (!row)
        return TRUE;
      add_use (asked->found, isms_sql_column_text (rows, 0), isms_sql_column_text (rows, 1), sqlite3_column_int (rows, 2));
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
  const IsmsUse *first = a, *second = b;

  if (first->kind != second->kind)
    return (int) place_of (first->kind) - (int) place_of (second->kind);
  return first->field < second->field ? -1 : first->field > second->field;
}

/**
 * isms_uses_count:
 * @key: the key of a record
 *
 * Returns: (transfer full) (element-type IsmsUse): from which kinds and through which fields records that are not deleted link
 *   to it, in the order of the kinds and of their fields
 */
GArray *
isms_uses_count (IsmsStore *store,
                 gint64 key)
{
  Question asked = { .key = key, .found = g_array_new (FALSE, FALSE, sizeof (IsmsUse)) };

  isms_derived_read (store, read_counts, &asked, NULL);
  g_array_sort (asked.found, compare_uses);
  return asked.found;
}

static gboolean
read_sources (IsmsStore *store,
              gpointer data,
              GError **error)
{
  Question *asked = data;
  IsmsSql *sql = isms_store_get_sql (store);
  g_autofree char *query = g_strdup_printf ("SELECT l.source FROM derived.link l CROSS JOIN \"%s\" r ON r.key = l.source WHERE l.target = ?1 AND l.field = ?2 "
                                            "ORDER BY r.code COLLATE isms_natural, r.key LIMIT ?3",
                                            asked->use->kind->name);
  sqlite3_stmt *rows = isms_sql_prepare (sql, error, query);
  gboolean row;

  if (rows == NULL)
    return FALSE;
  g_array_set_size (asked->found, 0);
  sqlite3_bind_int64 (rows, 1, asked->key);
  isms_sql_bind_text (rows, 2, asked->use->field->name);
  sqlite3_bind_int64 (rows, 3, asked->limit);
  while (isms_sql_row (sql, rows, &row, error))
    {
      gint64 source;

      if (!row)
        return TRUE;
      source = sqlite3_column_int64 (rows, 0);
      g_array_append_val (asked->found, source);
    }
  return FALSE;
}

/**
 * isms_uses_list:
 * @key: the key of a record
 * @use: one of isms_uses_count()
 * @limit: how many at the most
 *
 * Returns: (transfer full) (element-type gint64): the keys of the records that link to it so, the first by code
 */
GArray *
isms_uses_list (IsmsStore *store,
                gint64 key,
                const IsmsUse *use,
                guint limit)
{
  Question asked = { key, use, limit, g_array_new (FALSE, FALSE, sizeof (gint64)) };

  isms_derived_read (store, read_sources, &asked, NULL);
  return asked.found;
}
