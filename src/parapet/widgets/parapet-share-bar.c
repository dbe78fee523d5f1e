/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-share-bar.h"

#define GAP 2
#define LEAST 4

/**
 * ParapetShareBar:
 *
 * A whole and its parts as one bar, each part as wide as its share; a part that is there is never too small to be seen. What
 * the parts mean must be said in words beside it, and in the accessible label.
 */
struct _ParapetShareBar
{
  GtkWidget parent_instance;

  GArray *counts; /* guint, one a child */
};

G_DEFINE_FINAL_TYPE (ParapetShareBar, parapet_share_bar, GTK_TYPE_WIDGET)

static guint
sum (GArray *counts)
{
  guint total = 0;

  for (guint i = 0; i < counts->len; i++)
    total += g_array_index (counts, guint, i);
  return total;
}

static void
parapet_share_bar_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  guint parts = PARAPET_SHARE_BAR (widget)->counts->len;

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? (int) parts * (LEAST + GAP) : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int least, wish;

      gtk_widget_measure (child, orientation, -1, &least, &wish, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        *natural = *minimum = MAX (*minimum, least);
    }
}

static void
allocate_part (GtkWidget *child,
               int x,
               int width,
               int whole,
               int height)
{
  gboolean mirrored = gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL;

  gtk_widget_size_allocate (child, &(GtkAllocation) { mirrored ? whole - x - width : x, 0, width, height }, -1);
}

static void
parapet_share_bar_size_allocate (GtkWidget *widget,
                                 int width,
                                 int height,
                                 int baseline)
{
  ParapetShareBar *self = PARAPET_SHARE_BAR (widget);
  guint left = sum (self->counts);
  int parts = (int) self->counts->len;
  int spare = width - parts * LEAST - MAX (parts - 1, 0) * GAP;
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int x = 0;

  for (int i = 0; i < parts; i++, child = gtk_widget_get_next_sibling (child))
    {
      guint count = g_array_index (self->counts, guint, i);
      int share = (int) ((gint64) spare * count / left);

      allocate_part (child, x, LEAST + share, width, height);
      x += LEAST + share + GAP;
      spare -= share;
      left -= count;
    }
}

static void
parapet_share_bar_dispose (GObject *object)
{
  parapet_share_bar_clear (PARAPET_SHARE_BAR (object));

  G_OBJECT_CLASS (parapet_share_bar_parent_class)->dispose (object);
}

static void
parapet_share_bar_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_SHARE_BAR (object)->counts, g_array_unref);

  G_OBJECT_CLASS (parapet_share_bar_parent_class)->finalize (object);
}

static void
parapet_share_bar_class_init (ParapetShareBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = parapet_share_bar_dispose;
  object_class->finalize = parapet_share_bar_finalize;
  widget_class->measure = parapet_share_bar_measure;
  widget_class->size_allocate = parapet_share_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sharebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
parapet_share_bar_init (ParapetShareBar *self)
{
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
parapet_share_bar_new (void)
{
  return g_object_new (PARAPET_TYPE_SHARE_BAR, NULL);
}

void
parapet_share_bar_clear (ParapetShareBar *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (self->counts, 0);
}

/**
 * parapet_share_bar_add:
 * @css_class: how the part looks, see style.css
 * @count: how much of the whole it is; nothing is added for 0
 */
void
parapet_share_bar_add (ParapetShareBar *self,
                       const char *css_class,
                       guint count)
{
  GtkWidget *part;

  if (count == 0)
    return;
  part = g_object_new (GTK_TYPE_BOX, "css-name", "share", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_add_css_class (part, css_class);
  g_array_append_val (self->counts, count);
  gtk_widget_set_parent (part, GTK_WIDGET (self));
}
