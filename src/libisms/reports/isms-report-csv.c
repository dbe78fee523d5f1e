/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/isms-cell-guard.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static void
append_cell (GString *csv,
             const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (strpbrk (text, ",\"\r\n;\t'") == NULL && *text != ' ')
    {
      g_string_append (csv, text);
      return;
    }
  parts = g_strsplit (text, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (csv, "\"%s\"", doubled);
}

static gboolean
is_shown (const IsmsReportColumn *column,
          IsmsReportCsvStyle style)
{
  IsmsReportColumnFlags hidden = ISMS_REPORT_COLUMN_PAPER_ONLY;

  if (style == ISMS_REPORT_CSV_FOR_PEOPLE && column->label == NULL)
    return FALSE;
  return (column->flags & hidden) == 0;
}

static const char *
ref_words (IsmsReportValue *value,
           IsmsReportRefStyle style,
           guint i)
{
  const char *code = isms_report_value_get_item_code (value, i);
  const char *title = isms_report_value_get_item_title (value, i);

  if (style == ISMS_REPORT_REFS_CODE)
    return code != NULL ? code : title;
  return title != NULL ? title : code;
}

static char *
list_codes (IsmsReportValue *value)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < isms_report_value_get_n_items (value); i++)
    {
      const char *word = ref_words (value, ISMS_REPORT_REFS_CODE, i);

      g_strv_builder_add (codes, word != NULL ? word : "");
    }
  all = g_strv_builder_end (codes);
  return g_strjoinv ("; ", all);
}

static char *
cell_codes (IsmsReportValue *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (isms_report_value_get_value_type (value))
    {
    case ISMS_REPORT_VALUE_NULL:
      return g_strdup ("");
    case ISMS_REPORT_VALUE_BOOLEAN:
      return g_strdup (isms_report_value_get_boolean (value) ? "true" : "false");
    case ISMS_REPORT_VALUE_NUMBER:
      return g_strdup (g_ascii_dtostr (number, sizeof number, isms_report_value_get_number (value)));
    case ISMS_REPORT_VALUE_DATE:
      return g_strdup (isms_report_value_get_text (value));
    case ISMS_REPORT_VALUE_CODE:
    case ISMS_REPORT_VALUE_CODES:
    case ISMS_REPORT_VALUE_REF:
    case ISMS_REPORT_VALUE_REFS:
      return list_codes (value);
    case ISMS_REPORT_VALUE_TEXT:
    case ISMS_REPORT_VALUE_INTEGER:
    default:
      return isms_report_value_dup_words (value);
    }
}

/* A reference reads as on paper, so that a cell is a list that can be filtered. */
static char *
cell_refs (IsmsReportValue *value,
           IsmsReportRefStyle style)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (style == ISMS_REPORT_REFS_FULL)
    return isms_report_value_dup_words (value);
  for (guint i = 0; i < isms_report_value_get_n_items (value); i++)
    {
      const char *item = ref_words (value, style, i);

      g_strv_builder_add (words, item != NULL ? item : "");
    }
  all = g_strv_builder_end (words);
  return g_strjoinv ("; ", all);
}

static char *
cell_text (IsmsReportValue *value,
           IsmsReportRefStyle refs,
           IsmsReportCsvStyle style)
{
  IsmsReportValueType type = isms_report_value_get_value_type (value);

  if (style == ISMS_REPORT_CSV_FOR_PROGRAMS || type == ISMS_REPORT_VALUE_DATE || type == ISMS_REPORT_VALUE_NUMBER)
    return cell_codes (value);
  if (type == ISMS_REPORT_VALUE_REF || type == ISMS_REPORT_VALUE_REFS)
    return cell_refs (value, refs);
  return isms_report_value_dup_words (value);
}

static void
append_value (GString *csv,
              IsmsReportValue *value,
              IsmsReportRefStyle refs,
              IsmsReportCsvStyle style)
{
  g_autofree char *text = NULL;
  g_autofree char *guarded = NULL;
  IsmsReportValueType type;

  if (value == NULL)
    return;
  type = isms_report_value_get_value_type (value);
  text = cell_text (value, refs, style);
  /* A number that we print ourselves is only digits, so its minus sign may stay: else no spreadsheet could add it up. */
  if (type == ISMS_REPORT_VALUE_INTEGER || type == ISMS_REPORT_VALUE_NUMBER)
    {
      g_string_append (csv, text);
      return;
    }
  guarded = isms_report_csv_guard (text);
  append_cell (csv, guarded);
}

static void
append_head (GString *csv,
             IsmsReportTable *table,
             IsmsReportCsvStyle style)
{
  const char *comma = "";

  for (guint c = 0; c < isms_report_table_get_n_columns (table); c++)
    {
      const IsmsReportColumn *column = isms_report_table_get_column (table, c);
      g_autofree char *guarded = NULL;

      if (!is_shown (column, style))
        continue;
      g_string_append (csv, comma);
      guarded = isms_report_csv_guard (style == ISMS_REPORT_CSV_FOR_PEOPLE ? column->label : column->key);
      append_cell (csv, guarded);
      comma = ",";
    }
  g_string_append (csv, "\r\n");
}

static void
append_row (GString *csv,
            IsmsReportTable *table,
            IsmsReportRow *row,
            IsmsReportCsvStyle style)
{
  const char *comma = "";

  for (guint c = 0; c < isms_report_table_get_n_columns (table); c++)
    {
      const IsmsReportColumn *column = isms_report_table_get_column (table, c);

      if (!is_shown (column, style))
        continue;
      g_string_append (csv, comma);
      append_value (csv, isms_report_row_get (row, c), column->refs, style);
      comma = ",";
    }
  g_string_append (csv, "\r\n");
}

/**
 * isms_report_csv_guard:
 * @text: what a cell says
 *
 * Returns: (transfer full): the cell as isms_cell_guard() makes it
 */
char *
isms_report_csv_guard (const char *text)
{
  return isms_cell_guard (text);
}

/**
 * isms_report_csv_unguard:
 * @cell: a cell as read from a file that isms_report_csv_guard() took part in
 *
 * Returns: (transfer full): what the cell said
 */
char *
isms_report_csv_unguard (const char *cell)
{
  return isms_cell_unguard (cell);
}

/**
 * isms_report_to_csv:
 * @report: a report
 * @style: for whom
 * @error: return location for an error
 *
 * Writes the report's main table as CSV (RFC 4180: commas, CRLF, quotes doubled), as UTF-8, every text guarded by
 * isms_report_csv_guard(). For people the heads are labels, coded words are words, and a byte order mark comes first:
 * without it Excel reads a file opened by double click in the computer's old code page and shows "Zoë" for "Zoë";
 * LibreOffice takes it either way. For programs the heads are keys, words are codes and there is no mark, since many
 * readers would take it for a part of the first key. Dates are ISO 8601 and numbers have a decimal point in both.
 *
 * Errors: %ISMS_REPORT_ERROR_NO_TABLE if the report has no main table.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
isms_report_to_csv (IsmsReport *report,
                    IsmsReportCsvStyle style,
                    GError **error)
{
  IsmsReportTable *table = isms_report_get_main_table (report);
  GString *csv;

  if (table == NULL)
    {
      g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_NO_TABLE,
                   _("“%s” has no table, so it cannot be written as a spreadsheet. Choose PDF or JSON instead."),
                   isms_report_get_title (report));
      return NULL;
    }
  csv = g_string_new (style == ISMS_REPORT_CSV_FOR_PEOPLE ? BYTE_ORDER_MARK : "");
  append_head (csv, table, style);
  for (guint r = 0; r < isms_report_table_get_n_rows (table); r++)
    append_row (csv, table, isms_report_table_get_row (table, r), style);
  return g_string_free_to_bytes (csv);
}
