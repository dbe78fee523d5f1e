/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-day.h"
#include "reports/isms-report-period.h"

/**
 * isms_report_span_get_label:
 *
 * Returns: what people call it
 */
const char *
isms_report_span_get_label (IsmsReportSpan span)
{
  static const char *const labels[ISMS_REPORT_N_SPANS] = { N_("Everything"), N_("The Last Three Months"), N_("The Last Twelve Months"), N_("This Year"), N_("Last Year") };

  g_return_val_if_fail (span < ISMS_REPORT_N_SPANS, NULL);

  return _(labels[span]);
}

static void
print (char *text,
       const GDate *day)
{
  g_autofree char *printed = isms_day_print (day);

  g_strlcpy (text, printed, sizeof ((IsmsReportPeriod *) NULL)->from);
}

/* The last months end today, and begin on the day after that on which they would have ended before. */
static void
set_months (IsmsReportPeriod *self,
            GDate *today,
            guint months)
{
  print (self->until, today);
  g_date_subtract_months (today, months);
  g_date_add_days (today, 1);
  print (self->from, today);
}

static void
set_year (IsmsReportPeriod *self,
          guint year)
{
  g_snprintf (self->from, sizeof self->from, "%04u-01-01", year);
  g_snprintf (self->until, sizeof self->until, "%04u-12-31", year);
}

/**
 * isms_report_period_set_span:
 * @self: (out caller-allocates): the period
 * @today: the day from which it is seen, as 2026-11-24
 *
 * Returns: whether it bounds anything; where not, a report without a period tells the same
 */
gboolean
isms_report_period_set_span (IsmsReportPeriod *self,
                             IsmsReportSpan span,
                             const char *today)
{
  GDate day;

  *self = (IsmsReportPeriod) { "", "" };
  if (span == ISMS_REPORT_SPAN_ALL || !isms_day_read (today, &day))
    return FALSE;
  if (span == ISMS_REPORT_SPAN_MONTHS || span == ISMS_REPORT_SPAN_YEAR)
    set_months (self, &day, span == ISMS_REPORT_SPAN_YEAR ? 12 : 3);
  else
    set_year (self, g_date_get_year (&day) - (span == ISMS_REPORT_SPAN_LAST_YEAR));
  return TRUE;
}
