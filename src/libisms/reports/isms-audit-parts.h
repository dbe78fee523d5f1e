/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-audit.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

/* What audits look at, as the reports of an audit and of a programme tell it. */

IsmsReportValue *isms_audit_parts_state (const IsmsCriterion *criterion);
IsmsReportTable *isms_audit_parts_add_coverage (IsmsReport *report, GArray *criteria);
IsmsReportTable *isms_audit_parts_add_scope (IsmsReport *report, GArray *scope);

G_END_DECLS
