/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-fact.h"

#define GAP 12
#define STACKED_GAP 2
#define ENOUGH 360
#define LEAST_LABEL 110
#define MOST_LABEL 190

/**
 * ParapetFact:
 *
 * A label and what it says: side by side where there is room for both, so that facts below each other make two columns, else
 * one above the other.
 */
struct _ParapetFact
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *value;
};

G_DEFINE_FINAL_TYPE (ParapetFact, parapet_fact, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child,
               GtkOrientation orientation,
               int for_size,
               gboolean natural)
{
  int least, wish;

  gtk_widget_measure (child, orientation, for_size, &least, &wish, NULL, NULL);
  return natural ? wish : least;
}

static int
label_width (ParapetFact *self,
             int width)
{
  int least = measure_child (self->label, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);

  return MAX (least, CLAMP (width * 36 / 100, LEAST_LABEL, MOST_LABEL));
}

static gboolean
is_stacked (ParapetFact *self,
            int width)
{
  int value = measure_child (self->value, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);

  return width < ENOUGH || label_width (self, width) + GAP + value > width;
}

static int
measure_height (ParapetFact *self,
                int width)
{
  int label = label_width (self, width);

  if (is_stacked (self, width))
    return measure_child (self->label, GTK_ORIENTATION_VERTICAL, width, TRUE) + STACKED_GAP +
           measure_child (self->value, GTK_ORIENTATION_VERTICAL, width, TRUE);
  return MAX (measure_child (self->label, GTK_ORIENTATION_VERTICAL, label, TRUE),
              measure_child (self->value, GTK_ORIENTATION_VERTICAL, width - label - GAP, TRUE));
}

static void
measure_width (ParapetFact *self,
               int *minimum,
               int *natural)
{
  *minimum = MAX (measure_child (self->label, GTK_ORIENTATION_HORIZONTAL, -1, FALSE),
                  measure_child (self->value, GTK_ORIENTATION_HORIZONTAL, -1, FALSE));
  *natural = MAX (MOST_LABEL, measure_child (self->label, GTK_ORIENTATION_HORIZONTAL, -1, FALSE)) + GAP +
             measure_child (self->value, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);
}

static void
parapet_fact_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  ParapetFact *self = PARAPET_FACT (widget);
  int least, wish;

  measure_width (self, &least, &wish);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = wish;
    }
  else
    *minimum = *natural = measure_height (self, for_size < 0 ? wish : MAX (for_size, least));
}

static void
parapet_fact_size_allocate (GtkWidget *widget,
                            int width,
                            int height,
                            int baseline)
{
  ParapetFact *self = PARAPET_FACT (widget);
  gboolean stacked = is_stacked (self, width);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int first = stacked ? width : label_width (self, width);
  int top = stacked ? measure_child (self->label, GTK_ORIENTATION_VERTICAL, width, TRUE) : height;
  GtkAllocation label = { mirrored ? width - first : 0, 0, first, top };
  GtkAllocation value = { 0, 0, width, height };

  if (stacked)
    {
      value.y = top + STACKED_GAP;
      value.height = height - value.y;
    }
  else
    {
      value.x = mirrored ? 0 : first + GAP;
      value.width = width - first - GAP;
    }
  gtk_widget_size_allocate (self->label, &label, -1);
  gtk_widget_size_allocate (self->value, &value, -1);
}

static GtkSizeRequestMode
parapet_fact_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parapet_fact_dispose (GObject *object)
{
  ParapetFact *self = PARAPET_FACT (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->value, gtk_widget_unparent);

  G_OBJECT_CLASS (parapet_fact_parent_class)->dispose (object);
}

static void
parapet_fact_class_init (ParapetFactClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_fact_dispose;
  widget_class->measure = parapet_fact_measure;
  widget_class->size_allocate = parapet_fact_size_allocate;
  widget_class->get_request_mode = parapet_fact_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "fact");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
parapet_fact_init (ParapetFact *self)
{
}

/**
 * parapet_fact_new:
 * @label: what is said
 * @value: what there is to say
 *
 * Returns: (transfer floating): a new fact
 */
GtkWidget *
parapet_fact_new (const char *label,
                  GtkWidget *value)
{
  ParapetFact *self = g_object_new (PARAPET_TYPE_FACT, NULL);

  self->label = g_object_new (GTK_TYPE_LABEL,
                              "label", label,
                              "xalign", 0.0f,
                              "yalign", 0.0f,
                              "wrap", TRUE,
                              "css-classes", (const char *const[]) { "dimmed", NULL },
                              NULL);
  self->value = value;
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_parent (value, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  return GTK_WIDGET (self);
}

static GtkWidget *
make_text (const char *text,
           gboolean small)
{
  return g_object_new (GTK_TYPE_LABEL,
                       "label", text,
                       "xalign", 0.0f,
                       "yalign", 0.0f,
                       "wrap", TRUE,
                       "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "selectable", !small,
                       "focusable", FALSE,
                       "can-focus", FALSE, /* or the label answers for the Tab key, takes nothing, and goes no further */
                       "css-classes", small ? (const char *const[]) { "caption", "dimmed", NULL } : (const char *const[]) { NULL },
                       NULL);
}

/**
 * parapet_fact_new_text:
 * @label: what is said
 * @text: what there is to say, never markup
 * @small: (nullable): what explains it
 *
 * Returns: (transfer floating): a new fact in words
 */
GtkWidget *
parapet_fact_new_text (const char *label,
                       const char *text,
                       const char *small)
{
  GtkWidget *box;

  if (small == NULL)
    return parapet_fact_new (label, make_text (text, FALSE));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), make_text (text, FALSE));
  gtk_box_append (GTK_BOX (box), make_text (small, TRUE));
  return parapet_fact_new (label, box);
}
