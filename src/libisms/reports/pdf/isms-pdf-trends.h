/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-trends.h"
#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

void isms_pdf_trends_add (IsmsPdfFlow *flow,
                          IsmsReportTrends *trends);

G_END_DECLS
