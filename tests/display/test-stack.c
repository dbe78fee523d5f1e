/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "widgets/parapet-stack.h"

/* What a stack does not show costs no style, and is as it was left when one comes back to it. */

typedef struct
{
  GtkWidget *window;
  GtkStack *stack;
  GtkWidget *beside;
  GtkWidget *first;
  GtkWidget *second;
} Fixture;

static GtkWidget *
add (GtkStack *stack,
     const char *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("One"));
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Two"));
  gtk_stack_add_named (stack, box, name);
  return box;
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = gtk_window_new ();
  self->stack = GTK_STACK (gtk_stack_new ());
  self->first = add (self->stack, "first");
  self->second = add (self->stack, "second");
  self->beside = gtk_button_new_with_label ("Beside");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (box), self->beside);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
assert_shown (Fixture *self,
              GtkWidget *shown,
              GtkWidget *other)
{
  g_assert_true (gtk_stack_get_visible_child (self->stack) == shown);
  g_assert_true (gtk_widget_get_mapped (shown));
  g_assert_false (gtk_widget_get_visible (other));
}

static void
test_others (Fixture *self,
             gconstpointer data)
{
  parapet_stack_show (self->stack, self->second);
  assert_shown (self, self->second, self->first);
  parapet_stack_show_name (self->stack, "first");
  assert_shown (self, self->first, self->second);
  parapet_stack_show_name (self->stack, "first");
  assert_shown (self, self->first, self->second);
}

static void
test_focus (Fixture *self,
            gconstpointer data)
{
  GtkWidget *button = gtk_widget_get_last_child (self->first);

  parapet_stack_show (self->stack, self->first);
  g_assert_true (gtk_widget_grab_focus (button));
  parapet_stack_show (self->stack, self->second);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (self->window)), self->second));
  parapet_stack_show (self->stack, self->first);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == button);
}

/* As where an empty list gets its first rows. */
static void
test_nothing_to_focus (Fixture *self,
                       gconstpointer data)
{
  GtkWidget *button = gtk_widget_get_first_child (self->first);
  GtkWidget *label = gtk_label_new ("Nothing to press");

  gtk_stack_add_named (self->stack, label, "label");
  parapet_stack_show (self->stack, self->first);
  g_assert_true (gtk_widget_grab_focus (button));
  parapet_stack_show (self->stack, label);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == self->beside);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/stack/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/stack/focus", Fixture, NULL, set_up, test_focus, tear_down);
  g_test_add ("/stack/nothing-to-focus", Fixture, NULL, set_up, test_nothing_to_focus, tear_down);
  return g_test_run ();
}
