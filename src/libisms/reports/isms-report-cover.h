/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* What the covers of all reports say. */

void isms_report_cover_begin (IsmsReport *report, IsmsStore *store);
void isms_report_cover_end (IsmsReport *report, IsmsStore *store);
void isms_report_cover_add_version (IsmsReport *report, IsmsStore *store, IsmsRecord *version);
IsmsRecord *isms_report_find_version (IsmsStore *store, const char *kind);
char *isms_report_dup_day (IsmsStore *store);

G_END_DECLS
