/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_REPORT_CSV_FOR_PEOPLE,   /* labels and words, with a byte order mark */
  ISMS_REPORT_CSV_FOR_PROGRAMS, /* keys and codes, without */
} IsmsReportCsvStyle;

GBytes *isms_report_to_csv (IsmsReport *report,
                            IsmsReportCsvStyle style,
                            GError **error);
char *isms_report_csv_guard (const char *text);
char *isms_report_csv_unguard (const char *cell);

G_END_DECLS
