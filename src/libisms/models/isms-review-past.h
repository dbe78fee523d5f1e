/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsReviewPast:
 *
 * What the file's history tells about a management review: how the records were on its day, and what was done to them since the one before.
 */
typedef struct _IsmsReviewPast IsmsReviewPast;

IsmsReviewPast *isms_review_past_read (IsmsStore *history, gint64 review, const char *since, const char *until, GCancellable *cancellable, GError **error);
IsmsReviewPast *isms_review_past_ref (IsmsReviewPast *self);
void isms_review_past_unref (IsmsReviewPast *self);
IsmsStore *isms_review_past_get_store (IsmsReviewPast *self);
IsmsStore *isms_review_past_get_before (IsmsReviewPast *self);
const char *isms_review_past_find_action (IsmsReviewPast *self, gint64 record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsReviewPast, isms_review_past_unref)

G_END_DECLS
