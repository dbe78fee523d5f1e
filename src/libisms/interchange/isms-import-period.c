/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-import-pass.h"
#include "records/isms-day.h"
#include "records/isms-period.h"

/* A table of values often says the day and no period. What the period is called follows from the rhythm of the measure, as where the
 * value is typed. */

static int
find_column (IsmsImportPass *pass,
             const char *field)
{
  int index = isms_kind_field_index (pass->import->kind, field);

  return index < 0 ? -1 : isms_mapping_find (pass->import->mapping, index);
}

/* A measure that is not there yet has no rhythm. */
static guint
count_months (IsmsImportPass *pass,
              guint row)
{
  g_autofree char *text = g_strstrip (isms_import_pass_get_cell (pass, row, find_column (pass, "measure")));
  IsmsRecord *measure = *text != '\0' ? isms_import_index_find (pass->index, isms_kind_find ("measure"), text) : NULL;

  return measure != NULL ? isms_period_count_months (isms_record_get_text (measure, "frequency")) : 0;
}

/**
 * isms_import_period_name:
 * @row: a row of the table
 * @column: (out): the column that tells the day
 *
 * Returns: (transfer full) (nullable): the period in which the day lies that the row says to be its last, or %NULL if it says none
 */
char *
isms_import_period_name (IsmsImportPass *pass,
                         guint row,
                         guint *column)
{
  int found = find_column (pass, "period_end");
  const IsmsReading *reading = found >= 0 ? isms_import_pass_read (pass, row, (guint) found) : NULL;
  GDate day;

  if (reading == NULL || !reading->given || !isms_day_read (reading->value.text, &day))
    return NULL;
  *column = (guint) found;
  return isms_period_name (&day, count_months (pass, row));
}

/**
 * isms_import_period_settle:
 *
 * Says the period of a row that says none.
 */
void
isms_import_period_settle (IsmsImportPass *pass,
                           IsmsImportRow *row)
{
  int field = isms_kind_field_index (pass->import->kind, "period");
  guint column;
  char *name;
  IsmsReading *reading;

  if (field < 0 || !isms_value_is_null (isms_import_row_get (row, (guint) field)))
    return;
  name = isms_import_period_name (pass, row->row, &column);
  if (name == NULL)
    return;
  reading = isms_import_row_make (row, (guint) field, column);
  isms_value_take_text (&reading->value, name);
  reading->given = TRUE;
}
