/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-package.h"
#include "interchange/isms-table-builder.h"
#include "interchange/isms-workbook.h"

G_BEGIN_DECLS

#define ISMS_WORKBOOK_MAX_SHEETS 1000u

/**
 * IsmsSheetWriter:
 * @left: how many cells may still be written, of all sheets together
 * @cells: (element-type utf8): the row in progress, by column; where nothing stands, %NULL
 *
 * Takes the cells of a sheet in whichever order a file has them and gives them to a table, row by row.
 */
typedef struct
{
  IsmsTableBuilder *builder;
  guint *left;
  GPtrArray *cells;
  guint row;
} IsmsSheetWriter;

void isms_sheet_writer_init (IsmsSheetWriter *self, guint *left);
void isms_sheet_writer_clear (IsmsSheetWriter *self);
void isms_sheet_writer_begin_row (IsmsSheetWriter *self, guint row);
gboolean isms_sheet_writer_take_cell (IsmsSheetWriter *self, guint column, char *text, GError **error);
gboolean isms_sheet_writer_take_error (IsmsSheetWriter *self, guint column, const char *text, GError **error);
gboolean isms_sheet_writer_end_row (IsmsSheetWriter *self, guint times, GError **error);
gboolean isms_sheet_writer_finish (IsmsSheetWriter *self, IsmsWorkbook *workbook, const char *name, gboolean hidden, GError **error);

IsmsWorkbook *isms_workbook_new (void);
void isms_workbook_add_sheet (IsmsWorkbook *self, const char *name, gboolean hidden, IsmsTable *table);

IsmsWorkbook *isms_xlsx_read (IsmsPackage *package, GCancellable *cancellable, GError **error);
IsmsWorkbook *isms_ods_read (IsmsPackage *package, GCancellable *cancellable, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsSheetWriter, isms_sheet_writer_clear)

G_END_DECLS
