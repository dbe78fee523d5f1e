/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-asset-look.h"
#include "looks/parapet-asset-risks.h"

const ParapetRecordLook parapet_asset_look = {
  .kind = "asset",
  .head = parapet_asset_risks_new,
};
