/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "models/isms-review.h"

G_BEGIN_DECLS

/* What a management review looks at, gathered in a thread: for ten thousand records that takes longer than a window may be kept. */

/**
 * IsmsReviewLine:
 * @record: the key of a record
 * @title: what it is called
 * @news: why it is looked at
 * @due: (nullable): as in #IsmsReviewItem
 * @facts: what one judges it by, in a few words; "" for nothing
 */
typedef struct
{
  gint64 record;
  char *title;
  IsmsReviewNews news;
  char *due;
  char *facts;
} IsmsReviewLine;

typedef struct _IsmsReviewGathering IsmsReviewGathering;

void isms_review_gather_async (IsmsStore *store, IsmsRecord *review, guint most, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsReviewGathering *isms_review_gather_finish (GAsyncResult *result, GError **error);
IsmsReviewGathering *isms_review_gathering_ref (IsmsReviewGathering *self);
void isms_review_gathering_unref (IsmsReviewGathering *self);
guint isms_review_gathering_count (IsmsReviewGathering *self, guint topic);
GArray *isms_review_gathering_get_lines (IsmsReviewGathering *self, guint topic);
GArray *isms_review_gathering_get_figures (IsmsReviewGathering *self, guint topic);

G_END_DECLS
