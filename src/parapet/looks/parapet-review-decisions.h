/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_DECISIONS (parapet_review_decisions_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewDecisions, parapet_review_decisions, PARAPET, REVIEW_DECISIONS, GtkBox)

GtkWidget *parapet_review_decisions_new (IsmsStore *store, IsmsRecord *review);

G_END_DECLS
