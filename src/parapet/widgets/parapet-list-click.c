/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-list-click.h"

/* Where one click activates a row, GTK selects what lies under the pointer, also under one that rests while other rows come to lie there:
 * who typed and pressed Enter got another row than the first. So that holds only from when the pointer moves until rows change. GTK tells of a
 * motion after each layout, though nobody moved: what counts is whether the place in the window is another one. */

typedef struct
{
  gboolean known;
  double x, y;
} Place;

static void
moved_cb (GtkEventController *motion,
          double x,
          double y,
          GtkListView *list)
{
  GdkEvent *event = gtk_event_controller_get_current_event (motion);
  Place *place = g_object_get_data (G_OBJECT (motion), "place");
  gboolean rests;

  if (event != NULL)
    gdk_event_get_position (event, &x, &y);
  rests = !place->known || (place->x == x && place->y == y);
  *place = (Place) { TRUE, x, y };
  if (!rests)
    gtk_list_view_set_single_click_activate (list, TRUE);
}

static void
pressed_cb (GtkListView *list)
{
  gtk_list_view_set_single_click_activate (list, TRUE);
}

static void
rows_changed_cb (GtkListView *list)
{
  gtk_list_view_set_single_click_activate (list, FALSE);
}

/**
 * parapet_list_click_watch:
 * @list: a list with a model, chosen from by typing beside it
 *
 * Has one click activate a row, and a pointer that rests choose none.
 */
void
parapet_list_click_watch (GtkListView *list)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_object_set_data_full (G_OBJECT (motion), "place", g_new0 (Place, 1), g_free);
  g_signal_connect (motion, "motion", G_CALLBACK (moved_cb), list);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), motion);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (gtk_list_view_get_model (list), "items-changed", G_CALLBACK (rows_changed_cb), list, G_CONNECT_SWAPPED);
  rows_changed_cb (list);
}
