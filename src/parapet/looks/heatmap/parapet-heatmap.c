/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "records/isms-kinds.h"
#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-chip.h"
#include "looks/heatmap/parapet-heat-drop.h"
#include "looks/heatmap/parapet-heat-grid.h"
#include "looks/heatmap/parapet-heat-hint.h"
#include "looks/heatmap/parapet-heat-keys.h"
#include "looks/heatmap/parapet-heat-rubber.h"
#include "looks/heatmap/parapet-heat-ways.h"
#include "looks/heatmap/parapet-heatmap.h"
#include "widgets/parapet-slices.h"

#define CHIP_WIDTH 52
#define CHIP_HEIGHT 28
#define LEVEL_HEIGHT 22
#define GAP 4
#define CHIP_PADDING 8
#define WAY_TIME 600 /* milliseconds */

/**
 * ParapetHeatmap:
 *
 * The risk matrix: likelihood upwards, impact to the end, each risk a chip in its cell. Risks are picked, one or many, and dragged to
 * another cell, or moved with Ctrl and the arrow keys; the heatmap itself changes nothing, it says where risks are wanted. Arrows show
 * the way of the risks that are picked.
 */
struct _ParapetHeatmap
{
  GtkWidget parent_instance;

  IsmsMatrix *matrix;
  IsmsStage stage;
  ParapetHeatGrid *grid;
  ParapetHeatRoom room; /* for risks in a cell */
  guint refresh_id;

  ParapetHeatSelection *selection;
  gboolean all_ways;
  GArray *ways; /* keys of the risks whose way is drawn */
  AdwAnimation *drawing;
  double drawn;
  graphene_rect_t rubber; /* empty where none is drawn */

  ParapetHeatHint *hint;
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

static void
mark_cb (gpointer chip,
         gpointer data)
{
  ParapetHeatmap *self = data;
  gint64 key = isms_record_get_key (parapet_heat_chip_get_risk (chip));

  parapet_heat_chip_set_picked (chip, parapet_heat_selection_has (self->selection, key), parapet_heat_selection_get_n (self->selection));
}

static void
add_key_cb (gpointer chip,
            gpointer data)
{
  gint64 key = isms_record_get_key (parapet_heat_chip_get_risk (chip));

  g_array_append_val ((GArray *) data, key);
}

/* The ways of what is picked; of all that is to be seen, where that is wanted. */
static GArray *
find_ways (ParapetHeatmap *self)
{
  GArray *keys = parapet_heat_selection_list (self->selection);

  if (self->all_ways && keys->len == 0)
    parapet_heatmap_foreach_chip (self, add_key_cb, keys);
  return keys;
}

static gboolean
is_same (GArray *keys,
         GArray *others)
{
  return keys->len == others->len && (keys->len == 0 || memcmp (keys->data, others->data, keys->len * sizeof (gint64)) == 0);
}

/* Returns whether they are few enough to be read. */
static gboolean
show_ways (ParapetHeatmap *self)
{
  g_autoptr (GArray) ways = find_ways (self);
  gboolean readable = ways->len <= PARAPET_HEAT_WAYS_MOST;
  gboolean same;

  if (!readable)
    g_array_set_size (ways, 0);
  same = is_same (ways, self->ways);
  g_array_unref (self->ways);
  self->ways = g_steal_pointer (&ways);
  if (!same)
    adw_animation_play (self->drawing);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return readable;
}

static void
show_picked (ParapetHeatmap *self)
{
  parapet_heatmap_foreach_chip (self, mark_cb, self);
  show_ways (self);
}

static void
draw_ways_cb (double progress,
              gpointer data)
{
  ParapetHeatmap *self = data;

  self->drawn = progress;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whoever had the keyboard on a risk keeps it, wherever the risk lies now. */
static void
refresh (gpointer heatmap)
{
  ParapetHeatmap *self = heatmap;
  GtkWidget *chip = parapet_heatmap_get_focused (self, PARAPET_TYPE_HEAT_CHIP);
  gint64 key = chip != NULL ? isms_record_get_key (parapet_heat_chip_get_risk (PARAPET_HEAT_CHIP (chip))) : 0;

  parapet_heat_grid_show (self->grid, self->matrix, self->stage, &self->room);
  show_picked (self);
  if (key != 0)
    parapet_heatmap_focus_risk (self, key);
}

static void
changed_cb (ParapetHeatmap *self)
{
  parapet_slices_when_seen (GTK_WIDGET (self), refresh);
}

static void
refresh_cb (gpointer data)
{
  ParapetHeatmap *self = data;

  self->refresh_id = 0;
  refresh (self);
}

static IsmsRecord *
find_risk (ParapetHeatmap *self,
           gint64 key)
{
  return isms_store_get (isms_matrix_get_store (self->matrix), &isms_kind_risk, key);
}

static void
tell (ParapetHeatmap *self,
      guint signal,
      gint64 key)
{
  g_autoptr (IsmsRecord) risk = find_risk (self, key);

  if (risk != NULL)
    g_signal_emit (self, signals[signal], 0, risk);
}

static void
pick_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (widget);
  gint64 key;
  gboolean more;

  g_variant_get (parameter, "(xb)", &key, &more);
  if (more)
    {
      parapet_heat_selection_toggle (self->selection, key);
      return;
    }
  parapet_heat_selection_select (self->selection, key);
  tell (self, SIGNAL_SELECTED, key);
}

static void
open_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  tell (PARAPET_HEATMAP (widget), SIGNAL_OPENED, g_variant_get_int64 (parameter));
}

/* What cannot be moved says why, where it lies. */
static void
refuse_cb (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (widget);
  GtkWidget *chip = parapet_heatmap_find_chip (self, g_variant_get_int64 (parameter));

  if (chip != NULL)
    parapet_heatmap_show_hint (self, chip, _("This is how it was"), _("What is past cannot be rated: go back to today first."));
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

static void
draw_rubber (ParapetHeatmap *self,
             GtkSnapshot *snapshot)
{
  GdkRGBA *accent = adw_style_manager_get_accent_color_rgba (adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self))));
  GdkRGBA tint = *accent;
  GskRoundedRect outline;

  tint.alpha = 0.2f;
  gsk_rounded_rect_init_from_rect (&outline, &self->rubber, 4);
  gtk_snapshot_append_color (snapshot, &tint, &self->rubber);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]) { 1, 1, 1, 1 }, (const GdkRGBA[]) { *accent, *accent, *accent, *accent });
  gdk_rgba_free (accent);
}

static void
parapet_heatmap_snapshot (GtkWidget *widget,
                          GtkSnapshot *snapshot)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (widget);

  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->grid), snapshot);
  if (self->ways->len > 0)
    parapet_heat_ways_snapshot (self, self->ways, self->drawn, snapshot);
  if (self->rubber.size.width > 0 || self->rubber.size.height > 0)
    draw_rubber (self, snapshot);
  gtk_widget_snapshot_child (widget, GTK_WIDGET (self->hint), snapshot);
}

/* The code stands in each; the title only where there is room. */
static void
measure_cb (gpointer chip,
            gpointer data)
{
  int *size = data, width, height;

  gtk_widget_measure (gtk_widget_get_first_child (chip), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (chip, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
  size[0] = MAX (size[0], width + CHIP_PADDING + GAP);
  size[1] = MAX (size[1], height + GAP);
}

/* How many chips a cell has room for; what that changes is shown after the layout. */
static void
parapet_heatmap_size_allocate (GtkWidget *widget,
                               int width,
                               int height,
                               int baseline)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (widget);
  GtkWidget *cell = parapet_heat_grid_get_cell (self->grid, 1, 1);
  int size[2] = { CHIP_WIDTH, CHIP_HEIGHT }; /* more in a presentation, with larger text, or where codes are long */
  ParapetHeatRoom room;
  int wide;

  gtk_widget_size_allocate (GTK_WIDGET (self->grid), &(GtkAllocation) { 0, 0, width, height }, baseline);
  parapet_heat_hint_place (self->hint, width, height);
  wide = gtk_widget_get_width (cell) - 4 + GAP; /* the last needs no gap */
  parapet_heatmap_foreach_chip (self, measure_cb, size);
  room.across = (guint) MAX (wide / size[0], 0);
  room.down = (guint) MAX ((gtk_widget_get_height (cell) - LEVEL_HEIGHT) / size[1], 1);
  room.beside = (wide - (int) room.across * size[0]) * 3 >= size[0] * 2; /* two digits take less than two thirds of a code */
  if (self->room.across == room.across && self->room.down == room.down && self->room.beside == room.beside)
    return;
  self->room = room;
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
  gtk_widget_measure (GTK_WIDGET (PARAPET_HEATMAP (widget)->grid), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
parapet_heatmap_dispose (GObject *object)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (object);
  GtkWidget *child;

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->drawing);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (parapet_heatmap_parent_class)->dispose (object);
}

static void
parapet_heatmap_finalize (GObject *object)
{
  ParapetHeatmap *self = PARAPET_HEATMAP (object);

  g_array_unref (self->ways);

  G_OBJECT_CLASS (parapet_heatmap_parent_class)->finalize (object);
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
   * @risks: (element-type IsmsRecord): which are wanted in another cell
   * @likelihood: its step
   * @impact: its step
   */
  signals[SIGNAL_MOVED] = g_signal_new ("moved", PARAPET_TYPE_HEATMAP, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_PTR_ARRAY, G_TYPE_UINT, G_TYPE_UINT);
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
  G_OBJECT_CLASS (klass)->finalize = parapet_heatmap_finalize;
  widget_class->measure = parapet_heatmap_measure;
  widget_class->size_allocate = parapet_heatmap_size_allocate;
  widget_class->snapshot = parapet_heatmap_snapshot;
  gtk_widget_class_set_css_name (widget_class, "heatmap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  install_signals ();
  gtk_widget_class_install_action (widget_class, "heat.pick", "(xb)", pick_cb);
  gtk_widget_class_install_action (widget_class, "heat.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "heat.refuse", "x", refuse_cb);
  gtk_widget_class_install_action (widget_class, "heat.list", "(uu)", list_cb);
}

static void
parapet_heatmap_init (ParapetHeatmap *self)
{
  self->stage = ISMS_STAGE_CURRENT;
  self->room = (ParapetHeatRoom) { 1, 2, FALSE };
  self->ways = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->drawing = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, WAY_TIME, adw_callback_animation_target_new (draw_ways_cb, self, NULL));
  self->selection = parapet_heat_selection_new ();
  g_signal_connect_object (self->selection, "changed", G_CALLBACK (show_picked), self, G_CONNECT_SWAPPED);
  self->grid = PARAPET_HEAT_GRID (parapet_heat_grid_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->grid), GTK_WIDGET (self));
  self->hint = PARAPET_HEAT_HINT (parapet_heat_hint_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->hint), GTK_WIDGET (self));
  parapet_heat_keys_install (self);
  parapet_heat_drop_install (self);
  parapet_heat_rubber_install (self);
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

  parapet_heatmap_set_matrix (self, matrix);
  return GTK_WIDGET (self);
}

/**
 * parapet_heatmap_set_matrix:
 *
 * Shows another matrix: that of another day, say. What is picked stays so.
 */
void
parapet_heatmap_set_matrix (ParapetHeatmap *self,
                            IsmsMatrix *matrix)
{
  if (self->matrix == matrix)
    return;
  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_set_object (&self->matrix, matrix);
  refresh (self);
  g_signal_connect_swapped (matrix, "changed", G_CALLBACK (changed_cb), self);
}

/**
 * parapet_heatmap_get_matrix:
 *
 * Returns: (transfer none): what it shows
 */
IsmsMatrix *
parapet_heatmap_get_matrix (ParapetHeatmap *self)
{
  return self->matrix;
}

/**
 * parapet_heatmap_get_selection:
 *
 * Returns: (transfer none): which risks are picked
 */
ParapetHeatSelection *
parapet_heatmap_get_selection (ParapetHeatmap *self)
{
  return self->selection;
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
  refresh (self);
}

/**
 * parapet_heatmap_set_all_ways:
 * @all: whether the ways of all risks are shown while none is picked
 *
 * Returns: %FALSE where they are too many to be read, so that none is drawn until fewer risks are to be seen
 */
gboolean
parapet_heatmap_set_all_ways (ParapetHeatmap *self,
                              gboolean all)
{
  self->all_ways = all;
  return show_ways (self);
}

/**
 * parapet_heatmap_set_rubber:
 * @area: (nullable): the rectangle that is being drawn round risks
 */
void
parapet_heatmap_set_rubber (ParapetHeatmap *self,
                            const graphene_rect_t *area)
{
  self->rubber = area != NULL ? *area : GRAPHENE_RECT_INIT (0, 0, 0, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * parapet_heatmap_show_hint:
 * @about: (nullable): a cell or a chip; %NULL to take the hint away
 * @title: (nullable): what it is
 * @text: (nullable): what is to be known about it
 *
 * Says something beside a part of the matrix. Of a cell it stays while the pointer does, of a chip for a while.
 */
void
parapet_heatmap_show_hint (ParapetHeatmap *self,
                           GtkWidget *about,
                           const char *title,
                           const char *text)
{
  parapet_heat_hint_show (self->hint, about, title, text);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * parapet_heatmap_get_focused:
 * @type: of a part of the matrix
 *
 * Returns: (transfer none) (nullable): the part of that type that has the keyboard
 */
GtkWidget *
parapet_heatmap_get_focused (ParapetHeatmap *self,
                             GType type)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? gtk_widget_get_ancestor (focus, type) : NULL;
}

/**
 * parapet_heatmap_get_cell_at:
 *
 * Returns: (transfer none) (nullable): the cell at that point
 */
GtkWidget *
parapet_heatmap_get_cell_at (ParapetHeatmap *self,
                             double x,
                             double y)
{
  GtkWidget *under = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return under != NULL ? gtk_widget_get_ancestor (under, PARAPET_TYPE_HEAT_CELL) : NULL;
}

/**
 * parapet_heatmap_get_shelf:
 *
 * Returns: (transfer none) (nullable): where the risks lie that nobody has rated, where there are any
 */
GtkWidget *
parapet_heatmap_get_shelf (ParapetHeatmap *self)
{
  return parapet_heat_grid_get_cell (self->grid, 0, 0);
}

/**
 * parapet_heatmap_foreach_chip:
 *
 * Calls the function with each chip that is to be seen.
 */
void
parapet_heatmap_foreach_chip (ParapetHeatmap *self,
                              GFunc function,
                              gpointer data)
{
  parapet_heat_grid_foreach_chip (self->grid, function, data);
}

/**
 * parapet_heatmap_list_together:
 * @risk: which is moved
 *
 * Returns: (transfer full) (element-type IsmsRecord): what moves with it, itself among them: all that is picked, where it is
 */
GPtrArray *
parapet_heatmap_list_together (ParapetHeatmap *self,
                               IsmsRecord *risk)
{
  GPtrArray *risks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) keys = parapet_heat_selection_list (self->selection);

  if (!parapet_heat_selection_has (self->selection, isms_record_get_key (risk)))
    g_array_set_size (keys, 0);
  for (guint i = 0; i < keys->len; i++)
    {
      IsmsRecord *one = find_risk (self, g_array_index (keys, gint64, i));

      if (one != NULL)
        g_ptr_array_add (risks, one);
    }
  if (risks->len == 0)
    g_ptr_array_add (risks, g_object_ref (risk));
  return risks;
}

static gboolean
lies_elsewhere (ParapetHeatmap *self,
                IsmsRecord *risk,
                guint likelihood,
                guint impact)
{
  guint old_likelihood = 0, old_impact = 0;

  isms_matrix_locate (self->matrix, self->stage, isms_record_get_key (risk), &old_likelihood, &old_impact);
  return likelihood != old_likelihood || impact != old_impact;
}

/**
 * parapet_heatmap_want:
 * @risk: a risk, with what is picked together with it
 *
 * Says that they are wanted in another cell. Those that lie there already are not meant.
 */
void
parapet_heatmap_want (ParapetHeatmap *self,
                      IsmsRecord *risk,
                      guint likelihood,
                      guint impact)
{
  g_autoptr (GPtrArray) risks = parapet_heatmap_list_together (self, risk);

  if (parapet_heatmap_find_cell (self, likelihood, impact) == NULL || isms_store_is_past (isms_matrix_get_store (self->matrix)))
    return;
  for (guint i = risks->len; i > 0; i--)
    if (!lies_elsewhere (self, g_ptr_array_index (risks, i - 1), likelihood, impact))
      g_ptr_array_remove_index (risks, i - 1);
  if (risks->len > 0)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, risks, likelihood, impact);
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
  return likelihood > 0 && impact > 0 ? parapet_heat_grid_get_cell (self->grid, likelihood, impact) : NULL;
}

/**
 * parapet_heatmap_find_chip:
 *
 * Returns: (transfer none) (nullable): the risk's chip, where it is to be seen
 */
GtkWidget *
parapet_heatmap_find_chip (ParapetHeatmap *self,
                           gint64 key)
{
  return parapet_heat_grid_find_chip (self->grid, key);
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
  GtkWidget *chip = parapet_heatmap_find_chip (self, key);

  return chip != NULL && gtk_widget_grab_focus (chip);
}
