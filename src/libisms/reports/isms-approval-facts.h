/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

void isms_approval_append_facts (IsmsReport *report, IsmsStore *store, IsmsRecord *subject);

G_END_DECLS
