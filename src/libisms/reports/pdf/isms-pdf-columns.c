/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-columns.h"

#include <math.h>
#include <string.h>

/* What a column needs at least, and what it would like. */
typedef struct
{
  double fixed;
  double least;
  double weight;
} Want;

typedef struct
{
  char *word;
  glong letters;
  gboolean marked; /* a shape stands before the words of some cell */
} Longest;

static void
note_longest (Longest *longest,
              const char *words)
{
  const char *start = words;

  while (*start != '\0')
    {
      gsize bytes = strcspn (start, " \n\t");
      glong letters = g_utf8_strlen (start, (gssize) bytes);

      if (letters > longest->letters)
        {
          g_free (longest->word);
          longest->word = g_strndup (start, bytes);
          longest->letters = letters;
        }
      start += bytes + strspn (start + bytes, " \n\t");
    }
}

/* The words as they stand on paper, without the cost of setting them. */
static char *
dup_shown_words (const IsmsReportColumn *column,
                 IsmsReportValue *value)
{
  IsmsReportValueType type = isms_report_value_get_value_type (value);
  gboolean is_ref = type == ISMS_REPORT_VALUE_REF || type == ISMS_REPORT_VALUE_REFS;
  const char *item;

  if (!is_ref || column->refs == ISMS_REPORT_REFS_FULL)
    return isms_report_value_dup_words (value);
  if (isms_report_value_get_n_items (value) == 0)
    return g_strdup ("");
  item = column->refs == ISMS_REPORT_REFS_CODE ? isms_report_value_get_item_code (value, 0) : isms_report_value_get_item_title (value, 0);
  return g_strdup (item != NULL ? item : "");
}

static void
survey_cell (IsmsReportTable *table,
             guint row,
             guint c,
             Longest *longest,
             double *letters)
{
  IsmsReportValue *value = isms_report_row_get (isms_report_table_get_row (table, row), c);
  g_autofree char *words = NULL;

  if (value == NULL || isms_report_value_get_value_type (value) == ISMS_REPORT_VALUE_CODES)
    return;
  words = dup_shown_words (isms_report_table_get_column (table, c), value);
  note_longest (longest, words);
  if (isms_report_value_get_mark (value) != ISMS_REPORT_MARK_NONE)
    longest->marked = TRUE;
  *letters += (double) strlen (words);
}

/* Long texts get more room than short ones, but not in proportion: a long text may well run over more lines. */
static double
weight_of (double letters,
           guint n_rows)
{
  return sqrt (CLAMP (letters / MAX (n_rows, 1), 6, 400));
}

static Want
survey_column (IsmsReportTable *table,
               GArray *stack,
               IsmsPdfText *text)
{
  const IsmsReportColumn *first = isms_report_table_get_column (table, g_array_index (stack, guint, 0));
  gboolean fixed = (first->flags & ISMS_REPORT_COLUMN_FIXED) != 0;
  Longest longest = { NULL, 0, FALSE };
  Want want = { fixed ? first->width : 0, 0, first->width };
  double letters = 0;

  if (fixed)
    return want;
  for (guint i = 0; i < stack->len; i++)
    {
      for (guint r = 0; r < isms_report_table_get_n_rows (table); r++)
        if (isms_report_row_is_on_paper (isms_report_table_get_row (table, r)))
          survey_cell (table, r, g_array_index (stack, guint, i), &longest, &letters);
    }
  note_longest (&longest, first->label != NULL ? first->label : "");
  want.least = isms_pdf_text_measure (text, ISMS_PDF_CELL_STRONG, longest.word != NULL ? longest.word : "", -1) + 2 * ISMS_PDF_CELL_PAD + 1;
  if (longest.marked)
    want.least += ISMS_PDF_MARK_WIDTH;
  if (want.weight <= 0)
    want.weight = weight_of (letters, isms_report_table_get_n_rows (table));
  g_free (longest.word);
  return want;
}

/* Columns that would get less than their longest word get just that, and the others share the rest by weight. */
static void
share (Want *wants,
       guint n,
       double width,
       double *widths)
{
  gboolean changed = TRUE;

  for (guint round = 0; changed && round <= n; round++)
    {
      double rest = width;
      double weights = 0;

      changed = FALSE;
      for (guint i = 0; i < n; i++)
        {
          rest -= wants[i].fixed;
          weights += wants[i].fixed > 0 ? 0 : wants[i].weight;
        }
      for (guint i = 0; i < n; i++)
        {
          double part = weights > 0 ? rest * wants[i].weight / weights : 0;

          widths[i] = wants[i].fixed > 0 ? wants[i].fixed : part;
          if (wants[i].fixed <= 0 && part < wants[i].least)
            {
              wants[i].fixed = wants[i].least;
              changed = TRUE;
            }
        }
    }
}

/* If even the longest words do not fit, all columns give way alike, and words are broken. */
static void
squeeze (double *widths,
         guint n,
         double width)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += widths[i] = MAX (widths[i], 4 * ISMS_PDF_CELL_PAD);
  for (guint i = 0; i < n; i++)
    widths[i] *= width / sum;
}

static void
set_widths (IsmsPdfColumns *self,
            IsmsReportTable *table,
            IsmsPdfText *text,
            double width)
{
  guint n = self->grid->n;
  g_autofree Want *wants = g_new0 (Want, n);
  double at = 0;

  for (guint i = 0; i < n; i++)
    {
      wants[i] = survey_column (table, g_ptr_array_index (self->stacks, i), text);
      /* A single column must not squeeze out all others with one endless word. */
      wants[i].least = MIN (wants[i].least, width / 4);
    }
  share (wants, n, width, self->grid->widths);
  squeeze (self->grid->widths, n, width);
  for (guint i = 0; i < n; i++)
    {
      self->grid->starts[i] = at;
      at += self->grid->widths[i];
    }
  self->grid->starts[n] = at;
}

static GArray *
stack_for (IsmsReportTable *table,
           guint host)
{
  GArray *stack = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *key = isms_report_table_get_column (table, host)->key;

  g_array_append_val (stack, host);
  for (guint c = 0; c < isms_report_table_get_n_columns (table); c++)
    {
      const IsmsReportColumn *column = isms_report_table_get_column (table, c);

      if (g_strcmp0 (column->under, key) == 0 && (column->flags & ISMS_REPORT_COLUMN_DATA_ONLY) == 0)
        g_array_append_val (stack, c);
    }
  return stack;
}

/**
 * isms_pdf_columns_new:
 * @table: a table
 * @text: the styles
 * @width: the width of the table, in points
 *
 * Chooses the columns of a table that paper shows, and how wide they are.
 *
 * Returns: (transfer full): the columns
 */
IsmsPdfColumns *
isms_pdf_columns_new (IsmsReportTable *table,
                      IsmsPdfText *text,
                      double width)
{
  IsmsPdfColumns *self = g_new0 (IsmsPdfColumns, 1);

  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
  self->stacks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint c = 0; c < isms_report_table_get_n_columns (table); c++)
    {
      const IsmsReportColumn *column = isms_report_table_get_column (table, c);

      if (column->under != NULL || (column->flags & ISMS_REPORT_COLUMN_DATA_ONLY) != 0)
        continue;
      g_array_append_val (self->shown, c);
      g_ptr_array_add (self->stacks, stack_for (table, c));
    }
  self->grid = isms_pdf_grid_new (self->shown->len);
  set_widths (self, table, text, width);
  return self;
}

/**
 * isms_pdf_columns_free:
 * @self: (transfer full): columns
 */
void
isms_pdf_columns_free (IsmsPdfColumns *self)
{
  g_array_unref (self->shown);
  g_ptr_array_unref (self->stacks);
  isms_pdf_grid_unref (self->grid);
  g_free (self);
}
