/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-list.h"
#include "looks/heatmap/parapet-risk-map.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

/* The matrix of the sample: what it draws, what is picked in it, and the other ways to look at it. */

typedef struct
{
  IsmsStore *store;
  IsmsRecordList *risks;
  GtkWidget *window;
  GtkWidget *map;
  ParapetHeatmap *heatmap;
} Fixture;

static gboolean
after_cb (gpointer done)
{
  *(gboolean *) done = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_pass (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add (milliseconds, after_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_map (Fixture *fixture)
{

  fixture->store = open_sample ();
  fixture->risks = isms_record_list_new (fixture->store, &(IsmsQuery) { .kind = &isms_kind_risk });
  fixture->map = parapet_risk_map_new (fixture->store, fixture->risks);
  fixture->heatmap = parapet_risk_map_get_heatmap (PARAPET_RISK_MAP (fixture->map));
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1200, "default-height", 1000, "content", fixture->map, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  let_pass (300);
}

static void
close_map (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  let_pass (50);
  g_assert_finalize_object (fixture->risks);
  g_assert_finalize_object (fixture->store);
}

static gint64
find_key (Fixture *fixture,
          const char *code)
{
  g_autoptr (IsmsRecord) risk = isms_store_find (fixture->store, &isms_kind_risk, code);

  return isms_record_get_key (risk);
}

/* Likelihood and impact as two digits. */
static guint
locate (Fixture *fixture,
        IsmsStage stage,
        const char *code)
{
  g_autoptr (IsmsRecord) risk = isms_store_find (fixture->store, &isms_kind_risk, code);
  guint likelihood, impact;

  g_assert_true (isms_matrix_locate (parapet_heatmap_get_matrix (fixture->heatmap), stage, isms_record_get_key (risk), &likelihood, &impact));
  return likelihood * 10 + impact;
}

static GtkWidget *
find_cell (Fixture *fixture,
           IsmsStage stage,
           const char *code)
{
  guint place = locate (fixture, stage, code);

  return parapet_heatmap_find_cell (fixture->heatmap, place / 10, place % 10);
}

/* Lines two pixels wide are the arrows; what is wider lies behind them. */
static void
collect_arrows (GskRenderNode *node,
                GPtrArray *arrows)
{
  switch ((int) gsk_render_node_get_node_type (node))
    {
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        collect_arrows (gsk_container_node_get_child (node, i), arrows);
      break;
    case GSK_CLIP_NODE:
      collect_arrows (gsk_clip_node_get_child (node), arrows);
      break;
    case GSK_STROKE_NODE:
      if (G_APPROX_VALUE (gsk_stroke_get_line_width (gsk_stroke_node_get_stroke (node)), 2, 0.01f))
        g_ptr_array_add (arrows, gsk_render_node_ref (node));
      break;
    default:
      break;
    }
}

static GPtrArray *
list_arrows (Fixture *fixture)
{
  GPtrArray *arrows = g_ptr_array_new_with_free_func ((GDestroyNotify) gsk_render_node_unref);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  let_pass (900); /* they are drawn as they are: growing */
  GTK_WIDGET_GET_CLASS (fixture->heatmap)->snapshot (GTK_WIDGET (fixture->heatmap), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  collect_arrows (node, arrows);
  gsk_render_node_unref (node);
  return arrows;
}

static gboolean
is_dashed (GskRenderNode *arrow)
{
  gsize n;

  gsk_stroke_get_dash (gsk_stroke_node_get_stroke (arrow), &n);
  return n > 0;
}

static void
assert_leads (Fixture *fixture,
              GskRenderNode *arrow,
              GtkWidget *from,
              GtkWidget *to)
{
  GskPath *path = gsk_stroke_node_get_path (arrow);
  GskPathPoint start, end;
  graphene_point_t tail, tip;
  graphene_rect_t first, last;

  g_assert_true (gsk_path_get_start_point (path, &start) && gsk_path_get_end_point (path, &end));
  gsk_path_point_get_position (&start, path, &tail);
  gsk_path_point_get_position (&end, path, &tip);
  g_assert_true (gtk_widget_compute_bounds (from, GTK_WIDGET (fixture->heatmap), &first) && gtk_widget_compute_bounds (to, GTK_WIDGET (fixture->heatmap), &last));
  graphene_rect_inset (&first, -8, -8);
  graphene_rect_inset (&last, -8, -8);
  g_assert_true (graphene_rect_contains_point (&first, &tail));
  g_assert_true (graphene_rect_contains_point (&last, &tip));
}

/* From where a risk lay without controls an arrow leads to where it lies now, and from there a dashed one to where it is wanted. */
static void
test_ways (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) none = NULL, one = NULL, all = NULL, nothing = NULL;
  GtkWidget *cells[ISMS_N_STAGES];

  open_map (&fixture);
  none = list_arrows (&fixture);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    cells[stage] = find_cell (&fixture, stage, "RK-04");
  g_assert_true (cells[0] != cells[1] && cells[1] != cells[2]);
  parapet_heat_selection_select (parapet_heatmap_get_selection (fixture.heatmap), find_key (&fixture, "RK-04"));
  one = list_arrows (&fixture);
  g_assert_cmpuint (one->len, ==, 2);
  g_assert_false (is_dashed (g_ptr_array_index (one, 0)));
  g_assert_true (is_dashed (g_ptr_array_index (one, 1)));
  assert_leads (&fixture, g_ptr_array_index (one, 0), cells[ISMS_STAGE_INHERENT], cells[ISMS_STAGE_CURRENT]);
  assert_leads (&fixture, g_ptr_array_index (one, 1), cells[ISMS_STAGE_CURRENT], cells[ISMS_STAGE_TARGET]);
  parapet_heat_selection_clear (parapet_heatmap_get_selection (fixture.heatmap));
  g_assert_true (parapet_heatmap_set_all_ways (fixture.heatmap, TRUE));
  all = list_arrows (&fixture);
  g_assert_cmpuint (all->len, >, 24); /* as many risks as the sample has are not too many */
  parapet_heatmap_set_all_ways (fixture.heatmap, FALSE);
  nothing = list_arrows (&fixture);
  g_assert_cmpuint (nothing->len, ==, 0);
  close_map (&fixture);
}

static gboolean
lies_in (Fixture *fixture,
         const char *code,
         GtkWidget *cell)
{
  GtkWidget *chip = parapet_heatmap_find_chip (fixture->heatmap, find_key (fixture, code));

  return chip != NULL && gtk_widget_is_ancestor (chip, cell);
}

/* The switch above the matrix says which of the three ratings is shown. */
static void
test_stages (void)
{
  Fixture fixture;
  AdwToggleGroup *stages;

  open_map (&fixture);
  stages = ADW_TOGGLE_GROUP (find_child (fixture.map, ADW_TYPE_TOGGLE_GROUP));
  for (guint stage = 0; stage < ISMS_N_STAGES; stage++)
    {
      adw_toggle_group_set_active (stages, stage);
      g_assert_true (lies_in (&fixture, "RK-07", find_cell (&fixture, stage, "RK-07")));
    }
  close_map (&fixture);
}

static void
moved_cb (ParapetHeatmap *heatmap,
          GPtrArray *risks,
          guint likelihood,
          guint impact,
          guint *n)
{
  *n = risks->len;
}

/* What is picked moves together, but for what lies there already; what is not picked moves alone. */
static void
test_together (void)
{
  Fixture fixture;
  ParapetHeatSelection *selection;
  g_autoptr (IsmsRecord) risk = NULL, other = NULL;
  guint n = 0;

  open_map (&fixture);
  g_signal_handlers_disconnect_matched (fixture.heatmap, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, fixture.map); /* no question is asked here */
  selection = parapet_heatmap_get_selection (fixture.heatmap);
  risk = isms_store_find (fixture.store, &isms_kind_risk, "RK-04");
  other = isms_store_find (fixture.store, &isms_kind_risk, "RK-09");
  g_signal_connect (fixture.heatmap, "moved", G_CALLBACK (moved_cb), &n);
  parapet_heat_selection_select (selection, find_key (&fixture, "RK-04"));
  parapet_heat_selection_toggle (selection, find_key (&fixture, "RK-21"));
  parapet_heat_selection_toggle (selection, find_key (&fixture, "RK-02"));
  parapet_heatmap_want (fixture.heatmap, risk, 4, 4);
  g_assert_cmpuint (n, ==, 3);
  parapet_heatmap_want (fixture.heatmap, risk, 3, 3); /* where two of them are */
  g_assert_cmpuint (n, ==, 1);
  parapet_heat_selection_toggle (selection, find_key (&fixture, "RK-02"));
  parapet_heatmap_want (fixture.heatmap, risk, 4, 4);
  g_assert_cmpuint (n, ==, 2);
  parapet_heatmap_want (fixture.heatmap, other, 4, 4);
  g_assert_cmpuint (n, ==, 1);
  g_clear_object (&risk);
  g_clear_object (&other);
  close_map (&fixture);
}

static gboolean
drop_on (Fixture *fixture,
         GtkWidget *cell,
         IsmsRecord *risk)
{
  g_auto (GValue) value = G_VALUE_INIT;
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (fixture->heatmap), &bounds));
  g_value_init (&value, ISMS_TYPE_RECORD);
  g_value_set_object (&value, risk);
  return drop (GTK_WIDGET (fixture->heatmap), &value, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height - 2);
}

/* A risk of another document, dragged over from its window, is none of this matrix, though it has the same code. */
static void
test_foreign (void)
{
  Fixture fixture;
  IsmsStore *elsewhere = open_sample ();
  g_autoptr (IsmsRecord) foreign = isms_store_find (elsewhere, &isms_kind_risk, "RK-04");
  g_autoptr (IsmsRecord) own = NULL;
  GtkWidget *cell;
  guint n = 0;

  open_map (&fixture);
  g_signal_handlers_disconnect_matched (fixture.heatmap, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, fixture.map); /* no question is asked here */
  g_signal_connect (fixture.heatmap, "moved", G_CALLBACK (moved_cb), &n);
  own = isms_store_find (fixture.store, &isms_kind_risk, "RK-04");
  cell = parapet_heatmap_find_cell (fixture.heatmap, 5, 5);
  g_assert_false (drop_on (&fixture, cell, foreign));
  g_assert_cmpuint (n, ==, 0);
  g_assert_true (drop_on (&fixture, cell, own));
  g_assert_cmpuint (n, ==, 1);
  g_clear_object (&own);
  close_map (&fixture);
  g_clear_object (&foreign);
  g_assert_finalize_object (elsewhere);
}

static void
count_chip_cb (gpointer chip,
               gpointer data)
{
  (*(guint *) data)++;
}

/* Returns: how many codes the cell shows in that room; @more is how it counts the others */
static guint
count_codes (Fixture *fixture,
             ParapetHeatRoom room,
             const char *more)
{
  guint place = locate (fixture, ISMS_STAGE_CURRENT, "RK-01"), n = 0;
  GtkWidget *cell = g_object_ref_sink (parapet_heat_cell_new (parapet_heatmap_get_matrix (fixture->heatmap), place / 10, place % 10));

  parapet_heat_cell_show (PARAPET_HEAT_CELL (cell), ISMS_STAGE_CURRENT, &room);
  parapet_heat_cell_foreach (PARAPET_HEAT_CELL (cell), count_chip_cb, &n);
  g_assert_true (more == NULL || says (cell, more));
  g_object_unref (cell);
  return n;
}

/* What finds no room in a cell is counted; the count takes the room of a code only where it must. */
static void
test_room (void)
{
  Fixture fixture;

  open_map (&fixture);
  g_assert_cmpuint (count_codes (&fixture, (ParapetHeatRoom) { 1, 2, FALSE }, "+7"), ==, 1);
  g_assert_cmpuint (count_codes (&fixture, (ParapetHeatRoom) { 1, 2, TRUE }, "+6"), ==, 2);
  g_assert_cmpuint (count_codes (&fixture, (ParapetHeatRoom) { 2, 4, FALSE }, NULL), ==, 8);
  g_assert_cmpuint (count_codes (&fixture, (ParapetHeatRoom) { 0, 2, TRUE }, "8"), ==, 0);
  close_map (&fixture);
}

/* A cell opens as the list of all that lie in it, and closes again. */
static void
test_cell_as_list (void)
{
  Fixture fixture;
  guint place;
  GtkListView *list;

  open_map (&fixture);
  place = locate (&fixture, ISMS_STAGE_CURRENT, "RK-01");
  gtk_widget_activate_action (GTK_WIDGET (fixture.heatmap), "heat.list", "(uu)", place / 10, place % 10);
  let_pass (300);
  list = GTK_LIST_VIEW (find_child (find_child (fixture.map, PARAPET_TYPE_HEAT_LIST), GTK_TYPE_LIST_VIEW));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (list))), ==,
                    isms_matrix_count_cell (parapet_heatmap_get_matrix (fixture.heatmap), ISMS_STAGE_CURRENT, place / 10, place % 10));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture.heatmap)));
  gtk_widget_activate_action (GTK_WIDGET (list), "map.back", NULL);
  let_pass (300);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture.heatmap)));
  g_assert_null (find_child (fixture.map, PARAPET_TYPE_HEAT_LIST));
  close_map (&fixture);
}

/* The slider shows the risks as they lay on another day, where none can be moved; and back. */
static void
test_past (void)
{
  Fixture fixture;
  GtkRange *days;
  guint today, n = 0;
  g_autoptr (IsmsRecord) risk = NULL;

  open_map (&fixture);
  today = locate (&fixture, ISMS_STAGE_CURRENT, "RK-01");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.heatmap), "map.past", NULL));
  days = GTK_RANGE (find_child (fixture.map, GTK_TYPE_SCALE));
  gtk_range_set_value (days, 75); /* all risks lie where they lay without controls */
  while (!adw_banner_get_revealed (ADW_BANNER (find_child (fixture.map, ADW_TYPE_BANNER))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (locate (&fixture, ISMS_STAGE_CURRENT, "RK-01"), !=, today);
  g_assert_cmpuint (locate (&fixture, ISMS_STAGE_CURRENT, "RK-01"), ==, locate (&fixture, ISMS_STAGE_INHERENT, "RK-01"));
  g_signal_connect (fixture.heatmap, "moved", G_CALLBACK (moved_cb), &n);
  risk = isms_store_find (fixture.store, &isms_kind_risk, "RK-01");
  parapet_heatmap_want (fixture.heatmap, risk, 1, 1);
  g_assert_cmpuint (n, ==, 0);
  g_signal_emit_by_name (find_child (fixture.map, ADW_TYPE_BANNER), "button-clicked");
  while (adw_banner_get_revealed (ADW_BANNER (find_child (fixture.map, ADW_TYPE_BANNER))))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (locate (&fixture, ISMS_STAGE_CURRENT, "RK-01"), ==, today);
  g_clear_object (&risk);
  close_map (&fixture);
}

static GtkWidget *
find_presentation (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_has_css_class (window, "presentation"))
        return window;
    }
  return NULL;
}

/* For a workshop the matrix fills a window of its own, which asks about the risk that is picked. */
static void
test_present (void)
{
  Fixture fixture;
  GtkWidget *window;
  AdwWindowTitle *title;

  open_map (&fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture.heatmap), "map.present", NULL));
  window = find_presentation ();
  g_assert_nonnull (window);
  let_pass (300);
  title = ADW_WINDOW_TITLE (find_child (window, ADW_TYPE_WINDOW_TITLE));
  g_assert_cmpstr (adw_window_title_get_title (title), ==, "Where does each risk belong?");
  gtk_widget_activate_action (find_child (window, PARAPET_TYPE_HEATMAP), "heat.pick", "(xb)", find_key (&fixture, "RK-07"), FALSE);
  g_assert_true (g_str_has_prefix (adw_window_title_get_title (title), "RK-07 · "));
  gtk_window_close (GTK_WINDOW (window));
  let_pass (100);
  g_assert_null (find_presentation ());
  close_map (&fixture);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/heatmap/ways", test_ways);
  g_test_add_func ("/heatmap/stages", test_stages);
  g_test_add_func ("/heatmap/together", test_together);
  g_test_add_func ("/heatmap/foreign", test_foreign);
  g_test_add_func ("/heatmap/room", test_room);
  g_test_add_func ("/heatmap/cell-as-list", test_cell_as_list);
  g_test_add_func ("/heatmap/past", test_past);
  g_test_add_func ("/heatmap/present", test_present);
  return g_test_run ();
}
