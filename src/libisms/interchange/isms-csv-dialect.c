/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "interchange/isms-csv-dialect.h"
#include "interchange/isms-csv-scanner.h"

#define SAMPLE_BYTES (256u * 1024)
#define SAMPLE_ROWS 64

static const char candidates[] = { ',', ';', '\t', '|' };

/* How well the first rows of a text fit a delimiter. */
typedef struct
{
  guint n_header;
  guint n_rows;
  guint n_wide;
  guint points;
  gboolean stray_header;
} Fit;

/* As many cells as the header: surely right. Fewer: perhaps, as spreadsheets leave out empty cells at the end.
 * Text behind a closing quotation mark: the delimiter that stands there is another. */
static void
count_row (Fit *fit,
           guint n_cells,
           gboolean stray)
{
  if (fit->n_header == 0)
    {
      fit->n_header = n_cells;
      fit->stray_header = stray;
      return;
    }
  fit->n_rows++;
  fit->n_wide += n_cells > 1 && !stray;
  if (stray)
    return;
  if (n_cells == fit->n_header)
    fit->points += 2;
  else if (n_cells > 1 && n_cells < fit->n_header)
    fit->points += 1;
}

/* A row that the end of the sample may have cut is left out, unless there is no other. */
static Fit
try_delimiter (const char *text,
               gsize length,
               gboolean is_cut,
               char delimiter)
{
  g_auto (IsmsCsvScanner) scanner = { NULL };
  IsmsCsvCell cell;
  Fit fit = { 0 };
  guint n_cells = 0;
  gboolean blank = TRUE;
  gboolean stray = FALSE;

  isms_csv_scanner_init (&scanner, text, length, delimiter, 1);
  while (fit.n_rows < SAMPLE_ROWS && isms_csv_scanner_next (&scanner, &cell))
    {
      n_cells++;
      blank = blank && cell.length == 0;
      stray = stray || cell.stray;
      if (!cell.ends_row)
        continue;
      if (!blank && !(is_cut && scanner.at == scanner.end && fit.n_header > 0))
        count_row (&fit, n_cells, stray);
      n_cells = 0;
      blank = TRUE;
      stray = FALSE;
    }
  return fit;
}

/* Of rows, since another delimiter may divide the same text into more of them. */
static int
compare_shares (guint a,
                guint a_rows,
                guint b,
                guint b_rows)
{
  guint64 left = (guint64) a * MAX (b_rows, 1);
  guint64 right = (guint64) b * MAX (a_rows, 1);

  return (left > right) - (left < right);
}

static gboolean
is_better (const Fit *a,
           const Fit *b)
{
  int order;

  if ((a->n_header > 1) != (b->n_header > 1))
    return a->n_header > 1;
  /* Neither divides the first row, so that may be a title: what divides most of the other rows will be right. */
  if (a->n_header <= 1)
    return compare_shares (a->n_wide, a->n_rows, b->n_wide, b->n_rows) > 0;
  if (a->stray_header != b->stray_header)
    return b->stray_header;
  order = compare_shares (a->points, a->n_rows, b->points, b->n_rows);
  return order != 0 ? order > 0 : a->n_header > b->n_header;
}

static char
find_delimiter (const char *text,
                gsize length)
{
  gsize sample = MIN (length, SAMPLE_BYTES);
  char best = candidates[0];
  Fit best_fit = try_delimiter (text, sample, sample < length, best);

  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    {
      Fit fit = try_delimiter (text, sample, sample < length, candidates[i]);

      if (is_better (&fit, &best_fit))
        {
          best = candidates[i];
          best_fit = fit;
        }
    }
  return best;
}

static gboolean
can_delimit (char c)
{
  return c == '\t' || (g_ascii_isprint (c) && !g_ascii_isalnum (c) && c != '"' && c != ' ');
}

/* Excel's own way to name the delimiter: a first line such as sep=; which other programs may have put in quotes. */
static gboolean
read_sep_line (IsmsCsvDialect *self,
               const char *text,
               gsize length)
{
  const char *p = text;
  const char *end = text + length;
  gboolean quoted = length > 0 && *p == '"';

  p += quoted;
  if (end - p < 5 || g_ascii_strncasecmp (p, "sep=", 4) != 0 || !can_delimit (p[4]))
    return FALSE;
  self->delimiter = p[4];
  p += 5;
  if (quoted && (p == end || *p++ != '"'))
    return FALSE;
  if (p < end && *p != '\n' && *p != '\r')
    return FALSE;
  if (p < end)
    p += end - p > 1 && p[0] == '\r' && p[1] == '\n' ? 2 : 1;
  self->offset = p - text;
  self->line = 2;
  return TRUE;
}

/**
 * isms_csv_dialect_detect: (skip)
 * @self: (out caller-allocates): where to put what was found
 * @text: valid UTF-8
 * @length: its length in bytes
 *
 * Finds out what separates the cells: the character that a `sep=` line names, or the one of comma, semicolon, tab and
 * vertical bar that divides the first rows, quotation marks heeded, most nearly into as many cells as the header.
 */
void
isms_csv_dialect_detect (IsmsCsvDialect *self,
                         const char *text,
                         gsize length)
{
  *self = (IsmsCsvDialect) { .line = 1 };
  if (!read_sep_line (self, text, length))
    *self = (IsmsCsvDialect) { .delimiter = find_delimiter (text, length), .line = 1 };
}
