/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-review-told.h"

G_BEGIN_DECLS

/**
 * IsmsReviewFigure:
 * @name: its name in the data, "late"; for each topic another one
 * @label: for people, already translated
 * @number: -1 where nobody knows
 * @is_day: whether it is @day instead of @number
 * @day: (nullable): as 2026-11-24
 * @says: whether it tells people anything
 *
 * What the records of a topic come to.
 */
typedef struct
{
  char *name;
  const char *label;
  gint64 number;
  gboolean is_day;
  char *day;
  gboolean says;
} IsmsReviewFigure;

GArray *isms_review_list_figures (IsmsReview *self, guint topic);
GPtrArray *isms_review_list_top_risks (IsmsReview *self, IsmsReviewTold *told, guint most);

G_END_DECLS
