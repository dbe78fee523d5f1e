/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_TEXT (isms_report_text_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportText, isms_report_text, ISMS, REPORT_TEXT, IsmsReportBlock)

IsmsReportText *isms_report_text_new (const char *key,
                                      const char *title,
                                      const char *text);
const char *isms_report_text_get_text (IsmsReportText *self);

G_END_DECLS
