/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-table-builder.h"
#include "interchange/isms-table-private.h"

/* Below this, offsets into the text fit 32 bits whatever the format compresses. */
#define MAX_TEXT_BYTES (512u * 1024 * 1024)

struct _IsmsTableBuilder
{
  IsmsTable *table;
  IsmsTableRow row;
};

static gboolean
is_blank (const char *text,
          gsize length)
{
  const char *end = text + length;

  while (text < end && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text >= end;
}

/**
 * isms_table_letters: (skip)
 * @column: counted from 0
 *
 * Returns: (transfer full): A, B, … Z, AA: what people see above the columns of a spreadsheet
 */
char *
isms_table_letters (guint column)
{
  char letters[8];
  char *p = letters + sizeof letters;

  *--p = '\0';
  for (guint n = column + 1; n > 0; n = (n - 1) / 26)
    *--p = 'A' + (n - 1) % 26;
  return g_strdup (p);
}

/**
 * isms_table_builder_new: (skip)
 * @encoding: (not nullable): a static string, the IANA name of the encoding
 * @delimiter: what stands between cells, or 0
 *
 * Starts a table for a reader to fill row by row. The first row that is no title becomes the header.
 *
 * Returns: (transfer full): a builder
 */
IsmsTableBuilder *
isms_table_builder_new (const char *encoding,
                        char delimiter)
{
  IsmsTableBuilder *self = g_new0 (IsmsTableBuilder, 1);

  self->table = isms_table_new (NULL);
  self->table->encoding = encoding;
  self->table->delimiter = delimiter;
  /* Offset 0 is the empty cell. */
  g_string_append_c (self->table->text, '\0');
  return self;
}

void
isms_table_builder_free (IsmsTableBuilder *self)
{
  g_clear_pointer (&self->table, isms_table_unref);
  g_free (self);
}

void
isms_table_builder_begin_row (IsmsTableBuilder *self,
                              guint line)
{
  self->row = (IsmsTableRow) { .line = line, .first_cell = self->table->cells->len };
}

/**
 * isms_table_builder_add_cell: (skip)
 * @self: a builder
 * @text: valid UTF-8 without NUL
 * @length: its length in bytes
 * @error: where to say %ISMS_TABLE_ERROR_TOO_LARGE
 *
 * Adds a cell to the row that was begun last.
 *
 * Returns: %FALSE if the cell, the row or the table grew too large
 */
gboolean
isms_table_builder_add_cell (IsmsTableBuilder *self,
                             const char *text,
                             gsize length,
                             GError **error)
{
  IsmsTable *table = self->table;
  guint offset = 0;

  if (length > ISMS_TABLE_MAX_CELL_BYTES)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                   _("A cell in the row that starts on line %u holds more than 1 MiB of text. A quotation mark that is never closed may be the reason."),
                   self->row.line);
      return FALSE;
    }
  if (self->row.n_read == ISMS_TABLE_MAX_COLUMNS)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                   _("Line %u has more than %u cells, which is the most that can be imported."),
                   self->row.line, ISMS_TABLE_MAX_COLUMNS);
      return FALSE;
    }
  if (table->text->len + length >= MAX_TEXT_BYTES)
    {
      g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                           _("The file holds more text than can be imported at once. Split it and import the parts."));
      return FALSE;
    }

  self->row.n_read++;
  if (!is_blank (text, length))
    self->row.n_cells = self->row.n_read;
  if (length > 0)
    {
      offset = table->text->len;
      g_string_append_len (table->text, text, length);
      g_string_append_c (table->text, '\0');
    }
  g_array_append_val (table->cells, offset);
  return TRUE;
}

/**
 * isms_table_builder_mark_malformed: (skip)
 * @self: a builder
 *
 * Says of the row that was begun last that its cells cannot be trusted to be where they belong.
 */
void
isms_table_builder_mark_malformed (IsmsTableBuilder *self)
{
  self->row.malformed = TRUE;
}

/**
 * isms_table_builder_end_row: (skip)
 * @self: a builder
 * @error: where to say %ISMS_TABLE_ERROR_TOO_LARGE
 *
 * Ends the row that was begun last. A row with nothing in it leaves no trace.
 *
 * Returns: %FALSE if there are too many rows
 */
gboolean
isms_table_builder_end_row (IsmsTableBuilder *self,
                            GError **error)
{
  IsmsTable *table = self->table;

  g_array_set_size (table->cells, self->row.first_cell + self->row.n_cells);
  if (self->row.n_cells == 0)
    return TRUE;
  if (table->lines->len > ISMS_TABLE_MAX_ROWS)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                   _("The file has more than %u rows, which is the most that can be imported at once. Split it and import the parts."),
                   ISMS_TABLE_MAX_ROWS);
      return FALSE;
    }
  g_array_append_val (table->lines, self->row);
  return TRUE;
}

/**
 * isms_table_builder_take_problem: (skip)
 * @self: a builder
 * @line: the line, or 0 for the whole file
 * @kind: what sort of problem
 * @sentence: (transfer full): the problem in words for a person
 *
 * Records a problem.
 */
void
isms_table_builder_take_problem (IsmsTableBuilder *self,
                                 guint line,
                                 IsmsTableProblemKind kind,
                                 char *sentence)
{
  isms_table_take_problem (self->table, line, kind, sentence);
}

/**
 * isms_table_builder_take_error: (skip)
 * @column: counted from 0
 * @value: what the file shows in place of a value: `#REF!`
 *
 * Records that a formula came to nothing in the row that was begun last, or is about to be.
 */
void
isms_table_builder_take_error (IsmsTableBuilder *self,
                               guint line,
                               guint column,
                               const char *value)
{
  g_autofree char *letters = isms_table_letters (column);

  isms_table_take_error (self->table, line, column, value,
                         /* Translators: a column and a row, what a formula ended with: "Cell C7 holds the error #REF!" */
                         g_strdup_printf (_("Cell %s%u holds the error %s instead of a value; it was read as empty."), letters, line, value));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  guint left = ((const IsmsTableRow *) a)->line;
  guint right = ((const IsmsTableRow *) b)->line;

  return (left > right) - (left < right);
}

/**
 * isms_table_builder_mark_merged: (skip)
 * @line: a row that was ended; one that left no trace is passed over
 * @n_columns: how many columns one of its cells is merged across
 */
void
isms_table_builder_mark_merged (IsmsTableBuilder *self,
                                guint line,
                                guint n_columns)
{
  IsmsTableRow wanted = { .line = line };
  guint index;

  if (g_array_binary_search (self->table->lines, &wanted, compare_lines, &index))
    {
      IsmsTableRow *row = &g_array_index (self->table->lines, IsmsTableRow, index);

      row->n_merged = MAX (row->n_merged, MIN (n_columns, ISMS_TABLE_MAX_COLUMNS));
    }
}

/**
 * isms_table_builder_finish: (skip)
 * @self: a builder, of no use afterwards but to be freed
 * @error: where to say %ISMS_TABLE_ERROR_EMPTY
 *
 * Finds the header, names the columns, compares every row with the header and hands over the table.
 *
 * Returns: (transfer full): the table, or %NULL if there was not even a header
 */
IsmsTable *
isms_table_builder_finish (IsmsTableBuilder *self,
                           GError **error)
{
  IsmsTable *table = self->table;

  if (table->lines->len == 0)
    {
      g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_EMPTY,
                           _("The file holds no table. Its first row must name the columns."));
      return NULL;
    }
  isms_table_settle (table, isms_table_find_header (table));
  return g_steal_pointer (&self->table);
}
