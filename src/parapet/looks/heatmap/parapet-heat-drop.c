/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-drop.h"
#include "models/isms-rate.h"

/* One target for the whole matrix: the cell under the pointer lifts and says what a risk would be in it, or why it may not be. */

typedef struct
{
  ParapetHeatmap *map; /* not owned: the target that holds this is its own */
  GtkWidget *over;     /* the cell under the pointer; only compared, and weakly held */
  gboolean welcome;
} Drop;

static void
leave (Drop *drop)
{
  if (drop->over != NULL)
    {
      gtk_widget_remove_css_class (drop->over, "lifted");
      gtk_widget_remove_css_class (drop->over, "refused");
    }
  g_clear_weak_pointer (&drop->over);
  parapet_heatmap_show_hint (drop->map, NULL, NULL, NULL);
}

/* A risk of another document may come from another window: it is none of this matrix. */
static IsmsRecord *
get_risk (Drop *drop,
          const GValue *value)
{
  IsmsRecord *risk = value != NULL ? g_value_get_object (value) : NULL;

  return risk != NULL && isms_store_holds (isms_matrix_get_store (parapet_heatmap_get_matrix (drop->map)), risk) ? risk : NULL;
}

static gboolean
may (Drop *drop,
     IsmsRecord *risk,
     GError **error)
{
  g_autoptr (GPtrArray) risks = parapet_heatmap_list_together (drop->map, risk);
  IsmsRateWords words = { .stage = parapet_heatmap_get_stage (drop->map) };

  parapet_heat_cell_get_place (PARAPET_HEAT_CELL (drop->over), &words.likelihood, &words.impact);
  return words.likelihood > 0 && isms_rate_may (isms_matrix_get_store (parapet_heatmap_get_matrix (drop->map)), risks, &words, error);
}

static void
enter (Drop *drop,
       GtkWidget *cell,
       IsmsRecord *risk)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = parapet_heat_cell_dup_place_name (PARAPET_HEAT_CELL (cell));
  g_autofree char *level = parapet_heat_cell_dup_level_name (PARAPET_HEAT_CELL (cell));

  leave (drop);
  g_set_weak_pointer (&drop->over, cell);
  drop->welcome = may (drop, risk, &error);
  gtk_widget_add_css_class (cell, drop->welcome ? "lifted" : "refused");
  if (drop->welcome || error != NULL)
    parapet_heatmap_show_hint (drop->map, cell, place, drop->welcome ? level : error->message);
}

static GdkDragAction
motion_cb (GtkDropTarget *target,
           double x,
           double y,
           Drop *drop)
{
  GtkWidget *cell = parapet_heatmap_get_cell_at (drop->map, x, y);
  IsmsRecord *risk = get_risk (drop, gtk_drop_target_get_value (target));

  if (cell == NULL || risk == NULL)
    leave (drop);
  else if (cell != drop->over)
    enter (drop, cell, risk);
  return drop->over != NULL && drop->welcome ? GDK_ACTION_MOVE : 0;
}

static void
leave_cb (GtkDropTarget *target,
          Drop *drop)
{
  leave (drop);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         Drop *drop)
{
  GtkWidget *cell = parapet_heatmap_get_cell_at (drop->map, x, y);
  IsmsRecord *risk = get_risk (drop, value);
  guint likelihood = 0, impact = 0;

  leave (drop);
  if (cell != NULL && risk != NULL)
    parapet_heat_cell_get_place (PARAPET_HEAT_CELL (cell), &likelihood, &impact);
  if (likelihood > 0)
    parapet_heatmap_want (drop->map, risk, likelihood, impact);
  return likelihood > 0;
}

static void
drop_free (gpointer data)
{
  Drop *drop = data;

  g_clear_weak_pointer (&drop->over);
  g_free (drop);
}

/**
 * parapet_heat_drop_install:
 *
 * Lets risks be dropped on the cells of the matrix.
 */
void
parapet_heat_drop_install (ParapetHeatmap *map)
{
  GtkDropTarget *target = gtk_drop_target_new (ISMS_TYPE_RECORD, GDK_ACTION_MOVE);
  Drop *drop = g_new0 (Drop, 1);

  drop->map = map;
  g_object_set_data_full (G_OBJECT (target), "drop", drop, drop_free);
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "enter", G_CALLBACK (motion_cb), drop);
  g_signal_connect (target, "motion", G_CALLBACK (motion_cb), drop);
  g_signal_connect (target, "leave", G_CALLBACK (leave_cb), drop);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), drop);
  gtk_widget_add_controller (GTK_WIDGET (map), GTK_EVENT_CONTROLLER (target));
}
