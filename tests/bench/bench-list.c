/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the page of the risks in a window, with very many of them, and does with it what a person does: opens it, types into its
 * search, scrolls it, and looks at the person who owns them all. Beside it, what GTK alone takes to scroll a table as large.
 *
 * usage: bench-list RECORDS   (on a display)
 *
 * Prints "name value unit" lines. A turn is how long the main loop was kept until it could answer again.
 */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench-frames.h"
#include "forms/parapet-record-page.h"
#include "looks/parapet-looks.h"
#include "pages/records/parapet-records-page.h"

#define FRAMES 240
#define SCROLL 110 /* pixels a frame: a fast turn of the wheel */
#define WIDTH 1240

/* Letter by letter, and back again. */
static void
measure_typing (GtkWidget *window)
{
  static const char sentence[] = "laptop of the supplier fails";
  const int n = sizeof sentence - 1;
  GtkEditable *entry = GTK_EDITABLE (bench_find_widget (bench_find_widget (window, GTK_TYPE_SEARCH_BAR), GTK_TYPE_SEARCH_ENTRY));
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  bench_start_turns ();
  for (int i = 0; i < 2 * n; i++)
    {
      int end = i < n ? i : 2 * n - i;
      double start, time;

      bench_wait_for_frame (window);
      start = bench_now ();
      if (i < n)
        gtk_editable_insert_text (entry, sentence + i, 1, &end);
      else
        gtk_editable_delete_text (entry, end - 1, end);
      bench_wait_for_frame (window);
      time = bench_now () - start;
      g_array_append_val (times, time);
    }
  bench_print_times ("key", times);
  g_print ("key-turn %.1f ms\n", bench_get_longest_turn ());
  g_array_unref (times);
  bench_rest (window);
}

static void
measure_scrolling (GtkWidget *window,
                   const char *name)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (bench_find_widget (window, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *title = g_strdup_printf ("scroll%s", name);
  double start, processor;

  bench_start_turns ();
  start = bench_now ();
  processor = bench_processor_time ();
  for (guint i = 0; i < FRAMES; i++)
    {
      double before = bench_now (), time;

      gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + SCROLL);
      bench_wait_for_frame (window);
      time = bench_now () - before;
      g_array_append_val (times, time);
    }
  g_print ("scroll%s-frame %.2f ms\nscroll%s-work %.2f ms\nscroll%s-turn %.1f ms\n", name, (bench_now () - start) / FRAMES, name,
           (bench_processor_time () - processor) / FRAMES, name, bench_get_longest_turn ());
  bench_print_times (title, times);
}

/* From one end to another, as the scroll bar or the End key goes: no row that was there is there afterwards. */
static void
measure_leaps (GtkWidget *window,
               const char *name)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (bench_find_widget (window, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  bench_start_turns ();
  for (guint i = 1; i < 20; i++)
    {
      gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) * (i * 7 % 20) / 20);
      bench_wait_for_frame (window);
    }
  g_print ("leap%s-turn %.1f ms\n", name, bench_get_longest_turn ());
}

/* A window that is closed is gone before its parts are. */
static void
measure_closing (GtkWidget *window,
                 const char *name)
{
  bench_start_turns ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_context_iteration (NULL, FALSE);
  g_print ("close%s-turn %.1f ms\n", name, bench_get_longest_turn ());
}

static void
measure_page (IsmsStore *store)
{
  static const char *const kinds[] = { "risk", NULL };
  GtkWidget *window;

  window = bench_show (NULL);
  bench_rest (window);
  bench_start_turns ();
  adw_window_set_content (ADW_WINDOW (window), parapet_records_page_new (store, kinds));
  bench_rest (window);
  g_print ("page-turn %.1f ms\n", bench_get_longest_turn ());
  gtk_widget_activate_action (bench_find_widget (window, g_type_from_name ("ParapetKindView")), "records.show-list", NULL);
  bench_start_turns ();
  bench_rest (window);
  g_print ("list-turn %.1f ms\n", bench_get_longest_turn ());
  measure_typing (window);
  measure_scrolling (window, "");
  measure_leaps (window, "");
  measure_closing (window, "");
}

static void
measure_owner (IsmsStore *store)
{
  g_autoptr (GPtrArray) people = isms_store_list_records (store, isms_kind_find ("person"));
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *window = bench_show (view);

  bench_rest (window);
  bench_start_turns ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (parapet_record_page_new (store, g_ptr_array_index (people, 0))));
  bench_rest (window);
  g_print ("owner-turn %.1f ms\n", bench_get_longest_turn ());
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
}

/* Other rows in the place of all, as a letter in a search leaves them: GTK takes those that it had made apart, and makes as many. */
static void
measure_replacing (GtkWidget *window,
                   GListStore *rows)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (rows));
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n / 5; i++)
    g_ptr_array_add (others, gtk_string_object_new (""));
  bench_rest (window);
  bench_start_turns ();
  g_list_store_splice (rows, 0, n, others->pdata, others->len);
  bench_rest (window);
  g_print ("key-floor-turn %.1f ms\n", bench_get_longest_turn ());
}

/* What GTK takes for as many rows and columns that say nothing. */
static void
measure_floor (guint records)
{
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkWidget *view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (rows))));
  GtkWidget *window;

  for (guint i = 0; i < records; i++)
    {
      g_autoptr (GtkStringObject) row = gtk_string_object_new ("");

      g_list_store_append (rows, row);
    }
  for (guint i = 0; i < 7; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Nothing", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      gtk_column_view_column_set_fixed_width (column, WIDTH / 7);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  bench_start_turns ();
  window = bench_show (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL));
  bench_rest (window);
  g_print ("list-floor-turn %.1f ms\n", bench_get_longest_turn ());
  measure_scrolling (window, "-floor");
  measure_leaps (window, "-floor");
  measure_replacing (window, rows);
  measure_closing (window, "-floor");
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
  bench_fill (store, atoi (argv[1]));
  g_array_unref (isms_store_search (store, "x", 1, NULL));
  bench_watch_turns ();
  measure_page (store);
  measure_owner (store);
  measure_floor (atoi (argv[1]));
  return 0;
}
