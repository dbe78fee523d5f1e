/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the matrix with very many risks and does with it what a person does: drops a risk on another cell, gives the reason, opens the list of a cell,
 * looks back; and asks what other screens ask of as many risks.
 *
 * usage: bench-map RECORDS   (on a display)
 *
 * Prints "name value unit" lines. A turn is how long the main loop was kept until it could answer again.
 */
#include "config.h"

#include <stdlib.h>

#include "bench-frames.h"
#include "looks/asset/parapet-asset-risks.h"
#include "looks/heatmap/parapet-heat-past.h"
#include "looks/heatmap/parapet-risk-map.h"
#include "looks/parapet-looks.h"
#include "looks/risk/parapet-rate-popover.h"
#include "models/isms-assessment.h"
#include "models/isms-contradictions.h"
#include "models/isms-method.h"
#include "records/isms-kinds.h"

#define DROPS 40

static GtkDropTarget *
find_target (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_DROP_TARGET (controller))
        return GTK_DROP_TARGET (controller);
    }
  return NULL;
}

static void
drop (ParapetHeatmap *map,
      IsmsRecord *risk,
      guint step)
{
  GtkWidget *cell = parapet_heatmap_find_cell (map, step, step);
  graphene_rect_t bounds;
  GValue value = G_VALUE_INIT;
  gboolean taken = FALSE;

  g_assert_true (gtk_widget_compute_bounds (cell, GTK_WIDGET (map), &bounds));
  g_value_init (&value, ISMS_TYPE_RECORD);
  g_value_set_object (&value, risk);
  g_signal_emit_by_name (find_target (GTK_WIDGET (map)), "drop", &value, bounds.origin.x + bounds.size.width / 2, bounds.origin.y + bounds.size.height / 2, &taken);
  g_assert_true (taken);
  g_value_unset (&value);
}

static void
take_time (GtkWidget *window,
           GArray *times,
           double start)
{
  double time;

  bench_wait_for_frame (window);
  time = bench_now () - start;
  g_array_append_val (times, time);
}

/* From the pointer let go to the question on the screen, and from the answer to the risk in its new cell. */
static void
measure_drops (GtkWidget *window,
               IsmsStore *store)
{
  ParapetHeatmap *map = PARAPET_HEATMAP (bench_find_widget (window, PARAPET_TYPE_HEATMAP));
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, "RK-01");
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (double));

  bench_start_turns ();
  for (guint i = 0; i < DROPS; i++)
    {
      double start;
      GtkWidget *entry;

      bench_wait_for_frame (window);
      start = bench_now ();
      drop (map, risk, i % 2 == 0 ? 4 : 2);
      take_time (window, asked, start);
      entry = bench_find_widget (bench_find_widget (window, PARAPET_TYPE_RATE_POPOVER), GTK_TYPE_ENTRY);
      gtk_editable_set_text (GTK_EDITABLE (entry), "Measured");
      bench_wait_for_frame (window);
      start = bench_now ();
      g_signal_emit_by_name (entry, "activate");
      take_time (window, moved, start);
      g_assert_cmpint (isms_record_get_integer (risk, "current_impact", 0), ==, i % 2 == 0 ? 4 : 2);
      bench_rest (window);
    }
  bench_print_times ("drop-asked", asked);
  bench_print_times ("drop-moved", moved);
  g_print ("drop-turn %.1f ms\n", bench_get_longest_turn ());
}

static void
measure_cell (GtkWidget *window)
{
  GtkWidget *map = bench_find_widget (window, PARAPET_TYPE_HEATMAP);

  bench_start_turns ();
  g_signal_emit_by_name (map, "listed", 3, 3);
  bench_rest (window);
  g_print ("cell-turn %.1f ms\n", bench_get_longest_turn ());
  bench_start_turns ();
  gtk_widget_activate_action (map, "map.back", NULL);
  bench_rest (window);
  g_print ("back-turn %.1f ms\n", bench_get_longest_turn ());
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
measure_past (GtkWidget *window)
{
  GtkWidget *past = bench_find_widget (window, PARAPET_TYPE_HEAT_PAST);
  GtkWidget *slider = bench_find_widget (past, GTK_TYPE_SCALE);
  guint n = 0;
  double start = bench_now ();

  g_signal_connect_swapped (past, "changed", G_CALLBACK (count_cb), &n);
  bench_start_turns ();
  gtk_range_set_value (GTK_RANGE (slider), 0);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);
  bench_wait_for_frame (window);
  g_print ("past %.1f ms\n", bench_now () - start);
  bench_rest (window);
  g_print ("past-turn %.1f ms\n", bench_get_longest_turn ());
  parapet_heat_past_leave (PARAPET_HEAT_PAST (past));
  bench_rest (window);
  g_signal_handlers_disconnect_by_data (past, &n);
}

static void
measure_map (IsmsStore *store)
{
  IsmsQuery query = { .kind = &isms_kind_risk };
  g_autoptr (IsmsRecordList) risks = isms_record_list_new (store, &query);
  GtkWidget *window;

  bench_start_turns ();
  window = bench_show (parapet_risk_map_new (store, risks));
  bench_rest (window);
  g_print ("map-turn %.1f ms\n", bench_get_longest_turn ());
  measure_drops (window, store);
  measure_cell (window);
  measure_past (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

static GtkWidget *
make_empty_popover (GtkWidget *parent)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover), gtk_entry_new ());
  gtk_widget_set_parent (popover, parent);
  gtk_popover_popup (GTK_POPOVER (popover));
  return popover;
}

/* What GTK takes beside a list of as many rows that say nothing: for a popover with one entry to come, and to go with another row selected. */
static void
measure_floor (guint records)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkSingleSelection *selection = gtk_single_selection_new (G_LIST_MODEL (rows));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkWidget *window;
  g_autoptr (GArray) asked = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) moved = g_array_new (FALSE, FALSE, sizeof (double));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  for (guint i = 0; i < records; i++)
    {
      g_autoptr (GtkStringObject) row = gtk_string_object_new ("");

      g_list_store_append (rows, row);
    }
  window = bench_show (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL));
  bench_rest (window);
  for (guint i = 0; i < DROPS; i++)
    {
      double start;
      GtkWidget *popover;

      bench_wait_for_frame (window);
      start = bench_now ();
      popover = make_empty_popover (view);
      take_time (window, asked, start);
      start = bench_now ();
      gtk_popover_popdown (GTK_POPOVER (popover));
      gtk_single_selection_set_selected (selection, i % 10);
      take_time (window, moved, start);
      bench_rest (window);
      gtk_widget_unparent (popover);
    }
  bench_print_times ("drop-asked-floor", asked);
  bench_print_times ("drop-moved-floor", moved);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
measure_due (IsmsStore *store)
{
  IsmsQuery query = { .kind = &isms_kind_risk };
  double start = bench_now ();
  g_autoptr (IsmsRecordList) risks = isms_record_list_new (store, &query);
  g_autoptr (IsmsMatrix) matrix = NULL;

  g_print ("list %.1f ms\n", bench_now () - start);
  start = bench_now ();
  matrix = isms_matrix_new (store, risks);
  isms_matrix_count (matrix);
  g_print ("matrix %.1f ms\n", bench_now () - start);
  start = bench_now ();
  g_ptr_array_unref (isms_assessment_list_due (store, NULL));
  g_print ("due %.1f ms\n", bench_now () - start);
  start = bench_now ();
  g_ptr_array_unref (isms_contradictions_list (store, NULL));
  g_print ("contradictions %.1f ms\n", bench_now () - start);
}

/* An asset that very many risks look at. */
static void
measure_asset (IsmsStore *store)
{
  g_autoptr (IsmsRecord) asset = NULL;
  g_autoptr (GPtrArray) risks = isms_store_list_records (store, &isms_kind_risk);
  GtkWidget *window;

  isms_store_begin (store, "Link", NULL, NULL);
  asset = isms_store_create (store, &isms_kind_asset, NULL);
  isms_store_set_from_text (store, asset, "name", "Laptop", NULL);
  isms_store_set_from_text (store, asset, "kind", "device", NULL);
  for (guint i = 0; i < risks->len / 2; i++)
    isms_store_set_from_text (store, g_ptr_array_index (risks, i), "assets", isms_record_get_code (asset), NULL);
  g_assert_true (isms_store_commit (store, NULL));
  window = bench_show (gtk_label_new ("Asset"));
  bench_rest (window);
  bench_start_turns ();
  adw_window_set_content (ADW_WINDOW (window), parapet_asset_risks_new (store, asset));
  bench_rest (window);
  g_print ("asset-turn %.1f ms\n", bench_get_longest_turn ());
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 1, NULL);

  if (argc != 2)
    return 2;
  adw_init ();
  parapet_looks_register ();
  bench_fill (store, (guint) atoi (argv[1]));
  g_object_unref (isms_method_start (store, 5, NULL));
  g_array_unref (isms_store_search (store, "x", 1, NULL));
  bench_watch_turns ();
  measure_map (store);
  measure_floor ((guint) atoi (argv[1]));
  measure_due (store);
  measure_asset (store);
  return 0;
}
