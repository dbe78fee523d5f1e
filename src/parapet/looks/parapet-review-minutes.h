/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_MINUTES (parapet_review_minutes_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewMinutes, parapet_review_minutes, PARAPET, REVIEW_MINUTES, GtkBox)

GtkWidget *parapet_review_minutes_new (IsmsStore *store, IsmsRecord *review);

G_END_DECLS
