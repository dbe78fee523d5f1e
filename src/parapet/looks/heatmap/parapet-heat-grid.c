/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-grid.h"

#define SIZE (ISMS_MATRIX_MOST + 1)
#define SHELF_CHIPS 12
#define LINE 3

/**
 * ParapetHeatGrid:
 *
 * The cells of the risk matrix between the names of its steps, and below them the risks that nobody has rated. A line is drawn between
 * what is acceptable and what is not.
 */
struct _ParapetHeatGrid
{
  GtkGrid parent_instance;

  IsmsMatrix *matrix;
  GtkWidget *cells[SIZE][SIZE];
  guint sizes[2];
  char *shape; /* what the cells say themselves: they are made anew where that is something else */
};

G_DEFINE_FINAL_TYPE (ParapetHeatGrid, parapet_heat_grid, GTK_TYPE_GRID)

/* Where there is no room, a name takes two lines: half a word on each says more than its beginning alone. */
static void
break_name (GtkLabel *label)
{
  g_object_set (label,
                "width-chars", 4,
                "wrap", TRUE,
                "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "natural-wrap-mode", GTK_NATURAL_WRAP_NONE,
                "lines", 2,
                "ellipsize", PANGO_ELLIPSIZE_END,
                NULL);
}

static GtkWidget *
make_axis_name (ParapetHeatGrid *self,
                IsmsAxis axis,
                guint step)
{
  const char *name = isms_matrix_get_step_name (self->matrix, axis, step);
  g_autofree char *number = g_strdup_printf ("%u", step);
  GtkWidget *label = gtk_label_new (name != NULL ? name : number);

  gtk_widget_set_tooltip_text (label, isms_matrix_get_step_anchor (self->matrix, axis, step));
  break_name (GTK_LABEL (label));
  if (axis == ISMS_AXIS_LIKELIHOOD)
    gtk_label_set_width_chars (GTK_LABEL (label), 5);
  else
    gtk_label_set_max_width_chars (GTK_LABEL (label), 4); /* or a long word would make its column wider than the others */
  gtk_label_set_justify (GTK_LABEL (label), axis == ISMS_AXIS_LIKELIHOOD ? GTK_JUSTIFY_RIGHT : GTK_JUSTIFY_CENTER);
  gtk_label_set_xalign (GTK_LABEL (label), axis == ISMS_AXIS_LIKELIHOOD ? 1 : 0.5f);
  gtk_label_set_yalign (GTK_LABEL (label), axis == ISMS_AXIS_LIKELIHOOD ? 0.5f : 0);
  gtk_widget_add_css_class (label, "heat-axis");
  return label;
}

static GtkWidget *
make_axis_title (const char *text,
                 GtkAlign align)
{
  GtkWidget *label = gtk_label_new (text);

  break_name (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_halign (label, align);
  return label;
}

static void
fill_row (ParapetHeatGrid *self,
          guint likelihood)
{
  int row = (int) (self->sizes[ISMS_AXIS_LIKELIHOOD] - likelihood) + 1;

  gtk_grid_attach (GTK_GRID (self), make_axis_name (self, ISMS_AXIS_LIKELIHOOD, likelihood), 0, row, 1, 1);
  for (guint impact = 1; impact <= self->sizes[ISMS_AXIS_IMPACT]; impact++)
    {
      GtkWidget *cell = parapet_heat_cell_new (self->matrix, likelihood, impact);

      gtk_widget_set_hexpand (cell, TRUE);
      gtk_widget_set_vexpand (cell, TRUE);
      gtk_grid_attach (GTK_GRID (self), cell, (int) impact, row, 1, 1);
      self->cells[likelihood][impact] = cell;
    }
}

static void
fill (ParapetHeatGrid *self)
{
  GtkGrid *grid = GTK_GRID (self);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int below, across;

  self->sizes[0] = isms_matrix_get_size (self->matrix, 0);
  self->sizes[1] = isms_matrix_get_size (self->matrix, 1);
  below = (int) self->sizes[ISMS_AXIS_LIKELIHOOD] + 1;
  across = (int) self->sizes[ISMS_AXIS_IMPACT];
  gtk_grid_attach (grid, make_axis_title (_("Likelihood ↑"), GTK_ALIGN_START), 0, 0, across + 1, 1);
  for (guint likelihood = 1; likelihood <= self->sizes[ISMS_AXIS_LIKELIHOOD]; likelihood++)
    fill_row (self, likelihood);
  for (guint impact = 1; impact <= self->sizes[ISMS_AXIS_IMPACT]; impact++)
    gtk_grid_attach (grid, make_axis_name (self, ISMS_AXIS_IMPACT, impact), (int) impact, below, 1, 1);
  gtk_grid_attach (grid, make_axis_title (rtl ? _("← Impact") : _("Impact →"), GTK_ALIGN_CENTER), 1, below + 1, across, 1);
  self->cells[0][0] = parapet_heat_cell_new (self->matrix, 0, 0);
  gtk_grid_attach (grid, make_axis_title (_("Not rated"), GTK_ALIGN_END), 0, below + 2, 1, 1);
  gtk_grid_attach (grid, self->cells[0][0], 1, below + 2, across, 1);
}

static void
empty (ParapetHeatGrid *self)
{
  GtkWidget *child;

  memset (self->cells, 0, sizeof self->cells);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_grid_remove (GTK_GRID (self), child);
}

/* The steps and what the levels demand, in words. */
static char *
make_shape (ParapetHeatGrid *self)
{
  GString *shape = g_string_new (NULL);

  for (guint axis = 0; axis < 2; axis++)
    for (guint i = 1; i <= isms_matrix_get_size (self->matrix, axis); i++)
      g_string_append_printf (shape, "%u %s %s\n", axis, isms_matrix_get_step_name (self->matrix, axis, i), isms_matrix_get_step_anchor (self->matrix, axis, i));
  for (guint i = 1; i <= isms_matrix_get_size (self->matrix, 0); i++)
    for (guint j = 1; j <= isms_matrix_get_size (self->matrix, 1); j++)
      {
        IsmsRecord *band = isms_matrix_get_band (self->matrix, i, j);

        g_string_append_printf (shape, "%d %d %s\n", (int) isms_matrix_get_level (self->matrix, i, j), isms_tone_of_band (band), band != NULL ? isms_record_get_title (band) : "");
      }
  return g_string_free_and_steal (shape);
}

static gboolean
is_acceptable (ParapetHeatGrid *self,
               guint likelihood,
               guint impact)
{
  return isms_matrix_get_tone (self->matrix, likelihood, impact) == ISMS_TONE_ACCEPTABLE;
}

static void
draw_side (ParapetHeatGrid *self,
           GtkSnapshot *snapshot,
           GtkWidget *from,
           GtkWidget *to)
{
  graphene_rect_t a, b;
  GdkRGBA colour;
  float x, y;

  if (!gtk_widget_compute_bounds (from, GTK_WIDGET (self), &a) || !gtk_widget_compute_bounds (to, GTK_WIDGET (self), &b))
    return;
  gtk_widget_get_color (GTK_WIDGET (self), &colour);
  x = (MIN (a.origin.x + a.size.width, b.origin.x + b.size.width) + MAX (a.origin.x, b.origin.x)) / 2;
  y = (MIN (a.origin.y + a.size.height, b.origin.y + b.size.height) + MAX (a.origin.y, b.origin.y)) / 2;
  if (fabsf (a.origin.y - b.origin.y) < 1)
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (x - LINE / 2.0f, a.origin.y - LINE, LINE, a.size.height + 2 * LINE));
  else
    gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (a.origin.x - LINE, y - LINE / 2.0f, a.size.width + 2 * LINE, LINE));
}

/* The line between what is acceptable as it is and what is not. */
static void
draw_line (ParapetHeatGrid *self,
           GtkSnapshot *snapshot)
{
  for (guint i = 1; i <= self->sizes[0]; i++)
    for (guint j = 1; j <= self->sizes[1]; j++)
      {
        if (j < self->sizes[1] && is_acceptable (self, i, j) != is_acceptable (self, i, j + 1))
          draw_side (self, snapshot, self->cells[i][j], self->cells[i][j + 1]);
        if (i < self->sizes[0] && is_acceptable (self, i, j) != is_acceptable (self, i + 1, j))
          draw_side (self, snapshot, self->cells[i][j], self->cells[i + 1][j]);
      }
}

static void
parapet_heat_grid_snapshot (GtkWidget *widget,
                            GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (parapet_heat_grid_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_push_opacity (snapshot, 0.65);
  draw_line (PARAPET_HEAT_GRID (widget), snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
parapet_heat_grid_dispose (GObject *object)
{
  g_clear_object (&PARAPET_HEAT_GRID (object)->matrix);

  G_OBJECT_CLASS (parapet_heat_grid_parent_class)->dispose (object);
}

static void
parapet_heat_grid_finalize (GObject *object)
{
  g_free (PARAPET_HEAT_GRID (object)->shape);

  G_OBJECT_CLASS (parapet_heat_grid_parent_class)->finalize (object);
}

static void
parapet_heat_grid_class_init (ParapetHeatGridClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_heat_grid_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_heat_grid_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = parapet_heat_grid_snapshot;
}

static void
parapet_heat_grid_init (ParapetHeatGrid *self)
{
  gtk_grid_set_row_spacing (GTK_GRID (self), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self), 4);
}

GtkWidget *
parapet_heat_grid_new (void)
{
  return g_object_new (PARAPET_TYPE_HEAT_GRID, NULL);
}

/**
 * parapet_heat_grid_show:
 * @room: what a cell has room for
 *
 * Shows the matrix as it is. Cells that say what they said before stay as they are.
 */
void
parapet_heat_grid_show (ParapetHeatGrid *self,
                        IsmsMatrix *matrix,
                        IsmsStage stage,
                        const ParapetHeatRoom *room)
{
  const ParapetHeatRoom shelf = { SHELF_CHIPS, 1, FALSE };
  gboolean other = g_set_object (&self->matrix, matrix);
  g_autofree char *shape = make_shape (self);
  gboolean any = isms_matrix_count_unrated (matrix, stage) > 0;

  if (g_set_str (&self->shape, shape) || other)
    {
      empty (self);
      fill (self);
    }
  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      if (self->cells[i][j] != NULL)
        parapet_heat_cell_show (PARAPET_HEAT_CELL (self->cells[i][j]), stage, i == 0 ? &shelf : room);
  gtk_widget_set_visible (self->cells[0][0], any);
  gtk_widget_set_visible (gtk_grid_get_child_at (GTK_GRID (self), 0, (int) self->sizes[ISMS_AXIS_LIKELIHOOD] + 3), any);
}

/**
 * parapet_heat_grid_get_cell:
 *
 * Returns: (transfer none) (nullable): the cell, of two zeroes that of the risks that nobody has rated, where there are any
 */
GtkWidget *
parapet_heat_grid_get_cell (ParapetHeatGrid *self,
                            guint likelihood,
                            guint impact)
{
  if (likelihood == 0 && impact == 0)
    return self->cells[0][0] != NULL && gtk_widget_get_visible (self->cells[0][0]) ? self->cells[0][0] : NULL;
  return likelihood < SIZE && impact < SIZE ? self->cells[likelihood][impact] : NULL;
}

/**
 * parapet_heat_grid_foreach_chip:
 *
 * Calls the function with each chip that is to be seen.
 */
void
parapet_heat_grid_foreach_chip (ParapetHeatGrid *self,
                                GFunc function,
                                gpointer data)
{
  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      if (self->cells[i][j] != NULL)
        parapet_heat_cell_foreach (PARAPET_HEAT_CELL (self->cells[i][j]), function, data);
}

/**
 * parapet_heat_grid_find_chip:
 *
 * Returns: (transfer none) (nullable): the risk's chip, where it is to be seen
 */
GtkWidget *
parapet_heat_grid_find_chip (ParapetHeatGrid *self,
                             gint64 key)
{
  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      {
        GtkWidget *chip = self->cells[i][j] != NULL ? parapet_heat_cell_find (PARAPET_HEAT_CELL (self->cells[i][j]), key) : NULL;

        if (chip != NULL)
          return chip;
      }
  return NULL;
}
