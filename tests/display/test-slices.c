/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "widgets/parapet-slices.h"

/* In which order parts are made, in which frame, and what becomes of those that nobody waits for any more. */

#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *first;
  GtkWidget *second;
} Fixture;

static GString *made;
static gint64 frames[8]; /* in which each was made */

static void
make (GtkWidget *widget,
      char letter)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  frames[made->len] = clock != NULL ? gdk_frame_clock_get_frame_counter (clock) : -1;
  g_string_append_c (made, letter);
}

static void
make_a (gpointer widget)
{
  make (widget, 'a');
}

static void
make_b (gpointer widget)
{
  make (widget, 'b');
}

static void
make_c (gpointer widget)
{
  make (widget, 'c');
}

static void
let_go (gpointer widget)
{
  make (widget, 'x');
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (widget)), widget);
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  made = g_string_new (NULL);
  self->window = gtk_window_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->first = gtk_label_new ("First");
  self->second = gtk_label_new ("Second");
  gtk_box_append (GTK_BOX (self->box), self->first);
  gtk_box_append (GTK_BOX (self->box), self->second);
  gtk_window_set_child (GTK_WINDOW (self->window), self->box);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 0);
  g_string_free (made, TRUE);
}

static void
wait_for_parts (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (parapet_slices_count_waiting () > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 0);
}

static void
test_order (Fixture *self,
            gconstpointer data)
{
  parapet_slices_add (self->first, make_b);
  parapet_slices_add (self->first, make_c);
  parapet_slices_add (self->first, make_a);
  g_assert_cmpstr (made->str, ==, "");
  wait_for_parts ();
  g_assert_cmpstr (made->str, ==, "bca");
}

/* One window lays out one part a frame, whoever asked for it. */
static void
test_one_a_frame (Fixture *self,
                  gconstpointer data)
{
  parapet_slices_add (self->first, make_a);
  parapet_slices_add (self->second, make_b);
  parapet_slices_add (self->first, make_c);
  wait_for_parts ();
  g_assert_cmpuint (made->len, ==, 3);
  g_assert_cmpint (frames[0], <, frames[1]);
  g_assert_cmpint (frames[1], <, frames[2]);
}

static void
test_gone (Fixture *self,
           gconstpointer data)
{
  parapet_slices_add (self->first, make_a);
  parapet_slices_add (self->second, make_b);
  gtk_box_remove (GTK_BOX (self->box), self->first);
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 1);
  wait_for_parts ();
  g_assert_cmpstr (made->str, ==, "b");
}

static void
test_unseen (Fixture *self,
             gconstpointer data)
{
  g_autoptr (GtkWidget) alone = g_object_ref_sink (gtk_label_new ("Alone"));

  parapet_slices_add (alone, make_a);
  parapet_slices_add (alone, make_b);
  wait_for_parts ();
  g_assert_cmpstr (made->str, ==, "ab");
}

/* No frame comes to a window that is not shown, nor to what is taken out of it. */
static void
test_taken_out (Fixture *self,
                gconstpointer data)
{
  GtkWidget *hidden = gtk_window_new ();
  g_autoptr (GtkWidget) kept = g_object_ref_sink (gtk_label_new ("Taken out"));

  gtk_window_set_child (GTK_WINDOW (hidden), kept);
  gtk_widget_realize (kept);
  parapet_slices_add (kept, make_a);
  for (guint i = 0; i < 100; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpstr (made->str, ==, "");
  gtk_window_set_child (GTK_WINDOW (hidden), NULL);
  wait_for_parts ();
  g_assert_cmpstr (made->str, ==, "a");
  gtk_window_destroy (GTK_WINDOW (hidden));
}

/* A part may take the widget out of its box: what is left is made while somebody holds it. */
static void
test_finish (Fixture *self,
             gconstpointer data)
{
  parapet_slices_add (self->first, make_a);
  parapet_slices_add (self->first, let_go);
  parapet_slices_add (self->first, make_b);
  parapet_slices_finish (self->first);
  g_assert_cmpstr (made->str, ==, "axb");
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 0);
  parapet_slices_finish (self->second);
}

/* However often it changes while nobody looks, it is shown once. */
static void
test_when_seen (Fixture *self,
                gconstpointer data)
{
  gtk_widget_set_visible (self->first, FALSE);
  parapet_slices_when_seen (self->first, make_a);
  parapet_slices_when_seen (self->first, make_a);
  g_assert_cmpstr (made->str, ==, "");
  gtk_widget_set_visible (self->first, TRUE);
  for (gint64 end = g_get_monotonic_time () + PATIENCE; made->len == 0 && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (made->str, ==, "a");
  parapet_slices_when_seen (self->first, make_b);
  g_assert_cmpstr (made->str, ==, "ab");
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/slices/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/slices/one-a-frame", Fixture, NULL, set_up, test_one_a_frame, tear_down);
  g_test_add ("/slices/gone", Fixture, NULL, set_up, test_gone, tear_down);
  g_test_add ("/slices/unseen", Fixture, NULL, set_up, test_unseen, tear_down);
  g_test_add ("/slices/taken-out", Fixture, NULL, set_up, test_taken_out, tear_down);
  g_test_add ("/slices/finish", Fixture, NULL, set_up, test_finish, tear_down);
  g_test_add ("/slices/when-seen", Fixture, NULL, set_up, test_when_seen, tear_down);
  return g_test_run ();
}
