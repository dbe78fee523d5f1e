/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

G_BEGIN_DECLS

void isms_report_append_gaps (IsmsReport *report, GArray *gaps, const char *empty);

G_END_DECLS
