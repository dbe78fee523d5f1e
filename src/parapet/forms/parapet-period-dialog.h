/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "reports/isms-report-period.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_PERIOD_DIALOG (parapet_period_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetPeriodDialog, parapet_period_dialog, PARAPET, PERIOD_DIALOG, AdwDialog)

AdwDialog *parapet_period_dialog_new (const char *title);

G_END_DECLS
