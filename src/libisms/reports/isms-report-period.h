/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IsmsReportPeriod:
 * @from: its first day, as 2026-11-24; "" where it has none
 * @until: its last day; "" where it has none
 *
 * The days a report tells about.
 */
typedef struct
{
  char from[16];
  char until[16];
} IsmsReportPeriod;

/**
 * IsmsReportSpan:
 * @ISMS_REPORT_SPAN_ALL: whatever there is
 * @ISMS_REPORT_SPAN_MONTHS: the last three months
 * @ISMS_REPORT_SPAN_YEAR: the last twelve months
 * @ISMS_REPORT_SPAN_THIS_YEAR: since 1 January
 * @ISMS_REPORT_SPAN_LAST_YEAR: the calendar year before this one
 *
 * Periods that are told by a word, seen from a day.
 */
typedef enum
{
  ISMS_REPORT_SPAN_ALL,
  ISMS_REPORT_SPAN_MONTHS,
  ISMS_REPORT_SPAN_YEAR,
  ISMS_REPORT_SPAN_THIS_YEAR,
  ISMS_REPORT_SPAN_LAST_YEAR,
  ISMS_REPORT_N_SPANS,
} IsmsReportSpan;

const char *isms_report_span_get_label (IsmsReportSpan span);
gboolean isms_report_period_set_span (IsmsReportPeriod *self, IsmsReportSpan span, const char *today);

G_END_DECLS
