/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-trend.h"
#include "reports/isms-report-block.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_TRENDS (isms_report_trends_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportTrends, isms_report_trends, ISMS, REPORT_TRENDS, IsmsReportBlock)

IsmsReportTrends *isms_report_trends_new (const char *title);
void isms_report_trends_add (IsmsReportTrends *self, IsmsTrend *trend);
guint isms_report_trends_get_n_trends (IsmsReportTrends *self);
IsmsTrend *isms_report_trends_get_trend (IsmsReportTrends *self, guint i);

G_END_DECLS
