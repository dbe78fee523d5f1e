/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-calendar.h"
#include "records/isms-day.h"
#include "reports/isms-calendar-report.h"
#include "reports/isms-record-values.h"
#include "reports/isms-report-cover.h"

/* What is over longer than this left all calendars by itself. */
#define DAYS_OVER 366

static char *
find_since (const char *today)
{
  GDate day;

  if (!isms_day_read (today, &day))
    return g_strdup (today);
  g_date_subtract_days (&day, DAYS_OVER);
  return isms_day_print (&day);
}

static void
add_cover (IsmsReport *report,
           IsmsStore *store,
           const char *day)
{
  isms_report_cover_begin (report, store);
  isms_report_describe (report, store, NULL, day);
  isms_report_facts_add (isms_report_get_cover (report), "date", _("Date"), isms_report_value_new_date (day));
  isms_report_cover_end (report, store);
}

static IsmsReportTable *
make_table (void)
{
  const IsmsReportColumn columns[] = {
    { "day", _("Day"), ISMS_REPORT_VALUE_DATE, .width = 1, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "late", _("Overdue"), ISMS_REPORT_VALUE_BOOLEAN, .width = 0.8 },
    { "code", _("No."), ISMS_REPORT_VALUE_TEXT, .width = 62, .flags = ISMS_REPORT_COLUMN_FIXED },
    { "title", _("Record"), ISMS_REPORT_VALUE_TEXT, .width = 3.4 },
    { "what", _("What"), ISMS_REPORT_VALUE_TEXT, .width = 1.8 },
    { "kind", _("Kind"), ISMS_REPORT_VALUE_CODE, .width = 1.4 },
    { "owner", _("Owner"), ISMS_REPORT_VALUE_REF, .width = 1.4, .refs = ISMS_REPORT_REFS_TITLE },
    { "recurs", NULL, ISMS_REPORT_VALUE_BOOLEAN, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "field", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "uid", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
    { "key", NULL, ISMS_REPORT_VALUE_TEXT, .flags = ISMS_REPORT_COLUMN_DATA_ONLY },
  };
  IsmsReportTable *table = isms_report_table_new ("due", _("What is due"), columns, G_N_ELEMENTS (columns));

  isms_report_table_set_empty_text (table, _("Nothing has a day by which it is to be done."));
  return table;
}

static void
add_due (IsmsStore *store,
         IsmsReportTable *table,
         const IsmsDue *due,
         const char *today)
{
  const IsmsKind *kind = isms_record_get_kind (due->record);
  gboolean late = strcmp (due->day, today) < 0;
  g_autofree char *uid = g_strdup_printf ("%" G_GINT64_FORMAT "-%s@parapet", isms_record_get_key (due->record), due->field->name);
  g_autoptr (IsmsRecord) owner = isms_due_get_owner (due, store);
  IsmsReportRow *row = isms_report_table_add_row (table);

  isms_report_row_set_for (row, due->record);
  isms_report_row_set (row, "key", isms_record_value_key (due->record));
  isms_report_row_set (row, "uid", isms_report_value_new_text (uid));
  isms_report_row_set (row, "field", isms_report_value_new_text (due->field->name));
  isms_report_row_set (row, "day", isms_report_value_new_date (due->day));
  isms_report_row_set (row, "late", isms_report_value_new_boolean (late, late ? _("Overdue") : ""));
  isms_report_row_set (row, "recurs", isms_report_value_new_boolean (due->recurs, ""));
  isms_report_row_set (row, "code", isms_report_value_new_text (isms_record_get_code (due->record)));
  isms_report_row_set (row, "title", isms_report_value_new_text (isms_record_get_title (due->record)));
  isms_report_row_set (row, "what", isms_report_value_new_text (due->what));
  isms_report_row_set (row, "kind", isms_report_value_new_code (kind->name, _(kind->label), ISMS_REPORT_MARK_NONE));
  isms_report_row_set (row, "owner", isms_record_value_record (owner));
}

/**
 * isms_calendar_report_new:
 * @about: unused
 * @error: unused
 *
 * Makes the calendar: everything that is due, from every kind, what is overdue first. It can be written as an .ics file.
 *
 * Returns: (transfer full) (nullable): the report
 */
IsmsReport *
isms_calendar_report_new (IsmsStore *store,
                          IsmsRecord *about,
                          GError **error)
{
  IsmsReport *report = isms_report_new ("calendar", _("Calendar"), C_("language of reports", "en"));
  IsmsReportTable *table = make_table ();
  IsmsReportTable *over = make_table ();
  g_autofree char *today = isms_report_dup_day (store);
  g_autofree char *since = find_since (today);
  g_autoptr (GArray) dues = isms_calendar_list (store);
  g_autoptr (GArray) gone = isms_calendar_list_over (store, since, dues);

  isms_report_set_subtitle (report, _("What the information security management system asks for, and when"));
  isms_report_set_landscape (report, TRUE);
  add_cover (report, store, today);
  for (guint i = 0; i < dues->len; i++)
    add_due (store, table, &g_array_index (dues, IsmsDue, i), today);
  for (guint i = 0; i < gone->len; i++)
    add_due (store, over, &g_array_index (gone, IsmsDue, i), today);
  isms_report_set_over_table (report, over);
  isms_report_append (report, ISMS_REPORT_BLOCK (table));
  isms_report_set_main_table (report, table);
  isms_report_append_head (report, store);
  return report;
}
