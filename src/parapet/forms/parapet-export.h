/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/isms-report-catalog.h"

G_BEGIN_DECLS

void parapet_export_report (GtkWidget *from, IsmsReport *report);
void parapet_export_start (GtkWidget *from, IsmsStore *store, const IsmsReportKind *kind, IsmsRecord *about);

G_END_DECLS
