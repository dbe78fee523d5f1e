/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_SIGNOFF (isms_report_signoff_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportSignoff, isms_report_signoff, ISMS, REPORT_SIGNOFF, IsmsReportBlock)

IsmsReportSignoff *isms_report_signoff_new (const char *key,
                                            const char *title);
void isms_report_signoff_add (IsmsReportSignoff *self,
                              const char *role,
                              const char *name,
                              const char *date);
guint isms_report_signoff_get_n_lines (IsmsReportSignoff *self);
const char *isms_report_signoff_get_role (IsmsReportSignoff *self, guint i);
const char *isms_report_signoff_get_name (IsmsReportSignoff *self, guint i);
const char *isms_report_signoff_get_date (IsmsReportSignoff *self, guint i);

G_END_DECLS
