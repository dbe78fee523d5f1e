/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/parapet-application.h"
#include "app/parapet-welcome.h"
#include "app/parapet-window.h"
#include "interchange/isms-seed.h"
#include "forms/parapet-draft.h"
#include "looks/board/parapet-board.h"
#include "looks/heatmap/parapet-risk-map.h"
#include "pages/guide/parapet-guide-page.h"
#include "pages/statement/parapet-statement-page.h"
#include "records/isms-kinds.h"
#include "search-widgets.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-toast.h"

#define PATIENCE (20 * G_USEC_PER_SEC)

static GApplication *application;

static ParapetWindow *
open_window (void)
{
  ParapetWindow *window = PARAPET_WINDOW (parapet_window_new (GTK_APPLICATION (application)));

  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static gboolean
is_settled (ParapetWindow *window)
{
  return parapet_window_get_document (window) != NULL || parapet_window_is_empty (window);
}

static void
settle (ParapetWindow *window)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!is_settled (window) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_settled (window));
  /* Let it draw, so that rows are made and bound. */
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
close_window (ParapetWindow *window)
{
  g_object_ref (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (window);
}

static GListModel *
get_shown (ParapetWindow *window)
{
  ParapetPage *page = parapet_workspace_get_page (parapet_window_get_workspace (window));

  return parapet_statement_page_get_shown (PARAPET_STATEMENT_PAGE (page));
}

static void
test_welcome (void)
{
  ParapetWindow *window = open_window ();

  settle (window);
  g_assert_true (parapet_window_is_empty (window));
  g_assert_nonnull (find_mapped (GTK_WIDGET (window), PARAPET_TYPE_WELCOME));
  close_window (window);
}

static void
test_sample (void)
{
  ParapetWindow *window = open_window ();
  GListModel *shown;

  parapet_window_open_sample (window);
  g_assert_false (parapet_window_is_empty (window));
  settle (window);
  shown = get_shown (window);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 93 + 2);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Fennbrook MedBill GmbH");
  close_window (window);
}

static const char *
get_kind (ParapetWindow *window)
{
  const IsmsKind *kind = parapet_page_get_kind (parapet_workspace_get_page (parapet_window_get_workspace (window)));

  return kind != NULL ? kind->name : NULL;
}

static void
wait_for_parts (void)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (parapet_slices_count_waiting () > 0 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (parapet_slices_count_waiting (), ==, 0);
}

static gboolean
is_marked (ParapetWindow *window,
           gint64 risk)
{
  GtkWidget *map = find_mapped (GTK_WIDGET (window), PARAPET_TYPE_RISK_MAP);
  GtkWidget *chip = map != NULL ? parapet_heatmap_find_chip (parapet_risk_map_get_heatmap (PARAPET_RISK_MAP (map)), risk) : NULL;

  return chip != NULL && (gtk_widget_get_state_flags (chip) & GTK_STATE_FLAG_SELECTED) != 0;
}

/* Who changes the mind while a screen is being made is taken to the other one; and what is pressed at once is meant for where one goes. */
static void
test_places (void)
{
  ParapetWindow *window = open_window ();
  gint64 end;

  parapet_window_open_sample (window);
  settle (window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "risks");
  for (end = g_get_monotonic_time () + PATIENCE; g_strcmp0 (get_kind (window), "risk") != 0 && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_kind (window), ==, "risk");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "assets");
  wait_for_parts ();
  g_assert_cmpstr (get_kind (window), ==, "asset");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-place", "s", "risks");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.search", NULL);
  g_assert_cmpstr (get_kind (window), ==, "risk");
  wait_for_parts ();
  g_assert_cmpstr (get_kind (window), ==, "risk");
  close_window (window);
}

/* Who goes to a risk finds it marked among the others in the matrix, also where one came by the list; and a picture is gone to by itself. */
static void
test_pictures (void)
{
  ParapetWindow *window = open_window ();
  IsmsStore *store;
  gint64 keys[2];

  parapet_window_open_sample (window);
  settle (window);
  store = isms_document_get_store (parapet_window_get_document (window));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, i == 0 ? "RK-04" : "RK-09");

      keys[i] = isms_record_get_key (risk);
      gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "x", keys[i]);
      wait_for_parts ();
      g_assert_true (is_marked (window, keys[i]));
      /* The keyboard came along to what one came for, not to what stands first. */
      g_assert_nonnull (gtk_widget_get_ancestor (gtk_root_get_focus (GTK_ROOT (window)), PARAPET_TYPE_RECORD_PANE));
    }
  g_assert_false (is_marked (window, keys[0]));
  gtk_widget_activate_action (find_mapped (GTK_WIDGET (window), PARAPET_TYPE_RISK_MAP), "records.show-list", NULL);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-record", "x", keys[0]);
  wait_for_parts ();
  g_assert_null (find_mapped (GTK_WIDGET (window), PARAPET_TYPE_RISK_MAP));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-picture", "s", "treatment");
  wait_for_parts ();
  g_assert_nonnull (find_mapped (GTK_WIDGET (window), PARAPET_TYPE_BOARD));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-picture", "s", "risk");
  wait_for_parts ();
  g_assert_true (is_marked (window, keys[0]));
  close_window (window);
}

/* What offers to undo a step goes once another is the last one: it would undo that. What is undone, perhaps unseen, is said. */
static void
test_undo_toast (void)
{
  ParapetWindow *window = open_window ();
  g_autoptr (IsmsRecord) asset = NULL;
  IsmsStore *store;
  gint64 end;

  parapet_window_open_sample (window);
  settle (window);
  store = isms_document_get_store (parapet_window_get_document (window));
  parapet_toast_show_undo (find_mapped (GTK_WIDGET (window), PARAPET_TYPE_PAGE), "One thing done");
  wait_for (GTK_WIDGET (window), "One thing done");
  g_assert_true (isms_store_begin (store, "Another", NULL, NULL));
  asset = isms_store_create (store, &isms_kind_asset, NULL);
  g_assert_true (isms_store_set_text (store, asset, "name", "Laptops", NULL));
  g_assert_true (isms_store_commit (store, NULL));
  for (end = g_get_monotonic_time () + PATIENCE / 8; says (GTK_WIDGET (window), "One thing done") && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (says (GTK_WIDGET (window), "One thing done"));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL);
  wait_for (GTK_WIDGET (window), "Undone: Another");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL);
  wait_for (GTK_WIDGET (window), "Redone: Another");
  g_clear_object (&asset);
  close_window (window);
}

static GtkWidget *
find_button (GtkWidget *from,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (from)), label) == 0)
    return from;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL && found == NULL; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static GtkWidget *
make_draft (IsmsStore *store,
            const char *code)
{
  g_autoptr (IsmsRecord) risk = isms_store_find (store, &isms_kind_risk, code);
  GtkWidget *entry = g_object_ref_sink (gtk_entry_new ());

  parapet_draft_keep (entry, store, risk, "reason");
  return entry;
}

/* Words that no step holds yet are found again where they were typed, and asked about before they go with the window. */
static void
test_drafts (void)
{
  ParapetWindow *window = open_window ();
  IsmsStore *store;
  GtkWidget *entry;
  gint64 end;

  parapet_window_open_sample (window);
  settle (window);
  store = isms_document_get_store (parapet_window_get_document (window));
  entry = make_draft (store, "RK-04");
  gtk_editable_set_text (GTK_EDITABLE (entry), "It was never seen");
  g_object_unref (entry);
  entry = make_draft (store, "RK-09");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_object_unref (entry);
  entry = make_draft (store, "RK-04");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "It was never seen");
  gtk_window_close (GTK_WINDOW (window));
  wait_for (GTK_WIDGET (window), "It was never seen");
  parapet_draft_drop (entry);
  g_assert_null (parapet_draft_peek (store));
  parapet_draft_again (entry);
  g_assert_cmpstr (parapet_draft_peek (store), ==, "It was never seen");
  g_object_unref (entry);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_signal_emit_by_name (find_button (find_mapped (GTK_WIDGET (window), ADW_TYPE_ALERT_DIALOG), "_Discard"), "clicked");
  for (end = g_get_monotonic_time () + PATIENCE; window != NULL && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (window);
}

/* A window that is closed while its document is on the way takes nothing with it. */
static void
test_close_early (void)
{
  ParapetWindow *window = open_window ();
  g_autoptr (GObject) kept = g_object_ref (G_OBJECT (window));
  gint64 end = g_get_monotonic_time () + PATIENCE;

  parapet_window_open_sample (window);
  gtk_window_destroy (GTK_WINDOW (window));
  while (kept->ref_count > 1 && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_finalize_object (g_steal_pointer (&kept));
}

static GFile *
make_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GFile *file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = isms_document_create (NULL, &error);

  g_assert_no_error (error);
  isms_seed_start (isms_document_get_store (document), "Nordwind Logistics", &error);
  g_assert_no_error (error);
  isms_document_save_as (document, file, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  isms_document_close (document);
  return file;
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  g_autoptr (GFile) file = make_file (folder, "nordwind.isms");
  ParapetWindow *window = open_window ();

  parapet_window_open (window, file, ISMS_DOCUMENT_NORMAL);
  g_assert_true (parapet_window_has_file (window, file));
  settle (window);
  g_assert_nonnull (parapet_window_get_document (window));
  /* Who has only begun is led on. */
  g_assert_true (PARAPET_IS_GUIDE_PAGE (parapet_workspace_get_page (parapet_window_get_workspace (window))));
  parapet_workspace_show_place (parapet_window_get_workspace (window), "controls");
  g_assert_cmpuint (g_list_model_get_n_items (get_shown (window)), ==, 93);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Nordwind Logistics");
  close_window (window);

  g_assert_true (g_file_delete (file, NULL, NULL));
  g_rmdir (folder);
}

static void
test_problems (void)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "text.isms", NULL);
  g_autoptr (GFile) missing = g_file_new_build_filename (folder, "a <b> & c.isms", NULL);
  g_autoptr (GFile) text = g_file_new_for_path (path);
  ParapetWindow *window = open_window ();
  GtkWidget *page;

  g_assert_true (g_file_set_contents (path, "Not a database", -1, NULL));
  parapet_window_open (window, missing, ISMS_DOCUMENT_NORMAL);
  settle (window);
  g_assert_null (parapet_window_get_document (window));
  page = find_mapped (GTK_WIDGET (window), ADW_TYPE_STATUS_PAGE);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==, "The File Is Not There");
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "a &lt;b&gt; &amp; c"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "a <b> & c.isms");

  parapet_window_open (window, text, ISMS_DOCUMENT_NORMAL);
  settle (window);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==, "This Is Not an ISMS");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "text.isms");

  /* What it is, and what can be done. */
  g_assert_true (g_file_set_contents (path, "SQLite format 3", strlen ("SQLite format 3") + 1, NULL));
  parapet_window_open (window, text, ISMS_DOCUMENT_NORMAL);
  settle (window);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (page)), ==, "The File Is Damaged");
  g_assert_nonnull (strstr (adw_status_page_get_description (ADW_STATUS_PAGE (page)), "in a backup"));
  close_window (window);

  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  application = parapet_application_new ();
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (application, NULL, NULL));
  g_test_add_func ("/window/welcome", test_welcome);
  g_test_add_func ("/window/sample", test_sample);
  g_test_add_func ("/window/places", test_places);
  g_test_add_func ("/window/pictures", test_pictures);
  g_test_add_func ("/window/undo-toast", test_undo_toast);
  g_test_add_func ("/window/drafts", test_drafts);
  g_test_add_func ("/window/close-early", test_close_early);
  g_test_add_func ("/window/file", test_file);
  g_test_add_func ("/window/problems", test_problems);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
