/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

void isms_pdf_chart_add (IsmsPdfFlow *flow,
                         IsmsReportChart *chart);

G_END_DECLS
