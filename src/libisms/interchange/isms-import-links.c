/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-pass.h"

/* The links of a row, which may lead to a record made of a row further down. */

static int
find_overflow (const IsmsKind *kind)
{
  int links = isms_kind_field_index (kind, "links");

  return links >= 0 && kind->fields[links].type == ISMS_LINKS && kind->fields[links].links_to == NULL ? links : -1;
}

static void
add_to_links (IsmsImportPass *pass,
              IsmsImportRow *row,
              guint field,
              GPtrArray *keys)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_auto (GStrv) held = isms_value_members (isms_record_get_value (row->record, field));
  GPtrArray *members = g_ptr_array_new ();

  for (guint i = 0; held[i] != NULL; i++)
    g_ptr_array_add (members, held[i]);
  g_ptr_array_extend (members, keys, NULL, NULL);
  isms_value_take_members (&value, members);
  isms_import_pass_set (pass, row, field, &value, NULL);
}

/* Where one link fits and the cell names several, the others are linked as plainly linked records. */
static void
place_surplus (IsmsImportPass *pass,
               IsmsImportRow *row,
               guint column,
               const IsmsReading *reading)
{
  int links = find_overflow (pass->import->kind);
  g_autofree char *said = g_strstrip (isms_import_pass_get_cell (pass, row->row, column));
  g_autofree char *becomes = NULL;

  if (links < 0)
    {
      isms_import_pass_tell_loss (pass, column, said, _("Only one fits here; the first was taken."), row->line);
      return;
    }
  add_to_links (pass, row, links, reading->surplus);
  becomes = g_strdup_printf (_("the first of them; the others under %s"), isms_field_label (&pass->import->kind->fields[links]));
  isms_import_pass_tell_change (pass, column, said, becomes, row->line);
}

static void
set_link (IsmsImportPass *pass,
          IsmsImportRow *row,
          guint column)
{
  const IsmsReading *reading = isms_import_pass_read (pass, row->row, column);
  guint field = isms_import_pass_field (pass, column) - pass->import->kind->fields;

  isms_import_pass_tell (pass, column, reading, row->line);
  for (guint i = 0; reading->additions != NULL && i < reading->additions->len; i++)
    {
      IsmsImportAddition *addition = g_ptr_array_index (reading->additions, i);

      if (addition->n_uses++ == 0)
        addition->column = column;
    }
  if (reading->given)
    isms_import_pass_set (pass, row, field, &reading->value, NULL);
  if (reading->surplus != NULL)
    place_surplus (pass, row, column, reading);
}

gboolean
isms_import_pass_link (IsmsImportPass *pass,
                       IsmsImportRow *row,
                       GError **error)
{
  for (guint i = 0; i < isms_table_get_n_columns (pass->import->table); i++)
    {
      const IsmsField *field = isms_import_pass_field (pass, i);

      if (field != NULL && isms_field_is_link (field))
        set_link (pass, row, i);
    }
  if (!isms_store_check (pass->import->store, row->record, error))
    return FALSE;
  if (row->added)
    pass->report->n_added++;
  else if (isms_import_row_has_changed (row))
    pass->report->n_changed++;
  else
    pass->report->n_unchanged++;
  return TRUE;
}
