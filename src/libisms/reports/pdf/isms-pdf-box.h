/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-page.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _IsmsPdfBox IsmsPdfBox;

/**
 * IsmsPdfBoxClass:
 * @draw: draws the box with its top left at x, y
 * @split: (nullable): keeps what fits into a height, and returns the rest as a new box; %NULL if nothing fits
 * @free: frees what the box holds, not the box
 */
typedef struct
{
  gsize size;
  void (*draw) (IsmsPdfBox *self, IsmsPdfPage *page, double x, double y);
  IsmsPdfBox *(*split) (IsmsPdfBox *self, double height);
  void (*free) (IsmsPdfBox *self);
} IsmsPdfBoxClass;

/* A piece of a report as wide as the frame, measured once and then put on a page. Private to the PDF writer. */
struct _IsmsPdfBox
{
  const IsmsPdfBoxClass *klass;
  double height;
  double gap; /* above it, unless it is the first on its page */
  gboolean starts_page;
  gboolean keeps_next;  /* must not stand last on a page */
  gboolean leads;       /* a heading, or a note below one: is nothing without what it keeps */
  const char *opens;    /* (nullable) tags begun before it, parted by spaces */
  guint closes;         /* tags ended after it */
  IsmsPdfBox *repeated; /* (unowned) what is drawn above it where it comes first on a page */
  char *bookmark;
  guint level; /* of the bookmark, from 1 */
  char *destination;
  guint page; /* from 1, once put */
  double y;
};

typedef struct _IsmsPdfFlow IsmsPdfFlow;

gpointer isms_pdf_box_new (const IsmsPdfBoxClass *klass);
void isms_pdf_box_free (IsmsPdfBox *self);

IsmsPdfFlow *isms_pdf_flow_new (const IsmsPdfSheet *sheet,
                                IsmsPdfText *text);
void isms_pdf_flow_free (IsmsPdfFlow *self);
IsmsPdfText *isms_pdf_flow_get_text (IsmsPdfFlow *self);
double isms_pdf_flow_get_width (IsmsPdfFlow *self);
void isms_pdf_flow_add (IsmsPdfFlow *self,
                        gpointer box);
void isms_pdf_flow_own (IsmsPdfFlow *self,
                        gpointer box);
gpointer isms_pdf_flow_get_last (IsmsPdfFlow *self);
guint isms_pdf_flow_get_n_boxes (IsmsPdfFlow *self);
void isms_pdf_flow_start_page_at (IsmsPdfFlow *self,
                                  guint box);
guint isms_pdf_flow_paginate (IsmsPdfFlow *self);
gboolean isms_pdf_flow_draw (IsmsPdfFlow *self,
                             IsmsPdfPage *page,
                             IsmsReport *report,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfFlow, isms_pdf_flow_free)

G_END_DECLS
