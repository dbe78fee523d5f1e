/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-page.h"

G_BEGIN_DECLS

/* How far a shape moves the words after it, in points. */
#define ISMS_PDF_MARK_WIDTH 10.0

/* What stands in one cell: pieces of text, each measured once, at places in it. Private to the PDF writer. */
typedef struct _IsmsPdfCell IsmsPdfCell;

IsmsPdfCell *isms_pdf_cell_new (double width);
void isms_pdf_cell_free (IsmsPdfCell *self);
void isms_pdf_cell_add_text (IsmsPdfCell *self,
                             IsmsPdfText *text,
                             IsmsPdfStyle style,
                             const char *words,
                             double align);
void isms_pdf_cell_add_marked_head (IsmsPdfCell *self,
                                    IsmsPdfText *text,
                                    const char *words,
                                    IsmsReportMark mark);
void isms_pdf_cell_add_value (IsmsPdfCell *self,
                              IsmsPdfText *text,
                              const IsmsReportColumn *column,
                              IsmsReportValue *value);
double isms_pdf_cell_get_height (IsmsPdfCell *self);
IsmsPdfCell *isms_pdf_cell_split (IsmsPdfCell *self,
                                  double height);
PangoLayout *isms_pdf_cell_get_first_text (IsmsPdfCell *self);
void isms_pdf_cell_draw (IsmsPdfCell *self,
                         IsmsPdfPage *page,
                         double x,
                         double y);

G_END_DECLS
