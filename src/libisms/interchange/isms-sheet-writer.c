/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-workbook-private.h"

#define BYTES_A_CELL 32

void
isms_sheet_writer_init (IsmsSheetWriter *self,
                        guint *left)
{
  *self = (IsmsSheetWriter) {
    .builder = isms_table_builder_new ("UTF-8", 0),
    .left = left,
    .cells = g_ptr_array_new_with_free_func (g_free),
  };
}

void
isms_sheet_writer_clear (IsmsSheetWriter *self)
{
  g_clear_pointer (&self->builder, isms_table_builder_free);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
}

/**
 * isms_sheet_writer_begin_row: (skip)
 * @row: its number as a person sees it; one that is not behind the row before is taken for the next
 */
void
isms_sheet_writer_begin_row (IsmsSheetWriter *self,
                             guint row)
{
  self->row = MAX (row, self->row + 1);
  g_ptr_array_set_size (self->cells, 0);
}

static gboolean
fail_large (GError **error)
{
  g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                       _("The spreadsheet holds more cells than can be imported at once. Split it and import the parts."));
  return FALSE;
}

/* A long text counts as several cells: what is repeated, in rows or columns, must end somewhere. */
static gboolean
charge (IsmsSheetWriter *self,
        const char *text,
        GError **error)
{
  guint cost = 1 + (text != NULL ? MIN (strlen (text), ISMS_TABLE_MAX_BYTES) / BYTES_A_CELL : 0);

  if (cost > *self->left)
    return fail_large (error);
  *self->left -= cost;
  return TRUE;
}

/**
 * isms_sheet_writer_take_cell: (skip)
 * @column: counted from 0
 * @text: (transfer full): what it says
 */
gboolean
isms_sheet_writer_take_cell (IsmsSheetWriter *self,
                             guint column,
                             char *text,
                             GError **error)
{
  g_autofree char *owned = text;

  if (*text == '\0')
    return TRUE;
  if (column >= ISMS_TABLE_MAX_COLUMNS)
    return fail_large (error);
  if (!charge (self, text, error))
    return FALSE;
  if (column >= self->cells->len)
    g_ptr_array_set_size (self->cells, column + 1);
  g_free (g_ptr_array_index (self->cells, column));
  g_ptr_array_index (self->cells, column) = g_steal_pointer (&owned);
  return TRUE;
}

/**
 * isms_sheet_writer_take_error: (skip)
 * @text: what the sheet shows in place of a value: `#REF!`
 *
 * Leaves a cell empty and says so: a mistake of a formula is nothing that anybody wrote.
 */
gboolean
isms_sheet_writer_take_error (IsmsSheetWriter *self,
                              guint column,
                              const char *text,
                              GError **error)
{
  isms_table_builder_take_error (self->builder, self->row, column, text);
  return TRUE;
}

static gboolean
write_row (IsmsSheetWriter *self,
           GError **error)
{
  isms_table_builder_begin_row (self->builder, self->row);
  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *text = g_ptr_array_index (self->cells, i);

      if (!charge (self, text, error) || !isms_table_builder_add_cell (self->builder, text != NULL ? text : "", text != NULL ? strlen (text) : 0, error))
        return FALSE;
    }
  return isms_table_builder_end_row (self->builder, error);
}

/**
 * isms_sheet_writer_end_row: (skip)
 * @times: how many rows in a sequence are the same
 */
gboolean
isms_sheet_writer_end_row (IsmsSheetWriter *self,
                           guint times,
                           GError **error)
{
  if (self->cells->len == 0)
    self->row += MAX (times, 1) - 1;
  else
    for (guint i = 0; i < times; i++, self->row += i < times)
      if (!write_row (self, error))
        return FALSE;
  return TRUE;
}

/**
 * isms_sheet_writer_finish: (skip)
 * @workbook: what the sheet is added to; one with nothing in it is not
 */
gboolean
isms_sheet_writer_finish (IsmsSheetWriter *self,
                          IsmsWorkbook *workbook,
                          const char *name,
                          gboolean hidden,
                          GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (IsmsTable) table = isms_table_builder_finish (self->builder, &cause);

  if (table != NULL)
    isms_workbook_add_sheet (workbook, name, hidden, table);
  else if (!g_error_matches (cause, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_EMPTY))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return TRUE;
}
