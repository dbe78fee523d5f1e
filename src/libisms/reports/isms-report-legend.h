/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"
#include "reports/isms-report-value.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_LEGEND (isms_report_legend_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportLegend, isms_report_legend, ISMS, REPORT_LEGEND, IsmsReportBlock)

IsmsReportLegend *isms_report_legend_new (const char *key,
                                          const char *title);
void isms_report_legend_add (IsmsReportLegend *self,
                             const char *code,
                             const char *meaning,
                             IsmsReportMark mark);
guint isms_report_legend_get_n_entries (IsmsReportLegend *self);
const char *isms_report_legend_get_code (IsmsReportLegend *self, guint i);
const char *isms_report_legend_get_meaning (IsmsReportLegend *self, guint i);
IsmsReportMark isms_report_legend_get_mark (IsmsReportLegend *self, guint i);

G_END_DECLS
