/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "models/isms-step-item.h"
#include "pages/history/parapet-history-page.h"
#include "pages/history/parapet-step-details.h"
#include "pages/history/parapet-step-row.h"
#include "store/isms-history-query.h"
#include "store/isms-history.h"
#include "widgets/parapet-gradual-list.h"
#include "widgets/parapet-slices.h"
#include "sample-fixture.h"

#define PATIENCE (20 * G_USEC_PER_SEC)
#define MANY 10000

typedef struct
{
  GtkWindow *window;
  ParapetHistoryPage *page;
  gint64 shown; /* the record that a link asked for */
} Fixture;

static void
show_record_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  ((Fixture *) data)->shown = g_variant_get_int64 (parameter);
}

/* What is made bit by bit is made in frames, which come when they come. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (parapet_slices_count_waiting () > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
fixture_init (Fixture *fixture,
              IsmsStore *store,
              int width)
{
  const GActionEntry entry = { .name = "show-record", .parameter_type = "x", .activate = show_record_cb };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, fixture);
  fixture->shown = 0;
  fixture->page = PARAPET_HISTORY_PAGE (parapet_history_page_new (store));
  fixture->window = GTK_WINDOW (adw_window_new ());
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  adw_window_set_content (ADW_WINDOW (fixture->window), adw_toast_overlay_new ());
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (adw_window_get_content (ADW_WINDOW (fixture->window))), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (fixture->window, width, 700);
  gtk_window_present (fixture->window);
  settle ();
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  for (gint64 end = g_get_monotonic_time () + PATIENCE; G_OBJECT (fixture->page)->ref_count > 1 && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (fixture->page);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (parapet_history_page_get_shown (fixture->page));
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_label (GtkWidget *widget,
            const char *part)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), part) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, part);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
wait_for_label (Fixture *fixture,
                const char *part)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  GtkWidget *found = NULL;

  while (found == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      found = find_label (GTK_WIDGET (fixture->page), part);
    }
  g_assert_nonnull (found);
  return found;
}

static guint
count_choices (Fixture *fixture)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (find_type (GTK_WIDGET (fixture->page), GTK_TYPE_DROP_DOWN))));
}

/* At once there is what frames the steps; they and the choices among them follow in the frames after. */
static void
test_slices (void)
{
  IsmsStore *store = open_sample ();
  Fixture fixture;

  fixture.page = PARAPET_HISTORY_PAGE (parapet_history_page_new (store));
  g_object_ref_sink (fixture.page);
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 2);
  g_assert_cmpuint (count (&fixture), >, 0);
  parapet_slices_finish (GTK_WIDGET (fixture.page));
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 0);
  g_assert_finalize_object (fixture.page);
  g_assert_finalize_object (store);
}

static void
set (IsmsStore *store,
     const char *field,
     const char *text)
{
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Look at RK-01 again", "It <b>happened</b>", &error);
  g_assert_no_error (error);
  isms_store_set_from_text (store, risk, field, text, &error);
  g_assert_no_error (error);
  isms_store_commit (store, &error);
  g_assert_no_error (error);
}

static void
unfold (Fixture *fixture,
        guint position)
{
  g_signal_emit_by_name (find_type (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW), "activate", position);
  settle ();
}

static void
test_sample (void)
{
  IsmsStore *store = open_sample ();
  Fixture fixture;
  guint all;

  fixture_init (&fixture, store, 900);
  all = count (&fixture);
  g_assert_cmpuint (count_choices (&fixture), >, 2);
  g_assert_cmpuint (all, ==, isms_history_count (store));
  g_assert_nonnull (find_type (GTK_WIDGET (fixture.page), PARAPET_TYPE_STEP_ROW));
  wait_for_label (&fixture, "The history is whole: ");

  parapet_history_page_search (fixture.page, "RK-01");
  g_assert_cmpuint (count (&fixture), >, 0);
  g_assert_cmpuint (count (&fixture), <, all);
  parapet_history_page_search (fixture.page, "no such words");
  settle ();
  g_assert_cmpuint (count (&fixture), ==, 0);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "No Step Found"));
  parapet_history_page_search (fixture.page, "");
  g_assert_cmpuint (count (&fixture), ==, all);
  fixture_clear (&fixture);
  g_assert_finalize_object (store);
}

/* Until the rows are laid out; then what is on top is seen. */
static void
wait_for_top (Fixture *fixture)
{
  GtkWidget *list = find_type (GTK_WIDGET (fixture->page), GTK_TYPE_LIST_VIEW);
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  double before = gtk_adjustment_get_upper (vertical);

  for (gint64 end = g_get_monotonic_time () + PATIENCE; gtk_adjustment_get_upper (vertical) == before && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (vertical), ==, gtk_adjustment_get_lower (vertical));
}

/* What is done while one looks comes on top, in words, with its reason as it was typed. */
static void
test_live (void)
{
  IsmsStore *store = open_sample ();
  Fixture fixture;
  guint before;

  set (store, "current_likelihood", "1");
  fixture_init (&fixture, store, 360);
  before = count (&fixture);
  set (store, "current_likelihood", "4");
  wait_for_top (&fixture);
  settle ();
  g_assert_cmpuint (count (&fixture), ==, before + 1);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "Likelihood now of RK-01: Very rare (1) → Yearly (4)"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "“It <b>happened</b>”"));
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "Today"));
  fixture_clear (&fixture);
  g_assert_finalize_object (store);
}

static void
test_unfold (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  Fixture fixture;
  GtkWidget *details, *link;

  set (store, "rank", "5");
  set (store, "rank", "7");
  fixture_init (&fixture, store, 900);
  unfold (&fixture, 0);
  details = find_type (GTK_WIDGET (fixture.page), PARAPET_TYPE_STEP_DETAILS);
  g_assert_nonnull (details);
  g_assert_nonnull (find_label (details, "5 → 7"));
  link = find_type (details, GTK_TYPE_BUTTON);
  g_signal_emit_by_name (link, "clicked");
  g_assert_cmpint (fixture.shown, ==, isms_record_get_key (risk));
  unfold (&fixture, 0);
  g_assert_null (find_type (GTK_WIDGET (fixture.page), PARAPET_TYPE_STEP_DETAILS));
  fixture_clear (&fixture);
}

/* A step is taken back alone; where something was built on it, nothing happens and the person is told. */
static void
test_undo_step (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) risk = isms_store_find (store, isms_kind_find ("risk"), "RK-01");
  Fixture fixture;
  gint64 first, second;

  set (store, "rank", "5");
  first = isms_history_get_head (store);
  set (store, "rank", "7");
  second = isms_history_get_head (store);
  fixture_init (&fixture, store, 900);

  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "history.undo-step", "x", first);
  g_assert_cmpint (isms_record_get_integer (risk, "rank", 0), ==, 7);
  g_assert_cmpint (isms_history_get_head (store), ==, second);
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "history.undo-step", "x", second);
  g_assert_cmpint (isms_record_get_integer (risk, "rank", 0), ==, 5);
  settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "Undo: Look at RK-01 again"));
  fixture_clear (&fixture);
}

static void
test_empty (void)
{
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  Fixture fixture;

  fixture_init (&fixture, store, 360);
  g_assert_nonnull (find_label (GTK_WIDGET (fixture.page), "No Steps Yet"));
  fixture_clear (&fixture);
}

static void
test_broken (void)
{
  IsmsStore *store = open_sample ();
  Fixture fixture;

  isms_sql_run (isms_store_get_sql (store), NULL, "UPDATE step SET actor = 'Nobody' WHERE id = 3");
  fixture_init (&fixture, store, 900);
  wait_for_label (&fixture, "The history is not whole. Step 3 ");
  fixture_clear (&fixture);
  g_assert_finalize_object (store);
}

/* The last step again and again, a minute after the other: no true history, but as long as one of years. */
static void
add_copies (IsmsStore *store)
{
  g_autofree char *steps = g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) "
                                            "INSERT INTO step SELECT id + i, replica, seq + i, prev, saw, hash, at + i * 60000000, actor, label, reason, role, NULL, NULL "
                                            "FROM step, n WHERE id = (SELECT max (id) FROM step)",
                                            MANY);
  g_autofree char *changes = g_strdup_printf ("INSERT INTO step_change SELECT id, 0, kind, record, action, fields FROM step, step_change "
                                              "WHERE step_change.step = (SELECT max (id) - %d FROM step) AND id > step_change.step",
                                              MANY);

  g_assert_true (isms_sql_run (isms_store_get_sql (store), NULL, steps));
  g_assert_true (isms_sql_run (isms_store_get_sql (store), NULL, changes));
}

/* Ten thousand steps cost as many rows as are looked at. */
static void
test_many (void)
{
  IsmsStore *store = open_sample ();
  Fixture fixture;
  GtkWidget *list;
  gint64 start, slowest = 0;

  set (store, "rank", "5");
  add_copies (store);
  start = g_get_monotonic_time ();
  fixture_init (&fixture, store, 900);
  g_test_message ("first shown after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  list = find_type (GTK_WIDGET (fixture.page), GTK_TYPE_LIST_VIEW);
  for (guint i = 0; i < 50; i++)
    {
      start = g_get_monotonic_time ();
      parapet_gradual_list_scroll_to (list, i * 200, GTK_LIST_SCROLL_NONE);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      slowest = MAX (slowest, g_get_monotonic_time () - start);
    }
  g_test_message ("slowest jump %" G_GINT64_FORMAT " ms", slowest / 1000);
  start = g_get_monotonic_time ();
  parapet_history_page_search (fixture.page, "rk-01");
  g_test_message ("search %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (count (&fixture), >=, MANY);
  fixture_clear (&fixture);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  /* The backend for tests of GTK 4.18 crashes where something is announced. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/history-page/sample", test_sample);
  g_test_add_func ("/history-page/slices", test_slices);
  g_test_add_func ("/history-page/live", test_live);
  g_test_add_func ("/history-page/unfold", test_unfold);
  g_test_add_func ("/history-page/undo-step", test_undo_step);
  g_test_add_func ("/history-page/empty", test_empty);
  g_test_add_func ("/history-page/broken", test_broken);
  g_test_add_func ("/history-page/many", test_many);
  return g_test_run ();
}
