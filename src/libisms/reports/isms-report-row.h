/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-value.h"

G_BEGIN_DECLS

/* One row of a table; owned by its table. */
typedef struct _IsmsReportRow IsmsReportRow;

void isms_report_row_set (IsmsReportRow *self,
                          const char *column,
                          IsmsReportValue *value);
void isms_report_row_set_record (IsmsReportRow *self,
                                 const char *kind,
                                 const char *key);
IsmsReportValue *isms_report_row_get (IsmsReportRow *self,
                                      guint column);
const char *isms_report_row_get_destination (IsmsReportRow *self);
int isms_report_row_get_group (IsmsReportRow *self);
void isms_report_row_leave_off_paper (IsmsReportRow *self);
gboolean isms_report_row_is_on_paper (IsmsReportRow *self);

char *isms_report_row_destination_for (const char *kind,
                                       const char *key);

G_END_DECLS
