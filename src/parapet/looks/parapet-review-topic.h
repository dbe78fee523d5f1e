/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-review.h"

G_BEGIN_DECLS

gboolean parapet_review_is_open (IsmsStore *store, IsmsRecord *record);
char *parapet_review_topic_sign (IsmsReview *review, guint topic);
GtkWidget *parapet_review_topic_new (IsmsStore *store, IsmsRecord *record, IsmsReview *review, guint topic);
GtkWidget *parapet_review_line_new (const char *icon, const char *title, const char *small);

G_END_DECLS
