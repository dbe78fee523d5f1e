/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-approval-bar.h"
#include "looks/parapet-version-look.h"

/* Kinds whose records are versions of something, and show nothing else beyond the general way. */

const ParapetRecordLook parapet_scope_look = {
  .kind = "scope",
  .head = parapet_approval_bar_new,
};

const ParapetRecordLook parapet_treatment_plan_look = {
  .kind = "treatment_plan",
  .head = parapet_approval_bar_new,
};
