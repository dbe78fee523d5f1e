/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

void isms_pdf_table_add (IsmsPdfFlow *flow,
                         IsmsReportTable *table,
                         gboolean has_bookmarks);
void isms_pdf_table_add_signoff (IsmsPdfFlow *flow,
                                 IsmsReportSignoff *signoff);

G_END_DECLS
