/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-matrix.h"

G_BEGIN_DECLS

/**
 * IsmsRateWords:
 * @stage: which rating of the risk
 * @likelihood: a step of the scale, from 1
 * @impact: a step of the scale, from 1
 * @reason: why; it is kept with the step and, of the rating that holds now, with the risk
 * @controls: (nullable) (element-type IsmsRecord): controls that are the reason; they are linked to the risk
 * @date: (nullable): when it was rated, as 2026-11-23; %NULL for today
 */
typedef struct
{
  IsmsStage stage;
  guint likelihood;
  guint impact;
  const char *reason;
  GPtrArray *controls;
  const char *date;
} IsmsRateWords;

gboolean isms_rate_may (IsmsStore *store, GPtrArray *risks, const IsmsRateWords *words, GError **error);
gboolean isms_rate_risk (IsmsStore *store, IsmsRecord *risk, const IsmsRateWords *words, GError **error);
gboolean isms_rate_risks (IsmsStore *store, GPtrArray *risks, const IsmsRateWords *words, GError **error);
gboolean isms_rate_check (IsmsStore *store, IsmsRecord *method, IsmsRecord *risk, const IsmsRateWords *words, GError **error);
gboolean isms_rate_check_reason (IsmsRecord *risk, const IsmsRateWords *words, GError **error);
gboolean isms_rate_write (IsmsStore *store, IsmsRecord *method, IsmsRecord *risk, const IsmsRateWords *words, GError **error);

G_END_DECLS
