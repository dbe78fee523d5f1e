/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report-catalog.h"

G_BEGIN_DECLS

const IsmsReportKind *isms_report_names_find (const char *name, GError **error);

G_END_DECLS
