/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-review-gathering.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_TOPIC (parapet_review_topic_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewTopic, parapet_review_topic, PARAPET, REVIEW_TOPIC, GtkBox)

GtkWidget *parapet_review_topic_new (IsmsStore *store, IsmsRecord *record, guint topic, IsmsReviewGathering *gathering);
void parapet_review_topic_set_gathering (ParapetReviewTopic *self, IsmsReviewGathering *gathering);

gboolean parapet_review_is_open (IsmsStore *store, IsmsRecord *record);
char *parapet_review_topic_describe (IsmsReview *review, IsmsReviewGathering *gathering, guint topic, const char **icon);

G_END_DECLS
