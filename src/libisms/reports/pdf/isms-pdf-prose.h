/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

IsmsPdfBox *isms_pdf_prose_add (IsmsPdfFlow *flow,
                                const char *tag,
                                IsmsPdfStyle style,
                                const char *words,
                                double gap);
void isms_pdf_prose_add_heading (IsmsPdfFlow *flow,
                                 IsmsReportBlock *block);
void isms_pdf_prose_add_paragraphs (IsmsPdfFlow *flow,
                                    const char *words);

G_END_DECLS
