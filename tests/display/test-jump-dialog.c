/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "app/parapet-place.h"
#include "looks/parapet-looks.h"
#include "pages/jump/parapet-jump-dialog.h"
#include "pages/jump/parapet-jump-item.h"
#include "store/isms-history.h"
#include "sample-fixture.h"
#include "search-widgets.h"

typedef struct
{
  IsmsStore *store;
  GtkWindow *window;
  ParapetJumpDialog *dialog;
  char *done; /* the last action, with what it was given */
} Fixture;

static GApplication *application;

static void
action_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *given = parameter != NULL ? g_variant_print (parameter, FALSE) : NULL;

  g_free (fixture->done);
  fixture->done = g_strjoin (" ", g_action_get_name (G_ACTION (action)), given, NULL);
}

static const GActionEntry entries[] = {
  { .name = "show-place", .parameter_type = "s", .activate = action_cb },
  { .name = "show-picture", .parameter_type = "s", .activate = action_cb },
  { .name = "show-record", .parameter_type = "x", .activate = action_cb },
  { .name = "add-record", .parameter_type = "s", .activate = action_cb },
  { .name = "import", .parameter_type = "s", .activate = action_cb },
  { .name = "export", .parameter_type = "s", .activate = action_cb },
  { .name = "undo", .activate = action_cb },
  { .name = "save", .activate = action_cb },
};

static void
settle (void)
{
  for (guint i = 0; i < 200; i++)
    g_main_context_iteration (NULL, FALSE);
}

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GListModel) places = parapet_places_new ();

  fixture->done = NULL;
  fixture->store = open_sample ();
  fixture->window = g_object_new (ADW_TYPE_APPLICATION_WINDOW, "application", application, "default-width", 900, "default-height", 700, NULL);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (fixture->window), gtk_button_new_with_label ("Behind"));
  g_action_map_add_action_entries (G_ACTION_MAP (fixture->window), entries, G_N_ELEMENTS (entries), fixture);
  gtk_window_present (fixture->window);
  fixture->dialog = PARAPET_JUMP_DIALOG (parapet_jump_dialog_new (fixture->store, places));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  adw_dialog_present (ADW_DIALOG (fixture->dialog), GTK_WIDGET (fixture->window));
  settle ();
}

/* Whoever closes a document must not find it held by a dialog. */
static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (fixture->window);
  settle ();
  g_assert_null (fixture->dialog);
  g_assert_finalize_object (fixture->store);
  g_free (fixture->done);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (parapet_jump_dialog_get_found (fixture->dialog));
}

static ParapetJumpItem *
item_at (Fixture *fixture,
         guint position)
{
  g_autoptr (ParapetJumpItem) item = g_list_model_get_item (parapet_jump_dialog_get_found (fixture->dialog), position);

  /* The list holds it. */
  return item;
}

static gboolean
is_found (Fixture *fixture,
          const char *title)
{
  for (guint i = 0; i < count (fixture); i++)
    if (g_str_equal (parapet_jump_item_get_title (item_at (fixture, i)), title))
      return TRUE;
  return FALSE;
}

static void
assert_first (Fixture *fixture,
              const char *text,
              const char *detail)
{
  parapet_jump_dialog_type (fixture->dialog, text);
  g_assert_cmpuint (count (fixture), >, 0);
  g_assert_cmpstr (parapet_jump_item_get_detail (item_at (fixture, 0)), ==, detail);
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (find_child (GTK_WIDGET (fixture->dialog), GTK_TYPE_SEARCH_ENTRY), "activate");
  settle ();
}

static void
test_codes (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  assert_first (&fixture, "A.5.17", "Control · A.5.17");
  assert_first (&fixture, "rk-01", "Risk · RK-01");
  assert_first (&fixture, " a.5.1 ", "Control · A.5.1");
  parapet_jump_dialog_type (fixture.dialog, "rk-0");
  g_assert_true (g_str_has_prefix (parapet_jump_item_get_detail (item_at (&fixture, 0)), "Risk · RK-0"));
  fixture_clear (&fixture);
}

static void
test_words (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "hist");
  g_assert_true (is_found (&fixture, "History"));
  g_assert_cmpstr (parapet_jump_item_get_group (item_at (&fixture, 0)), ==, "Screens");
  parapet_jump_dialog_type (fixture.dialog, "add risk");
  g_assert_true (is_found (&fixture, "Add Risk…"));
  g_assert_cmpstr (parapet_jump_item_get_title (item_at (&fixture, 0)), ==, "Add Risk…");
  parapet_jump_dialog_type (fixture.dialog, "risk");
  g_assert_cmpstr (parapet_jump_item_get_title (item_at (&fixture, 0)), ==, "Risks");
  parapet_jump_dialog_type (fixture.dialog, "export state");
  g_assert_true (is_found (&fixture, "Export Statement of Applicability…"));
  parapet_jump_dialog_type (fixture.dialog, "soa");
  g_assert_true (is_found (&fixture, "Export Statement of Applicability…"));
  parapet_jump_dialog_type (fixture.dialog, "import risk");
  g_assert_true (is_found (&fixture, "Import Risks…"));
  parapet_jump_dialog_type (fixture.dialog, "import files");
  g_assert_false (is_found (&fixture, "Import Files…"));
  parapet_jump_dialog_type (fixture.dialog, "add file");
  g_assert_true (is_found (&fixture, "Add File…"));
  parapet_jump_dialog_type (fixture.dialog, "versions");
  g_assert_false (is_found (&fixture, "Versions of the File…"));
  parapet_jump_dialog_type (fixture.dialog, "nothing has such words");
  g_assert_cmpuint (count (&fixture), ==, 0);
  press_enter (&fixture);
  g_assert_null (fixture.done);
  fixture_clear (&fixture);
}

/* What shows the records as a picture is gone to by its own name, and by others that people have for it. */
static void
test_pictures (void)
{
  static const char *const words[] = { "heatmap", "matrix", "risks heat" };
  Fixture fixture;

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      parapet_jump_dialog_type (fixture.dialog, words[i]);
      g_assert_cmpstr (parapet_jump_item_get_title (item_at (&fixture, 0)), ==, "Heatmap");
    }
  press_enter (&fixture);
  g_assert_cmpstr (fixture.done, ==, "show-picture 'risk'");
  fixture_clear (&fixture);
}

/* An organisation has one name: it cannot be added a second time. */
static void
test_single (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "add organisation");
  g_assert_false (is_found (&fixture, "Add Organisation…"));
  fixture_clear (&fixture);
}

static void
test_empty_entry (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_assert_cmpuint (count (&fixture), >, 3);
  g_assert_cmpstr (parapet_jump_item_get_group (item_at (&fixture, 0)), ==, "Changed Last");
  g_assert_true (is_found (&fixture, "Controls"));
  g_assert_false (is_found (&fixture, "Save"));
  fixture_clear (&fixture);
}

static void
test_go (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "History");
  press_enter (&fixture);
  g_assert_cmpstr (fixture.done, ==, "show-place 'history'");
  fixture_clear (&fixture);

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "add person");
  press_enter (&fixture);
  g_assert_cmpstr (fixture.done, ==, "add-record 'person'");
  fixture_clear (&fixture);

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "RK-02");
  press_enter (&fixture);
  g_assert_true (g_str_has_prefix (fixture.done, "show-record "));
  fixture_clear (&fixture);
}

/* What would be undone is named, and what is done by nobody yet cannot be. */
static void
test_undo (void)
{
  Fixture fixture;
  g_autoptr (IsmsStore) store = isms_store_open (":memory:", 7, NULL);
  IsmsRecord *person;

  fixture_init (&fixture);
  parapet_jump_dialog_type (fixture.dialog, "undo");
  g_assert_cmpuint (count (&fixture), ==, 0);
  adw_dialog_force_close (ADW_DIALOG (fixture.dialog));
  settle ();

  g_assert_true (isms_store_begin (fixture.store, "Greet Ada", NULL, NULL));
  person = isms_store_create (fixture.store, isms_kind_find ("person"), NULL);
  isms_store_set_from_text (fixture.store, person, "name", "Ada", NULL);
  g_assert_true (isms_store_commit (fixture.store, NULL));
  g_object_unref (person);
  fixture.dialog = PARAPET_JUMP_DIALOG (parapet_jump_dialog_new (fixture.store, NULL));
  g_object_add_weak_pointer (G_OBJECT (fixture.dialog), (gpointer *) &fixture.dialog);
  adw_dialog_present (ADW_DIALOG (fixture.dialog), GTK_WIDGET (fixture.window));
  settle ();
  g_assert_cmpstr (parapet_jump_item_get_title (item_at (&fixture, 0)), ==, "Ada");
  parapet_jump_dialog_type (fixture.dialog, "ada");
  g_assert_false (is_found (&fixture, "Undo: Greet Ada"));
  parapet_jump_dialog_type (fixture.dialog, "undo ada");
  g_assert_true (is_found (&fixture, "Undo: Greet Ada"));
  parapet_jump_dialog_type (fixture.dialog, "undo");
  g_assert_true (is_found (&fixture, "Undo: Greet Ada"));
  press_enter (&fixture);
  g_assert_cmpstr (fixture.done, ==, "undo");
  fixture_clear (&fixture);
}

static GtkEventController *
find_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkEventController *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller) && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        found = controller;
    }
  return found;
}

/* Rows that come to lie under a pointer that rests are not chosen: Enter goes to the first. */
static void
test_resting_pointer (void)
{
  Fixture fixture;
  GtkWidget *list;

  fixture_init (&fixture);
  list = find_child (GTK_WIDGET (fixture.dialog), GTK_TYPE_LIST_VIEW);
  g_assert_false (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list)));
  for (guint i = 0; i < 2; i++) /* told after a layout, too */
    g_signal_emit_by_name (find_motion (list), "motion", 20.0, 20.0);
  g_assert_false (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list)));
  g_signal_emit_by_name (find_motion (list), "motion", 30.0, 20.0);
  g_assert_true (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list)));
  parapet_jump_dialog_type (fixture.dialog, "risk");
  settle ();
  g_assert_false (gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (list)));
  fixture_clear (&fixture);
}

int
main (int argc,
      char *argv[])
{
  int status;

  /* The backend for tests of GTK 4.18 crashes where something is announced. */
  g_setenv ("GTK_A11Y", "none", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  parapet_looks_register ();
  application = G_APPLICATION (adw_application_new ("io.github.parapet_isms.Test", G_APPLICATION_NON_UNIQUE));
  g_assert_true (g_application_register (application, NULL, NULL));
  g_test_add_func ("/jump-dialog/codes", test_codes);
  g_test_add_func ("/jump-dialog/words", test_words);
  g_test_add_func ("/jump-dialog/pictures", test_pictures);
  g_test_add_func ("/jump-dialog/single", test_single);
  g_test_add_func ("/jump-dialog/empty-entry", test_empty_entry);
  g_test_add_func ("/jump-dialog/go", test_go);
  g_test_add_func ("/jump-dialog/undo", test_undo);
  g_test_add_func ("/jump-dialog/resting-pointer", test_resting_pointer);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
