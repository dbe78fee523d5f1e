/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-table-builder.h"
#include "interchange/isms-table-private.h"

/* Below this, offsets into the text fit 32 bits whatever the format compresses. */
#define MAX_TEXT_BYTES (512u * 1024 * 1024)
#define MAX_SHOWN_NAME 40

/* How many rows are looked at for the header of a sheet. */
#define HEADER_SAMPLE 50u

struct _IsmsTableBuilder
{
  IsmsTable *table;
  IsmsTableRow row;
  gboolean has_header;
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

/* Trims, and makes one space of each run of spaces and line breaks: spreadsheets wrap long headings. */
static char *
tidy_name (const char *text)
{
  GString *name = g_string_new (NULL);
  gboolean pending = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c))
        {
          pending = name->len > 0;
          continue;
        }
      if (pending)
        g_string_append_c (name, ' ');
      pending = FALSE;
      g_string_append_unichar (name, c);
    }
  return g_string_free_and_steal (name);
}

static char *
shorten_name (const char *name)
{
  if (g_utf8_strlen (name, -1) <= MAX_SHOWN_NAME)
    return g_strdup (name);
  return g_utf8_truncate_middle (name, MAX_SHOWN_NAME);
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

static const char *
delimiter_name (char delimiter)
{
  switch (delimiter)
    {
    case ',':
      return _("comma");
    case ';':
      return _("semicolon");
    case '\t':
      return _("tab");
    case '|':
      return _("vertical bar");
    default:
      return _("separator");
    }
}

static char *
make_label (const char *name,
            guint column,
            GHashTable *taken,
            GHashTable *counts)
{
  g_autofree char *letters = isms_table_letters (column);
  g_autofree char *base = *name != '\0' ? g_strdup (name) : g_strdup_printf (_("Column %s"), letters);
  g_autofree char *label = g_strdup (base);
  guint count = MAX (1, GPOINTER_TO_UINT (g_hash_table_lookup (counts, base)));

  while (g_hash_table_contains (taken, label))
    {
      g_free (label);
      label = g_strdup_printf ("%s (%u)", base, ++count);
    }
  g_hash_table_insert (counts, g_steal_pointer (&base), GUINT_TO_POINTER (count));
  return g_steal_pointer (&label);
}

static void
name_columns (IsmsTable *table)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      char *name = tidy_name (isms_table_get_row_cell (table, &table->header, i));
      char *label = make_label (name, table->first_column + i, taken, counts);

      g_ptr_array_add (table->names, name);
      g_ptr_array_add (table->labels, label);
      g_hash_table_add (taken, label);
    }
}

static void
report_empty_names (IsmsTableBuilder *self)
{
  IsmsTable *table = self->table;
  g_autofree char *first = NULL;
  guint n_empty = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (*(const char *) g_ptr_array_index (table->names, i) == '\0' && n_empty++ == 0)
      first = isms_table_letters (table->first_column + i);
  if (n_empty == 0)
    return;
  isms_table_builder_take_problem (self, table->header.line, ISMS_TABLE_PROBLEM_EMPTY_NAME,
                                   g_strdup_printf (ngettext ("The header on line %u gives no name to %u column (%s). If this line is a title, remove it and import the file again.",
                                                              "The header on line %u gives no name to %u columns (the first is %s). If this line is a title, remove it and import the file again.",
                                                              n_empty),
                                                    table->header.line, n_empty, first));
}

static void
report_repeated_names (IsmsTableBuilder *self)
{
  IsmsTable *table = self->table;
  g_autoptr (GHashTable) first_use = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < table->n_columns; i++)
    {
      char *name = g_ptr_array_index (table->names, i);
      gpointer first;

      if (*name == '\0')
        continue;
      if (g_hash_table_lookup_extended (first_use, name, NULL, &first))
        {
          g_autofree char *shown = shorten_name (name);
          g_autofree char *here = isms_table_letters (table->first_column + i);
          g_autofree char *there = isms_table_letters (table->first_column + GPOINTER_TO_UINT (first));

          isms_table_builder_take_problem (self, table->header.line, ISMS_TABLE_PROBLEM_REPEATED_NAME,
                                           g_strdup_printf (_("The header on line %u gives the name “%s” to column %s and again to column %s."),
                                                            table->header.line, shown, there, here));
        }
      else
        g_hash_table_insert (first_use, name, GUINT_TO_POINTER (i));
    }
}

static void
report_long_row (IsmsTableBuilder *self,
                 const IsmsTableRow *row)
{
  IsmsTable *table = self->table;
  guint n_columns = table->n_columns;

  isms_table_builder_take_problem (self, row->line, ISMS_TABLE_PROBLEM_LONG_ROW,
                                   g_strdup_printf (ngettext ("Line %u has %u cells but the header names %u column, so its cells cannot be told apart. A cell that holds a %s must stand in double quotes.",
                                                              "Line %u has %u cells but the header names %u columns, so its cells cannot be told apart. A cell that holds a %s must stand in double quotes.",
                                                              n_columns),
                                                    row->line, row->n_cells, n_columns, delimiter_name (table->delimiter)));
}

static void
report_short_row (IsmsTableBuilder *self,
                  const IsmsTableRow *row)
{
  guint n_missing = self->table->n_columns - row->n_read;

  isms_table_builder_take_problem (self, row->line, ISMS_TABLE_PROBLEM_SHORT_ROW,
                                   g_strdup_printf (ngettext ("Line %u lacks the last cell; it was read as empty.",
                                                              "Line %u lacks the last %u cells; they were read as empty.",
                                                              n_missing),
                                                    row->line, n_missing));
}

static void
report_narrow_header (IsmsTableBuilder *self)
{
  isms_table_builder_take_problem (self, self->table->header.line, ISMS_TABLE_PROBLEM_NARROW_HEADER,
                                   g_strdup_printf (_("Most rows have more cells than the header on line %u. Either that line is a title above the header, or cells that need double quotes lack them."),
                                                    self->table->header.line));
}

/* Malformed rows first, so that a file of short rows cannot crowd them out of a list that is capped. */
static void
check_rows (IsmsTableBuilder *self)
{
  GArray *rows = self->table->rows;
  guint n_long = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (rows, IsmsTableRow, i);

      if (row->n_cells <= self->table->n_columns)
        continue;
      row->malformed = TRUE;
      n_long++;
      report_long_row (self, row);
    }
  if (n_long > 1 && n_long > rows->len / 2)
    report_narrow_header (self);

  for (guint i = 0; i < rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (rows, IsmsTableRow, i);

      if (row->n_read < self->table->n_columns)
        report_short_row (self, row);
    }
}

static guint
count_filled (IsmsTable *table,
              const IsmsTableRow *row)
{
  guint n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += *isms_table_get_row_cell (table, row, i) != '\0';
  return n;
}

static void
report_titles (IsmsTableBuilder *self,
               guint n)
{
  IsmsTableRow *title = &g_array_index (self->table->rows, IsmsTableRow, 0);
  g_autofree char *words = NULL;
  g_autofree char *shown = NULL;
  guint i = 0;

  while (*isms_table_get_row_cell (self->table, title, i) == '\0')
    i++;
  words = tidy_name (isms_table_get_row_cell (self->table, title, i));
  shown = shorten_name (words);
  isms_table_builder_take_problem (self, title->line, ISMS_TABLE_PROBLEM_TITLE_ROWS,
                                   g_strdup_printf (ngettext ("Row %u was taken as the header; %u row above it is not imported (“%s”).",
                                                              "Row %u was taken as the header; %u rows above it are not imported (the first is “%s”).", n),
                                                    self->table->header.line, n, shown));
}

/* Above the header of a sheet there often is a title: the header is the first row that comes near the widest. */
static void
find_header (IsmsTableBuilder *self)
{
  GArray *rows = self->table->rows;
  guint n_most = 0;
  guint n = 0;

  for (guint i = 0; i < MIN (rows->len, HEADER_SAMPLE); i++)
    n_most = MAX (n_most, count_filled (self->table, &g_array_index (rows, IsmsTableRow, i)));
  while (2 * count_filled (self->table, &g_array_index (rows, IsmsTableRow, n)) < n_most)
    n++;
  self->table->header = g_array_index (rows, IsmsTableRow, n);
  self->has_header = TRUE;
  if (n > 0)
    report_titles (self, n);
  g_array_remove_range (rows, 0, n + 1);
}

static guint
count_leading (IsmsTable *table,
               const IsmsTableRow *row)
{
  guint n = 0;

  while (n < row->n_cells && *isms_table_get_row_cell (table, row, n) == '\0')
    n++;
  return n;
}

static void
shift_row (IsmsTableRow *row,
           guint n_leading,
           guint n_columns)
{
  row->first_cell += n_leading;
  row->n_cells -= n_leading;
  row->n_read = n_columns;
}

/* A sheet begins where people begin to write, and no row of it is too long or too short. */
static void
square (IsmsTable *table)
{
  guint n_leading = count_leading (table, &table->header);
  guint n_columns = table->header.n_cells;

  for (guint i = 0; i < table->rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (table->rows, IsmsTableRow, i);

      n_leading = MIN (n_leading, count_leading (table, row));
      n_columns = MAX (n_columns, row->n_cells);
    }
  table->first_column = n_leading;
  shift_row (&table->header, n_leading, n_columns - n_leading);
  for (guint i = 0; i < table->rows->len; i++)
    shift_row (&g_array_index (table->rows, IsmsTableRow, i), n_leading, n_columns - n_leading);
}

/* A column counts if the header has a cell for it and anything at all stands in it. */
static guint
count_columns (IsmsTable *table)
{
  guint n_columns = table->header.n_cells;

  for (guint i = 0; i < table->rows->len && n_columns < table->header.n_read; i++)
    {
      const IsmsTableRow *row = &g_array_index (table->rows, IsmsTableRow, i);

      n_columns = MAX (n_columns, MIN (row->n_cells, table->header.n_read));
    }
  return n_columns;
}

static int
compare_problems (gconstpointer a,
                  gconstpointer b)
{
  const IsmsTableProblem *left = *(IsmsTableProblem *const *) a;
  const IsmsTableProblem *right = *(IsmsTableProblem *const *) b;

  return (left->line > right->line) - (left->line < right->line);
}

/**
 * isms_table_builder_new: (skip)
 * @encoding: (not nullable): a static string, the IANA name of the encoding
 * @delimiter: what stands between cells, or 0
 *
 * Starts a table for a reader to fill row by row. Where there is a delimiter, the first row with anything in it becomes the header;
 * in a sheet, the first that is no title.
 *
 * Returns: (transfer full): a builder
 */
IsmsTableBuilder *
isms_table_builder_new (const char *encoding,
                        char delimiter)
{
  IsmsTableBuilder *self = g_new0 (IsmsTableBuilder, 1);

  self->table = isms_table_new ();
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
  if (!self->has_header && table->delimiter != 0)
    {
      table->header = self->row;
      self->has_header = TRUE;
      return TRUE;
    }
  if (table->rows->len == ISMS_TABLE_MAX_ROWS)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                   _("The file has more than %u rows, which is the most that can be imported at once. Split it and import the parts."),
                   ISMS_TABLE_MAX_ROWS);
      return FALSE;
    }
  g_array_append_val (table->rows, self->row);
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

  if (table->delimiter == 0 && table->rows->len > 0)
    {
      find_header (self);
      square (table);
    }
  if (!self->has_header)
    {
      g_set_error_literal (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_EMPTY,
                           _("The file holds no table. Its first row must name the columns."));
      return NULL;
    }
  table->n_columns = count_columns (table);
  name_columns (table);
  report_empty_names (self);
  report_repeated_names (self);
  check_rows (self);
  g_ptr_array_sort (table->problems, compare_problems);
  return g_steal_pointer (&self->table);
}
