/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RATE_POPOVER (parapet_rate_popover_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRatePopover, parapet_rate_popover, PARAPET, RATE_POPOVER, GtkPopover)

GtkWidget *parapet_rate_popover_new (IsmsMatrix *matrix, GPtrArray *risks, IsmsStage stage, guint likelihood, guint impact);

G_END_DECLS
