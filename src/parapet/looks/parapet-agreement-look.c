/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-agreement-look.h"
#include "looks/parapet-agreement-view.h"

const ParapetRecordLook parapet_agreement_look = {
  .kind = "double_rating",
  .head = parapet_agreement_view_new,
};
