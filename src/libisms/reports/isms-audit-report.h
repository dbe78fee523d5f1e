/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

IsmsReport *isms_audit_report_new (IsmsStore *store, IsmsRecord *about, GError **error);
IsmsReport *isms_programme_report_new (IsmsStore *store, IsmsRecord *about, GError **error);

G_END_DECLS
