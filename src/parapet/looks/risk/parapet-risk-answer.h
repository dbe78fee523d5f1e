/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RISK_ANSWER (parapet_risk_answer_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRiskAnswer, parapet_risk_answer, PARAPET, RISK_ANSWER, AdwBin)

GtkWidget *parapet_risk_answer_new (IsmsStore *store, IsmsRecord *risk);

G_END_DECLS
