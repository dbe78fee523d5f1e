/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-improvement.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

/* What the reports on nonconformities have in common. */

IsmsReportValue *isms_improvement_parts_days (int days);
IsmsReportValue *isms_improvement_parts_group (const IsmsField *field, const IsmsImprovementGroup *group);
void isms_improvement_parts_add_quarters (IsmsReport *report, GPtrArray *nonconformities, const char *until, guint most);
void isms_improvement_parts_add_groups (IsmsReport *report, GPtrArray *nonconformities, const char *field);

G_END_DECLS
