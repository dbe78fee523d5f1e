/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-pdf.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_REPORT_JSON,
  ISMS_REPORT_CSV,
  ISMS_REPORT_PDF,
  ISMS_REPORT_SVG,
  ISMS_REPORT_PNG,
  ISMS_REPORT_ICS,
} IsmsReportFormat;

GBytes *isms_report_to_bytes (IsmsReport *report,
                              IsmsReportFormat format,
                              const IsmsPdfOptions *options,
                              GCancellable *cancellable,
                              GError **error);
gboolean isms_report_save (IsmsReport *report,
                           IsmsReportFormat format,
                           GFile *file,
                           const IsmsPdfOptions *options,
                           GCancellable *cancellable,
                           GError **error);

G_END_DECLS
