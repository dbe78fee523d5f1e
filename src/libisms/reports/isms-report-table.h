/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"
#include "reports/isms-report-row.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_REPORT_COLUMN_PAPER_ONLY = 1 << 0,
  ISMS_REPORT_COLUMN_DATA_ONLY = 1 << 1,
  ISMS_REPORT_COLUMN_ROW_HEADER = 1 << 2, /* names its row: bold, a header cell, the row's bookmark */
  ISMS_REPORT_COLUMN_FIXED = 1 << 3,      /* width is in points, not a weight */
  ISMS_REPORT_COLUMN_END = 1 << 4,        /* aligned to the end, as figures are */
  ISMS_REPORT_COLUMN_CENTER = 1 << 5,
  ISMS_REPORT_COLUMN_STRONG = 1 << 6,
  ISMS_REPORT_COLUMN_LABELLED = 1 << 7, /* its label stands before each value, as is wanted of one below another */
} IsmsReportColumnFlags;

/* How a reference reads on paper. */
typedef enum
{
  ISMS_REPORT_REFS_FULL, /* code and title, one a line */
  ISMS_REPORT_REFS_CODE, /* codes, running on */
  ISMS_REPORT_REFS_TITLE,
} IsmsReportRefStyle;

/**
 * IsmsReportColumn:
 * @key: its name in JSON, lower case ASCII
 * @label: its heading on paper and in spreadsheets, already translated
 * @type: what its cells hold; a cell may always be null instead
 * @width: weight among the columns, or points with %ISMS_REPORT_COLUMN_FIXED; 0 takes the weight from the content
 * @flags: where and how it is shown
 * @refs: how references read on paper
 * @under: (nullable): key of the column below whose value this one is set on paper, in the same cell
 */
typedef struct
{
  const char *key;
  const char *label;
  IsmsReportValueType type;
  double width;
  IsmsReportColumnFlags flags;
  IsmsReportRefStyle refs;
  const char *under;
} IsmsReportColumn;

#define ISMS_TYPE_REPORT_TABLE (isms_report_table_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportTable, isms_report_table, ISMS, REPORT_TABLE, IsmsReportBlock)

IsmsReportTable *isms_report_table_new (const char *key,
                                        const char *title,
                                        const IsmsReportColumn *columns,
                                        guint n_columns);
void isms_report_table_add_group (IsmsReportTable *self,
                                  const char *title);
IsmsReportRow *isms_report_table_add_row (IsmsReportTable *self);
void isms_report_table_set_empty_text (IsmsReportTable *self,
                                       const char *text);
const char *isms_report_table_get_empty_text (IsmsReportTable *self);
guint isms_report_table_get_n_columns (IsmsReportTable *self);
const IsmsReportColumn *isms_report_table_get_column (IsmsReportTable *self, guint column);
int isms_report_table_find_column (IsmsReportTable *self, const char *key);
guint isms_report_table_get_n_rows (IsmsReportTable *self);
IsmsReportRow *isms_report_table_get_row (IsmsReportTable *self, guint row);
guint isms_report_table_get_n_groups (IsmsReportTable *self);
const char *isms_report_table_get_group_title (IsmsReportTable *self, guint group);

G_END_DECLS
