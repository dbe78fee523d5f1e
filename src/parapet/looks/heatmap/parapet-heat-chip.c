/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-chip.h"

/**
 * ParapetHeatChip:
 *
 * A risk in the matrix: its code, and its title where there is room, to be picked, opened and dragged. What a click, Enter and a drag
 * that is not allowed do are the actions "heat.pick", "heat.open" and "heat.refuse" of the matrix around it.
 */
struct _ParapetHeatChip
{
  GtkWidget parent_instance;

  IsmsRecord *risk;
  GtkWidget *title;
  gboolean movable;
  guint together; /* how many move with it, itself among them */
};

G_DEFINE_FINAL_TYPE (ParapetHeatChip, parapet_heat_chip, GTK_TYPE_WIDGET)

static void
activate (ParapetHeatChip *self,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", isms_record_get_key (self->risk));
}

static void
pick (ParapetHeatChip *self,
      gboolean more)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "heat.pick", "(xb)", isms_record_get_key (self->risk), more);
}

static void
clicked_cb (ParapetHeatChip *self,
            int n_press,
            double x,
            double y,
            GtkEventController *click)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (click);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press > 1)
    activate (self, "heat.open");
  else
    pick (self, (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0);
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant *args,
         gpointer data)
{
  activate (PARAPET_HEAT_CHIP (widget), "heat.open");
  return TRUE;
}

static gboolean
pick_cb (GtkWidget *widget,
         GVariant *args,
         gpointer data)
{
  pick (PARAPET_HEAT_CHIP (widget), g_variant_get_boolean (args));
  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (ParapetHeatChip *self,
                 double x,
                 double y,
                 GtkDragSource *source)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (live); /* as it is now: it pales while it is dragged */

  if (!self->movable)
    {
      activate (self, "heat.refuse");
      return NULL;
    }
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ISMS_TYPE_RECORD, self->risk);
}

static void
drag_begin_cb (GtkWidget *widget,
               GdkDrag *drag)
{
  ParapetHeatChip *self = PARAPET_HEAT_CHIP (widget);
  g_autofree char *text = g_strdup_printf (ngettext ("%u risk", "%u risks", self->together), self->together);

  gtk_widget_add_css_class (widget, "dragged");
  if (self->together > 1)
    {
      GtkWidget *pile = g_object_new (GTK_TYPE_LABEL, "label", text, "css-classes", (const char *const[]) { "heat-pile", NULL }, NULL);

      gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), pile);
    }
}

static void
drag_end_cb (GtkWidget *self)
{
  gtk_widget_remove_css_class (self, "dragged");
}

static void
parapet_heat_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&PARAPET_HEAT_CHIP (object)->risk);

  G_OBJECT_CLASS (parapet_heat_chip_parent_class)->dispose (object);
}

static void
parapet_heat_chip_class_init (ParapetHeatChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->dispose = parapet_heat_chip_dispose;
  gtk_widget_class_set_css_name (widget_class, "heatchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, pick_cb, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, GDK_CONTROL_MASK, pick_cb, "b", TRUE);
}

/* A finger has no Ctrl key: held on a risk it picks it beside those that are picked. */
static void
held_cb (ParapetHeatChip *self,
         double x,
         double y,
         GtkGesture *press)
{
  gtk_gesture_set_state (press, GTK_EVENT_SEQUENCE_CLAIMED);
  pick (self, TRUE);
}

static void
listen_to_fingers (ParapetHeatChip *self,
                   GtkGesture *source)
{
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (held_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  gtk_gesture_group (press, source); /* what is held can still be dragged */
}

static void
listen (ParapetHeatChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  listen_to_fingers (self, GTK_GESTURE (source));
}

static void
parapet_heat_chip_init (ParapetHeatChip *self)
{
  self->together = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  listen (self);
}

/**
 * parapet_heat_chip_new:
 * @way: the levels of the risk from without controls to wanted, in words
 * @wide: whether there is room for its title
 * @movable: whether it can be dragged to another cell
 */
GtkWidget *
parapet_heat_chip_new (IsmsRecord *risk,
                       const char *way,
                       gboolean wide,
                       gboolean movable)
{
  ParapetHeatChip *self = g_object_new (PARAPET_TYPE_HEAT_CHIP, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", isms_record_get_code (risk), isms_record_get_title (risk));
  g_autofree char *tooltip = g_strdup_printf ("%s\n%s", isms_record_get_title (risk), way);

  self->risk = g_object_ref (risk);
  self->movable = movable;
  gtk_widget_set_parent (gtk_label_new (isms_record_get_code (risk)), GTK_WIDGET (self));
  self->title = g_object_new (GTK_TYPE_LABEL, "label", isms_record_get_title (risk), "ellipsize", PANGO_ELLIPSIZE_END, "xalign", 0.0f, "hexpand", TRUE,
                              "visible", wide, "css-classes", (const char *const[]) { "heat-title", NULL }, NULL);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, way, -1);
  return GTK_WIDGET (self);
}

/**
 * parapet_heat_chip_set_picked:
 * @together: how many are picked
 */
void
parapet_heat_chip_set_picked (ParapetHeatChip *self,
                              gboolean picked,
                              guint together)
{
  self->together = picked ? together : 1;
  if (picked)
    gtk_widget_set_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (self), GTK_STATE_FLAG_SELECTED);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED, picked ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * parapet_heat_chip_get_risk:
 *
 * Returns: (transfer none): the risk it stands for
 */
IsmsRecord *
parapet_heat_chip_get_risk (ParapetHeatChip *self)
{
  return self->risk;
}
