/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-slices.h"

/* A screen has more parts than can be made, laid out and drawn in one turn of the main loop without the window standing still under
 * the hand. So its frame is made at once, and each heavy part in a turn of its own, after a frame was drawn with what is there by
 * then. In one window one part is made between two frames, whoever asked for it: the frame that draws it has no other to lay out. */

typedef struct
{
  GtkWidget *widget; /* that has these slices */
  GQueue waiting;    /* of ParapetSlice */
  guint tick;
  guint source; /* that makes the next one */
  guint unseen; /* source that makes what is in no window */
} Slices;

static guint n_waiting;

static GQuark
quark (void)
{
  return g_quark_from_static_string ("parapet-slices");
}

static void
drop (Slices *slices)
{
  g_clear_handle_id (&slices->source, g_source_remove);
  g_clear_handle_id (&slices->unseen, g_source_remove);
  n_waiting -= g_queue_get_length (&slices->waiting);
  g_queue_clear (&slices->waiting);
}

static void
slices_free (gpointer data)
{
  drop (data);
  g_free (data);
}

/* What is taken apart shows nothing any more. */
static void
destroy_cb (GtkWidget *widget,
            gpointer data)
{
  drop (data);
}

static Slices *
get_slices (GtkWidget *widget)
{
  return g_object_get_qdata (G_OBJECT (widget), quark ());
}

static void
make_next (Slices *slices)
{
  ParapetSlice make = g_queue_pop_head (&slices->waiting);

  n_waiting--;
  make (slices->widget);
}

static void
make_cb (gpointer data)
{
  Slices *slices = data;

  slices->source = 0;
  if (!g_queue_is_empty (&slices->waiting))
    make_next (slices);
}

/* Returns: whether nobody else makes something after this frame */
static gboolean
claim_frame (GdkFrameClock *clock)
{
  gint64 frame = gdk_frame_clock_get_frame_counter (clock) + 1;

  if (GPOINTER_TO_SIZE (g_object_get_qdata (G_OBJECT (clock), quark ())) == (gsize) frame)
    return FALSE;
  g_object_set_qdata (G_OBJECT (clock), quark (), GSIZE_TO_POINTER ((gsize) frame));
  return TRUE;
}

/* What is made between frames is laid out and drawn by the next: that comes first. */
static gboolean
tick_cb (GtkWidget *widget,
         GdkFrameClock *clock,
         gpointer data)
{
  Slices *slices = data;

  if (g_queue_is_empty (&slices->waiting))
    {
      slices->tick = 0;
      return G_SOURCE_REMOVE;
    }
  if (slices->source == 0 && claim_frame (clock))
    slices->source = g_idle_add_once (make_cb, slices);
  return G_SOURCE_CONTINUE;
}

/* No frame comes to what is in no window that is shown. */
static gboolean
unseen_cb (gpointer data)
{
  Slices *slices = data;

  if (!g_queue_is_empty (&slices->waiting) && !gtk_widget_get_realized (slices->widget))
    {
      make_next (slices);
      return G_SOURCE_CONTINUE;
    }
  slices->unseen = 0;
  return G_SOURCE_REMOVE;
}

static void
make_unseen (Slices *slices)
{
  if (slices->unseen == 0 && !g_queue_is_empty (&slices->waiting))
    slices->unseen = g_idle_add_full (G_PRIORITY_LOW, unseen_cb, slices, NULL);
}

/* What is taken out of its window gets no frame any more. */
static void
unrealize_cb (GtkWidget *widget,
              gpointer data)
{
  make_unseen (data);
}

/**
 * parapet_slices_add:
 * @make: makes a part of what @widget shows; it is not called any more once the widget is gone
 *
 * Has a part made after the next frame of the window in which the widget is, and after the parts that were added before.
 */
void
parapet_slices_add (GtkWidget *widget,
                    ParapetSlice make)
{
  Slices *slices = get_slices (widget);

  if (slices == NULL)
    {
      slices = g_new0 (Slices, 1);
      slices->widget = widget;
      g_object_set_qdata_full (G_OBJECT (widget), quark (), slices, slices_free);
      g_signal_connect (widget, "destroy", G_CALLBACK (destroy_cb), slices);
      g_signal_connect (widget, "unrealize", G_CALLBACK (unrealize_cb), slices);
    }
  g_queue_push_tail (&slices->waiting, make);
  n_waiting++;
  if (slices->tick == 0)
    slices->tick = gtk_widget_add_tick_callback (widget, tick_cb, slices, NULL);
  make_unseen (slices);
}

/**
 * parapet_slices_finish:
 *
 * Makes at once what the widget has not made yet: somebody needs all of it.
 */
void
parapet_slices_finish (GtkWidget *widget)
{
  g_autoptr (GtkWidget) kept = g_object_ref (widget); /* a part may let go of it */
  Slices *slices = get_slices (widget);

  while (slices != NULL && !g_queue_is_empty (&slices->waiting))
    make_next (slices);
}

static void
mapped_cb (GtkWidget *widget,
           gpointer data)
{
  ParapetSlice show = (ParapetSlice) G_CALLBACK (data);

  g_signal_handlers_disconnect_by_func (widget, mapped_cb, data);
  show (widget);
}

/**
 * parapet_slices_when_seen:
 * @show: shows what is to be seen now
 *
 * Shows it at once where somebody looks at the widget, else when somebody does so next: however often it changes until then, once.
 */
void
parapet_slices_when_seen (GtkWidget *widget,
                          ParapetSlice show)
{
  gpointer data = (gpointer) G_CALLBACK (show);

  if (gtk_widget_get_mapped (widget))
    show (widget);
  else if (g_signal_handler_find (widget, G_SIGNAL_MATCH_FUNC | G_SIGNAL_MATCH_DATA, 0, 0, NULL, mapped_cb, data) == 0)
    g_signal_connect (widget, "map", G_CALLBACK (mapped_cb), data);
}

/**
 * parapet_slices_count_waiting:
 *
 * Returns: how many parts of any widget are still to be made, for who wants to look at all of it
 */
guint
parapet_slices_count_waiting (void)
{
  return n_waiting;
}
