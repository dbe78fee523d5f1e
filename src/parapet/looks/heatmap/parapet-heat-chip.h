/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "records/isms-record.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_CHIP (parapet_heat_chip_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatChip, parapet_heat_chip, PARAPET, HEAT_CHIP, GtkWidget)

GtkWidget *parapet_heat_chip_new (IsmsRecord *risk, const char *way, gboolean wide, gboolean movable);
void parapet_heat_chip_set_picked (ParapetHeatChip *self, gboolean picked, guint together);
IsmsRecord *parapet_heat_chip_get_risk (ParapetHeatChip *self);

G_END_DECLS
