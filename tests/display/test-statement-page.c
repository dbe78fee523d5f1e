/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "looks/control/parapet-control-decision.h"
#include "pages/statement/parapet-statement-page.h"
#include "store/isms-history.h"
#include "sample-fixture.h"

#define FRAMES 30 /* until all rows are there */

static ParapetStatementPage *
open_page (IsmsStore *store)
{
  return g_object_ref_sink (PARAPET_STATEMENT_PAGE (parapet_statement_page_new (store)));
}

static guint
count (ParapetStatementPage *page)
{
  return g_list_model_get_n_items (parapet_statement_page_get_shown (page));
}

static guint
search (ParapetStatementPage *page,
        const char *words)
{
  parapet_statement_page_search (page, words);
  return count (page);
}

static void
set (IsmsStore *store,
     const char *code,
     const char *field,
     const char *text)
{
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), code);
  g_autoptr (GError) error = NULL;

  g_assert_true (isms_store_begin (store, "Change", NULL, NULL));
  isms_store_set_from_text (store, control, field, text, &error);
  g_assert_no_error (error);
  g_assert_true (isms_store_commit (store, NULL));
}

static const char *
selected_code (ParapetStatementPage *page)
{
  return isms_record_get_code (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (parapet_statement_page_get_shown (page))));
}

static void
test_search (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);
  guint all = count (page);

  g_assert_cmpuint (all, ==, 93 + 2);
  g_assert_cmpuint (search (page, "5.17"), ==, 1);
  g_assert_cmpuint (search (page, "CRYPTOGRAPHY"), >=, 1);
  g_assert_cmpuint (search (page, "excluded"), ==, 3);
  g_assert_cmpuint (search (page, "grothe partly"), >, 0);
  g_assert_cmpuint (search (page, "grothe partly"), <, search (page, "grothe"));
  g_assert_cmpuint (search (page, "physical controls"), ==, 14);
  g_assert_cmpuint (search (page, "no such words"), ==, 0);
  g_assert_cmpuint (search (page, "  "), ==, all);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

static void
test_themes (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);
  GtkSectionModel *sections = GTK_SECTION_MODEL (parapet_statement_page_get_shown (page));
  const guint lengths[] = { 37, 8, 14, 34, 2 };
  guint start = 0, end = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      gtk_section_model_get_section (sections, end, &start, &end);
      g_assert_cmpuint (end - start, ==, lengths[i]);
    }
  g_assert_cmpuint (end, ==, count (page));
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

/* A filtered list follows each step; what is selected stays so while it is there. */
static void
test_steps (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);

  g_assert_cmpstr (selected_code (page), ==, "A.5.1");
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (parapet_statement_page_get_shown (page)), 30);
  g_assert_cmpstr (selected_code (page), ==, "A.5.31");
  set (store, "A.5.7", "applicable", "no");
  g_assert_cmpstr (selected_code (page), ==, "A.5.31");
  g_assert_cmpuint (search (page, "excluded"), ==, 4);
  set (store, "A.5.8", "applicable", "no");
  g_assert_cmpuint (count (page), ==, 5);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpuint (count (page), ==, 3);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

/* A decision takes the control out of what is filtered: who decides goes on with it, not with the next one. */
static void
test_stays (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);
  ParapetRecordPane *pane = parapet_page_get_pane (PARAPET_PAGE (page));
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (parapet_statement_page_get_shown (page));
  g_autoptr (IsmsRecord) control = NULL;
  guint found = search (page, "partly");

  g_assert_cmpuint (found, >, 2);
  gtk_single_selection_set_selected (selection, 1);
  control = g_object_ref (gtk_single_selection_get_selected_item (selection));
  g_assert_true (parapet_record_pane_get_shown (pane) == control);
  set (store, isms_record_get_code (control), "state", "implemented");
  g_assert_cmpuint (count (page), ==, found - 1);
  g_assert_null (gtk_single_selection_get_selected_item (selection));
  g_assert_true (parapet_record_pane_get_shown (pane) == control);
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_true (gtk_single_selection_get_selected_item (selection) == control);
  g_clear_object (&control);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

static void
test_new_and_deleted (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);
  IsmsRecord *own;

  g_assert_true (isms_store_begin (store, "Add", NULL, NULL));
  own = isms_store_create (store, isms_kind_find ("control"), NULL);
  isms_store_set_from_text (store, own, "title", "Zebra round", NULL);
  isms_store_set_from_text (store, own, "source", "own", NULL);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpuint (count (page), ==, 96);
  g_assert_cmpuint (search (page, "zebra"), ==, 1);

  g_assert_true (isms_store_begin (store, "Remove", NULL, NULL));
  isms_store_delete (store, own);
  g_assert_true (isms_store_commit (store, NULL));
  g_assert_cmpuint (count (page), ==, 0);
  g_assert_cmpuint (search (page, ""), ==, 95);
  g_object_unref (own);
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

/* A screen that is on its way out holds nothing of the document. */
static void
test_let_go (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);

  parapet_statement_page_search (page, "risk");
  g_object_run_dispose (G_OBJECT (page));
  g_assert_null (parapet_statement_page_get_shown (page));
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

static GtkWidget *
find (GtkWidget *widget,
      GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first answer in the control's head is the decision. */
static void
test_decide (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), "A.5.7");
  GtkWidget *decision = g_object_ref_sink (parapet_control_decision_new (store, control));
  AdwToggleGroup *applies = ADW_TOGGLE_GROUP (find (decision, ADW_TYPE_TOGGLE_GROUP));
  gint64 head = isms_history_get_head (store);

  g_assert_cmpstr (adw_toggle_group_get_active_name (applies), ==, "yes");
  adw_toggle_group_set_active_name (applies, "no");
  g_assert_cmpint (isms_history_get_head (store), ==, head); /* it asks why first */
  adw_toggle_group_set_active_name (applies, "open");
  g_assert_cmpint (isms_history_get_head (store), ==, head + 1);
  g_assert_false (isms_record_has (control, "applicable"));
  g_assert_true (isms_history_undo (store, NULL));
  g_assert_cmpstr (adw_toggle_group_get_active_name (applies), ==, "yes");
  g_clear_object (&control);
  g_assert_finalize_object (decision);
  g_assert_finalize_object (store);
}

static void
wait_drawn (GtkWidget *window)
{
  for (guint frames = 0; frames < FRAMES; frames++)
    {
      gint64 before = gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window));

      gtk_widget_queue_draw (window);
      while (gdk_frame_clock_get_frame_counter (gtk_widget_get_frame_clock (window)) == before)
        g_main_context_iteration (NULL, TRUE);
    }
}

static GtkWidget *
find_exclude (GtkWidget *from)
{
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), "_Exclude") == 0 ? child : find_exclude (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The question goes away, and the keyboard stays at what was answered, also when that is undone. */
static void
test_exclude (void)
{
  IsmsStore *store = open_sample ();
  g_autoptr (IsmsRecord) control = isms_store_find (store, isms_kind_find ("control"), "A.5.7");
  GtkWidget *window = g_object_ref_sink (adw_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *decision = parapet_control_decision_new (store, control);
  GtkWidget *applies = find (decision, ADW_TYPE_TOGGLE_GROUP);
  GtkWidget *reason = find (decision, GTK_TYPE_TEXT_VIEW);

  /* As on the page: what comes first is not what was left. */
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("Approve…"));
  gtk_box_append (GTK_BOX (box), decision);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  wait_drawn (window);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (applies), "no");
  g_assert_true (gtk_root_get_focus (GTK_ROOT (window)) == reason);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (reason)), "We run none", -1);
  g_signal_emit_by_name (find_exclude (decision), "clicked");
  wait_drawn (window);
  g_assert_cmpstr (isms_record_get_text (control, "exclusion_reason"), ==, "We run none");
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), applies));
  g_assert_true (isms_history_undo (store, NULL));
  wait_drawn (window);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), applies));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  g_clear_object (&control);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);
}

/* The heading above the first row is seen, and whoever comes by keys begins in the list. */
static void
test_begin (void)
{
  IsmsStore *store = open_sample ();
  ParapetStatementPage *page = open_page (store);
  GtkWidget *window = g_object_ref_sink (adw_window_new ());
  GtkWidget *list;

  g_object_set (page, "title", "Controls", NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 600);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  wait_drawn (window);
  list = find (GTK_WIDGET (page), GTK_TYPE_LIST_VIEW);
  g_assert_cmpfloat (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list))), ==, 0);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (page)));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), list));
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (page);
  g_assert_finalize_object (store);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/statement-page/search", test_search);
  g_test_add_func ("/statement-page/themes", test_themes);
  g_test_add_func ("/statement-page/steps", test_steps);
  g_test_add_func ("/statement-page/new-and-deleted", test_new_and_deleted);
  g_test_add_func ("/statement-page/stays", test_stays);
  g_test_add_func ("/statement-page/let-go", test_let_go);
  g_test_add_func ("/statement-page/decide", test_decide);
  g_test_add_func ("/statement-page/begin", test_begin);
  g_test_add_func ("/statement-page/exclude", test_exclude);
  return g_test_run ();
}
