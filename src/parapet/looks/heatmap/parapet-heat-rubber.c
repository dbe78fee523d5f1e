/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-rubber.h"

/* A rectangle drawn with the pointer over the matrix picks the risks that it touches. */

typedef struct
{
  ParapetHeatmap *map; /* not owned: the gesture that holds this is its own */
  gboolean free;       /* it began beside all risks */
  graphene_rect_t area;
  GArray *keys;
} Rubber;

static void
touch_cb (gpointer chip,
          gpointer data)
{
  Rubber *rubber = data;
  graphene_rect_t bounds;
  gint64 key = isms_record_get_key (parapet_heat_chip_get_risk (chip));

  if (gtk_widget_compute_bounds (chip, GTK_WIDGET (rubber->map), &bounds) && graphene_rect_intersection (&bounds, &rubber->area, NULL))
    g_array_append_val (rubber->keys, key);
}

static gboolean
is_finger (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

/* On a risk or a count a drag means another thing; a finger beside them scrolls. */
static void
begin_cb (GtkGestureDrag *drag,
          double x,
          double y,
          Rubber *rubber)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (rubber->map), x, y, GTK_PICK_DEFAULT);

  rubber->free = under == NULL || (gtk_widget_get_ancestor (under, PARAPET_TYPE_HEAT_CHIP) == NULL && gtk_widget_get_ancestor (under, GTK_TYPE_BUTTON) == NULL);
  if (!rubber->free || is_finger (GTK_GESTURE (drag)))
    gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
}

static gboolean
read_area (GtkGestureDrag *drag,
           graphene_rect_t *area)
{
  double x, y, width, height;

  if (!gtk_gesture_drag_get_start_point (drag, &x, &y) || !gtk_gesture_drag_get_offset (drag, &width, &height))
    return FALSE;
  graphene_rect_init (area, (float) x, (float) y, (float) width, (float) height);
  graphene_rect_normalize (area);
  return fabs (width) > 6 || fabs (height) > 6;
}

static void
update_cb (GtkGestureDrag *drag,
           double dx,
           double dy,
           Rubber *rubber)
{
  if (!read_area (drag, &rubber->area))
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  g_array_set_size (rubber->keys, 0);
  parapet_heatmap_foreach_chip (rubber->map, touch_cb, rubber);
  parapet_heat_selection_set (parapet_heatmap_get_selection (rubber->map), rubber->keys);
  parapet_heatmap_set_rubber (rubber->map, &rubber->area);
}

/* A plain click beside all risks lets go of what was picked. */
static void
end_cb (GtkGestureDrag *drag,
        double dx,
        double dy,
        Rubber *rubber)
{
  graphene_rect_t area;

  parapet_heatmap_set_rubber (rubber->map, NULL);
  if (rubber->free && !read_area (drag, &area))
    parapet_heat_selection_clear (parapet_heatmap_get_selection (rubber->map));
}

static void
rubber_free (gpointer data)
{
  Rubber *rubber = data;

  g_array_unref (rubber->keys);
  g_free (rubber);
}

/**
 * parapet_heat_rubber_install:
 *
 * Lets risks be picked by drawing a rectangle round them.
 */
void
parapet_heat_rubber_install (ParapetHeatmap *map)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  Rubber *rubber = g_new0 (Rubber, 1);

  rubber->map = map;
  rubber->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_object_set_data_full (G_OBJECT (drag), "rubber", rubber, rubber_free);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (begin_cb), rubber);
  g_signal_connect (drag, "drag-update", G_CALLBACK (update_cb), rubber);
  g_signal_connect (drag, "drag-end", G_CALLBACK (end_cb), rubber);
  gtk_widget_add_controller (GTK_WIDGET (map), GTK_EVENT_CONTROLLER (drag));
}
