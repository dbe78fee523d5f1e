/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/parapet-heat-chip.h"

/**
 * ParapetHeatChip:
 *
 * A risk in the matrix: its code, to be clicked, opened and dragged. What a click and Enter do are the actions "heat.select" and
 * "heat.open" of the matrix around it.
 */
struct _ParapetHeatChip
{
  GtkWidget parent_instance;

  IsmsRecord *risk;
};

G_DEFINE_FINAL_TYPE (ParapetHeatChip, parapet_heat_chip, GTK_TYPE_WIDGET)

static void
activate (ParapetHeatChip *self,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", isms_record_get_key (self->risk));
}

static void
clicked_cb (ParapetHeatChip *self,
            int n_press)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self, n_press > 1 ? "heat.open" : "heat.select");
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
select_cb (GtkWidget *widget,
           GVariant *args,
           gpointer data)
{
  activate (PARAPET_HEAT_CHIP (widget), "heat.select");
  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (ParapetHeatChip *self,
                 double x,
                 double y,
                 GtkDragSource *source)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ISMS_TYPE_RECORD, self->risk);
}

static void
drag_begin_cb (GtkWidget *self)
{
  gtk_widget_add_css_class (self, "dragged");
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, select_cb, NULL);
}

static void
parapet_heat_chip_init (ParapetHeatChip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
make_movable (ParapetHeatChip *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

/**
 * parapet_heat_chip_new:
 * @movable: whether it can be dragged to another cell
 */
GtkWidget *
parapet_heat_chip_new (IsmsRecord *risk,
                       gboolean movable)
{
  ParapetHeatChip *self = g_object_new (PARAPET_TYPE_HEAT_CHIP, NULL);
  GtkWidget *label = gtk_label_new (isms_record_get_code (risk));
  g_autofree char *name = g_strdup_printf ("%s %s", isms_record_get_code (risk), isms_record_get_title (risk));

  self->risk = g_object_ref (risk);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), isms_record_get_title (risk));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (movable)
    make_movable (self);
  return GTK_WIDGET (self);
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
