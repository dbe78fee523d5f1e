/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-record-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_CASE_TRENDS (parapet_case_trends_get_type ())
G_DECLARE_FINAL_TYPE (ParapetCaseTrends, parapet_case_trends, PARAPET, CASE_TRENDS, AdwBin)

GtkWidget *parapet_case_trends_new (IsmsStore *store, IsmsRecordList *list);

G_END_DECLS
