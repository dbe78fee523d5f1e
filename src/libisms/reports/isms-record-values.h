/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* From records to what a report holds. Shared by all reports. */

IsmsReportValue *isms_record_value_reference (IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_text (IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_date (IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_integer (IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_choice (IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_link (IsmsStore *store, IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_links (IsmsStore *store, IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_field (IsmsStore *store, const IsmsKind *kind, IsmsRecord *record, const char *field);
IsmsReportValue *isms_record_value_record (IsmsRecord *record);
IsmsReportValue *isms_record_value_records (GPtrArray *records);
IsmsReportValue *isms_record_value_key (IsmsRecord *record);
void isms_report_row_set_for (IsmsReportRow *row, IsmsRecord *record);
void isms_report_row_set_head (IsmsReportRow *row, IsmsRecord *record);
void isms_report_describe (IsmsReport *report, IsmsStore *store, const char *version, const char *status);
void isms_report_append_head (IsmsReport *report, IsmsStore *store);
char *isms_report_dup_head_hash (IsmsStore *store);

G_END_DECLS
