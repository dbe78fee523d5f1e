/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-import-entry.h"
#include "interchange/isms-words.h"

static guint
count_filled (IsmsTable *table,
              guint column)
{
  guint n = 0;

  for (guint row = 0; row < isms_table_get_n_rows (table); row++)
    if (isms_table_row_is_record (table, row) && !isms_words_are_placeholder (isms_table_get_cell (table, row, column)))
      n++;
  return n;
}

IsmsImportColumn *
isms_import_column_new (IsmsMapping *mapping,
                        const IsmsKind *kind,
                        IsmsTable *table,
                        guint column)
{
  const IsmsMappedColumn *mapped = isms_mapping_get (mapping, column);
  IsmsImportColumn *self = g_new0 (IsmsImportColumn, 1);

  self->name = g_strdup (isms_table_get_column_label (table, column));
  self->match = mapped->match;
  self->why = isms_mapping_explain (mapping, column);
  self->n_filled = count_filled (table, column);
  if (mapped->target == ISMS_TARGET_CODE)
    {
      self->field = g_strdup ("code");
      self->label = g_strdup (_("Code"));
    }
  else if (mapped->target >= 0)
    {
      self->field = g_strdup (kind->fields[mapped->target].name);
      self->label = g_strdup (isms_field_label (&kind->fields[mapped->target]));
    }
  return self;
}

void
isms_import_column_free (IsmsImportColumn *self)
{
  g_free (self->name);
  g_free (self->field);
  g_free (self->label);
  g_free (self->why);
  g_free (self);
}

IsmsImportValue *
isms_import_value_new (const IsmsImportColumn *column,
                       const IsmsRemark *remark)
{
  IsmsImportValue *self = g_new0 (IsmsImportValue, 1);

  self->column = g_strdup (column->name);
  self->field = g_strdup (column->field);
  self->label = g_strdup (column->label);
  self->value = g_strdup (remark->value);
  self->becomes = g_strdup (remark->becomes);
  self->why = g_strdup (remark->why);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
isms_import_value_free (IsmsImportValue *self)
{
  g_free (self->column);
  g_free (self->field);
  g_free (self->label);
  g_free (self->value);
  g_free (self->becomes);
  g_free (self->why);
  g_array_unref (self->lines);
  g_free (self);
}

IsmsImportAddition *
isms_import_addition_new (IsmsRecord *record)
{
  IsmsImportAddition *self = g_new0 (IsmsImportAddition, 1);

  self->record = g_object_ref (record);
  self->kind = isms_record_get_kind (record);
  self->code = g_strdup (isms_record_get_code (record));
  self->title = g_strdup (isms_record_get_title (record));
  return self;
}

void
isms_import_addition_free (IsmsImportAddition *self)
{
  g_object_unref (self->record);
  g_free (self->code);
  g_free (self->title);
  g_free (self);
}

IsmsImportLine *
isms_import_line_new (guint line,
                      gboolean malformed,
                      const char *why)
{
  IsmsImportLine *self = g_new0 (IsmsImportLine, 1);

  self->line = line;
  self->malformed = malformed;
  self->why = g_strdup (why);
  return self;
}

void
isms_import_line_free (IsmsImportLine *self)
{
  g_free (self->why);
  g_free (self);
}
