/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-gap.h"
#include "models/isms-review-past.h"
#include "models/isms-trend.h"

G_BEGIN_DECLS

/* What a management review has to look at, gathered from the records (9.3.2). */

/* Why a record is looked at. Several may hold. */
typedef enum
{
  ISMS_REVIEW_NEW = 1 << 0,     /* came up since the last review */
  ISMS_REVIEW_CHANGED = 1 << 1, /* was changed or looked at again since then */
  ISMS_REVIEW_CLOSED = 1 << 2,  /* ended since then */
  ISMS_REVIEW_OPEN = 1 << 3,
  ISMS_REVIEW_LATE = 1 << 4,    /* should be ended */
  ISMS_REVIEW_ENDING = 1 << 5,  /* ends within %ISMS_REVIEW_AHEAD days */
  ISMS_REVIEW_REMOVED = 1 << 6, /* somebody took it out of the records since then */
} IsmsReviewNews;

/**
 * IsmsReviewItem:
 * @record: what is looked at
 * @news: why
 * @due: (nullable): by when something is to happen, as 2026-11-24; of @record
 */
typedef struct
{
  IsmsRecord *record;
  IsmsReviewNews news;
  const char *due;
} IsmsReviewItem;

#define ISMS_N_REVIEW_TOPICS 10

/* How many days a review looks ahead at what ends by itself. */
#define ISMS_REVIEW_AHEAD 90

typedef struct _IsmsReview IsmsReview;

IsmsReview *isms_review_new (IsmsStore *store, IsmsRecord *record, const char *today);
void isms_review_free (IsmsReview *self);
IsmsRecord *isms_review_find (IsmsStore *store);
gint64 isms_review_get_held (IsmsReview *self);
void isms_review_set_past (IsmsReview *self, IsmsReviewPast *past);
IsmsStore *isms_review_get_inputs (IsmsReview *self);
IsmsStore *isms_review_get_before (IsmsReview *self);
const char *isms_review_get_since (IsmsReview *self);
const char *isms_review_get_until (IsmsReview *self);
const char *isms_review_get_point (guint topic);
const char *isms_review_get_clause (guint topic);
const char *isms_review_get_title (guint topic);
GPtrArray *isms_review_list_kinds (guint topic);
GArray *isms_review_list_items (IsmsReview *self, guint topic);
GPtrArray *isms_review_list_said (IsmsReview *self, guint topic);
gboolean isms_review_is_nothing (GPtrArray *said);
char *isms_review_dup_said (GPtrArray *said);
GPtrArray *isms_review_list_results (IsmsReview *self, const char *kind);
GPtrArray *isms_review_list_trends (IsmsReview *self);
guint isms_review_count_values (IsmsReview *self, IsmsTrend *trend);
GArray *isms_review_list_gaps (IsmsReview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReview, isms_review_free)

G_END_DECLS
