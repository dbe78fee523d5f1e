/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-side-scroller.h"

/**
 * ParapetSideScroller:
 *
 * Something wide among things that are not: it scrolls sideways, and is as high as its child is at the width that it has. A
 * #GtkScrolledWindow alone asks its child how high it is without saying how wide, and cuts off what wraps; and it keeps the wheel to
 * itself, also where that turns for the page around it.
 */
struct _ParapetSideScroller
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (ParapetSideScroller, parapet_side_scroller, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
parapet_side_scroller_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parapet_side_scroller_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  ParapetSideScroller *self = PARAPET_SIDE_SCROLLER (widget);
  int least, wish;

  gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wish, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (self->scroller, orientation, for_size, minimum, natural, NULL, NULL);
      *natural = MAX (*minimum, wish);
      return;
    }
  gtk_widget_measure (self->child, orientation, for_size < 0 ? wish : MAX (for_size, least), minimum, natural, NULL, NULL);
  *minimum = *natural;
}

static void
parapet_side_scroller_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  gtk_widget_allocate (PARAPET_SIDE_SCROLLER (widget)->scroller, width, height, baseline, NULL);
}

static void
parapet_side_scroller_dispose (GObject *object)
{
  g_clear_pointer (&PARAPET_SIDE_SCROLLER (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (parapet_side_scroller_parent_class)->dispose (object);
}

static void
parapet_side_scroller_class_init (ParapetSideScrollerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_side_scroller_dispose;
  widget_class->get_request_mode = parapet_side_scroller_get_request_mode;
  widget_class->measure = parapet_side_scroller_measure;
  widget_class->size_allocate = parapet_side_scroller_size_allocate;
}

/* Whether the wheel, which goes up and down, moves what is in here; GTK turns it sideways while Shift is held. */
static void
take_wheel (ParapetSideScroller *self,
            gboolean take)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (self->scroller);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        {
          GtkEventControllerScroll *scroll = GTK_EVENT_CONTROLLER_SCROLL (controller);
          GtkEventControllerScrollFlags others = gtk_event_controller_scroll_get_flags (scroll) & ~GTK_EVENT_CONTROLLER_SCROLL_VERTICAL;

          gtk_event_controller_scroll_set_flags (scroll, take ? others | GTK_EVENT_CONTROLLER_SCROLL_VERTICAL : others);
        }
    }
}

/* On its way in, before the scrolled window is asked. */
static gboolean
scroll_cb (ParapetSideScroller *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  take_wheel (self, (gtk_event_controller_get_current_event_state (controller) & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_PROPAGATE;
}

static void
parapet_side_scroller_init (ParapetSideScroller *self)
{
  GtkEventController *controller = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->scroller = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vscrollbar-policy", GTK_POLICY_NEVER, NULL);
  /* A shade says that it goes on, where no column happens to be cut. */
  gtk_widget_add_css_class (self->scroller, "undershoot-start");
  gtk_widget_add_css_class (self->scroller, "undershoot-end");
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "scroll", G_CALLBACK (scroll_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * parapet_side_scroller_new:
 * @child: what is perhaps too wide
 */
GtkWidget *
parapet_side_scroller_new (GtkWidget *child)
{
  ParapetSideScroller *self = g_object_new (PARAPET_TYPE_SIDE_SCROLLER, NULL);

  self->child = child;
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), child);
  return GTK_WIDGET (self);
}
