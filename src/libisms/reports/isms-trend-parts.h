/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-trend.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

/* What reports say about the trends of measures. */

IsmsReportValue *isms_trend_value_number (const IsmsTrendValue *value);
IsmsReportMark isms_trend_state_get_mark (IsmsTrendState state);
IsmsReportValue *isms_trend_value_state (IsmsTrendState state);
IsmsReportValue *isms_trend_value_move (IsmsTrendMove move);
IsmsReportValue *isms_trend_value_field (IsmsTrend *trend, const char *field);
void isms_trend_fill_row (IsmsTrend *trend, IsmsReportRow *row);

G_END_DECLS
