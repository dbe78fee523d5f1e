/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-save-dialog.h"
#include "app/parapet-versions-dialog.h"
#include "app/parapet-window-private.h"
#include "document/isms-versions.h"

/* What a window does with the earlier versions of its file, be that open or beyond opening. */

/**
 * Restoring:
 * @version: the path of the version that the file is to hold again
 */
typedef struct
{
  ParapetWindow *window;
  char *version;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->window);
  g_free (restoring->version);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

/* Where it could not be saved the document says so; and what was not saved must not be lost by going back. */
static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Restoring) restoring = data;

  if (parapet_save_dialog_finish (PARAPET_SAVER (source), result) == PARAPET_SAVE_OUTCOME_SAVED &&
      parapet_window_get_saver (restoring->window) == PARAPET_SAVER (source))
    parapet_window_restore (restoring->window, restoring->version);
}

static void
confirmed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (Restoring) restoring = data;
  GtkWidget *window = GTK_WIDGET (restoring->window); /* arguments are read in any order: not after it is handed over */
  ParapetSaver *saver = parapet_window_get_saver (restoring->window);

  if (!g_str_equal (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result), "restore"))
    return;
  if (saver == NULL)
    parapet_window_restore (restoring->window, restoring->version);
  else
    parapet_save_dialog_save (saver, window, saved_cb, g_steal_pointer (&restoring));
}

static void
restore_cb (ParapetWindow *self,
            const char *version)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_("Restore This Version?"), _("The file will hold again what it held then. What it holds now is kept among the earlier versions.")));
  Restoring *restoring = g_new0 (Restoring, 1);

  restoring->window = g_object_ref (self);
  restoring->version = g_strdup (version);
  adw_alert_dialog_add_responses (dialog, "cancel", _("_Cancel"), "restore", _("_Restore"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "restore", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_choose (dialog, GTK_WIDGET (self), NULL, confirmed_cb, restoring);
}

static void
open_cb (ParapetWindow *self,
         const char *version)
{
  g_autoptr (GFile) file = g_file_new_for_path (version);
  GtkWidget *window = parapet_window_new (gtk_window_get_application (GTK_WINDOW (self)));

  parapet_window_open (PARAPET_WINDOW (window), file, ISMS_DOCUMENT_REVIEW);
  gtk_window_present (GTK_WINDOW (window));
}

/**
 * parapet_window_count_versions:
 *
 * Returns: how many earlier versions of the file are kept
 */
guint
parapet_window_count_versions (ParapetWindow *self)
{
  g_autofree char *uuid = parapet_window_dup_uuid (self);
  g_autoptr (GPtrArray) versions = uuid != NULL ? isms_versions_list (uuid) : NULL;

  return versions != NULL ? versions->len : 0;
}

/**
 * parapet_window_show_versions:
 *
 * Lists the earlier versions of the file, to be looked at or gone back to.
 */
void
parapet_window_show_versions (ParapetWindow *self)
{
  g_autofree char *uuid = parapet_window_dup_uuid (self);
  IsmsDocument *document = parapet_window_get_document (self);
  AdwDialog *dialog;

  if (uuid == NULL)
    return;
  dialog = parapet_versions_dialog_new (uuid, document != NULL ? isms_document_get_store (document) : NULL);
  g_signal_connect_object (dialog, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "restore", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}
