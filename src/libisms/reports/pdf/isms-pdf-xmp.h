/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/isms-report.h"

G_BEGIN_DECLS

char *isms_pdf_xmp_for (IsmsReport *report);

G_END_DECLS
