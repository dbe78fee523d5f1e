/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-value.h"

#include <cairo.h>

G_BEGIN_DECLS

void isms_pdf_mark_draw (cairo_t *cr,
                         IsmsReportMark mark,
                         double x,
                         double y,
                         double size);
void isms_pdf_mark_fill_bar (cairo_t *cr,
                             IsmsReportMark mark,
                             double x,
                             double y,
                             double width,
                             double height);

G_END_DECLS
