/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* What the risk assessment report says on whether results are consistent and comparable (6.1.2 b, 8.2). */

void isms_consistency_parts_add_test (IsmsReport *report, IsmsStore *store);
void isms_consistency_parts_add_contradictions (IsmsReport *report, IsmsStore *store, const char *today);
void isms_consistency_parts_add_rounds (IsmsReport *report, IsmsStore *store);

G_END_DECLS
