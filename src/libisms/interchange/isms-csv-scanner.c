/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-csv-scanner.h"
#include "interchange/isms-table.h"

static gboolean
is_break (char c)
{
  return c == '\n' || c == '\r';
}

static gboolean
is_padding (const IsmsCsvScanner *self,
            char c)
{
  return (c == ' ' || c == '\t') && c != self->delimiter;
}

static const char *
skip_padding (const IsmsCsvScanner *self,
              const char *p)
{
  while (p < self->end && is_padding (self, *p))
    p++;
  return p;
}

static const char *
find_cell_end (const IsmsCsvScanner *self,
               const char *p)
{
  while (p < self->end && *p != self->delimiter && !is_break (*p))
    p++;
  return p;
}

/* Steps over one line break, whichever of the three kinds it is. */
static void
skip_break (IsmsCsvScanner *self)
{
  if (*self->at == '\r' && self->at + 1 < self->end && self->at[1] == '\n')
    self->at++;
  self->at++;
  self->line++;
}

static gboolean
is_full (const IsmsCsvScanner *self)
{
  return self->unquoted->len > ISMS_TABLE_MAX_CELL_BYTES;
}

/* From behind the opening quote to behind the closing one; FALSE if there is none. Line breaks become line feeds. */
static gboolean
read_quoted (IsmsCsvScanner *self)
{
  while (self->at < self->end && !is_full (self))
    {
      const char *start = self->at;

      while (self->at < self->end && *self->at != '"' && !is_break (*self->at))
        self->at++;
      g_string_append_len (self->unquoted, start, self->at - start);
      if (self->at == self->end)
        break;
      if (is_break (*self->at))
        {
          skip_break (self);
          g_string_append_c (self->unquoted, '\n');
          continue;
        }
      self->at++;
      if (self->at == self->end || *self->at != '"')
        return TRUE;
      g_string_append_c (self->unquoted, '"');
      self->at++;
    }
  return FALSE;
}

static void
read_quoted_cell (IsmsCsvScanner *self,
                  IsmsCsvCell *cell)
{
  g_string_truncate (self->unquoted, 0);
  cell->unclosed = !read_quoted (self);
  if (!cell->unclosed)
    {
      const char *rest = self->at;

      self->at = find_cell_end (self, rest);
      cell->stray = skip_padding (self, rest) < self->at;
      if (cell->stray)
        g_string_append_len (self->unquoted, rest, self->at - rest);
    }
  cell->text = self->unquoted->str;
  cell->length = self->unquoted->len;
}

static void
read_plain_cell (IsmsCsvScanner *self,
                 IsmsCsvCell *cell)
{
  cell->text = self->at;
  self->at = find_cell_end (self, self->at);
  cell->length = self->at - cell->text;
}

/**
 * isms_csv_scanner_init: (skip)
 * @self: a scanner
 * @text: (not nullable): valid UTF-8, which must outlive the scanner
 * @length: its length in bytes
 * @delimiter: an ASCII character that is neither a quotation mark nor a line break
 * @line: the line that @text begins on
 *
 * Gets ready to read cells: RFC 4180 with any delimiter and any of the three line breaks, and two liberties that
 * real files take: spaces around a quoted cell, and text behind a closing quotation mark, which is kept.
 */
void
isms_csv_scanner_init (IsmsCsvScanner *self,
                       const char *text,
                       gsize length,
                       char delimiter,
                       guint line)
{
  *self = (IsmsCsvScanner) {
    .at = text,
    .end = text + length,
    .line = line,
    .delimiter = delimiter,
    .unquoted = g_string_new (NULL),
  };
}

void
isms_csv_scanner_clear (IsmsCsvScanner *self)
{
  if (self->unquoted != NULL)
    g_string_free (g_steal_pointer (&self->unquoted), TRUE);
}

/**
 * isms_csv_scanner_next: (skip)
 * @self: a scanner
 * @cell: (out caller-allocates): where to put the cell
 *
 * Reads the next cell. One that grows beyond %ISMS_TABLE_MAX_CELL_BYTES within quotation marks is cut there and
 * handed out at once, so that a quotation mark that is never closed costs no more memory than that.
 *
 * Returns: %FALSE at the end of the text
 */
gboolean
isms_csv_scanner_next (IsmsCsvScanner *self,
                       IsmsCsvCell *cell)
{
  const char *quote;

  if (self->at == self->end && !self->pending)
    return FALSE;

  *cell = (IsmsCsvCell) { .line = self->line };
  quote = skip_padding (self, self->at);
  if (quote < self->end && *quote == '"')
    {
      self->at = quote + 1;
      read_quoted_cell (self, cell);
    }
  else
    read_plain_cell (self, cell);

  /* A delimiter is followed by one more cell even where the text ends. */
  self->pending = self->at < self->end && *self->at == self->delimiter;
  cell->ends_row = !self->pending;
  if (self->pending)
    self->at++;
  else if (self->at < self->end && is_break (*self->at))
    skip_break (self);
  return TRUE;
}
