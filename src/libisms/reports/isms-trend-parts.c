/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "reports/isms-record-values.h"
#include "reports/isms-trend-parts.h"

#define MOST_DECIMALS 3

static IsmsReportValue *
number_new (double number)
{
  guint decimals = 0;

  while (decimals < MOST_DECIMALS && fabs (round (number * pow (10, decimals)) / pow (10, decimals) - number) > 1e-9)
    decimals++;
  return isms_report_value_new_number (number, decimals);
}

/**
 * isms_trend_value_number:
 * @value: (nullable): one of a trend
 *
 * Returns: (transfer full): the number, or null
 */
IsmsReportValue *
isms_trend_value_number (const IsmsTrendValue *value)
{
  return value != NULL ? number_new (value->value) : isms_report_value_new_null (NULL);
}

/**
 * isms_trend_value_field:
 * @field: the name of a number of the measure: "target"
 *
 * Returns: (transfer full): that number, or null
 */
IsmsReportValue *
isms_trend_value_field (IsmsTrend *trend,
                        const char *field)
{
  IsmsRecord *measure = isms_trend_get_measure (trend);

  return isms_record_has (measure, field) ? number_new (isms_record_get_real (measure, field, 0)) : isms_report_value_new_null (NULL);
}

/**
 * isms_trend_state_get_mark:
 *
 * Returns: the sign of the state, wherever it is drawn
 */
IsmsReportMark
isms_trend_state_get_mark (IsmsTrendState state)
{
  static const IsmsReportMark marks[] = {
    [ISMS_TREND_UNKNOWN] = ISMS_REPORT_MARK_NONE,
    [ISMS_TREND_REACHED] = ISMS_REPORT_MARK_FULL,
    [ISMS_TREND_MISSED] = ISMS_REPORT_MARK_EMPTY,
    [ISMS_TREND_ALARM] = ISMS_REPORT_MARK_ALARM,
  };

  return marks[state];
}

/**
 * isms_trend_value_state:
 *
 * Returns: (transfer full): "reached", "missed", "alarm", or null
 */
IsmsReportValue *
isms_trend_value_state (IsmsTrendState state)
{
  static const char *const names[] = {
    [ISMS_TREND_UNKNOWN] = NULL,
    [ISMS_TREND_REACHED] = "reached",
    [ISMS_TREND_MISSED] = "missed",
    [ISMS_TREND_ALARM] = "alarm",
  };

  if (names[state] == NULL)
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_code (names[state], isms_trend_state_get_label (state), isms_trend_state_get_mark (state));
}

/**
 * isms_trend_value_move:
 *
 * Returns: (transfer full): "better", "worse", "same", "up", "down", or null
 */
IsmsReportValue *
isms_trend_value_move (IsmsTrendMove move)
{
  static const struct
  {
    const char *name;
    const char *label;
  } moves[] = {
    [ISMS_TREND_MOVE_NONE] = { NULL, NULL },
    [ISMS_TREND_MOVE_SAME] = { "same", N_("Same") },
    [ISMS_TREND_MOVE_BETTER] = { "better", N_("Better") },
    [ISMS_TREND_MOVE_WORSE] = { "worse", N_("Worse") },
    [ISMS_TREND_MOVE_UP] = { "up", N_("Higher") },
    [ISMS_TREND_MOVE_DOWN] = { "down", N_("Lower") },
  };

  if (moves[move].name == NULL)
    return isms_report_value_new_null (NULL);
  return isms_report_value_new_code (moves[move].name, _(moves[move].label), ISMS_REPORT_MARK_NONE);
}

/**
 * isms_trend_fill_row:
 * @row: of a table with the columns "key", "code", "title", "direction", "target", "unit", "before", "last" and "period"
 *
 * Says which measure it is, what it aims at, and its two newest values.
 */
void
isms_trend_fill_row (IsmsTrend *trend,
                     IsmsReportRow *row)
{
  IsmsRecord *measure = isms_trend_get_measure (trend);
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);

  isms_report_row_set_head (row, measure);
  isms_report_row_set (row, "direction", isms_record_value_choice (measure, "direction"));
  isms_report_row_set (row, "target", isms_trend_value_field (trend, "target"));
  isms_report_row_set (row, "unit", isms_record_value_text (measure, "unit"));
  isms_report_row_set (row, "before", isms_trend_value_number (isms_trend_get_last (trend, 1)));
  isms_report_row_set (row, "last", isms_trend_value_number (last));
  isms_report_row_set (row, "period", isms_record_value_text (last != NULL ? last->record : NULL, "period"));
}
