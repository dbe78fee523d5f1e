/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/asset/parapet-asset-look.h"
#include "looks/asset/parapet-asset-risks.h"
#include "looks/asset/parapet-uncovered.h"

const ParapetRecordLook parapet_asset_look = {
  .kind = "asset",
  .head = parapet_asset_risks_new,
  .above = parapet_uncovered_new_assets,
};

const ParapetRecordLook parapet_process_look = {
  .kind = "process",
  .above = parapet_uncovered_new_processes,
};
