/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/isms-pdf-row.h"

G_BEGIN_DECLS

/* The columns of a table that paper shows, each with those set below it in the same cell. Private to the PDF writer. */
typedef struct
{
  GArray *shown;     /* (element-type guint) columns of the table that have a place of their own */
  GPtrArray *stacks; /* (element-type GArray) for each, the columns in its cell, itself first */
  IsmsPdfGrid *grid;
} IsmsPdfColumns;

IsmsPdfColumns *isms_pdf_columns_new (IsmsReportTable *table,
                                      IsmsPdfText *text,
                                      double width);
void isms_pdf_columns_free (IsmsPdfColumns *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPdfColumns, isms_pdf_columns_free)

G_END_DECLS
