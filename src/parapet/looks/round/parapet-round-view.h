/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_ROUND_VIEW (parapet_round_view_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRoundView, parapet_round_view, PARAPET, ROUND_VIEW, AdwBin)

GtkWidget *parapet_round_view_new (IsmsStore *store, IsmsRecord *round);

G_END_DECLS
