/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_LIST (parapet_heat_list_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatList, parapet_heat_list, PARAPET, HEAT_LIST, AdwBin)

GtkWidget *parapet_heat_list_new (IsmsMatrix *matrix, IsmsStage stage, guint likelihood, guint impact);
void parapet_heat_list_focus (ParapetHeatList *self);

G_END_DECLS
