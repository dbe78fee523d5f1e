/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-block.h"
#include "reports/isms-report-value.h"

G_BEGIN_DECLS

#define ISMS_TYPE_REPORT_FACTS (isms_report_facts_get_type ())
G_DECLARE_FINAL_TYPE (IsmsReportFacts, isms_report_facts, ISMS, REPORT_FACTS, IsmsReportBlock)

IsmsReportFacts *isms_report_facts_new (const char *key,
                                        const char *title);
void isms_report_facts_add (IsmsReportFacts *self,
                            const char *key,
                            const char *label,
                            IsmsReportValue *value);
void isms_report_facts_add_count (IsmsReportFacts *self, const char *key, const char *label, guint count);
void isms_report_facts_add_data (IsmsReportFacts *self,
                                 const char *key,
                                 IsmsReportValue *value);
guint isms_report_facts_get_n_facts (IsmsReportFacts *self);
const char *isms_report_facts_get_key (IsmsReportFacts *self, guint i);
const char *isms_report_facts_get_label (IsmsReportFacts *self, guint i);
IsmsReportValue *isms_report_facts_get_value (IsmsReportFacts *self, guint i);

G_END_DECLS
