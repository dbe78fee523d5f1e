/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "models/isms-matrix.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_HEAT_CELL (parapet_heat_cell_get_type ())
G_DECLARE_FINAL_TYPE (ParapetHeatCell, parapet_heat_cell, PARAPET, HEAT_CELL, GtkWidget)

/**
 * ParapetHeatRoom:
 * @across: how many codes there is room for side by side, 0 where there is room for a number alone
 * @down: how many there is room for one below the other
 * @beside: whether the count of the others, of two digits, finds room beside as many codes as that
 */
typedef struct
{
  guint across;
  guint down;
  gboolean beside;
} ParapetHeatRoom;

GtkWidget *parapet_heat_cell_new (IsmsMatrix *matrix, guint likelihood, guint impact);
void parapet_heat_cell_show (ParapetHeatCell *self, IsmsStage stage, const ParapetHeatRoom *room);
void parapet_heat_cell_foreach (ParapetHeatCell *self, GFunc function, gpointer data);
char *parapet_heat_cell_dup_place_name (ParapetHeatCell *self);
char *parapet_heat_cell_dup_level_name (ParapetHeatCell *self);
void parapet_heat_cell_get_place (ParapetHeatCell *self, guint *likelihood, guint *impact);
GtkWidget *parapet_heat_cell_find (ParapetHeatCell *self, gint64 key);
GtkWidget *parapet_heat_cell_get_first (ParapetHeatCell *self);

G_END_DECLS
