/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_STEP_DETAILS (parapet_step_details_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStepDetails, parapet_step_details, PARAPET, STEP_DETAILS, AdwBin)

GtkWidget *parapet_step_details_new (IsmsStore *store, IsmsStep *step);

G_END_DECLS
