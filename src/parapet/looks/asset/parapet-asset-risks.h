/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_ASSET_RISKS (parapet_asset_risks_get_type ())
G_DECLARE_FINAL_TYPE (ParapetAssetRisks, parapet_asset_risks, PARAPET, ASSET_RISKS, AdwBin)

GtkWidget *parapet_asset_risks_new (IsmsStore *store, IsmsRecord *asset);

G_END_DECLS
