/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-import-pass.h"

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

/* Returns: (transfer full) (nullable): what the row says, or what follows from it */
static char *
read_cell (IsmsImportPass *pass,
           const char *name,
           guint row)
{
  g_autofree char *text = g_strstrip (isms_import_pass_get_target_cell (pass, row, isms_kind_field_index (pass->import->kind, name)));
  guint column;

  if (*text != '\0')
    return g_steal_pointer (&text);
  return g_str_equal (name, "period") ? isms_import_period_name (pass, row, &column) : NULL;
}

/**
 * isms_import_same_read:
 * @row: a row of the table
 *
 * Returns: (transfer full) (nullable): what tells which record the row is about, where its kind has no codes that people know
 */
char *
isms_import_same_read (IsmsImportPass *pass,
                       guint row)
{
  const IsmsKind *kind = pass->import->kind;
  g_autoptr (GString) identity = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kind->same_by) && kind->same_by[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_field (kind, kind->same_by[i]);
      g_autofree char *text = read_cell (pass, field->name, row);
      IsmsRecord *target = text != NULL && isms_field_is_link (field) ? isms_import_index_find (pass->index, isms_kind_find (field->links_to), text) : NULL;

      if (text == NULL || (target == NULL && isms_field_is_link (field)))
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
isms_import_same_add (IsmsImportPass *pass,
                      guint row,
                      IsmsRecord *record)
{
  char *identity = isms_import_same_read (pass, row);

  if (identity != NULL)
    g_hash_table_insert (pass->same, identity, g_object_ref (record));
}
