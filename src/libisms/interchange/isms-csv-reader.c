/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "interchange/isms-csv-dialect.h"
#include "interchange/isms-csv-reader.h"
#include "interchange/isms-csv-scanner.h"
#include "interchange/isms-table-builder.h"
#include "interchange/isms-text-decoder.h"

static void
report_decoding (IsmsTableBuilder *builder,
                 const IsmsTextDecoding *decoding)
{
  if (decoding->guessed)
    isms_table_builder_take_problem (builder, 0, ISMS_TABLE_PROBLEM_ENCODING,
                                     g_strdup (_("The file is not UTF-8, so it was read as Windows-1252. If letters look wrong, save it as UTF-8 and import it again.")));
  if (decoding->n_replaced > 0)
    isms_table_builder_take_problem (builder, decoding->replaced_line, ISMS_TABLE_PROBLEM_BAD_CHARACTER,
                                     g_strdup_printf (ngettext ("%u character cannot be read as %s, on line %u; � stands in its place.",
                                                                "%u characters cannot be read as %s, the first on line %u; � stands in their place.",
                                                                decoding->n_replaced),
                                                      decoding->n_replaced, decoding->encoding, decoding->replaced_line));
}

static void
report_quotes (IsmsTableBuilder *builder,
               const IsmsCsvCell *cell)
{
  if (cell->unclosed)
    {
      isms_table_builder_mark_malformed (builder);
      isms_table_builder_take_problem (builder, cell->line, ISMS_TABLE_PROBLEM_UNCLOSED_QUOTE,
                                       g_strdup_printf (_("The double quote that opens a cell on line %u is never closed, so everything behind it became one cell."),
                                                        cell->line));
    }
  if (cell->stray)
    isms_table_builder_take_problem (builder, cell->line, ISMS_TABLE_PROBLEM_STRAY_QUOTE,
                                     g_strdup_printf (_("There is text behind the closing double quote of a cell that begins on line %u; it was kept. A double quote within a cell must be written twice."),
                                                      cell->line));
}

static gboolean
read_rows (IsmsTableBuilder *builder,
           IsmsCsvScanner *scanner,
           GError **error)
{
  gboolean in_row = FALSE;
  IsmsCsvCell cell;

  while (isms_csv_scanner_next (scanner, &cell))
    {
      if (!in_row)
        isms_table_builder_begin_row (builder, cell.line);
      in_row = !cell.ends_row;
      if (!isms_table_builder_add_cell (builder, cell.text, cell.length, error))
        return FALSE;
      report_quotes (builder, &cell);
      if (cell.ends_row && !isms_table_builder_end_row (builder, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_csv_read:
 * @bytes: the bytes of a file
 * @error: where to say what is wrong with the file
 *
 * Reads a CSV file as spreadsheet programs write it, in whichever encoding and with whichever delimiter. The first row
 * with anything in it is the header. Rows that do not fit it are kept and listed as problems, never shifted.
 *
 * Any bytes at all may be given. Time and memory are in proportion to their number, and a file beyond
 * %ISMS_TABLE_MAX_BYTES, %ISMS_TABLE_MAX_ROWS, %ISMS_TABLE_MAX_COLUMNS or %ISMS_TABLE_MAX_CELL_BYTES is refused.
 * The function may be called from any thread.
 *
 * Returns: (transfer full): the table, or %NULL with an error of the %ISMS_TABLE_ERROR domain
 */
IsmsTable *
isms_csv_read (GBytes *bytes,
               GError **error)
{
  g_autoptr (IsmsTableBuilder) builder = NULL;
  g_auto (IsmsCsvScanner) scanner = { NULL };
  g_autoptr (GString) text = NULL;
  IsmsTextDecoding decoding;
  IsmsCsvDialect dialect;
  const guint8 *data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);
  if (size > ISMS_TABLE_MAX_BYTES)
    {
      g_set_error (error, ISMS_TABLE_ERROR, ISMS_TABLE_ERROR_TOO_LARGE,
                   _("The file is larger than %u MiB, which is the most that can be imported at once. Split it and import the parts."),
                   ISMS_TABLE_MAX_BYTES / 1024 / 1024);
      return NULL;
    }
  /* GBytes gives NULL where there are none. */
  text = isms_text_decode (data != NULL ? data : (const guint8 *) "", size, &decoding, error);
  if (text == NULL)
    return NULL;

  isms_csv_dialect_detect (&dialect, text->str, text->len);
  builder = isms_table_builder_new (decoding.encoding, dialect.delimiter);
  report_decoding (builder, &decoding);
  isms_csv_scanner_init (&scanner, text->str + dialect.offset, text->len - dialect.offset, dialect.delimiter, dialect.line);
  if (!read_rows (builder, &scanner, error))
    return NULL;
  return isms_table_builder_finish (builder, error);
}
