/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "records/isms-kinds.h"
#include "looks/parapet-heat-cell.h"
#include "looks/parapet-heat-chip.h"
#include "looks/parapet-heatmap.h"

#define SIZE (ISMS_MATRIX_MOST + 1)
#define CHIP_WIDTH 52
#define CHIP_HEIGHT 28
#define LEVEL_HEIGHT 22
#define SHELF_CHIPS 12
#define LINE 3

/**
 * ParapetHeatmap:
 *
 * The risk matrix: likelihood upwards, impact to the end, each risk a chip in its cell. Risks are dragged to another cell, or moved
 * with Ctrl and the arrow keys; the heatmap itself changes nothing, it says where a risk is wanted. A line is drawn between what is
 * acceptable and what is not.
 */
struct _ParapetHeatmap
{
  GtkWidget parent_instance;

  IsmsMatrix *matrix;
  IsmsStage stage;
  GtkWidget *grid;
  GtkWidget *cells[SIZE][SIZE];
  guint sizes[2];
  guint limit;
  guint refresh_id;
};

G_DEFINE_FINAL_TYPE (ParapetHeatmap, parapet_heatmap, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_SELECTED,
  SIGNAL_OPENED,
  SIGNAL_MOVED,
  SIGNAL_LISTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkWidget *
make_axis_name (ParapetHeatmap *self,
                IsmsAxis axis,
                guint step)
{
  const char *name = isms_matrix_get_step_name (self->matrix, axis, step);
  g_autofree char *number = g_strdup_printf ("%u", step);
  GtkWidget *label = gtk_label_new (name != NULL ? name : number);

  gtk_widget_set_tooltip_text (label, isms_matrix_get_step_anchor (self->matrix, axis, step));
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_xalign (GTK_LABEL (label), axis == ISMS_AXIS_LIKELIHOOD ? 1 : 0.5f);
  gtk_widget_add_css_class (label, "heat-axis");
  return label;
}

static GtkWidget *
make_axis_title (const char *text,
                 GtkAlign align)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_halign (label, align);
  return label;
}

static void
fill_row (ParapetHeatmap *self,
          guint likelihood)
{
  int row = (int) (self->sizes[ISMS_AXIS_LIKELIHOOD] - likelihood) + 1;

  gtk_grid_attach (GTK_GRID (self->grid), make_axis_name (self, ISMS_AXIS_LIKELIHOOD, likelihood), 0, row, 1, 1);
  for (guint impact = 1; impact <= self->sizes[ISMS_AXIS_IMPACT]; impact++)
    {
      GtkWidget *cell = parapet_heat_cell_new (self->matrix, likelihood, impact);

      gtk_widget_set_hexpand (cell, TRUE);
      gtk_widget_set_vexpand (cell, TRUE);
      gtk_grid_attach (GTK_GRID (self->grid), cell, (int) impact, row, 1, 1);
      self->cells[likelihood][impact] = cell;
    }
}

static void
fill (ParapetHeatmap *self)
{
  GtkGrid *grid = GTK_GRID (self->grid);
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
  gtk_grid_attach (grid, make_axis_title (_("Impact →"), GTK_ALIGN_CENTER), 1, below + 1, across, 1);
  self->cells[0][0] = parapet_heat_cell_new (self->matrix, 0, 0);
  gtk_grid_attach (grid, make_axis_title (_("Not rated"), GTK_ALIGN_END), 0, below + 2, 1, 1);
  gtk_grid_attach (grid, self->cells[0][0], 1, below + 2, across, 1);
}

static void
empty (ParapetHeatmap *self)
{
  GtkWidget *child;

  memset (self->cells, 0, sizeof self->cells);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

static void
show_risks (ParapetHeatmap *self)
{
  gboolean any = isms_matrix_count_unrated (self->matrix, self->stage) > 0;
  int below = (int) self->sizes[ISMS_AXIS_LIKELIHOOD] + 3;

  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      if (self->cells[i][j] != NULL)
        parapet_heat_cell_show (PARAPET_HEAT_CELL (self->cells[i][j]), self->stage, i == 0 ? SHELF_CHIPS : self->limit);
  gtk_widget_set_visible (self->cells[0][0], any);
  gtk_widget_set_visible (gtk_grid_get_child_at (GTK_GRID (self->grid), 0, below), any);
}

static GtkWidget *
get_focused (ParapetHeatmap *self,
             GType type)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *found = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? gtk_widget_get_ancestor (focus, type) : NULL;

  return found;
}

static gboolean
has_other_shape (ParapetHeatmap *self)
{
  return self->sizes[0] != isms_matrix_get_size (self->matrix, 0) || self->sizes[1] != isms_matrix_get_size (self->matrix, 1);
}

/* Whoever had the keyboard on a risk keeps it, wherever the risk lies now. */
static void
refresh (ParapetHeatmap *self,
         gboolean anew)
{
  GtkWidget *chip = get_focused (self, PARAPET_TYPE_HEAT_CHIP);
  gint64 key = chip != NULL ? isms_record_get_key (parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (chip))) : 0;

  if (anew || has_other_shape (self))
    {
      empty (self);
      fill (self);
    }
  show_risks (self);
  if (key != 0)
    parapet_heatmap_focus_risk (self, key);
}

static void
refresh_cb (gpointer data)
{
  ParapetHeatmap *self = data;

  self->refresh_id = 0;
  refresh (self, FALSE);
}

static void
changed_cb (ParapetHeatmap *self)
{
  refresh (self, TRUE);
}

static IsmsRecord *
find_risk (ParapetHeatmap *self,
           gint64 key)
{
  return isms_store_get (isms_matrix_get_store (self->matrix), &isms_kind_risk, key);
}

static void
tell (GtkWidget *widget,
      guint signal,
      GVariant *parameter)
{
  g_autoptr (IsmsRecord) risk = find_risk (PARAPET_HEATMAP (widget), g_variant_get_int64 (parameter));

  if (risk != NULL)
    g_signal_emit (widget, signals[signal], 0, risk);
}

static void
select_cb (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  tell (widget, SIGNAL_SELECTED, parameter);
}

static void
open_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  tell (widget, SIGNAL_OPENED, parameter);
}

static void
want (ParapetHeatmap *self,
      IsmsRecord *risk,
      guint likelihood,
      guint impact)
{
  guint old_likelihood = 0, old_impact = 0;

  isms_matrix_locate (self->matrix, self->stage, risk, &old_likelihood, &old_impact);
  if ((likelihood != old_likelihood || impact != old_impact) && parapet_heatmap_find_cell (self, likelihood, impact) != NULL)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, risk, likelihood, impact);
}

static void
move_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  gint64 key;
  guint likelihood, impact;
  g_autoptr (IsmsRecord) risk = NULL;

  g_variant_get (parameter, "(xuu)", &key, &likelihood, &impact);
  risk = find_risk (PARAPET_HEATMAP (widget), key);
  if (risk != NULL)
    want (PARAPET_HEATMAP (widget), risk, likelihood, impact);
}

static void
list_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  guint likelihood, impact;

  g_variant_get (parameter, "(uu)", &likelihood, &impact);
  g_signal_emit (widget, signals[SIGNAL_LISTED], 0, likelihood, impact);
}

static gboolean
read_arrow (ParapetHeatmap *self,
            guint key,
            int *up,
            int *along)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  *up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? 1 : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? -1
                                                                                                      : 0;
  *along = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? forward : key == GDK_KEY_Left || key == GDK_KEY_KP_Left ? -forward
                                                                                                                     : 0;
  return *up != 0 || *along != 0;
}

/* From the risks that nobody has rated, one step upwards is the lowest row. */
static GtkWidget *
find_neighbour (ParapetHeatmap *self,
                GtkWidget *cell,
                int up,
                int along)
{
  guint likelihood, impact;

  parapet_heat_cell_get_place (PARAPET_HEAT_CELL (cell), &likelihood, &impact);
  if (likelihood == 0)
    return up > 0 ? parapet_heatmap_find_cell (self, 1, 1) : NULL;
  if (likelihood == 1 && up < 0)
    return gtk_widget_get_visible (self->cells[0][0]) ? self->cells[0][0] : NULL;
  return parapet_heatmap_find_cell (self, likelihood + up, impact + along);
}

static GtkWidget *
find_beside (GtkWidget *focused,
             int along)
{
  if (!PARAPET_IS_HEAT_CHIP (focused) || along == 0)
    return NULL;
  return along > 0 ? gtk_widget_get_next_sibling (focused) : gtk_widget_get_prev_sibling (focused);
}

static gboolean
move_focus (ParapetHeatmap *self,
            GtkWidget *cell,
            int up,
            int along)
{
  GtkWidget *beside = find_beside (get_focused (self, PARAPET_TYPE_HEAT_CHIP), along);
  GtkWidget *next = beside == NULL ? find_neighbour (self, cell, up, along) : NULL;

  if (beside == NULL && next == NULL)
    return FALSE;
  gtk_widget_grab_focus (beside != NULL ? beside : parapet_heat_cell_get_first (PARAPET_HEAT_CELL (next)));
  return TRUE;
}

static gboolean
move_risk (ParapetHeatmap *self,
           GtkWidget *cell,
           int up,
           int along)
{
  GtkWidget *chip = get_focused (self, PARAPET_TYPE_HEAT_CHIP);
  GtkWidget *next = find_neighbour (self, cell, up, along);
  guint likelihood, impact;

  if (chip == NULL || next == NULL || isms_store_is_past (isms_matrix_get_store (self->matrix)))
    return FALSE;
  parapet_heat_cell_get_place (PARAPET_HEAT_CELL (next), &likelihood, &impact);
  if (likelihood > 0)
    want (self, parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (chip)), likelihood, impact);
  return TRUE;
}

static gboolean
key_pressed_cb (ParapetHeatmap *self,
                guint key,
                guint code,
                GdkModifierType state)
{
  GtkWidget *cell = get_focused (self, PARAPET_TYPE_HEAT_CELL);
  int up, along;

  if (cell == NULL || !read_arrow (self, key, &up, &along))
    return FALSE;
  switch (state & gtk_accelerator_get_default_mod_mask ())
    {
    case 0:
      return move_focus (self, cell, up, along);
    case GDK_CONTROL_MASK:
      return move_risk (self, cell, up, along);
    default:
      return FALSE;
    }
}

static gboolean
is_acceptable (ParapetHeatmap *self,
               guint likelihood,
               guint impact)
{
  return isms_matrix_get_tone (self->matrix, likelihood, impact) == ISMS_TONE_ACCEPTABLE;
}

static void
draw_side (ParapetHeatmap *self,
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
draw_line (ParapetHeatmap *self,
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
parapet_heatmap_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  GTK_WIDGET_CLASS (parapet_heatmap_parent_class)->snapshot (widget, snapshot);
  gtk_snapshot_push_opacity (snapshot, 0.65);
  draw_line (PARAPET_HEATMAP (widget), snapshot);
  gtk_snapshot_pop (snapshot);
}

/* How many chips a cell has room for; what that changes is shown after the layout. */
static void
parapet_heatmap_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (widget);
  GtkWidget *cell = self->cells[1][1];
  int across, down;
  guint limit;

  gtk_widget_size_allocate (self->grid, &(GtkAllocation) { 0, 0, width, height }, baseline);
  across = MAX ((gtk_widget_get_width (cell) - 4) / CHIP_WIDTH, 1);
  down = MAX ((gtk_widget_get_height (cell) - LEVEL_HEIGHT) / CHIP_HEIGHT, 1);
  limit = (guint) MAX (across * down, 1);
  if (limit == self->limit)
    return;
  self->limit = limit;
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
parapet_heatmap_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (PARAPET_HEATMAP (widget)->grid, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
parapet_heatmap_dispose (GObject *object)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);

  G_OBJECT_CLASS (parapet_heatmap_parent_class)->dispose (object);
}

static void
install_signals (void)
{
  const GSignalFlags flags = G_SIGNAL_RUN_LAST;

  /**
   * ParapetHeatmap::selected:
   * @risk: whose details are wanted beside the matrix
   */
  signals[SIGNAL_SELECTED] = g_signal_new ("selected", PARAPET_TYPE_HEATMAP, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_RECORD);
  /**
   * ParapetHeatmap::opened:
   * @risk: whose details are wanted, even where they hide the matrix
   */
  signals[SIGNAL_OPENED] = g_signal_new ("opened", PARAPET_TYPE_HEATMAP, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_RECORD);
  /**
   * ParapetHeatmap::moved:
   * @risk: which is wanted in another cell
   * @likelihood: its step
   * @impact: its step
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", PARAPET_TYPE_HEATMAP, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, ISMS_TYPE_RECORD, G_TYPE_UINT, G_TYPE_UINT);
  /**
   * ParapetHeatmap::listed:
   * @likelihood: the cell whose risks are wanted as a list, 0 for those that are not rated
   */
  signals[SIGNAL_LISTED] = g_signal_new ("listed", PARAPET_TYPE_HEATMAP, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
parapet_heatmap_class_init (ParapetHeatmapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_heatmap_dispose;
  widget_class->measure = parapet_heatmap_measure;
  widget_class->size_allocate = parapet_heatmap_size_allocate;
  widget_class->snapshot = parapet_heatmap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  install_signals ();
  gtk_widget_class_install_action (widget_class, "heat.select", "x", select_cb);
  gtk_widget_class_install_action (widget_class, "heat.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "heat.move", "(xuu)", move_cb);
  gtk_widget_class_install_action (widget_class, "heat.list", "(uu)", list_cb);
}

static void
parapet_heatmap_init (ParapetHeatmap *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->stage = ISMS_STAGE_CURRENT;
  self->limit = 4;
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 4);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Risk matrix"), -1);
}

/**
 * parapet_heatmap_new:
 * @matrix: what it shows
 */
GtkWidget *
parapet_heatmap_new (IsmsMatrix *matrix)
{
  ParapetHeatmap *self = g_object_new (PARAPET_TYPE_HEATMAP, NULL);

  self->matrix = g_object_ref (matrix);
  refresh (self, TRUE);
  g_signal_connect_swapped (matrix, "changed", G_CALLBACK (changed_cb), self);
  return GTK_WIDGET (self);
}

IsmsStage
parapet_heatmap_get_stage (ParapetHeatmap *self)
{
  return self->stage;
}

/**
 * parapet_heatmap_set_stage:
 * @stage: which of their three ratings says where the risks lie
 */
void
parapet_heatmap_set_stage (ParapetHeatmap *self,
                           IsmsStage stage)
{
  if (self->stage == stage)
    return;
  self->stage = stage;
  refresh (self, FALSE);
}

/**
 * parapet_heatmap_find_cell:
 *
 * Returns: (transfer none) (nullable): the cell
 */
GtkWidget *
parapet_heatmap_find_cell (ParapetHeatmap *self,
                           guint likelihood,
                           guint impact)
{
  if (likelihood < 1 || impact < 1 || likelihood > self->sizes[ISMS_AXIS_LIKELIHOOD] || impact > self->sizes[ISMS_AXIS_IMPACT])
    return NULL;
  return self->cells[likelihood][impact];
}

/**
 * parapet_heatmap_focus_risk:
 *
 * Returns: whether the risk is to be seen, and has the keyboard now
 */
gboolean
parapet_heatmap_focus_risk (ParapetHeatmap *self,
                            gint64 key)
{
  for (guint i = 0; i < SIZE; i++)
    for (guint j = 0; j < SIZE; j++)
      {
        GtkWidget *chip = self->cells[i][j] != NULL ? parapet_heat_cell_find (PARAPET_HEAT_CELL (self->cells[i][j]), key) : NULL;

        if (chip != NULL)
          return gtk_widget_grab_focus (chip);
      }
  return FALSE;
}
