/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "reports/isms-report-ics.h"

/* SEQUENCE is the seconds since the begin of 2024: since 1970 they would not fit into 31 bits after 2038. */
#define SEQUENCE_START G_GINT64_CONSTANT (1704067200)

/* iCalendar (RFC 5545). A day keeps its UID from export to export, and its SEQUENCE grows, so that a calendar that reads the file again
 * moves what it has and adds nothing twice. What is done or gone is sent once more as cancelled, so that it leaves the calendar. */

/* A line has at most so many bytes, its end not counted (RFC 5545, 3.1). */
#define LONGEST 75

/* Folds between characters, never inside one. */
static void
append_line (GString *out,
             const char *line)
{
  gsize column = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      gsize size = (gsize) (g_utf8_next_char (at) - at);

      if (column + size > LONGEST)
        {
          g_string_append (out, "\r\n ");
          column = 1;
        }
      g_string_append_len (out, at, (gssize) size);
      column += size;
    }
  g_string_append (out, "\r\n");
}

static void
append_property (GString *out,
                 const char *name,
                 const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);

  append_line (out, line);
}

static void
append_text (GString *out,
             const char *name,
             const char *text)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '\\' || *at == ';' || *at == ',')
        g_string_append_c (escaped, '\\');
      if (*at == '\n')
        g_string_append (escaped, "\\n");
      else if ((guchar) *at >= ' ')
        g_string_append_c (escaped, *at);
    }
  append_property (out, name, escaped->str);
}

static const char *
get_cell (IsmsReportTable *table,
          IsmsReportRow *row,
          const char *column)
{
  IsmsReportValue *value = isms_report_row_get (row, (guint) isms_report_table_find_column (table, column));
  const char *text = value != NULL ? isms_report_value_get_text (value) : NULL;

  return text != NULL ? text : "";
}

static char *
dup_plain_day (const char *iso)
{
  g_autoptr (GString) day = g_string_new (iso);

  g_string_replace (day, "-", "", 0);
  return g_string_free_and_steal (g_steal_pointer (&day));
}

static void
append_event (GString *out,
              IsmsReportTable *table,
              IsmsReportRow *row,
              GDateTime *created,
              gboolean over)
{
  g_autofree char *stamp = g_date_time_format (created, "%Y%m%dT%H%M%SZ");
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (g_date_time_to_unix (created) - SEQUENCE_START, 0));
  g_autofree char *day = dup_plain_day (get_cell (table, row, "day"));
  g_autofree char *summary = g_strdup_printf ("%s: %s %s", get_cell (table, row, "what"), get_cell (table, row, "code"), get_cell (table, row, "title"));

  append_property (out, "BEGIN", "VEVENT");
  append_property (out, "UID", get_cell (table, row, "uid"));
  append_property (out, "DTSTAMP", stamp);
  append_property (out, "SEQUENCE", sequence);
  append_property (out, "DTSTART;VALUE=DATE", day);
  append_text (out, "SUMMARY", summary);
  append_property (out, "STATUS", over ? "CANCELLED" : "CONFIRMED");
  append_property (out, "TRANSP", "TRANSPARENT");
  append_property (out, "END", "VEVENT");
}

static void
append_events (GString *out,
               IsmsReportTable *table,
               GDateTime *created,
               gboolean over)
{
  for (guint i = 0; table != NULL && i < isms_report_table_get_n_rows (table); i++)
    append_event (out, table, isms_report_table_get_row (table, i), created, over);
}

/**
 * isms_report_has_calendar:
 *
 * Returns: whether the report can be written as a calendar: its main table has the columns day, what, code, title and uid
 */
gboolean
isms_report_has_calendar (IsmsReport *report)
{
  static const char *const columns[] = { "day", "what", "code", "title", "uid" };
  IsmsReportTable *table = isms_report_get_main_table (report);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (table == NULL || isms_report_table_find_column (table, columns[i]) < 0)
      return FALSE;
  return TRUE;
}

/**
 * isms_report_to_ics:
 * @error: return location: %ISMS_REPORT_ERROR_NO_TABLE where nothing in the report has a day
 *
 * Returns: (transfer full) (nullable): the report's days, as an iCalendar file
 */
GBytes *
isms_report_to_ics (IsmsReport *report,
                    GError **error)
{
  IsmsReportTable *table = isms_report_get_main_table (report);
  g_autoptr (GDateTime) created = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (!isms_report_has_calendar (report))
    {
      g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_NO_TABLE, _("“%s” holds no days: choose PDF, JSON or CSV."), isms_report_get_title (report));
      return NULL;
    }
  created = g_date_time_to_utc (isms_report_get_created (report));
  append_property (out, "BEGIN", "VCALENDAR");
  append_property (out, "VERSION", "2.0");
  append_text (out, "PRODID", "-//Parapet//Parapet//EN");
  append_property (out, "CALSCALE", "GREGORIAN");
  append_events (out, table, created, FALSE);
  append_events (out, isms_report_get_over_table (report), created, TRUE);
  append_property (out, "END", "VCALENDAR");
  return g_bytes_new (out->str, out->len);
}
