/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-matrix.h"
#include "models/isms-review.h"

G_BEGIN_DECLS

/* What a management review tells of a record besides its title (9.3.2): some of its fields, and what is reckoned from other records. */

typedef struct _IsmsReviewTold IsmsReviewTold;

IsmsReviewTold *isms_review_told_new (IsmsReview *review);
void isms_review_told_free (IsmsReviewTold *self);
const char *const *isms_review_told_list_fields (guint topic, const IsmsKind *kind);
char *isms_review_told_reckon (IsmsReviewTold *self, IsmsRecord *record);
char *isms_review_told_dup_short (IsmsReviewTold *self, guint topic, IsmsRecord *record);
IsmsMatrix *isms_review_told_get_matrix (IsmsReviewTold *self);
IsmsMatrix *isms_review_told_get_matrix_before (IsmsReviewTold *self);
gint64 isms_review_told_get_level (IsmsReviewTold *self, IsmsRecord *risk);
gint64 isms_review_told_get_level_before (IsmsReviewTold *self, IsmsRecord *risk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewTold, isms_review_told_free)

G_END_DECLS
