/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <stdio.h>
#include <unistd.h>

#include "app/parapet-watchdog.h"

/*
 * Nothing may keep the main loop for more than 50 ms, or the window stutters under the hand. That is a promise which only the
 * running application can break, so it watches itself when a test asks: with PARAPET_WATCHDOG=FILE in the environment, a thread
 * sends the main loop a beat every 10 ms and notes how long each took to be answered. Without that variable there is no thread.
 *
 * On a busy machine a beat is late because somebody else had the processor. The kernel knows how long the main thread stood in the
 * queue for one; what is left after that is the loop's own doing, be it work or waiting for a disk.
 */
#define INTERVAL (10 * G_TIME_SPAN_MILLISECOND)
#define LATE (20 * G_TIME_SPAN_MILLISECOND)
#define MAX_LATE 4096

typedef struct
{
  gint64 at;   /* when the beat was sent, since the start */
  gint64 wall; /* until it was answered, in µs */
  gint64 own;  /* what of this the main thread did not stand in the queue */
} Beat;

static struct
{
  const char *path;
  char *queue; /* the kernel's account of the main thread */
  GThread *thread;
  GMutex lock;
  GCond changed;
  gboolean stopped;
  gboolean sent;
  Beat beat;
  gint64 queued; /* by the kernel's account, when the beat was sent */
  gint64 start;
  guint64 answered;
  GArray *late; /* of Beat */
} watchdog;

/* In µs; 0 where the kernel keeps no account. */
static gint64
read_queued (void)
{
  g_autofree char *text = NULL;
  gint64 nanoseconds = 0;

  if (g_file_get_contents (watchdog.queue, &text, NULL, NULL) && sscanf (text, "%*d %" G_GINT64_FORMAT, &nanoseconds) == 1)
    return nanoseconds / 1000;
  return 0;
}

/* Where no window is seen, nothing stutters: before the first, and while what was closed is taken apart. */
static gboolean
is_seen (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window))
        return TRUE;
    }
  return FALSE;
}

/* The first is answered when the loop begins to turn: before that there is none to keep. */
static gboolean
answer_cb (gpointer data)
{
  gint64 now = g_get_monotonic_time ();
  gint64 queued = read_queued ();
  Beat *beat = &watchdog.beat;

  g_mutex_lock (&watchdog.lock);
  beat->wall = now - watchdog.start - beat->at;
  beat->own = MAX (0, beat->wall - MAX (0, queued - watchdog.queued));
  if (watchdog.answered++ > 0 && beat->wall >= LATE && watchdog.late->len < MAX_LATE && is_seen ())
    g_array_append_val (watchdog.late, *beat);
  watchdog.sent = FALSE;
  g_cond_signal (&watchdog.changed);
  g_mutex_unlock (&watchdog.lock);
  return G_SOURCE_REMOVE;
}

static void
send_beat (void)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  watchdog.sent = TRUE;
  watchdog.queued = read_queued ();
  watchdog.beat.at = g_get_monotonic_time () - watchdog.start;
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, answer_cb, NULL, NULL);
  g_source_attach (source, NULL);
}

static gpointer
watch (gpointer data)
{
  g_mutex_lock (&watchdog.lock);
  while (!watchdog.stopped)
    {
      gint64 end = g_get_monotonic_time () + INTERVAL;

      send_beat ();
      while (watchdog.sent && !watchdog.stopped)
        g_cond_wait (&watchdog.changed, &watchdog.lock);
      while (!watchdog.stopped && g_cond_wait_until (&watchdog.changed, &watchdog.lock, end))
        ;
    }
  g_mutex_unlock (&watchdog.lock);
  return NULL;
}

static void
write_report (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_string_append_printf (text, "# %" G_GUINT64_FORMAT " beats answered; those that were late: sent at, answered after, of which the loop's own (ms)\n", watchdog.answered);
  for (guint i = 0; i < watchdog.late->len; i++)
    {
      const Beat *beat = &g_array_index (watchdog.late, Beat, i);

      g_string_append_printf (text, "%.1f %.1f %.1f\n", beat->at / 1000.0, beat->wall / 1000.0, beat->own / 1000.0);
    }
  if (!g_file_set_contents (watchdog.path, text->str, text->len, &error))
    g_message ("The watchdog's report: %s", error->message);
}

/**
 * parapet_watchdog_start:
 *
 * Begins to watch the main loop if PARAPET_WATCHDOG names a file for the report. To be called on the main thread.
 */
void
parapet_watchdog_start (void)
{
  watchdog.path = g_getenv ("PARAPET_WATCHDOG");
  if (watchdog.path == NULL || *watchdog.path == '\0')
    return;
  /* The main thread's number is the process's. */
  watchdog.queue = g_strdup_printf ("/proc/self/task/%d/schedstat", (int) getpid ());
  watchdog.late = g_array_new (FALSE, FALSE, sizeof (Beat));
  watchdog.start = g_get_monotonic_time ();
  watchdog.thread = g_thread_new ("watchdog", watch, NULL);
}

/**
 * parapet_watchdog_stop:
 *
 * Writes the report, if one was asked for.
 */
void
parapet_watchdog_stop (void)
{
  if (watchdog.thread == NULL)
    return;
  g_mutex_lock (&watchdog.lock);
  watchdog.stopped = TRUE;
  g_cond_signal (&watchdog.changed);
  g_mutex_unlock (&watchdog.lock);
  g_clear_pointer (&watchdog.thread, g_thread_join);
  write_report ();
  g_clear_pointer (&watchdog.late, g_array_unref);
  g_clear_pointer (&watchdog.queue, g_free);
}
