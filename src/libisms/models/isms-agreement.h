/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-kappa.h"
#include "models/isms-rate.h"

G_BEGIN_DECLS

/**
 * IsmsAgreementRisk:
 * @risk: a risk of the test
 * @stage: which of its ratings is tested
 * @ratings: (element-type IsmsRecord): one for each rater, in their order; %NULL where there is none yet, or where it must not be seen
 * @complete: whether everybody rated it and it may be seen
 * @spread: by axis, how many steps lie between the lowest and the highest; 0 where not @complete
 */
typedef struct
{
  IsmsRecord *risk;
  IsmsStage stage;
  GPtrArray *ratings;
  gboolean complete;
  guint spread[2];
} IsmsAgreementRisk;

/**
 * IsmsAgreed:
 * @risk: a risk of the test
 * @likelihood: what was agreed, a step
 * @impact: what was agreed, a step
 * @reason: (nullable): why
 */
typedef struct
{
  IsmsRecord *risk;
  guint likelihood;
  guint impact;
  const char *reason;
} IsmsAgreed;

#define ISMS_TYPE_AGREEMENT (isms_agreement_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAgreement, isms_agreement, ISMS, AGREEMENT, GObject)

IsmsAgreement *isms_agreement_new (IsmsStore *store, IsmsRecord *test, IsmsRecord *viewer);
IsmsRecord *isms_agreement_get_test (IsmsAgreement *self);
GPtrArray *isms_agreement_get_raters (IsmsAgreement *self);
guint isms_agreement_get_n_risks (IsmsAgreement *self);
const IsmsAgreementRisk *isms_agreement_get_risk (IsmsAgreement *self, guint i);
gboolean isms_agreement_is_blind (IsmsAgreement *self);
guint isms_agreement_count_rated (IsmsAgreement *self, guint rater);
guint isms_agreement_get_spread (IsmsAgreement *self);
void isms_agreement_measure (IsmsAgreement *self, IsmsAxis axis, IsmsKappaWeights weights, guint first, guint second, IsmsKappa *kappa);
void isms_agreement_measure_all (IsmsAgreement *self, IsmsAxis axis, IsmsKappaWeights weights, IsmsKappaMean *mean);
char *isms_agreement_explain (IsmsAgreement *self);

IsmsRecord *isms_agreement_find (IsmsStore *store);
GPtrArray *isms_agreement_sample (IsmsStore *store, guint n);

/* isms-agreement-step.c: each is one step */
IsmsRecord *isms_agreement_start (IsmsStore *store, const char *title, GPtrArray *raters, GPtrArray *risks, GError **error);
gboolean isms_agreement_rate (IsmsStore *store, IsmsRecord *test, IsmsRecord *rater, IsmsRecord *risk, const IsmsRateWords *words, GError **error);
gboolean isms_agreement_settle (IsmsStore *store, IsmsRecord *test, const IsmsAgreed *agreed, guint n_agreed, const char *note, const char *date, GError **error);

G_END_DECLS
