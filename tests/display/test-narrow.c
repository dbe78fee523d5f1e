/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "app/parapet-application.h"
#include "app/parapet-window.h"
#include "forms/parapet-record-look.h"
#include "forms/parapet-record-page.h"
#include "document/isms-document-error.h"
#include "interchange/isms-seed.h"
#include "pages/import/parapet-import-dialog.h"
#include "pages/records/parapet-kind-view.h"
#include "search-widgets.h"
#include "widgets/parapet-slices.h"

/* The smallest window that we promise to fit in, with letters twice as large. Every screen is looked at in it. */
#define WIDTH 360
#define HEIGHT 640
#define SLACK 1 /* pixels; a margin below zero */
#define FACTOR 2
#define LOOKS 10
#define FAR 1e6f
#define DOTS 96 /* to an inch, where text is not scaled */
#define TABLE "Item;Responsible;Location\nTill and card reader;Marta Korn;A-12\nRecipes;Jan Korn;Office\n"
#define PATIENCE (30 * G_USEC_PER_SEC)

typedef struct
{
  ParapetWindow *window;
  GString *faults;
} Fixture;

static GApplication *application;

static void
painted_cb (guint *frames)
{
  (*frames)++;
}

/* Until what was asked for has been drawn: what follows from a size is laid out in the frame after. */
static void
wait_frames (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  guint frames = 0;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &frames);

  for (gint64 end = g_get_monotonic_time () + PATIENCE; (frames < 2 || parapet_slices_count_waiting () > 0) && g_get_monotonic_time () < end;)
    {
      gtk_widget_queue_draw (window);
      g_main_context_iteration (NULL, TRUE);
    }
  while (g_main_context_iteration (NULL, FALSE) && frames < 40)
    continue;
  g_signal_handler_disconnect (clock, handler);
}

static gboolean
is_cut (const graphene_rect_t *bounds,
        const graphene_rect_t *seen)
{
  graphene_rect_t slack = *seen;

  graphene_rect_inset (&slack, -SLACK, -SLACK);
  return bounds->size.width >= 1 && bounds->size.height >= 1 && !graphene_rect_contains_rect (&slack, bounds);
}

/* What is seen of what lies in it: what can be scrolled to is not cut off. */
static void
narrow_down (GtkWidget *widget,
             const graphene_rect_t *bounds,
             graphene_rect_t *seen)
{
  GtkPolicyType sideways, downwards;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &sideways, &downwards);
      if (sideways != GTK_POLICY_NEVER)
        graphene_rect_inset (seen, -FAR, 0);
      if (downwards != GTK_POLICY_NEVER)
        graphene_rect_inset (seen, 0, -FAR);
    }
  else if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN && !GTK_IS_SCROLLABLE (widget))
    graphene_rect_intersection (seen, bounds, seen);
}

/* Who asks for most room, down to where it is shared by several. */
static void
tell_who_asks (GtkWidget *widget,
               GString *faults)
{
  GtkWidget *most = NULL;
  int width = 0, widest = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child) || GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > widest)
        most = child;
      widest = MAX (width, widest);
    }
  if (most == NULL || widest < WIDTH / 3)
    return;
  if (widest > WIDTH - 60)
    g_string_append_printf (faults, " > %s %d", GTK_IS_LABEL (most) ? gtk_label_get_text (GTK_LABEL (most)) : G_OBJECT_TYPE_NAME (most), widest);
  else
    g_string_append_printf (faults, " (%s %d)", GTK_IS_LABEL (most) ? gtk_label_get_text (GTK_LABEL (most)) : G_OBJECT_TYPE_NAME (most), widest);
  tell_who_asks (most, faults);
}

/* What one chooses by: half a word of an answer is none. */
static gboolean
is_answer_cut (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) && pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))) && gtk_widget_get_ancestor (widget, ADW_TYPE_TOGGLE_GROUP) != NULL;
}

static gboolean
is_of_ours (GtkWidget *widget)
{
  return GTK_IS_LABEL (widget) || gtk_widget_get_focusable (widget);
}

/* Tells what a person reads or presses and does not see all of. */
static void
look_at (GtkWidget *widget,
         GtkWidget *window,
         graphene_rect_t seen,
         GString *faults)
{
  graphene_rect_t bounds;

  if (!gtk_widget_get_mapped (widget) || (GTK_IS_NATIVE (widget) && widget != window) || !gtk_widget_compute_bounds (widget, window, &bounds))
    return;
  if (is_of_ours (widget) && (is_cut (&bounds, &seen) || is_answer_cut (widget)))
    {
      g_string_append_printf (faults, " %s (%.0f to %.0f, %.0f down to %.0f);", GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : G_OBJECT_TYPE_NAME (widget),
                              bounds.origin.x, bounds.origin.x + bounds.size.width, bounds.origin.y, bounds.origin.y + bounds.size.height);
      return;
    }
  /* The title of an empty entry row lies where its text will be, and that of a full one above it. */
  if (ADW_IS_ENTRY_ROW (widget))
    return;
  narrow_down (widget, &bounds, &seen);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at (child, window, seen, faults);
}

/* What is only on its way, as a banner that unfolds, is looked at again. */
static void
check (Fixture *fixture,
       const char *screen,
       const char *part)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  g_autoptr (GString) faults = g_string_new (NULL);
  AdwDialog *dialog;

  for (guint i = 0; i < LOOKS && (i == 0 || faults->len > 0); i++)
    {
      g_string_truncate (faults, 0);
      /* What is made bit by bit is there after the first, and laid out after the second. */
      wait_frames (window);
      wait_frames (window);
      look_at (window, window, GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT), faults);
    }
  if (faults->len == 0)
    return;
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));
  tell_who_asks (dialog != NULL ? adw_dialog_get_child (dialog) : window, faults);
  g_string_append_printf (fixture->faults, "%s, %s:%s\n", screen, part, faults->str);
}

static void
activate (Fixture *fixture,
          const char *action,
          const char *target)
{
  if (target != NULL)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", target));
  else
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, NULL));
}

static void
check_dialog (Fixture *fixture,
              const char *name)
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window));

  g_assert_nonnull (dialog);
  check (fixture, name, "dialog");
  adw_dialog_force_close (dialog);
  wait_frames (GTK_WIDGET (fixture->window));
}

/* A button that asks for more says so by dots. What asks for a file opens a window of the desktop's. */
static void
collect_asking (GtkWidget *from,
                GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (from))
    return;
  if (GTK_IS_BUTTON (from) && says (from, "…") && !says (from, "Export") && !says (from, "File") && gtk_widget_is_sensitive (from))
    g_ptr_array_add (buttons, g_object_ref (from));
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_asking (child, buttons);
}

static void
check_questions (Fixture *fixture,
                 const char *screen)
{
  g_autoptr (GPtrArray) buttons = g_ptr_array_new_with_free_func (g_object_unref);

  collect_asking (GTK_WIDGET (fixture->window), buttons);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, i);

      if (!gtk_widget_get_mapped (button))
        continue;
      g_signal_emit_by_name (button, "clicked");
      if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (fixture->window)) != NULL)
        check_dialog (fixture, screen);
    }
}

/* Each way in which the list may be shown. */
static void
check_ways (Fixture *fixture,
            const IsmsKind *kind)
{
  GtkWidget *view = find_mapped (GTK_WIDGET (fixture->window), PARAPET_TYPE_KIND_VIEW);
  GtkWidget *ways = view != NULL ? find_mapped (view, ADW_TYPE_TOGGLE_GROUP) : NULL;
  guint n = ways != NULL ? adw_toggle_group_get_n_toggles (ADW_TOGGLE_GROUP (ways)) : 1;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *part = g_strdup_printf ("way %u", i);

      if (ways != NULL)
        adw_toggle_group_set_active (ADW_TOGGLE_GROUP (ways), i);
      check (fixture, kind->name, part);
      check_questions (fixture, kind->name);
    }
}

static void
scroll_down (GtkWidget *from)
{
  if (!gtk_widget_get_mapped (from))
    return;
  if (GTK_IS_SCROLLED_WINDOW (from))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (from)), HEIGHT / 2);
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    scroll_down (child);
}

/* The details as one reads on, and as they are changed. */
static void
check_further (Fixture *fixture,
               const char *screen)
{
  GtkWidget *page = find_mapped (GTK_WIDGET (fixture->window), PARAPET_TYPE_RECORD_PAGE);

  if (page == NULL)
    return;
  scroll_down (page);
  check (fixture, screen, "further down");
  gtk_widget_activate_action (page, "record.edit", NULL);
  check (fixture, screen, "edited");
  gtk_widget_activate_action (page, "record.edit", NULL);
}

static void
check_kind (Fixture *fixture,
            const IsmsKind *kind)
{
  ParapetWorkspace *workspace = parapet_window_get_workspace (fixture->window);
  const ParapetRecordLook *look = parapet_record_look_find (kind);
  IsmsStore *store = isms_document_get_store (parapet_window_get_document (fixture->window));
  g_autoptr (GPtrArray) records = isms_store_list_records (store, kind);

  activate (fixture, "win.show-kind", kind->name);
  wait_frames (GTK_WIDGET (fixture->window));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (parapet_page_get_pane (parapet_workspace_get_page (workspace)))));
  check_ways (fixture, kind);
  /* The same question, whatever there is already. */
  if (records->len > 0 && (look == NULL || look->begin == NULL))
    {
      activate (fixture, "win.add-record", kind->name);
      check_dialog (fixture, kind->name);
    }
  if (records->len == 0)
    return;
  parapet_workspace_show_record (workspace, g_ptr_array_index (records, 0));
  check (fixture, kind->name, "details");
  check_questions (fixture, kind->name);
  check_further (fixture, kind->name);
}

static void
check_places (Fixture *fixture)
{
  GListModel *places = parapet_workspace_get_places (parapet_window_get_workspace (fixture->window));

  for (guint i = 0; i < g_list_model_get_n_items (places); i++)
    {
      g_autoptr (ParapetPlace) place = g_list_model_get_item (places, i);
      const char *const *kinds = parapet_place_get_kinds (place);

      parapet_workspace_show_place (parapet_window_get_workspace (fixture->window), parapet_place_get_name (place));
      check (fixture, parapet_place_get_name (place), "place");
      check_questions (fixture, parapet_place_get_name (place));
      for (guint k = 0; kinds[k] != NULL; k++)
        check_kind (fixture, isms_kind_find (kinds[k]));
    }
}

static GtkWidget *
find_button (GtkWidget *from,
             const char *action)
{
  if (!gtk_widget_get_mapped (from) || (GTK_IS_BUTTON (from) && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (from)), action) == 0))
    return gtk_widget_get_mapped (from) ? from : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (from); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What can be done is seen without scrolling. */
static void
check_problem (Fixture *fixture)
{
  g_autoptr (GError) error = g_error_new (ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NEWER, "This document was written by a newer version of Parapet. Update Parapet to open it.");
  GtkWidget *window = GTK_WIDGET (fixture->window);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, FAR);

  parapet_window_show_problem (fixture->window, error);
  check (fixture, "problem", "place");
  g_assert_true (gtk_widget_compute_bounds (find_button (window, "app.open"), window, &bounds));
  if (bounds.origin.y + bounds.size.height > HEIGHT)
    g_string_append_printf (fixture->faults, "problem: its button ends at %.0f\n", bounds.origin.y + bounds.size.height);
}

static void
check_import (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("parapet-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "a-list-with-a-rather-long-name-of-the-year.csv", NULL);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (g_file_peek_path (file), TABLE, -1, NULL));
  dialog = GTK_WIDGET (parapet_import_dialog_new (isms_document_get_store (parapet_window_get_document (fixture->window)), isms_kind_find ("asset"), file));
  adw_dialog_present (ADW_DIALOG (dialog), GTK_WIDGET (fixture->window));
  wait_for (dialog, "Responsible");
  check (fixture, "import", "columns");
  gtk_widget_activate_action (dialog, "import.next", NULL);
  wait_for (dialog, "2 new");
  check (fixture, "import", "preview");
  adw_dialog_force_close (ADW_DIALOG (dialog));
  g_assert_true (g_file_delete (file, NULL, NULL));
  g_rmdir (folder);
}

static void
check_commands (Fixture *fixture)
{
  static const char *const actions[] = { "app.preferences", "app.about", "win.show-help-overlay", "win.versions", "win.jump", "app.new" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      activate (fixture, actions[i], NULL);
      check_dialog (fixture, actions[i]);
    }
  check_import (fixture);
}

static void
open_document (Fixture *fixture,
               gboolean sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = NULL;

  fixture->faults = g_string_new (NULL);
  fixture->window = PARAPET_WINDOW (parapet_window_new (GTK_APPLICATION (application)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (fixture->window));
  check (fixture, "welcome", "place");
  check_problem (fixture);
  document = isms_document_create (NULL, &error);
  g_assert_no_error (error);
  if (sample)
    isms_seed_load_sample (isms_document_get_store (document), &error);
  else
    isms_seed_start (isms_document_get_store (document), "Nordwind Logistics", &error);
  g_assert_no_error (error);
  parapet_window_take (fixture->window, document);
}

static void
close_document (Fixture *fixture)
{
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->window);
  g_string_free (fixture->faults, TRUE);
}

static void
set_text_scale (double factor)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (factor * DOTS * PANGO_SCALE), NULL);
}

static void
test_fits (gconstpointer data)
{
  gboolean sample = strstr (data, "sample") != NULL;
  Fixture fixture = { NULL };

  set_text_scale (FACTOR);
  open_document (&fixture, sample);
  if (sample)
    check_commands (&fixture);
  check_places (&fixture);
  if (fixture.faults->len > 0)
    g_test_message ("%s", fixture.faults->str);
  g_assert_cmpuint (fixture.faults->len, ==, 0);
  close_document (&fixture);
}

int
main (int argc,
      char *argv[])
{
  int status;

  gtk_test_init (&argc, &argv, NULL);
  /* What does not fit is told here, with the screen that it is on. */
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL);
  application = parapet_application_new ();
  g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_assert_true (g_application_register (application, NULL, NULL));
  g_test_add_data_func ("/narrow/sample", "sample", test_fits);
  g_test_add_data_func ("/narrow/fresh", "fresh", test_fits);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
