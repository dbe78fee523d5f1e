/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-hint.h"

#define TIME 4000 /* milliseconds */
#define DISTANCE 6

/**
 * ParapetHeatHint:
 *
 * A few words that float beside a part of the matrix: what a risk would be where it is held, or why it may not go there.
 */
struct _ParapetHeatHint
{
  GtkWidget parent_instance;

  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *about; /* weak */
  guint over_id;
};

G_DEFINE_FINAL_TYPE (ParapetHeatHint, parapet_heat_hint, GTK_TYPE_WIDGET)

static void
over_cb (gpointer data)
{
  ParapetHeatHint *self = data;

  self->over_id = 0;
  parapet_heat_hint_show (self, NULL, NULL, NULL);
}

static void
parapet_heat_hint_dispose (GObject *object)
{
  ParapetHeatHint *self = PARAPET_HEAT_HINT (object);

  g_clear_handle_id (&self->over_id, g_source_remove);
  g_clear_weak_pointer (&self->about);
  g_clear_pointer (&self->title, gtk_widget_unparent);
  g_clear_pointer (&self->text, gtk_widget_unparent);

  G_OBJECT_CLASS (parapet_heat_hint_parent_class)->dispose (object);
}

static void
parapet_heat_hint_class_init (ParapetHeatHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_heat_hint_dispose;
  gtk_widget_class_set_css_name (widget_class, "heathint");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
parapet_heat_hint_init (ParapetHeatHint *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->title = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "css-classes", (const char *const[]) { "caption-heading", NULL }, NULL);
  self->text = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "max-width-chars", 40, "justify", GTK_JUSTIFY_CENTER,
                             "css-classes", (const char *const[]) { "caption", NULL }, NULL);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (self->text, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
parapet_heat_hint_new (void)
{
  return g_object_new (PARAPET_TYPE_HEAT_HINT, NULL);
}

/**
 * parapet_heat_hint_show:
 * @about: (nullable): a cell or a chip; %NULL to take the hint away
 * @title: (nullable): what it is
 * @text: (nullable): what is to be known about it
 *
 * Of a cell it stays until it is taken away, of a chip for a while.
 */
void
parapet_heat_hint_show (ParapetHeatHint *self,
                        GtkWidget *about,
                        const char *title,
                        const char *text)
{
  g_clear_handle_id (&self->over_id, g_source_remove);
  g_set_weak_pointer (&self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self), about != NULL);
  if (about == NULL)
    return;
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_accessible_announce (GTK_ACCESSIBLE (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  if (PARAPET_IS_HEAT_CHIP (about))
    self->over_id = g_timeout_add_once (TIME, over_cb, self);
}

/**
 * parapet_heat_hint_place:
 * @width: of its parent
 * @height: of its parent
 *
 * Allocates it: above what it is about, or below where there is no room; never beyond its parent.
 */
void
parapet_heat_hint_place (ParapetHeatHint *self,
                         int width,
                         int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  graphene_rect_t about = GRAPHENE_RECT_INIT (0, 0, 0, 0);
  int least, wide, high, x, y;

  if (!gtk_widget_should_layout (widget))
    return;
  if (self->about == NULL || !gtk_widget_compute_bounds (self->about, gtk_widget_get_parent (widget), &about))
    graphene_rect_init (&about, 0, 0, 0, 0);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wide, NULL, NULL);
  wide = CLAMP (wide, least, MAX (width, least));
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, wide, &high, NULL, NULL, NULL);
  x = CLAMP ((int) (about.origin.x + about.size.width / 2) - wide / 2, 0, MAX (width - wide, 0));
  y = (int) about.origin.y - high - DISTANCE;
  if (y < 0)
    y = (int) (about.origin.y + about.size.height) + DISTANCE;
  gtk_widget_size_allocate (widget, &(GtkAllocation) { x, CLAMP (y, 0, MAX (height - high, 0)), wide, high }, -1);
}
