/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

G_BEGIN_DECLS

gboolean isms_report_has_calendar (IsmsReport *report);
GBytes *isms_report_to_ics (IsmsReport *report, GError **error);

G_END_DECLS
