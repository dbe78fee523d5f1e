/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/parapet-toast.h"

#define STEP_TIME 2 /* seconds */

static const char undo_key[] = "parapet-undo-toast";

static AdwToast *
make (const char *title)
{
  AdwToast *toast = adw_toast_new ("");

  /* Titles name records, and a record's name may look like markup. */
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, title);
  return toast;
}

/**
 * parapet_toast_add:
 * @from: a widget inside of the toast overlay that shows it
 * @toast: (transfer full): what to show
 */
void
parapet_toast_add (GtkWidget *from,
                   AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  else
    g_object_unref (toast);
}

/**
 * parapet_toast_show:
 * @from: a widget inside of the toast overlay that shows it
 * @title: what happened, as text
 */
void
parapet_toast_show (GtkWidget *from,
                    const char *title)
{
  parapet_toast_add (from, make (title));
}

/* Of the toasts that an overlay shows, one at most speaks of the last step. */
static void
keep (GtkWidget *from,
      AdwToast *toast)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);

  if (overlay != NULL)
    g_object_set_data_full (G_OBJECT (overlay), undo_key, g_object_ref (toast), g_object_unref);
}

/**
 * parapet_toast_show_undo:
 * @from: a widget inside of the toast overlay that shows it
 * @title: what the step just made did, as text
 *
 * Tells what was done and offers to take it back, until parapet_toast_dismiss_undo(): undoing means the last step, whichever that is then.
 */
void
parapet_toast_show_undo (GtkWidget *from,
                         const char *title)
{
  AdwToast *toast = make (title);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  parapet_toast_dismiss_undo (from);
  keep (from, toast);
  parapet_toast_add (from, toast);
}

/**
 * parapet_toast_show_step:
 * @from: a widget inside of the toast overlay that shows it
 * @title: what the step just made took back, as text
 *
 * Tells it shortly, in the place of what was told of the step before: it may have changed what is not on the screen.
 */
void
parapet_toast_show_step (GtkWidget *from,
                         const char *title)
{
  AdwToast *toast = make (title);

  adw_toast_set_timeout (toast, STEP_TIME);
  parapet_toast_dismiss_undo (from);
  keep (from, toast);
  parapet_toast_add (from, toast);
}

/**
 * parapet_toast_dismiss_undo:
 * @from: a widget inside of the toast overlay that shows it
 *
 * Takes away what told of a step or offered to undo it, if it is still shown: another is the last one now.
 */
void
parapet_toast_dismiss_undo (GtkWidget *from)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (from, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (AdwToast) toast = overlay != NULL ? g_object_steal_data (G_OBJECT (overlay), undo_key) : NULL;

  if (toast != NULL)
    adw_toast_dismiss (toast);
}

/**
 * parapet_toast_show_error:
 * @from: a widget inside of the toast overlay that shows it
 * @error: what went wrong, a sentence
 */
void
parapet_toast_show_error (GtkWidget *from,
                          const GError *error)
{
  AdwToast *toast = make (error->message);

  /* A toast cuts its title to one line, and the end of a sentence is often what to do. */
  adw_toast_set_custom_title (toast, g_object_new (GTK_TYPE_LABEL, "label", error->message, "wrap", TRUE, "xalign", 0.0f, "css-classes", (const char *const[]) { "heading", NULL }, NULL));
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_toast_set_timeout (toast, 10);
  parapet_toast_add (from, toast);
}
