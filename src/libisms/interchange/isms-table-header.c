/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-table-builder.h"
#include "interchange/isms-table-private.h"
#include "interchange/isms-words.h"

/* Which row names the columns, what they are called by it, and which rows do not fit it. */

#define MAX_SHOWN_NAME 40
#define MAX_SHOWN_ROW 60

/* How many rows are looked at for the header. */
#define HEADER_SAMPLE 50u

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
report_empty_names (IsmsTable *table)
{
  g_autofree char *first = NULL;
  guint n_empty = 0;

  for (guint i = 0; i < table->n_columns; i++)
    if (*(const char *) g_ptr_array_index (table->names, i) == '\0' && n_empty++ == 0)
      first = isms_table_letters (table->first_column + i);
  if (n_empty == 0)
    return;
  isms_table_take_problem (table, table->header.line, ISMS_TABLE_PROBLEM_EMPTY_NAME,
                           g_strdup_printf (ngettext ("The header on line %u gives no name to %u column (%s). If this line is a title, choose another row as the header.",
                                                      "The header on line %u gives no name to %u columns (the first is %s). If this line is a title, choose another row as the header.",
                                                      n_empty),
                                            table->header.line, n_empty, first));
}

static void
report_repeated_names (IsmsTable *table)
{
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

          isms_table_take_problem (table, table->header.line, ISMS_TABLE_PROBLEM_REPEATED_NAME,
                                   g_strdup_printf (_("The header on line %u gives the name “%s” to column %s and again to column %s."),
                                                    table->header.line, shown, there, here));
        }
      else
        g_hash_table_insert (first_use, name, GUINT_TO_POINTER (i));
    }
}

static void
report_long_row (IsmsTable *table,
                 const IsmsTableRow *row)
{
  guint n_columns = table->n_columns;

  isms_table_take_problem (table, row->line, ISMS_TABLE_PROBLEM_LONG_ROW,
                           g_strdup_printf (ngettext ("Line %u has %u cells but the header names %u column, so its cells cannot be told apart. A cell that holds a %s must stand in double quotes.",
                                                      "Line %u has %u cells but the header names %u columns, so its cells cannot be told apart. A cell that holds a %s must stand in double quotes.",
                                                      n_columns),
                                            row->line, row->n_cells, n_columns, delimiter_name (table->delimiter)));
}

static void
report_short_row (IsmsTable *table,
                  const IsmsTableRow *row)
{
  guint n_missing = table->n_columns - row->n_read;

  isms_table_take_problem (table, row->line, ISMS_TABLE_PROBLEM_SHORT_ROW,
                           g_strdup_printf (ngettext ("Line %u lacks the last cell; it was read as empty.",
                                                      "Line %u lacks the last %u cells; they were read as empty.",
                                                      n_missing),
                                            row->line, n_missing));
}

static void
report_narrow_header (IsmsTable *table)
{
  isms_table_take_problem (table, table->header.line, ISMS_TABLE_PROBLEM_NARROW_HEADER,
                           g_strdup_printf (_("Most rows have more cells than the header on line %u. Either that line is a title and another row is the header, or cells that need double quotes lack them."),
                                            table->header.line));
}

/* Malformed rows first, so that a file of short rows cannot crowd them out of a list that is capped. */
static void
check_rows (IsmsTable *table)
{
  GArray *rows = table->rows;
  guint n_long = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (rows, IsmsTableRow, i);

      if (row->n_cells <= table->n_columns)
        continue;
      row->malformed = TRUE;
      n_long++;
      report_long_row (table, row);
    }
  if (n_long > 1 && n_long > rows->len / 2)
    report_narrow_header (table);

  for (guint i = 0; i < rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (rows, IsmsTableRow, i);

      if (row->n_read < table->n_columns)
        report_short_row (table, row);
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

static char *
first_words (IsmsTable *table,
             const IsmsTableRow *row)
{
  g_autofree char *words = NULL;
  guint i = 0;

  while (*isms_table_get_row_cell (table, row, i) == '\0' && i < row->n_cells)
    i++;
  words = tidy_name (isms_table_get_row_cell (table, row, i));
  return shorten_name (words);
}

static void
report_titles (IsmsTable *table,
               guint n)
{
  g_autofree char *shown = first_words (table, &g_array_index (table->lines, IsmsTableRow, 0));

  isms_table_take_problem (table, table->header.line, ISMS_TABLE_PROBLEM_TITLE_ROWS,
                           g_strdup_printf (ngettext ("Row %u was taken as the header; %u row above it is not imported (“%s”).",
                                                      "Row %u was taken as the header; %u rows above it are not imported (the first is “%s”).", n),
                                            table->header.line, n, shown));
}

/* Of how many cells most rows of a CSV file are, from the first that is no line of plain words; 0 where no two agree. */
static guint
find_usual_width (IsmsTable *table)
{
  guint counts[ISMS_TABLE_MAX_COLUMNS + 1] = { 0 };
  gboolean begun = FALSE;
  guint usual = 0;

  for (guint i = 0; i < MIN (table->lines->len, HEADER_SAMPLE); i++)
    {
      guint n = g_array_index (table->lines, IsmsTableRow, i).n_read;

      begun = begun || n > 1;
      counts[n] += begun;
      if (counts[n] > MAX (1, counts[usual]))
        usual = n;
    }
  return usual;
}

/* A cell that lacks its quotes makes a row of a CSV file too wide: such a one says nothing of the header. */
static gboolean
is_as_wide (IsmsTable *table,
            const IsmsTableRow *row,
            guint usual)
{
  return table->delimiter == 0 || row->n_read == usual;
}

static gboolean
is_title (IsmsTable *table,
          const IsmsTableRow *row,
          guint usual,
          guint n_most)
{
  return 2 * count_filled (table, row) <= n_most || (row->n_read == 1 && usual > 1 && table->delimiter != 0);
}

/**
 * isms_table_find_header: (skip)
 *
 * Above a table there often are a title and what is said of the whole: the header is the first row that fills more than half of what the widest does.
 *
 * Returns: which of the lines it is
 */
guint
isms_table_find_header (IsmsTable *table)
{
  guint usual = table->delimiter != 0 ? find_usual_width (table) : 0;
  guint n_sample = MIN (table->lines->len, HEADER_SAMPLE);
  guint n_most = 0;
  guint n = 0;

  for (guint i = 0; i < n_sample; i++)
    {
      const IsmsTableRow *row = &g_array_index (table->lines, IsmsTableRow, i);

      if (is_as_wide (table, row, usual))
        n_most = MAX (n_most, count_filled (table, row));
    }
  while (n < n_sample && is_title (table, &g_array_index (table->lines, IsmsTableRow, n), usual, n_most))
    n++;
  return n < n_sample ? n : 0;
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

/* What one cell merged across the table says belongs to the rows below it. */
static void
mark_headings (IsmsTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      IsmsTableRow *row = &g_array_index (table->rows, IsmsTableRow, i);

      row->heading = row->n_merged > 1 && 2 * row->n_merged > table->n_columns && count_filled (table, row) == 1;
    }
}

/**
 * isms_table_settle: (skip)
 * @header: which of the lines it is
 *
 * Names the columns and compares every row below with the header.
 */
void
isms_table_settle (IsmsTable *table,
                   guint header)
{
  guint n_before = table->n_problems;

  table->header = g_array_index (table->lines, IsmsTableRow, header);
  table->rows = g_array_sized_new (FALSE, FALSE, sizeof (IsmsTableRow), table->lines->len - header - 1);
  g_array_append_vals (table->rows, &g_array_index (table->lines, IsmsTableRow, header + 1), table->lines->len - header - 1);
  if (header > 0)
    report_titles (table, header);
  if (table->delimiter == 0)
    square (table);
  table->n_columns = count_columns (table);
  mark_headings (table);
  name_columns (table);
  report_empty_names (table);
  report_repeated_names (table);
  check_rows (table);
  g_ptr_array_sort (table->problems, compare_problems);
  table->n_shape_problems = table->n_problems - n_before;
}

static gboolean
comes_of_header (IsmsTableProblemKind kind)
{
  return kind == ISMS_TABLE_PROBLEM_EMPTY_NAME || kind == ISMS_TABLE_PROBLEM_REPEATED_NAME || kind == ISMS_TABLE_PROBLEM_NARROW_HEADER ||
         kind == ISMS_TABLE_PROBLEM_SHORT_ROW || kind == ISMS_TABLE_PROBLEM_LONG_ROW || kind == ISMS_TABLE_PROBLEM_TITLE_ROWS;
}

static void
copy_problems (IsmsTable *table,
               IsmsTable *from)
{
  for (guint i = 0; i < from->problems->len; i++)
    {
      const IsmsTableProblem *problem = g_ptr_array_index (from->problems, i);

      if (problem->kind == ISMS_TABLE_PROBLEM_FORMULA)
        isms_table_take_error (table, problem->line, problem->column, problem->value, g_strdup (problem->sentence));
      else if (!comes_of_header (problem->kind))
        isms_table_take_problem (table, problem->line, problem->kind, g_strdup (problem->sentence));
    }
  table->n_problems = from->n_problems - from->n_shape_problems;
}

/**
 * isms_table_with_header:
 * @line: where the row stands that names the columns, see isms_table_get_nth_line()
 * @error: return location: %ISMS_TABLE_ERROR_NO_ROW
 *
 * Reads the same cells again with another row as the header: what stands above it is not part of the table.
 *
 * Returns: (transfer full) (nullable): another table
 */
IsmsTable *
isms_table_with_header (IsmsTable *self,
                        guint line,
                        GError **error)
{
  IsmsTable *origin = self->origin != NULL ? self->origin : self;

  for (guint i = 0; i < origin->lines->len; i++)
    if (g_array_index (origin->lines, IsmsTableRow, i).line == line)
      {
        IsmsTable *table = isms_table_new (origin);

        copy_problems (table, origin);
        isms_table_settle (table, i);
        return table;
      }
  g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_NO_ROW, _("Row %u holds nothing, so it cannot name the columns."), line);
  return NULL;
}

/**
 * isms_table_get_n_lines:
 *
 * Returns: how many rows the file has, those with nothing in them left out and those above the header included
 */
guint
isms_table_get_n_lines (IsmsTable *self)
{
  return self->lines->len;
}

/**
 * isms_table_get_nth_line:
 * @index: which one, less than [method@Isms.Table.get_n_lines]
 *
 * Returns: where it starts in the file, from 1
 */
guint
isms_table_get_nth_line (IsmsTable *self,
                         guint index)
{
  return g_array_index (self->lines, IsmsTableRow, index).line;
}

/**
 * isms_table_describe_nth_line:
 * @index: which one, less than [method@Isms.Table.get_n_lines]
 *
 * Returns: (transfer full): its first words, for a person who looks for the header
 */
char *
isms_table_describe_nth_line (IsmsTable *self,
                              guint index)
{
  const IsmsTableRow *row = &g_array_index (self->lines, IsmsTableRow, index);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < row->n_cells && words->len <= MAX_SHOWN_ROW; i++)
    {
      g_autofree char *cell = tidy_name (isms_table_get_row_cell (self, row, i));

      if (*cell != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", cell);
    }
  return isms_words_shorten (words->str, MAX_SHOWN_ROW);
}
