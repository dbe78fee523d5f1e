/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-fold-layout.h"

/**
 * ParapetFoldLayout:
 *
 * Lays out one #AdwToggleGroup: its answers beside each other, or one below the other where their words would be cut.
 */
struct _ParapetFoldLayout
{
  GtkLayoutManager parent_instance;

  int row; /* pixels that the answers take beside each other, as last measured so */
};

G_DEFINE_FINAL_TYPE (ParapetFoldLayout, parapet_fold_layout, GTK_TYPE_LAYOUT_MANAGER)

static gboolean
is_folded (GtkWidget *group)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (group)) == GTK_ORIENTATION_VERTICAL;
}

static void
measure_parts (GtkWidget *group,
               GtkOrientation orientation,
               int *most,
               int *sum)
{
  int natural;

  *most = *sum = 0;
  for (GtkWidget *part = gtk_widget_get_first_child (group); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      gtk_widget_measure (part, orientation, -1, NULL, &natural, NULL, NULL);
      *most = MAX (*most, natural);
      *sum += natural;
    }
}

static int
measure_row (ParapetFoldLayout *self,
             GtkWidget *group)
{
  if (!is_folded (group))
    gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &self->row, NULL, NULL);
  return self->row;
}

/* How high it will be at that width, whichever way it stands now. */
static int
measure_height (ParapetFoldLayout *self,
                GtkWidget *group,
                int width)
{
  gboolean fold = width >= 0 && width < measure_row (self, group);
  int height, most, sum;

  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
  if (fold == is_folded (group))
    return height;
  measure_parts (group, GTK_ORIENTATION_VERTICAL, &most, &sum);
  return fold ? sum : most;
}

static GtkSizeRequestMode
parapet_fold_layout_get_request_mode (GtkLayoutManager *manager,
                                      GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
parapet_fold_layout_measure (GtkLayoutManager *manager,
                             GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  ParapetFoldLayout *self = PARAPET_FOLD_LAYOUT (manager);
  GtkWidget *group = gtk_widget_get_first_child (widget);
  int sum;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = measure_height (self, group, for_size);
      return;
    }
  measure_parts (group, orientation, minimum, &sum);
  *natural = MAX (*minimum, measure_row (self, group));
}

/* Not while sizes are given out: what turns asks for another one. */
static gboolean
turn_cb (GtkWidget *group,
         GdkFrameClock *clock,
         gpointer orientation)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (group), GPOINTER_TO_INT (orientation));
  return G_SOURCE_REMOVE;
}

static void
parapet_fold_layout_allocate (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  GtkWidget *group = gtk_widget_get_first_child (widget);
  gboolean fold = width < measure_row (PARAPET_FOLD_LAYOUT (manager), group);
  int wide, high;

  if (fold != is_folded (group))
    gtk_widget_add_tick_callback (group, turn_cb, GINT_TO_POINTER (fold ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL), NULL);
  gtk_widget_measure (group, GTK_ORIENTATION_HORIZONTAL, -1, &wide, NULL, NULL, NULL);
  gtk_widget_measure (group, GTK_ORIENTATION_VERTICAL, -1, &high, NULL, NULL, NULL);
  gtk_widget_allocate (group, MAX (width, wide), MAX (height, high), baseline, NULL);
}

static void
parapet_fold_layout_class_init (ParapetFoldLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = parapet_fold_layout_get_request_mode;
  manager_class->measure = parapet_fold_layout_measure;
  manager_class->allocate = parapet_fold_layout_allocate;
}

static void
parapet_fold_layout_init (ParapetFoldLayout *self)
{
}

/**
 * parapet_fold_new:
 * @group: (transfer floating): some answers
 *
 * Returns: (transfer floating): a widget in which they lie beside each other, or one below the other where there is no room for that
 */
GtkWidget *
parapet_fold_new (AdwToggleGroup *group)
{
  GtkWidget *fold = g_object_new (ADW_TYPE_BIN, "layout-manager", g_object_new (PARAPET_TYPE_FOLD_LAYOUT, NULL), NULL);

  adw_bin_set_child (ADW_BIN (fold), GTK_WIDGET (group));
  return fold;
}
