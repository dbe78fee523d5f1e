/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/parapet-looks.h"
#include "models/isms-rate.h"
#include "models/isms-record-list.h"
#include "pages/records/parapet-record-table.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "store/isms-history.h"

/* The register shows the level of a risk, which is no field: beside the owner where there is little room, in the line of a telephone, and
 * as it is after each rating. */

typedef struct
{
  IsmsStore *store;
  IsmsRecord *risk;
  GtkWidget *table;
  GtkWidget *window;
} Fixture;

static IsmsRecord *
add (IsmsStore *store,
     const char *kind,
     const char *const *values)
{
  IsmsRecord *record = isms_store_create (store, isms_kind_find (kind), NULL);

  for (guint i = 0; values[i] != NULL; i += 2)
    g_assert_true (isms_store_set_from_text (store, record, values[i], values[i + 1], NULL));
  return record;
}

static void
fill (Fixture *fixture)
{
  IsmsStore *store = isms_store_open (":memory:", 7, NULL);

  g_assert_true (isms_store_begin (store, "Start", NULL, NULL));
  g_object_unref (add (store, "person", (const char *const[]) { "name", "Ada", NULL }));
  g_object_unref (add (store, "band", (const char *const[]) { "name", "fine", "from_level", "1", "to_level", "9", "demand", "acceptable", NULL }));
  g_object_unref (add (store, "band", (const char *const[]) { "name", "treat: at once", "from_level", "10", "to_level", "25", "demand", "treat", NULL }));
  fixture->risk = add (store, "risk", (const char *const[]) { "title", "Laptop is stolen", "owner", "Ada", "current_likelihood", "2", "current_impact", "3", NULL });
  g_assert_true (isms_store_commit (store, NULL));
  fixture->store = store;
}

static void
open_table (Fixture *fixture,
            int width)
{
  g_autoptr (ParapetCellTexts) texts = NULL;
  g_autoptr (IsmsRecordList) list = NULL;

  fill (fixture);
  texts = parapet_cell_texts_new (fixture->store, &isms_kind_risk);
  list = isms_record_list_new (fixture->store, &(IsmsQuery) { .kind = &isms_kind_risk });
  fixture->table = parapet_record_table_new ();
  parapet_record_table_set_list (PARAPET_RECORD_TABLE (fixture->table), list, texts);
  fixture->window = g_object_new (ADW_TYPE_WINDOW, "default-width", width, "default-height", 500, "content", fixture->table, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for (fixture->table, "Laptop is stolen");
}

static void
close_table (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->risk);
  g_assert_finalize_object (fixture->store);
}

static void
rate (Fixture *fixture)
{
  const IsmsRateWords words = { .stage = ISMS_STAGE_CURRENT, .likelihood = 4, .impact = 5, .reason = "It happened twice" };

  g_assert_true (isms_rate_risk (fixture->store, fixture->risk, &words, NULL));
}

static void
test_follows (gconstpointer width)
{
  Fixture fixture;

  open_table (&fixture, GPOINTER_TO_INT (width));
  wait_for (fixture.table, "6 · fine");
  rate (&fixture);
  wait_for (fixture.table, "20 · treat");
  g_assert_false (says (fixture.table, "6 · fine"));
  g_assert_true (isms_history_undo (fixture.store, NULL));
  wait_for (fixture.table, "6 · fine");
  close_table (&fixture);
}

/* Between sidebar and details of a usual window. */
static void
test_little_room (void)
{
  static const char *const wanted[] = { NULL, "title", "current_level", "owner" };
  Fixture fixture;
  GListModel *columns;

  open_table (&fixture, 550); /* with the borders */
  wait_for (fixture.table, "Ada");
  columns = gtk_column_view_get_columns (parapet_record_table_get_column_view (PARAPET_RECORD_TABLE (fixture.table)));
  while (g_list_model_get_n_items (columns) != G_N_ELEMENTS (wanted)) /* they are chosen when the room is known */
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      g_assert_cmpstr (gtk_column_view_column_get_id (column), ==, wanted[i]);
    }
  close_table (&fixture);
}

/* A cell that is empty could be one that was forgotten. */
static void
test_not_rated (gconstpointer width)
{
  Fixture fixture;

  open_table (&fixture, GPOINTER_TO_INT (width));
  g_assert_true (isms_store_begin (fixture.store, "Forget", NULL, NULL));
  g_assert_true (isms_store_set_from_text (fixture.store, fixture.risk, "current_impact", "", NULL));
  g_assert_true (isms_store_commit (fixture.store, NULL));
  wait_for (fixture.table, "Not rated");
  g_assert_false (says (fixture.table, "6 · fine"));
  rate (&fixture);
  wait_for (fixture.table, "20 · treat");
  g_assert_false (says (fixture.table, "Not rated"));
  close_table (&fixture);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  parapet_looks_register ();
  g_test_add_data_func ("/level-column/wide", GINT_TO_POINTER (900), test_follows);
  g_test_add_data_func ("/level-column/narrow", GINT_TO_POINTER (360), test_follows);
  g_test_add_data_func ("/level-column/not-rated/wide", GINT_TO_POINTER (900), test_not_rated);
  g_test_add_data_func ("/level-column/not-rated/narrow", GINT_TO_POINTER (360), test_not_rated);
  g_test_add_func ("/level-column/little-room", test_little_room);
  return g_test_run ();
}
