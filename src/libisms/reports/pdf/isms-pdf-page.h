/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "reports/pdf/isms-pdf-text.h"

#include <cairo-pdf.h>

G_BEGIN_DECLS

/* The sheet and the frame of its text, in points from the top left. */
typedef struct
{
  double width;
  double height;
  double left;
  double right;
  double top;
  double bottom;
} IsmsPdfSheet;

/* A page being drawn, and what the pass that mends the file must know about it. Private to the PDF writer. */
typedef struct
{
  const IsmsPdfSheet *sheet;
  cairo_surface_t *surface;
  cairo_t *cr;
  IsmsPdfText *text;
  guint number;
  guint total;
  gboolean is_artifact;     /* repeated heads: drawn, but not read out twice */
  GPtrArray *tags;          /* (element-type utf8) open tags */
  GArray *rules;            /* lines to draw when the page is full */
  GHashTable *destinations; /* names that links may lead to */
  GPtrArray *link_texts;    /* (element-type utf8) what each link leads to, in the order of drawing */
  GPtrArray *alts;          /* (element-type utf8) alternative texts of the figures, likewise */
} IsmsPdfPage;

IsmsPdfPage *isms_pdf_page_new (cairo_surface_t *surface,
                                const IsmsPdfSheet *sheet,
                                IsmsPdfText *text);
void isms_pdf_page_free (IsmsPdfPage *self);
void isms_pdf_page_begin_tag (IsmsPdfPage *self,
                              const char *tag);
void isms_pdf_page_end_tag (IsmsPdfPage *self);
void isms_pdf_page_begin_figure (IsmsPdfPage *self,
                                 const char *alt);
gboolean isms_pdf_page_begin_link (IsmsPdfPage *self,
                                   const char *destination,
                                   const char *description);
void isms_pdf_page_end_link (IsmsPdfPage *self);
void isms_pdf_page_add_destination (IsmsPdfPage *self,
                                    const char *name,
                                    double x,
                                    double y);
void isms_pdf_page_show (IsmsPdfPage *self,
                         PangoLayout *layout,
                         IsmsPdfInk ink,
                         double x,
                         double y);
void isms_pdf_page_rule (IsmsPdfPage *self,
                         double x1,
                         double x2,
                         double y,
                         double thickness,
                         IsmsPdfInk ink);
void isms_pdf_page_finish (IsmsPdfPage *self,
                           IsmsReport *report);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfPage, isms_pdf_page_free)

G_END_DECLS
