/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-review.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_TOPIC (parapet_review_topic_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewTopic, parapet_review_topic, PARAPET, REVIEW_TOPIC, GtkBox)

GtkWidget *parapet_review_topic_new (IsmsStore *store, IsmsRecord *record, guint topic, IsmsReviewPast *past);
void parapet_review_topic_set_past (ParapetReviewTopic *self, IsmsReviewPast *past);

gboolean parapet_review_is_open (IsmsStore *store, IsmsRecord *record);
char *parapet_review_topic_describe (IsmsReview *review, guint topic, const char **icon);

G_END_DECLS
