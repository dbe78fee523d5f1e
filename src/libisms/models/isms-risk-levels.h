/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-computed.h"
#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RISK_LEVELS (isms_risk_levels_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRiskLevels, isms_risk_levels, ISMS, RISK_LEVELS, IsmsComputed)

gboolean isms_risk_levels_find (IsmsMatrix *matrix, IsmsStage stage, gint64 risk, IsmsComputedValue *value);

G_END_DECLS
