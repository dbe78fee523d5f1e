/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"
#include "reports/isms-report-value.h"

G_BEGIN_DECLS

typedef enum
{
  ISMS_REPORT_ROWS,
  ISMS_REPORT_COLUMNS,
} IsmsReportAxis;

/**
 * IsmsReportCell:
 * @level: the number it stands for
 * @band: index of the band it lies in, -1 for none
 * @items: references to what lies in it
 */
typedef struct
{
  gint64 level;
  int band;
  IsmsReportValue *items;
} IsmsReportCell;

#define ISMS_TYPE_REPORT_MATRIX (isms_report_matrix_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportMatrix, isms_report_matrix, ISMS, REPORT_MATRIX, IsmsReportBlock)

IsmsReportMatrix *isms_report_matrix_new (const char *key,
                                          const char *title,
                                          const char *items_key);
void isms_report_matrix_set_axis (IsmsReportMatrix *self,
                                  IsmsReportAxis axis,
                                  const char *key,
                                  const char *label);
void isms_report_matrix_add_step (IsmsReportMatrix *self,
                                  IsmsReportAxis axis,
                                  const char *name);
guint isms_report_matrix_add_band (IsmsReportMatrix *self,
                                   const char *name,
                                   const char *label,
                                   IsmsReportMark mark);
void isms_report_matrix_set_cell (IsmsReportMatrix *self,
                                  guint row,
                                  guint column,
                                  gint64 level,
                                  int band,
                                  IsmsReportValue *items);
const char *isms_report_matrix_get_items_key (IsmsReportMatrix *self);
const char *isms_report_matrix_get_axis_key (IsmsReportMatrix *self, IsmsReportAxis axis);
const char *isms_report_matrix_get_axis_label (IsmsReportMatrix *self, IsmsReportAxis axis);
guint isms_report_matrix_get_n_steps (IsmsReportMatrix *self, IsmsReportAxis axis);
const char *isms_report_matrix_get_step (IsmsReportMatrix *self, IsmsReportAxis axis, guint step);
guint isms_report_matrix_get_n_bands (IsmsReportMatrix *self);
const char *isms_report_matrix_get_band_name (IsmsReportMatrix *self, guint band);
const char *isms_report_matrix_get_band_label (IsmsReportMatrix *self, guint band);
IsmsReportMark isms_report_matrix_get_band_mark (IsmsReportMatrix *self, guint band);
const IsmsReportCell *isms_report_matrix_get_cell (IsmsReportMatrix *self, guint row, guint column);
char *isms_report_matrix_dup_alt (IsmsReportMatrix *self);

G_END_DECLS
