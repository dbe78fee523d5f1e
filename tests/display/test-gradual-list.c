/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "widgets/parapet-gradual-list.h"

#define MANY 1000
#define SCREENFUL 40
#define PATIENCE (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  GtkStringList *strings;
  GtkMultiSelection *selection;
  GtkWidget *view;
  GtkWidget *window;
  GPtrArray *seen; /* what a view knows that believes all that it is told */
} Fixture;

static GListModel *
get_shown (Fixture *self)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (self->view)));
}

static guint
count_shown (Fixture *self)
{
  return g_list_model_get_n_items (get_shown (self));
}

static void
changed_cb (Fixture *self,
            guint position,
            guint removed,
            guint added,
            GListModel *model)
{
  g_assert_cmpuint (position + removed, <=, self->seen->len);
  if (removed > 0)
    g_ptr_array_remove_range (self->seen, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (self->seen, position + i, g_list_model_get_item (model, position + i));
}

static void
assert_as_told (Fixture *self)
{
  g_assert_cmpuint (self->seen->len, ==, count_shown (self));
  for (guint i = 0; i < self->seen->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (get_shown (self), i);

      g_assert_true (item == g_ptr_array_index (self->seen, i));
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  gtk_list_item_set_child (item, gtk_label_new ("row"));
}

static void
set_up (Fixture *self,
        gconstpointer data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->strings = gtk_string_list_new (NULL);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);

      gtk_string_list_append (self->strings, text);
    }
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->strings)));
  self->seen = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  self->view = gtk_list_view_new (NULL, factory);
  self->window = g_object_new (GTK_TYPE_WINDOW, "default-width", 300, "default-height", 400, "child", g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->view, NULL), NULL);
  parapet_gradual_list_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  changed_cb (self, 0, 0, count_shown (self), get_shown (self));
  g_signal_connect_swapped (get_shown (self), "items-changed", G_CALLBACK (changed_cb), self);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  GListModel *shown = g_object_ref (get_shown (self));

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_ptr_array_unref (self->seen);
  g_assert_finalize_object (shown);
  g_assert_finalize_object (self->selection);
  g_assert_finalize_object (self->strings);
}

static void
wait_for_all (Fixture *self)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (count_shown (self) < MANY && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (count_shown (self), ==, MANY);
  assert_as_told (self);
}

/* The first frame has little to do, and in the end everything is there. */
static void
test_grows (Fixture *self,
            gconstpointer data)
{
  guint before = count_shown (self);

  g_assert_cmpuint (before, >, 0);
  g_assert_cmpuint (before, <, SCREENFUL);
  parapet_gradual_list_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_all (self);
}

/* Where other rows come in the place of many, those before them stay, and the new ones come as the first did. */
static void
test_grows_again (Fixture *self,
                  gconstpointer data)
{
  const guint kept = 10;
  g_auto (GStrv) others = g_new0 (char *, MANY - kept + 1);

  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_all (self);
  for (guint i = 0; i < MANY - kept; i++)
    others[i] = g_strdup_printf ("other %u", i);
  gtk_string_list_remove (self->strings, MANY - 1);
  gtk_string_list_splice (self->strings, kept, MANY - kept - 1, (const char *const *) others);
  g_assert_cmpuint (count_shown (self), >, kept);
  g_assert_cmpuint (count_shown (self), <, kept + SCREENFUL);
  assert_as_told (self);
  wait_for_all (self);
}

/* One row that moves far is a long change of as many rows as before: one stays where one has scrolled to. */
static void
test_moves (Fixture *self,
            gconstpointer data)
{
  g_auto (GStrv) same = g_new0 (char *, MANY + 1);
  GtkAdjustment *adjustment;
  double value;

  gtk_window_present (GTK_WINDOW (self->window));
  wait_for_all (self);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));
  value = (gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment)) / 2;
  gtk_adjustment_set_value (adjustment, value);
  for (guint i = 0; i < MANY - 1; i++)
    same[i] = g_strdup (gtk_string_list_get_string (self->strings, (i + MANY - 1) % MANY));
  same[MANY - 1] = g_strdup ("last");
  gtk_string_list_splice (self->strings, 0, MANY, (const char *const *) same);
  g_assert_cmpuint (count_shown (self), ==, MANY);
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment), value, 1);
}

static void
test_changes (Fixture *self,
              gconstpointer data)
{
  guint shown = count_shown (self);

  gtk_string_list_remove (self->strings, 2);
  assert_as_told (self);
  g_assert_cmpuint (count_shown (self), ==, shown);
  gtk_string_list_splice (self->strings, 1, 1, (const char *const[]) { "a", "b", "c", NULL });
  assert_as_told (self);
  gtk_string_list_splice (self->strings, 3, 1, (const char *const[]) { "d", NULL });
  assert_as_told (self);
  gtk_string_list_splice (self->strings, 500, 100, NULL);
  assert_as_told (self);
  gtk_string_list_splice (self->strings, 3, g_list_model_get_n_items (G_LIST_MODEL (self->strings)) - 3, NULL);
  assert_as_told (self);
  g_assert_cmpuint (count_shown (self), ==, 3);
  for (guint i = 0; i < MANY; i++)
    gtk_string_list_append (self->strings, "more");
  assert_as_told (self);
  g_assert_cmpuint (count_shown (self), ==, shown);
}

/* A row that is not there yet is chosen and found all the same. */
static void
test_selects (Fixture *self,
              gconstpointer data)
{
  GtkSelectionModel *shown = GTK_SELECTION_MODEL (get_shown (self));

  gtk_selection_model_select_all (shown);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), MANY - 1));
  parapet_gradual_list_scroll_to (self->view, 700, GTK_LIST_SCROLL_SELECT);
  g_assert_cmpuint (count_shown (self), ==, MANY);
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 700));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 0));
  assert_as_told (self);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/gradual-list/grows", Fixture, NULL, set_up, test_grows, tear_down);
  g_test_add ("/gradual-list/grows-again", Fixture, NULL, set_up, test_grows_again, tear_down);
  g_test_add ("/gradual-list/moves", Fixture, NULL, set_up, test_moves, tear_down);
  g_test_add ("/gradual-list/changes", Fixture, NULL, set_up, test_changes, tear_down);
  g_test_add ("/gradual-list/selects", Fixture, NULL, set_up, test_selects, tear_down);
  return g_test_run ();
}
