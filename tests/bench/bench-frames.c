/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/resource.h>

#include "bench-frames.h"
#include "interchange/isms-seed.h"

#define FRAME (1000 / 60.0)
#define WIDTH 1240
#define HEIGHT 800

static double turn_began, longest_turn;

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

double
bench_processor_time (void)
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

  longest_turn = MAX (longest_turn, bench_now () - turn_began);
  ready = g_poll (fds, n, timeout);
  turn_began = bench_now ();
  return ready;
}

void
bench_watch_turns (void)
{
  g_main_context_set_poll_func (NULL, poll_between_turns);
}

void
bench_start_turns (void)
{
  longest_turn = 0;
  turn_began = bench_now ();
}

double
bench_get_longest_turn (void)
{
  return longest_turn;
}

static void
frame_cb (gboolean *drawn)
{
  *drawn = TRUE;
}

/* Until the next frame is on its way to the screen. */
void
bench_wait_for_frame (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean drawn = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (frame_cb), &drawn);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!drawn)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

void
bench_rest (GtkWidget *window)
{
  for (guint i = 0; i < 40; i++)
    bench_wait_for_frame (window);
}

GtkWidget *
bench_find_widget (GtkWidget *widget,
                   GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = bench_find_widget (child, type);
  return found;
}

GtkWidget *
bench_show (GtkWidget *content)
{
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "default-width", WIDTH, "default-height", HEIGHT, "content", content, NULL);

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

void
bench_fill (IsmsStore *store,
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

/* Of a screen that is drawn sixty times a second a frame is in time where it took no longer than that; half a millisecond is the clock's. */
void
bench_print_times (const char *name,
                   GArray *times)
{
  guint in_time = 0;

  g_array_sort (times, compare_doubles);
  for (guint i = 0; i < times->len; i++)
    in_time += g_array_index (times, double, i) <= FRAME + 0.5;
  g_print ("%s-p50 %.2f ms\n%s-p95 %.2f ms\n%s-in-time %.1f %%\n", name, g_array_index (times, double, times->len / 2), name,
           g_array_index (times, double, times->len * 95 / 100), name, 100.0 * in_time / times->len);
}
