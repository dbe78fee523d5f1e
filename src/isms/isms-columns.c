/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "isms-columns.h"

#define GAP 2
#define NARROWEST 8

typedef struct
{
  char *header;
  IsmsColumnAlign align;
  guint width;
} Column;

struct _IsmsColumns
{
  GArray *columns;
  GPtrArray *cells; /* row by row */
};

static void
column_clear (Column *column)
{
  g_free (column->header);
}

IsmsColumns *
isms_columns_new (void)
{
  IsmsColumns *self = g_new0 (IsmsColumns, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->cells = g_ptr_array_new_with_free_func (g_free);
  g_array_set_clear_func (self->columns, (GDestroyNotify) column_clear);
  return self;
}

void
isms_columns_free (IsmsColumns *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

static guint
char_width (gunichar c)
{
  if (c >= ' ' && c < 0x7f)
    return 1;
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/**
 * isms_text_width:
 *
 * Returns: how many columns of a terminal the text takes
 */
guint
isms_text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += char_width (g_utf8_get_char (p));
  return width;
}

/**
 * isms_columns_add:
 * @header: (nullable): what stands above it
 */
void
isms_columns_add (IsmsColumns *self,
                  const char *header,
                  IsmsColumnAlign align)
{
  Column column = { .header = g_strdup (header != NULL ? header : ""), .align = align };

  column.width = isms_text_width (column.header);
  g_array_append_val (self->columns, column);
}

/**
 * isms_columns_set:
 * @cell: (transfer full): the text of the next cell, from left to right, row by row
 */
void
isms_columns_set (IsmsColumns *self,
                  char *cell)
{
  Column *column = &g_array_index (self->columns, Column, self->cells->len % self->columns->len);

  g_strdelimit (cell, "\n\t", ' ');
  column->width = MAX (column->width, isms_text_width (cell));
  g_ptr_array_add (self->cells, cell);
}

static guint
total_width (IsmsColumns *self)
{
  guint total = (self->columns->len - 1) * GAP;

  for (guint i = 0; i < self->columns->len; i++)
    total += g_array_index (self->columns, Column, i).width;
  return total;
}

/* The widest column gives way first; the first one, which names the row, never does. */
static void
fit (IsmsColumns *self,
     guint width)
{
  for (guint total = total_width (self); total > width; total--)
    {
      Column *widest = NULL;

      for (guint i = 1; i < self->columns->len; i++)
        {
          Column *column = &g_array_index (self->columns, Column, i);

          if (column->width > NARROWEST && (widest == NULL || column->width > widest->width))
            widest = column;
        }
      if (widest == NULL)
        return;
      widest->width--;
    }
}

static void
print_spaces (GString *out,
              guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

static guint
print_cut (GString *out,
           const char *text,
           guint width)
{
  guint used = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint next = char_width (g_utf8_get_char (p));

      if (used + next > width - 1)
        break;
      g_string_append_unichar (out, g_utf8_get_char (p));
      used += next;
    }
  g_string_append (out, "…");
  return used + 1;
}

static void
print_cell (GString *out,
            const Column *column,
            const char *text,
            gboolean last)
{
  guint width = isms_text_width (text);

  if (width <= column->width && column->align == ISMS_COLUMN_NUMBER)
    print_spaces (out, column->width - width);
  if (width <= column->width)
    g_string_append (out, text);
  else
    width = print_cut (out, text, column->width);
  if (!last && column->align == ISMS_COLUMN_TEXT)
    print_spaces (out, column->width - width);
  if (!last)
    print_spaces (out, GAP);
}

static void
end_line (GString *out)
{
  while (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, '\n');
}

/**
 * isms_columns_print:
 * @width: how many columns the terminal has, 0 for any number
 *
 * Prints what was gathered, aligned; what does not fit is cut.
 */
void
isms_columns_print (IsmsColumns *self,
                    GString *out,
                    guint width)
{
  guint n = self->columns->len;
  gboolean headed = FALSE;

  if (width > 0)
    fit (self, width);
  for (guint i = 0; i < n; i++)
    headed = headed || *g_array_index (self->columns, Column, i).header != '\0';
  for (guint i = 0; headed && i < n; i++)
    print_cell (out, &g_array_index (self->columns, Column, i), g_array_index (self->columns, Column, i).header, i == n - 1);
  if (headed)
    end_line (out);
  for (guint i = 0; i < self->cells->len; i++)
    {
      print_cell (out, &g_array_index (self->columns, Column, i % n), g_ptr_array_index (self->cells, i), i % n == n - 1);
      if (i % n == n - 1)
        end_line (out);
    }
}

static void
wrap_line (GString *out,
           const char *line,
           guint indent,
           guint width)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  guint used = 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      guint next = isms_text_width (words[i]);

      if (used > 0 && width > indent && indent + used + 1 + next > width)
        {
          end_line (out);
          print_spaces (out, indent);
          used = 0;
        }
      if (used > 0)
        g_string_append_c (out, ' ');
      g_string_append (out, words[i]);
      used += next + (used > 0);
    }
}

/**
 * isms_text_wrap:
 * @indent: the column where the text begins; its first line is there already
 * @width: how many columns the terminal has, 0 for any number
 *
 * Prints text of several lines, broken between words.
 */
void
isms_text_wrap (GString *out,
                const char *text,
                guint indent,
                guint width)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        print_spaces (out, indent);
      wrap_line (out, lines[i], indent, width);
      end_line (out);
    }
}
