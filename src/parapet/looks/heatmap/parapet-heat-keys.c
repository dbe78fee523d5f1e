/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-keys.h"

/* The matrix by keys alone: arrows go from risk to risk, with Shift they pick on the way, with Ctrl they move what is picked. */

static gboolean
read_arrow (ParapetHeatmap *map,
            guint key,
            int *up,
            int *along)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (map)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  *up = (key == GDK_KEY_Up || key == GDK_KEY_KP_Up) - (key == GDK_KEY_Down || key == GDK_KEY_KP_Down);
  *along = forward * ((key == GDK_KEY_Right || key == GDK_KEY_KP_Right) - (key == GDK_KEY_Left || key == GDK_KEY_KP_Left));
  return *up != 0 || *along != 0;
}

/* From the risks that nobody has rated, one step upwards is the lowest row. */
static GtkWidget *
find_neighbour (ParapetHeatmap *map,
                GtkWidget *cell,
                int up,
                int along)
{
  guint likelihood, impact;

  parapet_heat_cell_get_place (PARAPET_HEAT_CELL (cell), &likelihood, &impact);
  if (likelihood == 0)
    return up > 0 ? parapet_heatmap_find_cell (map, 1, 1) : NULL;
  if (likelihood == 1 && up < 0)
    return parapet_heatmap_get_shelf (map);
  return parapet_heatmap_find_cell (map, likelihood + up, impact + along);
}

static GtkWidget *
find_beside (GtkWidget *focused,
             int along)
{
  if (focused == NULL || along == 0)
    return NULL;
  return along > 0 ? gtk_widget_get_next_sibling (focused) : gtk_widget_get_prev_sibling (focused);
}

static void
pick (ParapetHeatmap *map,
      GtkWidget *chip)
{
  if (chip != NULL)
    parapet_heat_selection_add (parapet_heatmap_get_selection (map), isms_record_get_key (parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (chip))));
}

static gboolean
move_focus (ParapetHeatmap *map,
            GtkWidget *cell,
            int up,
            int along,
            gboolean picking)
{
  GtkWidget *chip = parapet_heatmap_get_focused (map, PARAPET_TYPE_HEAT_CHIP);
  GtkWidget *beside = find_beside (chip, along);
  GtkWidget *next = beside == NULL ? find_neighbour (map, cell, up, along) : NULL;

  if (beside == NULL && next == NULL)
    return FALSE;
  gtk_widget_grab_focus (beside != NULL ? beside : parapet_heat_cell_get_first (PARAPET_HEAT_CELL (next)));
  if (picking)
    {
      pick (map, chip);
      pick (map, parapet_heatmap_get_focused (map, PARAPET_TYPE_HEAT_CHIP));
    }
  return TRUE;
}

static gboolean
move_risk (ParapetHeatmap *map,
           GtkWidget *cell,
           int up,
           int along)
{
  GtkWidget *chip = parapet_heatmap_get_focused (map, PARAPET_TYPE_HEAT_CHIP);
  GtkWidget *next = find_neighbour (map, cell, up, along);
  guint likelihood, impact;

  if (chip == NULL || next == NULL)
    return FALSE;
  parapet_heat_cell_get_place (PARAPET_HEAT_CELL (next), &likelihood, &impact);
  if (likelihood > 0)
    parapet_heatmap_want (map, parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (chip)), likelihood, impact);
  return TRUE;
}

static gboolean
clear (ParapetHeatmap *map)
{
  ParapetHeatSelection *selection = parapet_heatmap_get_selection (map);

  if (parapet_heat_selection_get_n (selection) < 2)
    return FALSE;
  parapet_heat_selection_clear (selection);
  return TRUE;
}

static gboolean
pressed_cb (ParapetHeatmap *map,
            guint key,
            guint code,
            GdkModifierType state)
{
  GtkWidget *cell = parapet_heatmap_get_focused (map, PARAPET_TYPE_HEAT_CELL);
  int up, along;

  if (key == GDK_KEY_Escape)
    return clear (map);
  if (cell == NULL || !read_arrow (map, key, &up, &along))
    return FALSE;
  switch (state & gtk_accelerator_get_default_mod_mask ())
    {
    case 0:
    case GDK_SHIFT_MASK:
      return move_focus (map, cell, up, along, (state & GDK_SHIFT_MASK) != 0);
    case GDK_CONTROL_MASK:
      return move_risk (map, cell, up, along);
    default:
      return FALSE;
    }
}

/**
 * parapet_heat_keys_install:
 *
 * Lets the matrix be used by the keyboard.
 */
void
parapet_heat_keys_install (ParapetHeatmap *map)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed_cb), map);
  gtk_widget_add_controller (GTK_WIDGET (map), keys);
}
