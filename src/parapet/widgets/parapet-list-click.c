/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-list-click.h"

/* Where one click activates a row, GTK selects what lies under the pointer, also under one that rests while other rows come to lie there:
 * who typed and pressed Enter got another row than the first. So that holds only from when the pointer moves until rows change. */

static void
moved_cb (GtkListView *list)
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
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (moved_cb), list);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (moved_cb), list);
  gtk_widget_add_controller (GTK_WIDGET (list), motion);
  gtk_widget_add_controller (GTK_WIDGET (list), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (gtk_list_view_get_model (list), "items-changed", G_CALLBACK (rows_changed_cb), list, G_CONNECT_SWAPPED);
  rows_changed_cb (list);
}
