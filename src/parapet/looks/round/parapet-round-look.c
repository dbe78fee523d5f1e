/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/round/parapet-round-look.h"
#include "looks/round/parapet-round-view.h"

const ParapetRecordLook parapet_round_look = {
  .kind = "assessment",
  .head = parapet_round_view_new,
};
