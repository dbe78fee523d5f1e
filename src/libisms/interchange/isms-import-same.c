/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-import-private.h"
#include "records/isms-cell-guard.h"

/* Nobody gives a code to a value of a measure: measure and period tell which is meant. So a table that is imported again changes what it
 * added before. */

static void
append (GString *identity,
        const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  g_string_append_printf (identity, "%s\n", folded);
}

static void
append_key (GString *identity,
            gint64 key)
{
  g_string_append_printf (identity, "%" G_GINT64_FORMAT "\n", key);
}

static char *
read_record (IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GString) identity = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind->same_by) && kind->same_by[i] != NULL; i++)
    {
      if (!isms_record_has (record, kind->same_by[i]))
        return NULL;
      if (isms_field_is_link (isms_kind_field (kind, kind->same_by[i])))
        append_key (identity, isms_record_get_integer (record, kind->same_by[i], 0));
      else
        append (identity, isms_record_get_text (record, kind->same_by[i]));
    }
  return g_string_free_and_steal (g_steal_pointer (&identity));
}

static char *
read_cell (IsmsImport *self,
           const char *name,
           guint row)
{
  int column = isms_mapping_find (self->mapping, isms_kind_field_index (self->kind, name));

  return column < 0 ? g_strdup ("") : g_strstrip (isms_cell_unguard (isms_table_get_cell (self->table, row, (guint) column)));
}

/**
 * isms_import_same_read:
 * @row: a row of the table
 *
 * Returns: (transfer full) (nullable): what tells which record the row is about, where its kind has no codes that people know
 */
char *
isms_import_same_read (IsmsImport *self,
                       IsmsImportIndex *index,
                       guint row)
{
  g_autoptr (GString) identity = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (self->kind->same_by) && self->kind->same_by[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_field (self->kind, self->kind->same_by[i]);
      g_autofree char *text = read_cell (self, field->name, row);
      IsmsRecord *target = isms_field_is_link (field) ? isms_import_index_find (index, isms_kind_find (field->links_to), text) : NULL;

      if (*text == '\0' || (target == NULL && isms_field_is_link (field)))
        return NULL;
      if (target != NULL)
        append_key (identity, isms_record_get_key (target));
      else
        append (identity, text);
    }
  return identity->len > 0 ? g_string_free_and_steal (g_steal_pointer (&identity)) : NULL;
}

/**
 * isms_import_same_new:
 *
 * Returns: (transfer full) (element-type utf8 IsmsRecord): the records there are, by what isms_import_same_read() gives
 */
GHashTable *
isms_import_same_new (IsmsImport *self)
{
  GHashTable *same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = NULL;

  if (self->kind->same_by[0] == NULL)
    return same;
  records = isms_store_list_records (self->store, self->kind);
  for (guint i = 0; i < records->len; i++)
    {
      char *identity = read_record (g_ptr_array_index (records, i));

      if (identity != NULL)
        g_hash_table_insert (same, identity, g_object_ref (g_ptr_array_index (records, i)));
    }
  return same;
}

/**
 * isms_import_same_add:
 * @record: what the row became
 */
void
isms_import_same_add (GHashTable *same,
                      IsmsImport *self,
                      IsmsImportIndex *index,
                      guint row,
                      IsmsRecord *record)
{
  char *identity = isms_import_same_read (self, index, row);

  if (identity != NULL)
    g_hash_table_insert (same, identity, g_object_ref (record));
}
