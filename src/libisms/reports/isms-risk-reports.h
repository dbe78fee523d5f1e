/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-matrix.h"
#include "reports/isms-report.h"

G_BEGIN_DECLS

IsmsReport *isms_register_report_new (IsmsStore *store, IsmsRecord *about, GError **error);
IsmsReport *isms_heatmap_report_new (IsmsStore *store, IsmsRecord *about, GError **error);
IsmsReport *isms_heatmap_report_new_of (IsmsRecordList *risks, IsmsStage stage);
IsmsReport *isms_assessment_report_new (IsmsStore *store, IsmsRecord *about, GError **error);
IsmsReport *isms_treatment_report_new (IsmsStore *store, IsmsRecord *about, GError **error);

G_END_DECLS
