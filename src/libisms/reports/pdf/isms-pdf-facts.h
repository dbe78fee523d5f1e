/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

void isms_pdf_facts_add (IsmsPdfFlow *flow,
                         IsmsReportFacts *facts);
void isms_pdf_facts_add_cover (IsmsPdfFlow *flow,
                               IsmsReport *report);
void isms_pdf_facts_add_legend (IsmsPdfFlow *flow,
                                IsmsReportLegend *legend);

G_END_DECLS
