/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* What a decision of the review becomes, beside itself. */
typedef enum
{
  ISMS_REVIEW_DECISION_ALONE,
  ISMS_REVIEW_DECISION_ACTION,
  ISMS_REVIEW_DECISION_CHANGE,
  ISMS_REVIEW_DECISION_RESOURCE,
} IsmsReviewDecisionKind;

/**
 * IsmsReviewDecision:
 * @text: what is decided
 * @owner: (nullable): who carries it out
 * @due: (nullable): until when, as 2026-11-24
 * @today: the day of the decision, where the review does not say when it was held
 */
typedef struct
{
  IsmsReviewDecisionKind kind;
  const char *text;
  IsmsRecord *owner;
  const char *due;
  const char *today;
} IsmsReviewDecision;

gboolean isms_review_say (IsmsStore *store, IsmsRecord *review, guint topic, const char *text, GError **error);
IsmsRecord *isms_review_decide (IsmsStore *store, IsmsRecord *review, const IsmsReviewDecision *decision, GError **error);
gboolean isms_review_hold (IsmsStore *store, IsmsRecord *review, const char *today, GError **error);

G_END_DECLS
