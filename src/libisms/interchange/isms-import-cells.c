/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "interchange/isms-cell-reader.h"
#include "interchange/isms-import-pass.h"
#include "records/isms-cell-guard.h"
#include "records/isms-field-type.h"

/* What the cells of a row say, and what has to be told of them. */

const IsmsField *
isms_import_pass_field (IsmsImportPass *pass,
                        guint column)
{
  int target = isms_mapping_get (pass->import->mapping, column)->target;

  return target >= 0 ? &pass->import->kind->fields[target] : NULL;
}

char *
isms_import_pass_get_cell (IsmsImportPass *pass,
                           guint row,
                           int column)
{
  return column < 0 ? g_strdup ("") : isms_cell_unguard (isms_table_get_cell (pass->import->table, row, column));
}

char *
isms_import_pass_get_target_cell (IsmsImportPass *pass,
                                  guint row,
                                  int target)
{
  return isms_import_pass_get_cell (pass, row, isms_mapping_find (pass->import->mapping, target));
}

void
isms_import_pass_tell (IsmsImportPass *pass,
                       guint column,
                       const IsmsReading *reading,
                       guint line)
{
  for (guint i = 0; reading->remarks != NULL && i < reading->remarks->len; i++)
    isms_import_report_add_remark (pass->report, g_ptr_array_index (pass->report->columns, column), g_ptr_array_index (reading->remarks, i), line);
}

void
isms_import_pass_tell_change (IsmsImportPass *pass,
                              guint column,
                              const char *value,
                              const char *becomes,
                              guint line)
{
  IsmsRemark remark = { (char *) value, (char *) becomes, NULL };

  isms_import_report_add_remark (pass->report, g_ptr_array_index (pass->report->columns, column), &remark, line);
}

void
isms_import_pass_tell_loss (IsmsImportPass *pass,
                            guint column,
                            const char *value,
                            const char *why,
                            guint line)
{
  IsmsRemark remark = { (char *) value, NULL, (char *) why };

  isms_import_report_add_remark (pass->report, g_ptr_array_index (pass->report->columns, column), &remark, line);
}

gboolean
isms_import_pass_set (IsmsImportPass *pass,
                      IsmsImportRow *row,
                      guint field,
                      const IsmsValue *value,
                      GError **error)
{
  return isms_store_set (pass->import->store, row->record, pass->import->kind->fields[field].name, value, error);
}

static IsmsReading *
interpret (IsmsImportPass *pass,
           guint column,
           const char *text)
{
  const IsmsField *field = isms_import_pass_field (pass, column);

  if (isms_field_is_link (field))
    return isms_link_reader_read (&pass->links, field, text);
  return isms_cell_read (field, text, pass->dates[column]);
}

static IsmsReading *
interpret_meant (IsmsImportPass *pass,
                 guint column,
                 const char *said,
                 const char *meant)
{
  IsmsReading *reading = interpret (pass, column, meant);
  g_autofree char *trimmed = g_strstrip (g_strdup (said));
  g_autofree char *becomes = NULL;

  g_clear_pointer (&reading->remarks, g_ptr_array_unref);
  if (!isms_field_is_link (isms_import_pass_field (pass, column)))
    becomes = isms_field_format (isms_import_pass_field (pass, column), &reading->value);
  isms_reading_note_change (reading, trimmed, becomes != NULL ? becomes : meant);
  return reading;
}

/* Columns other than text say the same few things again and again. */
const IsmsReading *
isms_import_pass_read (IsmsImportPass *pass,
                       guint row,
                       guint column)
{
  g_autofree char *text = isms_import_pass_get_cell (pass, row, column);
  const IsmsField *field = isms_import_pass_field (pass, column);
  const char *meant = isms_import_find_value (pass->import, isms_mapping_get (pass->import->mapping, column)->target, text);
  IsmsReading *reading = g_hash_table_lookup (pass->memos[column], text);

  if (reading != NULL)
    return reading;
  reading = meant != NULL ? interpret_meant (pass, column, text, meant) : interpret (pass, column, text);
  if (field->type == ISMS_TEXT || field->type == ISMS_PROSE)
    g_ptr_array_add (pass->pool, reading);
  else
    g_hash_table_insert (pass->memos[column], g_steal_pointer (&text), reading);
  return reading;
}
