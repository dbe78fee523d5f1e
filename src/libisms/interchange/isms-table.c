/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-table-private.h"

/**
 * IsmsTable:
 *
 * What a spreadsheet or CSV file holds: a header of column names and rows of text.
 *
 * A table never changes once a reader has returned it, so it may be handed from a worker thread to the main
 * thread. Nothing in it is interpreted: every cell is UTF-8 text as the file has it. What looked wrong while
 * reading is kept as a list of problems, so that an import can show them by line before anything is changed.
 */
G_DEFINE_BOXED_TYPE (IsmsTable, isms_table, isms_table_ref, isms_table_unref)

/**
 * isms_table_error_quark:
 *
 * The domain of the errors that table readers report.
 */
G_DEFINE_QUARK (isms - table - error, isms_table_error)

static void
free_problem (gpointer data)
{
  IsmsTableProblem *problem = data;

  g_free (problem->sentence);
  g_free (problem->value);
  g_free (problem);
}

static void
clear_table (gpointer data)
{
  IsmsTable *self = data;

  if (self->origin == NULL)
    g_string_free (self->text, TRUE);
  g_clear_pointer (&self->origin, isms_table_unref);
  g_array_unref (self->cells);
  g_array_unref (self->lines);
  g_clear_pointer (&self->rows, g_array_unref);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->labels);
  g_ptr_array_unref (self->problems);
}

static const IsmsTableRow *
get_row (IsmsTable *self,
         guint row)
{
  return &g_array_index (self->rows, IsmsTableRow, row);
}

/**
 * isms_table_new: (skip)
 * @origin: (nullable): the table whose cells it shows, or %NULL for one to be filled
 */
IsmsTable *
isms_table_new (IsmsTable *origin)
{
  IsmsTable *self = g_atomic_rc_box_new0 (IsmsTable);

  if (origin != NULL)
    {
      self->origin = isms_table_ref (origin);
      self->encoding = origin->encoding;
      self->delimiter = origin->delimiter;
    }
  self->text = origin != NULL ? origin->text : g_string_new (NULL);
  self->cells = origin != NULL ? g_array_ref (origin->cells) : g_array_new (FALSE, FALSE, sizeof (guint));
  self->lines = origin != NULL ? g_array_ref (origin->lines) : g_array_new (FALSE, FALSE, sizeof (IsmsTableRow));
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  return self;
}

/* Beyond a bound problems are only counted. */
static void
take_problem (IsmsTable *self,
              IsmsTableProblem *problem)
{
  self->n_problems++;
  if (self->problems->len < ISMS_TABLE_MAX_PROBLEMS)
    g_ptr_array_add (self->problems, problem);
  else
    free_problem (problem);
}

static IsmsTableProblem *
problem_new (guint line,
             IsmsTableProblemKind kind,
             char *sentence)
{
  IsmsTableProblem *problem = g_new0 (IsmsTableProblem, 1);

  problem->line = line;
  problem->kind = kind;
  problem->sentence = sentence;
  return problem;
}

void
isms_table_take_problem (IsmsTable *self,
                         guint line,
                         IsmsTableProblemKind kind,
                         char *sentence)
{
  take_problem (self, problem_new (line, kind, sentence));
}

void
isms_table_take_error (IsmsTable *self,
                       guint line,
                       guint column,
                       const char *value,
                       char *sentence)
{
  IsmsTableProblem *problem = problem_new (line, ISMS_TABLE_PROBLEM_FORMULA, sentence);

  problem->column = column;
  problem->value = g_strdup (value);
  take_problem (self, problem);
}

const char *
isms_table_get_row_cell (IsmsTable *self,
                         const IsmsTableRow *row,
                         guint index)
{
  if (index >= row->n_cells)
    return "";
  return self->text->str + g_array_index (self->cells, guint, row->first_cell + index);
}

/**
 * isms_table_ref:
 * @self: a table
 *
 * Adds a reference, from any thread.
 *
 * Returns: (transfer full): @self
 */
IsmsTable *
isms_table_ref (IsmsTable *self)
{
  return g_atomic_rc_box_acquire (self);
}

/**
 * isms_table_unref:
 * @self: (transfer full): a table
 *
 * Drops a reference; the last one frees the table.
 */
void
isms_table_unref (IsmsTable *self)
{
  g_atomic_rc_box_release_full (self, clear_table);
}

/**
 * isms_table_get_encoding:
 * @self: a table
 *
 * The IANA name of the character encoding that the text was read with, such as `UTF-8` or `windows-1252`.
 *
 * Returns: (transfer none): the name
 */
const char *
isms_table_get_encoding (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->encoding;
}

/**
 * isms_table_get_delimiter:
 * @self: a table
 *
 * The ASCII character that stood between the cells.
 *
 * Returns: the character, or 0 for a format that has none
 */
char
isms_table_get_delimiter (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->delimiter;
}

/**
 * isms_table_get_n_columns:
 * @self: a table
 *
 * How many columns there are. Columns at the end that hold nothing at all, name included, are not counted.
 *
 * Returns: the number of columns, at most %ISMS_TABLE_MAX_COLUMNS
 */
guint
isms_table_get_n_columns (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * isms_table_get_column_name:
 * @self: a table
 * @column: a column, less than [method@Isms.Table.get_n_columns]
 *
 * The name that the header gives to a column, without spaces around it and with each run of spaces and line
 * breaks within it made one space. It may be empty, and two columns may have the same name.
 *
 * Returns: (transfer none): the name
 */
const char *
isms_table_get_column_name (IsmsTable *self,
                            guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return g_ptr_array_index (self->names, column);
}

/**
 * isms_table_get_column_label:
 * @self: a table
 * @column: a column, less than [method@Isms.Table.get_n_columns]
 *
 * The name of a column to show to a person: as [method@Isms.Table.get_column_name], but a repeated name is
 * numbered and a missing one is made from the column's letter, so that no two columns have the same label.
 *
 * Returns: (transfer none): the label
 */
const char *
isms_table_get_column_label (IsmsTable *self,
                             guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return g_ptr_array_index (self->labels, column);
}

/**
 * isms_table_get_first_column:
 * @self: a table
 *
 * Which column of the file the first one is: a sheet's table need not begin at its edge.
 *
 * Returns: the column, from 0
 */
guint
isms_table_get_first_column (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->first_column;
}

/**
 * isms_table_get_header_line:
 * @self: a table
 *
 * Where the header stands in the file.
 *
 * Returns: the line, from 1
 */
guint
isms_table_get_header_line (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->header.line;
}

/**
 * isms_table_get_n_rows:
 * @self: a table
 *
 * How many rows there are below the header. Rows with nothing in them are not counted.
 *
 * Returns: the number of rows, at most %ISMS_TABLE_MAX_ROWS
 */
guint
isms_table_get_n_rows (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * isms_table_get_cell:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 * @column: a column, less than [method@Isms.Table.get_n_columns]
 *
 * The text of a cell; line breaks within it are single line feeds. A cell that the row lacks is empty.
 *
 * Returns: (transfer none): UTF-8 text, at most %ISMS_TABLE_MAX_CELL_BYTES long
 */
const char *
isms_table_get_cell (IsmsTable *self,
                     guint row,
                     guint column)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len && column < self->n_columns, NULL);

  return isms_table_get_row_cell (self, get_row (self, row), column);
}

/**
 * isms_table_get_line:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 *
 * Where a row starts in the file, as a text editor counts lines, or its number in a spreadsheet.
 *
 * Returns: the line, from 1
 */
guint
isms_table_get_line (IsmsTable *self,
                     guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return get_row (self, row)->line;
}

/**
 * isms_table_row_is_malformed:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 *
 * Whether it cannot be told which of the row's cells belongs to which column, because it has more cells than
 * the header has columns, or a quotation mark in it is never closed. Such a row must not be imported unseen.
 *
 * Returns: %TRUE if the row is malformed
 */
gboolean
isms_table_row_is_malformed (IsmsTable *self,
                             guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  return get_row (self, row)->malformed;
}

/**
 * isms_table_row_is_heading:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 *
 * Whether all that stands in the row is one cell merged across the table: it says what the rows below have in common.
 *
 * Returns: %TRUE if the row is a heading
 */
gboolean
isms_table_row_is_heading (IsmsTable *self,
                           guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  return get_row (self, row)->heading;
}

/**
 * isms_table_row_is_record:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 *
 * Returns: whether a record can be made of the row: it is neither malformed nor a heading
 */
gboolean
isms_table_row_is_record (IsmsTable *self,
                          guint row)
{
  return !isms_table_row_is_malformed (self, row) && !isms_table_row_is_heading (self, row);
}

/**
 * isms_table_get_n_extra_cells:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 *
 * How many cells a row has beyond the last column. Empty cells at its end are not counted.
 *
 * Returns: the number of cells that belong to no column
 */
guint
isms_table_get_n_extra_cells (IsmsTable *self,
                              guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, 0);

  return MAX (get_row (self, row)->n_cells, self->n_columns) - self->n_columns;
}

/**
 * isms_table_get_extra_cell:
 * @self: a table
 * @row: a row, less than [method@Isms.Table.get_n_rows]
 * @index: which one, less than [method@Isms.Table.get_n_extra_cells]
 *
 * A cell beyond the last column.
 *
 * Returns: (transfer none): UTF-8 text
 */
const char *
isms_table_get_extra_cell (IsmsTable *self,
                           guint row,
                           guint index)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);
  g_return_val_if_fail (index < isms_table_get_n_extra_cells (self, row), NULL);

  return isms_table_get_row_cell (self, get_row (self, row), self->n_columns + index);
}

/**
 * isms_table_get_problems:
 * @self: a table
 *
 * What looked wrong while reading, ordered by line; a problem of the whole file has line 0. At most
 * %ISMS_TABLE_MAX_PROBLEMS are listed, malformed rows before short ones.
 *
 * Returns: (transfer none) (element-type IsmsTableProblem): the problems
 */
GPtrArray *
isms_table_get_problems (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->problems;
}

/**
 * isms_table_get_n_problems:
 * @self: a table
 *
 * How many problems there were, those included that are too many to be listed.
 *
 * Returns: the number of problems
 */
guint
isms_table_get_n_problems (IsmsTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_problems;
}
