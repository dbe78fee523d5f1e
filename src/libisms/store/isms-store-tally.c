/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-derived.h"
#include "store/isms-store-private.h"

typedef struct
{
  const IsmsQuery *query;
  const char *field;
  GPtrArray *tallies;
  GHashTable *by_value; /* of the members of sets, which SQL gives together */
} Asked;

static void
count_value (Asked *asked,
             const char *value,
             guint count)
{
  IsmsTally *tally = g_hash_table_lookup (asked->by_value, value != NULL ? value : "");

  if (tally == NULL)
    {
      tally = isms_tally_new (value);
      g_ptr_array_add (asked->tallies, tally);
      g_hash_table_insert (asked->by_value, tally->value != NULL ? tally->value : (gpointer) "", tally);
    }
  tally->count += count;
}

static void
count_row (Asked *asked,
           const IsmsField *field,
           const char *value,
           guint count)
{
  g_auto (GStrv) members = NULL;

  if (value == NULL || !isms_field_is_set (field))
    {
      count_value (asked, value, count);
      return;
    }
  members = g_strsplit (value, ";", -1);
  for (guint i = 0; members[i] != NULL; i++)
    count_value (asked, members[i], count);
}

static gboolean
read_tallies (IsmsStore *self,
              gpointer data,
              GError **error)
{
  Asked *asked = data;
  const IsmsField *field = isms_kind_field (asked->query->kind, asked->field);
  g_autofree char *sql = isms_query_make_tally (asked->query, asked->field);
  sqlite3_stmt *statement = isms_sql_prepare (self->sql, error, sql);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  isms_query_bind (asked->query, asked->field, statement);
  g_hash_table_remove_all (asked->by_value);
  g_ptr_array_set_size (asked->tallies, 0);
  while (isms_sql_row (self->sql, statement, &row, error))
    {
      if (!row)
        return TRUE;
      count_row (asked, field, isms_sql_column_text (statement, 0), sqlite3_column_int (statement, 1));
    }
  return FALSE;
}

/**
 * isms_store_tally:
 * @query: which records are counted; a filter on @field is left out, so that other values can be chosen as well
 * @field: the name of the field whose values are counted
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type IsmsTally): each value that occurs and how often, in the order in which
 *   the field sorts, what is not said at the end
 */
GPtrArray *
isms_store_tally (IsmsStore *self,
                  const IsmsQuery *query,
                  const char *field,
                  GError **error)
{
  g_autoptr (GPtrArray) tallies = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_tally_free);
  g_autoptr (GHashTable) by_value = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *match = query->match != NULL ? isms_derived_make_match (query->match) : NULL;
  IsmsQuery counted = *query;
  Asked asked = { .query = &counted, .field = field, .tallies = tallies, .by_value = by_value };

  counted.match = match;
  if (match != NULL ? isms_derived_read (self, read_tallies, &asked, error) : read_tallies (self, &asked, error))
    return g_steal_pointer (&tallies);
  return NULL;
}
