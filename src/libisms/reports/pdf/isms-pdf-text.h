/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  ISMS_PDF_TITLE,
  ISMS_PDF_SUBTITLE,
  ISMS_PDF_ORGANISATION,
  ISMS_PDF_HEADING,
  ISMS_PDF_SUBHEADING,
  ISMS_PDF_BODY,
  ISMS_PDF_LABEL,
  ISMS_PDF_FIGURE,
  ISMS_PDF_HEAD,
  ISMS_PDF_CELL,
  ISMS_PDF_CELL_STRONG,
  ISMS_PDF_NUMBER, /* digits all of one width, so that columns of them align */
  ISMS_PDF_NUMBER_STRONG,
  ISMS_PDF_FURNITURE,
  ISMS_PDF_N_STYLES,
} IsmsPdfStyle;

typedef enum
{
  ISMS_PDF_INK_TEXT,
  ISMS_PDF_INK_QUIET,
  ISMS_PDF_INK_ACCENT,
  ISMS_PDF_INK_RULE,
  ISMS_PDF_INK_TINT,
  ISMS_PDF_INK_WASH,
} IsmsPdfInk;

typedef struct _IsmsPdfText IsmsPdfText;

IsmsPdfText *isms_pdf_text_new (const char *language,
                                const char *fonts);
void isms_pdf_text_free (IsmsPdfText *self);
PangoLayout *isms_pdf_text_layout (IsmsPdfText *self,
                                   IsmsPdfStyle style,
                                   const char *words,
                                   double width);
IsmsPdfInk isms_pdf_text_get_ink (IsmsPdfStyle style);
double isms_pdf_text_measure (IsmsPdfText *self,
                              IsmsPdfStyle style,
                              const char *words,
                              gssize length);
double isms_pdf_text_get_line_height (IsmsPdfText *self,
                                      IsmsPdfStyle style);
void isms_pdf_text_show (IsmsPdfText *self,
                         cairo_t *cr,
                         IsmsPdfStyle style,
                         const char *words,
                         double x,
                         double y,
                         double width,
                         double align);
double isms_pdf_layout_get_height (PangoLayout *layout);
double isms_pdf_layout_get_width (PangoLayout *layout);
void isms_pdf_ink_set (cairo_t *cr,
                       IsmsPdfInk ink);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfText, isms_pdf_text_free)

G_END_DECLS
