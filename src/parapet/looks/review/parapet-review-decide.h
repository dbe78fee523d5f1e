/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_DECIDE (parapet_review_decide_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewDecide, parapet_review_decide, PARAPET, REVIEW_DECIDE, GtkBox)

GtkWidget *parapet_review_decide_new (IsmsStore *store, IsmsRecord *review);

G_END_DECLS
