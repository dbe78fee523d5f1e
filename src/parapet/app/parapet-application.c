/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-accels.h"
#include "app/parapet-application.h"
#include "app/parapet-file-dialog.h"
#include "app/parapet-preferences.h"
#include "app/parapet-start-dialog.h"
#include "app/parapet-window.h"
#include "looks/parapet-looks.h"
#include "widgets/parapet-chooser.h"

/**
 * ParapetApplication:
 *
 * The windows, one a document, and what can be done without one.
 */
struct _ParapetApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (ParapetApplication, parapet_application, ADW_TYPE_APPLICATION)

static ParapetWindow *
find_window (ParapetApplication *self,
             GFile *file)
{
  for (GList *item = gtk_application_get_windows (GTK_APPLICATION (self)); item != NULL; item = item->next)
    if (PARAPET_IS_WINDOW (item->data) && parapet_window_has_file (item->data, file))
      return item->data;
  return NULL;
}

/* The window in front where it has no document, or else a new one. */
static ParapetWindow *
get_empty_window (ParapetApplication *self)
{
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (PARAPET_IS_WINDOW (active) && parapet_window_is_empty (PARAPET_WINDOW (active)))
    return PARAPET_WINDOW (active);
  return PARAPET_WINDOW (parapet_window_new (GTK_APPLICATION (self)));
}

static void
open_file (ParapetApplication *self,
           GFile *file)
{
  ParapetWindow *window = find_window (self, file);

  if (window == NULL)
    {
      window = get_empty_window (self);
      parapet_window_open (window, file, ISMS_DOCUMENT_NORMAL);
    }
  gtk_window_present (GTK_WINDOW (window));
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (ParapetApplication) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);
  ParapetWindow *window;

  if (file != NULL)
    {
      parapet_chooser_remember (file);
      open_file (self, file);
      return;
    }
  if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
    return;
  window = get_empty_window (self);
  parapet_window_show_problem (window, error);
  gtk_window_present (GTK_WINDOW (window));
}

static void
open_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  g_autoptr (GtkFileDialog) dialog = parapet_file_dialog_new_open ();

  gtk_file_dialog_open (dialog, gtk_application_get_active_window (data), NULL, chosen_cb, g_object_ref (data));
}

static void
open_uri_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  open_file (data, file);
}

/* What a notification leads to. */
static void
show_place_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  const char *uri, *place;
  g_autoptr (GFile) file = NULL;
  ParapetWindow *window;

  g_variant_get (parameter, "(&s&s)", &uri, &place);
  file = g_file_new_for_uri (uri);
  open_file (data, file);
  window = find_window (data, file);
  if (window != NULL && parapet_window_get_workspace (window) != NULL)
    parapet_workspace_show_place (parapet_window_get_workspace (window), place);
}

static void
started_cb (ParapetApplication *self,
            IsmsDocument *document)
{
  ParapetWindow *window = get_empty_window (self);

  parapet_window_take (window, document);
  gtk_window_present (GTK_WINDOW (window));
}

static void
new_cb (GSimpleAction *action,
        GVariant *parameter,
        gpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);
  GtkWindow *window = gtk_application_get_active_window (data);
  AdwDialog *dialog = parapet_start_dialog_new (settings);

  g_signal_connect_object (dialog, "started", G_CALLBACK (started_cb), data, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, window != NULL ? GTK_WIDGET (window) : NULL);
}

static void
recover_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  ParapetWindow *window = get_empty_window (data);

  parapet_window_recover (window, g_variant_get_string (parameter, NULL));
  gtk_window_present (GTK_WINDOW (window));
}

static void
preferences_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  g_autoptr (GSettings) settings = g_settings_new (APP_ID);

  adw_dialog_present (parapet_preferences_new (settings), GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
sample_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetWindow *window = get_empty_window (data);

  parapet_window_open_sample (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
launched_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GtkWindow) window = data;
  g_autoptr (GError) error = NULL;
  AdwDialog *dialog;

  if (gtk_uri_launcher_launch_finish (GTK_URI_LAUNCHER (source), result, &error) || window == NULL ||
      g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    return;
  dialog = adw_alert_dialog_new (_("Help Cannot Be Shown"), _("No program on this computer shows help pages. GNOME’s is called Help, or Yelp."));
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _("_Close"));
  adw_dialog_present (dialog, GTK_WIDGET (window));
}

static void
help_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  g_autoptr (GtkUriLauncher) launcher = gtk_uri_launcher_new ("help:parapet");
  GtkWindow *window = gtk_application_get_active_window (data);

  gtk_uri_launcher_launch (launcher, window, NULL, launched_cb, window != NULL ? g_object_ref (window) : NULL);
}

static void
about_cb (GSimpleAction *action,
          GVariant *parameter,
          gpointer data)
{
  static const char *const developers[] = { "The Parapet contributors", NULL };
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog,
                "application-name", _("Parapet"),
                "application-icon", APP_ID,
                "version", PARAPET_VERSION,
                "developer-name", _("The Parapet contributors"),
                "developers", developers,
                "comments", _("Builds, runs and proves an information security management system to ISO/IEC 27001. ISO’s text is ISO’s; numbers and titles are facts, every explanation is ours."),
                "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: your names, one a line */
                "translator-credits", _("translator-credits"),
                NULL);
  adw_dialog_present (dialog, GTK_WIDGET (gtk_application_get_active_window (data)));
}

static void
quit_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (data));

  for (GList *item = windows; item != NULL; item = item->next)
    gtk_window_close (item->data);
  g_list_free (windows);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_cb },
  { .name = "open", .activate = open_cb },
  { .name = "open-uri", .activate = open_uri_cb, .parameter_type = "s" },
  { .name = "show-place", .activate = show_place_cb, .parameter_type = "(ss)" },
  { .name = "recover", .activate = recover_cb, .parameter_type = "s" },
  { .name = "preferences", .activate = preferences_cb },
  { .name = "sample", .activate = sample_cb },
  { .name = "help", .activate = help_cb },
  { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb },
};

static void
parapet_application_startup (GApplication *application)
{
  /* An application whose windows have an icon by now need not wait for the icon theme to say whether there is one. */
  gtk_init ();
  gtk_window_set_default_icon_name (APP_ID);
  G_APPLICATION_CLASS (parapet_application_parent_class)->startup (application);

  parapet_looks_register ();
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  parapet_accels_install (GTK_APPLICATION (application));
}

static void
parapet_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    {
      window = GTK_WINDOW (parapet_window_new (GTK_APPLICATION (application)));
      parapet_window_show_welcome (PARAPET_WINDOW (window));
    }
  gtk_window_present (window);
}

static void
parapet_application_open (GApplication *application,
                          GFile **files,
                          int n_files,
                          const char *hint)
{
  for (int i = 0; i < n_files; i++)
    open_file (PARAPET_APPLICATION (application), files[i]);
}

static void
parapet_application_class_init (ParapetApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = parapet_application_startup;
  application_class->activate = parapet_application_activate;
  application_class->open = parapet_application_open;
}

static void
parapet_application_init (ParapetApplication *self)
{
}

GApplication *
parapet_application_new (void)
{
  return g_object_new (PARAPET_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "version", PARAPET_VERSION,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       "resource-base-path", "/io/github/parapet_isms/Parapet",
                       NULL);
}
