/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/isms-kind.h"
#include "records/isms-kinds.h"

static gpointer
index_kinds (gpointer unused)
{
  GHashTable *by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; isms_all_kinds[i] != NULL; i++)
    g_hash_table_insert (by_name, (char *) isms_all_kinds[i]->name, (gpointer) isms_all_kinds[i]);
  return by_name;
}

/**
 * isms_kinds:
 * @n_kinds: (out) (optional): how many there are
 *
 * Returns: (transfer none) (array zero-terminated=1): all kinds of records, in the order of the standard's clauses
 */
const IsmsKind *const *
isms_kinds (guint *n_kinds)
{
  if (n_kinds != NULL)
    for (*n_kinds = 0; isms_all_kinds[*n_kinds] != NULL;)
      (*n_kinds)++;
  return isms_all_kinds;
}

/**
 * isms_kind_find:
 * @name: a kind's name: "risk"
 *
 * Returns: (transfer none) (nullable): the kind, or %NULL where there is none of that name
 */
const IsmsKind *
isms_kind_find (const char *name)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, index_kinds, NULL), name);
}

/**
 * isms_kind_field_index:
 * @kind: a kind
 * @name: a field's name
 *
 * Returns: the field's place in the kind's table, or -1
 */
int
isms_kind_field_index (const IsmsKind *kind,
                       const char *name)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (g_str_equal (kind->fields[i].name, name))
      return i;
  return -1;
}

/**
 * isms_kind_field:
 * @kind: a kind
 * @name: a field's name
 *
 * Returns: (transfer none) (nullable): the field, or %NULL
 */
const IsmsField *
isms_kind_field (const IsmsKind *kind,
                 const char *name)
{
  int index = isms_kind_field_index (kind, name);

  return index < 0 ? NULL : &kind->fields[index];
}

/**
 * isms_kind_n_columns:
 *
 * Returns: how many columns a list of such records may have: its fields, and what is computed
 */
guint
isms_kind_n_columns (const IsmsKind *kind)
{
  return kind->n_fields + kind->n_computed;
}

/**
 * isms_kind_column:
 * @column: below isms_kind_n_columns(): a field's place in the kind's table, or behind all of them that of what is computed
 *
 * Returns: (transfer none): the column, described as a field
 */
const IsmsField *
isms_kind_column (const IsmsKind *kind,
                  guint column)
{
  return column < kind->n_fields ? &kind->fields[column] : &kind->computed[column - kind->n_fields];
}

/**
 * isms_kind_column_index:
 * @name: the name of a field or of what is computed
 *
 * Returns: the column, or -1
 */
int
isms_kind_column_index (const IsmsKind *kind,
                        const char *name)
{
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    if (g_str_equal (isms_kind_column (kind, i)->name, name))
      return i;
  return -1;
}

/**
 * isms_kind_nth_column:
 * @place: below isms_kind_n_columns()
 *
 * Returns: the column that people read there: the title, what is computed, which says most, and then the other fields
 */
guint
isms_kind_nth_column (const IsmsKind *kind,
                      guint place)
{
  if (place == 0)
    return 0;
  return place <= kind->n_computed ? kind->n_fields + place - 1 : place - kind->n_computed;
}

/**
 * isms_kind_is_computed:
 *
 * Returns: whether the column is computed, and so no field of the records
 */
gboolean
isms_kind_is_computed (const IsmsKind *kind,
                       guint column)
{
  return column >= kind->n_fields;
}

/**
 * isms_kind_make_code:
 * @kind: a kind
 * @number: the record's number, from 1
 *
 * Returns: (transfer full): the code people see: "RK-07"
 */
char *
isms_kind_make_code (const IsmsKind *kind,
                     guint number)
{
  return g_strdup_printf ("%s%0*u", kind->prefix, kind->digits > 0 ? (int) kind->digits : 2, number);
}

/**
 * isms_kind_code_number:
 * @kind: a kind
 * @code: a record's code
 *
 * Returns: the number in a code that isms_kind_make_code() could have made, or 0
 */
guint
isms_kind_code_number (const IsmsKind *kind,
                       const char *code)
{
  guint64 number;

  if (!g_str_has_prefix (code, kind->prefix) ||
      !g_ascii_string_to_unsigned (code + strlen (kind->prefix), 10, 1, G_MAXINT32, &number, NULL))
    return 0;
  return number;
}
