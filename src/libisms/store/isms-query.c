/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-field-type.h"
#include "store/isms-query.h"
#include "store/isms-seal.h"

/* A query as SQL. Names come from the tables of the kinds; whatever a person typed or chose is bound: ?1 is the match, the
 * filters' values follow. A match is already an FTS5 query here. */

#define FIRST_VALUE 2

/**
 * isms_tally_new:
 * @value: (nullable): a value, %NULL for not said
 *
 * Returns: (transfer full): it, of which none was counted yet
 */
IsmsTally *
isms_tally_new (const char *value)
{
  IsmsTally *self = g_new0 (IsmsTally, 1);

  self->value = g_strdup (value);
  return self;
}

void
isms_tally_free (IsmsTally *self)
{
  g_free (self->value);
  g_free (self);
}

static gboolean
applies (const IsmsFilter *filter,
         const char *tallied)
{
  gboolean asks = filter->said || filter->until != NULL || (filter->values != NULL && filter->values[0] != NULL);

  return asks && g_strcmp0 (filter->field, tallied) != 0;
}

static void
append_member (GString *sql,
               const IsmsField *field,
               guint parameter)
{
  if (isms_field_is_set (field))
    g_string_append_printf (sql, "instr (';' || \"%s\" || ';', ';' || ?%u || ';') > 0", field->name, parameter);
  else
    g_string_append_printf (sql, "\"%s\" = ?%u", field->name, parameter);
}

/* Returns the number of the next parameter. */
static guint
append_values (GString *sql,
               const IsmsField *field,
               const char *const *values,
               guint parameter)
{
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (sql, i == 0 ? " AND (" : " OR ");
      if (*values[i] == '\0')
        g_string_append_printf (sql, "\"%s\" IS NULL", field->name);
      else
        append_member (sql, field, parameter++);
    }
  g_string_append_c (sql, ')');
  return parameter;
}

static guint
append_filter (GString *sql,
               const IsmsField *field,
               const IsmsFilter *filter,
               guint parameter)
{
  if (filter->said)
    {
      g_string_append_printf (sql, " AND \"%s\" IS NOT NULL", field->name);
      return parameter;
    }
  if (filter->until == NULL)
    return append_values (sql, field, filter->values, parameter);
  g_string_append_printf (sql, " AND \"%s\" <= ?%u", field->name, parameter);
  return parameter + 1;
}

static void
append_where (GString *sql,
              const IsmsQuery *self,
              const char *tallied)
{
  guint parameter = FIRST_VALUE;

  g_string_append_printf (sql, " FROM \"%s\" WHERE %s", self->kind->name, self->deleted ? "1" : "deleted = 0");
  if (!self->deleted)
    isms_seal_append_open (sql, self->kind);
  if (self->match != NULL)
    g_string_append (sql, " AND key IN (SELECT rowid FROM derived.words WHERE words MATCH ?1)");
  for (const IsmsFilter *filter = self->filters; filter != NULL && filter->field != NULL; filter++)
    if (applies (filter, tallied))
      parameter = append_filter (sql, isms_kind_field (self->kind, filter->field), filter, parameter);
  if (self->among != NULL)
    g_string_append_printf (sql, " AND key IN (SELECT value FROM json_each (?%u))", parameter);
}

static void
append_choice_order (GString *sql,
                     const IsmsField *field)
{
  g_string_append_printf (sql, "CASE \"%s\"", field->name);
  for (guint i = 0; field->choices[i].value != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", field->choices[i].value, i);
  g_string_append (sql, " END");
}

static void
append_order (GString *sql,
              const IsmsKind *kind,
              const IsmsField *field,
              gboolean descending)
{
  const IsmsKind *target = field->type == ISMS_LINK && field->links_to != NULL ? isms_kind_find (field->links_to) : NULL;

  if (target != NULL)
    g_string_append_printf (sql, "(SELECT target.\"%s\" FROM \"%s\" AS target WHERE target.key = \"%s\".\"%s\") COLLATE isms_natural",
                            target->fields[0].name, target->name, kind->name, field->name);
  else if (field->type == ISMS_CHOICE)
    append_choice_order (sql, field);
  else
    g_string_append_printf (sql, "\"%s\"%s", field->name,
                            isms_field_type (field->type)->storage == ISMS_STORAGE_TEXT ? " COLLATE isms_natural" : "");
  g_string_append_printf (sql, " %s NULLS LAST", descending ? "DESC" : "ASC");
}

static char *
make_list (const IsmsQuery *self,
           GString *sql)
{
  if (self->sort == NULL)
    g_string_append (sql, ", code");
  append_where (sql, self, NULL);
  if (self->sort != NULL)
    {
      g_string_append (sql, " ORDER BY ");
      append_order (sql, self->kind, isms_kind_field (self->kind, self->sort), self->descending);
      g_string_append (sql, ", code COLLATE isms_natural, key");
    }
  return g_string_free (sql, FALSE);
}

/**
 * isms_query_make_list:
 *
 * By code, SQLite would take three times as long as it takes to sort them afterwards: then the code comes last in each row.
 *
 * Returns: (transfer full): SQL that finds the keys, in order where the query names a field to sort by
 */
char *
isms_query_make_list (const IsmsQuery *self)
{
  return make_list (self, g_string_new ("SELECT key"));
}

/**
 * isms_query_make_numbers:
 * @fields: (array zero-terminated): names of fields that are numbers or links
 *
 * Returns: (transfer full): SQL that finds the keys, each followed by those fields; the order is as in isms_query_make_list()
 */
char *
isms_query_make_numbers (const IsmsQuery *self,
                         const char *const *fields)
{
  GString *sql = g_string_new ("SELECT key");

  for (guint i = 0; fields[i] != NULL; i++)
    g_string_append_printf (sql, ", \"%s\"", fields[i]);
  return make_list (self, sql);
}

/**
 * isms_query_make_count:
 *
 * Returns: (transfer full): SQL that counts what is found
 */
char *
isms_query_make_count (const IsmsQuery *self)
{
  GString *sql = g_string_new ("SELECT count (*)");

  append_where (sql, self, NULL);
  return g_string_free (sql, FALSE);
}

/**
 * isms_query_make_among:
 * @keys: (element-type gint64): keys of records
 *
 * Returns: (transfer full): them as a query has them
 */
char *
isms_query_make_among (GArray *keys)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (keys, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

/**
 * isms_query_make_has:
 *
 * Returns: (transfer full): SQL that finds 1 or 0: whether anything is found
 */
char *
isms_query_make_has (const IsmsQuery *self)
{
  GString *sql = g_string_new ("SELECT EXISTS (SELECT 1");

  append_where (sql, self, NULL);
  g_string_append_c (sql, ')');
  return g_string_free (sql, FALSE);
}

/**
 * isms_query_make_tally:
 * @field: the name of the field whose values are counted; a filter on it is left out
 *
 * Returns: (transfer full): SQL that finds each value and how many records have it, in the order in which the field sorts
 */
char *
isms_query_make_tally (const IsmsQuery *self,
                       const char *field)
{
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT \"%s\", count (*)", field);
  append_where (sql, self, field);
  g_string_append_printf (sql, " GROUP BY \"%s\" ORDER BY ", field);
  append_order (sql, self->kind, isms_kind_field (self->kind, field), FALSE);
  return g_string_free (sql, FALSE);
}

static int
bind_filter (const IsmsFilter *filter,
             sqlite3_stmt *statement,
             int parameter)
{
  if (!filter->said && filter->until != NULL)
    isms_sql_bind_text (statement, parameter++, filter->until);
  for (guint i = 0; !filter->said && filter->until == NULL && filter->values[i] != NULL; i++)
    if (*filter->values[i] != '\0')
      isms_sql_bind_text (statement, parameter++, filter->values[i]);
  return parameter;
}

/**
 * isms_query_bind:
 * @tallied: (nullable): the field that was given to isms_query_make_tally()
 */
void
isms_query_bind (const IsmsQuery *self,
                 const char *tallied,
                 sqlite3_stmt *statement)
{
  int parameter = FIRST_VALUE;

  if (self->match != NULL)
    isms_sql_bind_text (statement, 1, self->match);
  for (const IsmsFilter *filter = self->filters; filter != NULL && filter->field != NULL; filter++)
    if (applies (filter, tallied))
      parameter = bind_filter (filter, statement, parameter);
  if (self->among != NULL)
    isms_sql_bind_text (statement, parameter, self->among);
}
