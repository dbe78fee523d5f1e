/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-matrix.h"
#include "reports/pdf/isms-pdf-box.h"

G_BEGIN_DECLS

double isms_pdf_matrix_measure (IsmsReportMatrix *matrix,
                                IsmsPdfText *text,
                                double width);
void isms_pdf_matrix_draw (IsmsReportMatrix *matrix,
                           IsmsPdfText *text,
                           cairo_t *cr,
                           double x,
                           double y,
                           double width);
void isms_pdf_matrix_add (IsmsPdfFlow *flow,
                          IsmsReportMatrix *matrix);

G_END_DECLS
