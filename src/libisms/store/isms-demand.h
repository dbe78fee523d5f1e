/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-gap.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* Who may audit what, and whose review it is: what records say about each other, asked when one is written and when it is shown. */

GPtrArray *isms_demand_list_auditors (IsmsStore *store, IsmsRecord *audit);
IsmsRecord *isms_demand_find_own_area (IsmsStore *store, IsmsRecord *audit, IsmsRecord *auditor);
gboolean isms_demand_is_of_clause (const char *said, const char *clause);
char *isms_demand_find_partial (IsmsStore *store, IsmsRecord *audit);
char *isms_demand_find_unfinished (IsmsStore *store, IsmsRecord *record, IsmsRecord **action);
gboolean isms_demand_is_top_management (IsmsStore *store, IsmsRecord *person);
IsmsRecord *isms_demand_find_top_management (IsmsStore *store, IsmsRecord *review);
gboolean isms_demand_has_said (IsmsRecord *input);
GArray *isms_demand_list_unsaid (IsmsStore *store, IsmsRecord *review);

G_END_DECLS
