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
#include <sys/resource.h>

#include "forms/parapet-record-page.h"
#include "interchange/isms-seed.h"
#include "looks/parapet-looks.h"
#include "pages/records/parapet-records-page.h"

#define FRAMES 240
#define SCROLL 110 /* pixels a frame: a fast turn of the wheel */
#define WIDTH 1240
#define HEIGHT 800

static double turn_began, longest_turn;

static double
now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

static double
processor_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec * 1e3 + usage.ru_utime.tv_usec / 1e3 + usage.ru_stime.tv_sec * 1e3 + usage.ru_stime.tv_usec / 1e3;
}

static int
poll_between_turns (GPollFD *fds,
                    guint n,
                    int timeout)
{
  int ready;

  longest_turn = MAX (longest_turn, now () - turn_began);
  ready = g_poll (fds, n, timeout);
  turn_began = now ();
  return ready;
}

static void
start_turns (void)
{
  longest_turn = 0;
  turn_began = now ();
}

static void
frame_cb (gboolean *drawn)
{
  *drawn = TRUE;
}

/* Until the next frame is on its way to the screen. */
static void
wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean drawn = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_cb), &drawn);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
rest (GtkWidget *window)
{
  for (guint i = 0; i < 40; i++)
    wait_for_frame (window);
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static GtkWidget *
show (GtkWidget *content)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "default-width", WIDTH, "default-height", HEIGHT, "content", content, NULL);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
fill (IsmsStore *store,
      guint records)
{
  static const char *const words[] = { "phishing", "laptop", "backup", "supplier", "server", "patient", "invoice", "badge", "cloud", "printer" };
  g_autoptr (IsmsRecord) owner = NULL;
  IsmsValue key = ISMS_VALUE_NULL;

  g_assert_true (isms_seed_start (store, "Bench", NULL));
  isms_store_begin (store, "Fill", NULL, NULL);
  owner = isms_store_create (store, isms_kind_find ("person"), NULL);
  isms_store_set_from_text (store, owner, "name", "Ada Lindqvist", NULL);
  isms_value_set_integer (&key, isms_record_get_key (owner));
  for (guint i = 0; i < records; i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
      g_autofree char *title = g_strdup_printf ("The %s of the %s fails in case %u", words[i % 10], words[(i / 10) % 10], i);
      g_autofree char *step = g_strdup_printf ("%u", i % 5 + 1);

      isms_store_set_from_text (store, risk, "title", title, NULL);
      isms_store_set_from_text (store, risk, "scenario", "Somebody does something that nobody wanted, and it is noticed too late.", NULL);
      isms_store_set_from_text (store, risk, "current_likelihood", step, NULL);
      isms_store_set_from_text (store, risk, "current_impact", "3", NULL);
      isms_store_set_from_text (store, risk, "option", "modify", NULL);
      isms_store_set (store, risk, "owner", &key, NULL);
    }
  g_assert_true (isms_store_commit (store, NULL));
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
measure_typing (GtkWidget *window)
{
  static const char sentence[] = "laptop of the supplier fails";
  GtkWidget *entry = find_widget (window, GTK_TYPE_SEARCH_ENTRY);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (double));

  start_turns ();
  for (guint i = 0; i < 2 * (sizeof sentence - 1); i++)
    {
      g_autofree char *typed = g_strndup (sentence, i % (sizeof sentence - 1) + 1);
      double start, time;

      wait_for_frame (window);
      start = now ();
      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      wait_for_frame (window);
      time = now () - start;
      g_array_append_val (times, time);
    }
  g_array_sort (times, compare_doubles);
  g_print ("key-p50 %.2f ms\nkey-p95 %.2f ms\nkey-turn %.1f ms\n", g_array_index (times, double, times->len / 2),
           g_array_index (times, double, times->len * 95 / 100), longest_turn);
  g_array_unref (times);
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  rest (window);
}

static void
measure_scrolling (GtkWidget *window,
                   const char *name)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_widget (window, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  double start, processor;

  start_turns ();
  start = now ();
  processor = processor_time ();
  for (guint i = 0; i < FRAMES; i++)
    {
      gtk_adjustment_set_value (vertical, gtk_adjustment_get_value (vertical) + SCROLL);
      wait_for_frame (window);
    }
  g_print ("scroll%s-frame %.2f ms\nscroll%s-work %.2f ms\nscroll%s-turn %.1f ms\n", name, (now () - start) / FRAMES, name,
           (processor_time () - processor) / FRAMES, name, longest_turn);
}

/* From one end to another, as the scroll bar or the End key goes: no row that was there is there afterwards. */
static void
measure_leaps (GtkWidget *window,
               const char *name)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (find_widget (window, GTK_TYPE_COLUMN_VIEW), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *vertical = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));

  start_turns ();
  for (guint i = 1; i < 20; i++)
    {
      gtk_adjustment_set_value (vertical, gtk_adjustment_get_upper (vertical) * (i * 7 % 20) / 20);
      wait_for_frame (window);
    }
  g_print ("leap%s-turn %.1f ms\n", name, longest_turn);
}

static void
measure_page (IsmsStore *store)
{
  static const char *const kinds[] = { "risk", NULL };
  GtkWidget *window;

  start_turns ();
  window = show (parapet_records_page_new (store, kinds));
  rest (window);
  g_print ("page-turn %.1f ms\n", longest_turn);
  gtk_widget_activate_action (find_widget (window, g_type_from_name ("ParapetKindView")), "records.show-list", NULL);
  start_turns ();
  rest (window);
  g_print ("list-turn %.1f ms\n", longest_turn);
  measure_typing (window);
  measure_scrolling (window, "");
  measure_leaps (window, "");
  start_turns ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_main_context_iteration (NULL, FALSE);
  g_print ("close-turn %.1f ms\n", longest_turn);
}

static void
measure_owner (IsmsStore *store)
{
  g_autoptr (GPtrArray) people = isms_store_list_records (store, isms_kind_find ("person"));
  GtkWidget *view = adw_navigation_view_new ();
  GtkWidget *window = show (view);

  rest (window);
  start_turns ();
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (parapet_record_page_new (store, g_ptr_array_index (people, 0))));
  rest (window);
  g_print ("owner-turn %.1f ms\n", longest_turn);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_inscription_new (NULL));
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
  start_turns ();
  window = show (g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", view, NULL));
  rest (window);
  g_print ("list-floor-turn %.1f ms\n", longest_turn);
  measure_scrolling (window, "-floor");
  measure_leaps (window, "-floor");
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
  fill (store, atoi (argv[1]));
  g_array_unref (isms_store_search (store, "x", 1, NULL));
  g_main_context_set_poll_func (NULL, poll_between_turns);
  measure_page (store);
  measure_owner (store);
  measure_floor (atoi (argv[1]));
  return 0;
}
