/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"
#include "reports/isms-report-value.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_CHART (isms_report_chart_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportChart, isms_report_chart, ISMS, REPORT_CHART, IsmsReportBlock)

IsmsReportChart *isms_report_chart_new (const char *key,
                                        const char *title);
void isms_report_chart_add_series (IsmsReportChart *self,
                                   const char *key,
                                   const char *label,
                                   IsmsReportMark mark);
void isms_report_chart_add_group (IsmsReportChart *self,
                                  const char *key,
                                  const char *label);
void isms_report_chart_set_count (IsmsReportChart *self,
                                  const char *group,
                                  const char *series,
                                  guint count);
void isms_report_chart_set_groups_label (IsmsReportChart *self,
                                         const char *label);
const char *isms_report_chart_get_groups_label (IsmsReportChart *self);
void isms_report_chart_set_alt (IsmsReportChart *self,
                                const char *alt);
guint isms_report_chart_get_n_series (IsmsReportChart *self);
guint isms_report_chart_get_n_groups (IsmsReportChart *self);
const char *isms_report_chart_get_series_key (IsmsReportChart *self, guint series);
const char *isms_report_chart_get_series_label (IsmsReportChart *self, guint series);
IsmsReportMark isms_report_chart_get_series_mark (IsmsReportChart *self, guint series);
const char *isms_report_chart_get_group_key (IsmsReportChart *self, guint group);
const char *isms_report_chart_get_group_label (IsmsReportChart *self, guint group);
guint isms_report_chart_get_count (IsmsReportChart *self, guint group, guint series);
guint isms_report_chart_get_total (IsmsReportChart *self, guint group);
char *isms_report_chart_dup_alt (IsmsReportChart *self);

G_END_DECLS
