/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-computed.h"

G_BEGIN_DECLS

#define ISMS_TYPE_ASSET_LEVELS (isms_asset_levels_get_type ())
G_DECLARE_FINAL_TYPE (IsmsAssetLevels, isms_asset_levels, ISMS, ASSET_LEVELS, IsmsComputed)

G_END_DECLS
