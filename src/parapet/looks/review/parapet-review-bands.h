/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_REVIEW_BANDS (parapet_review_bands_get_type ())
G_DECLARE_FINAL_TYPE (ParapetReviewBands, parapet_review_bands, PARAPET, REVIEW_BANDS, AdwBin)

GtkWidget *parapet_review_bands_new (IsmsStore *store, const char *since, const char *until);

G_END_DECLS
