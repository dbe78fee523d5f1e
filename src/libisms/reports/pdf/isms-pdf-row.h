/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-box.h"
#include "reports/pdf/isms-pdf-cell.h"

G_BEGIN_DECLS

/* Where columns stand; shared by all rows of a table and freed with the last. */
typedef struct
{
  guint n;
  double *widths;
  double *starts; /* n + 1 of them */
} IsmsPdfGrid;

/* One row of a table, as a box. Private to the PDF writer. */
typedef struct
{
  IsmsPdfBox box;
  GPtrArray *cells; /* (element-type IsmsPdfCell) */
  IsmsPdfGrid *grid;
  int header; /* which cell names the row, -1 for none */
  gboolean is_head;
  gboolean is_open; /* without a line below: the row goes on overleaf */
  PangoLayout *caption;
  PangoLayout *continued; /* what names the row, where it goes on from the page before */
  double pad_top;
  double pad_bottom;
} IsmsPdfRow;

#define ISMS_PDF_CELL_PAD 4.0

IsmsPdfGrid *isms_pdf_grid_new (guint n);
IsmsPdfGrid *isms_pdf_grid_ref (IsmsPdfGrid *self);
void isms_pdf_grid_unref (IsmsPdfGrid *self);
double isms_pdf_grid_get_inner_width (const IsmsPdfGrid *self,
                                      guint column);

IsmsPdfRow *isms_pdf_row_new (IsmsPdfGrid *grid);
IsmsPdfCell *isms_pdf_row_get_cell (IsmsPdfRow *self,
                                    guint column);
void isms_pdf_row_set_caption (IsmsPdfRow *self,
                               PangoLayout *caption);
void isms_pdf_row_measure (IsmsPdfRow *self,
                           double minimum);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfGrid, isms_pdf_grid_unref)

G_END_DECLS
