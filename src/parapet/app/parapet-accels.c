/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-accels.h"

/* Rows of one group stand together. */
static const ParapetAccel accels[] = {
  { "win.jump", { "<Control>k" }, N_("Getting About"), N_("Jump to a screen, a record or an action") },
  { "win.search", { "<Control>f" }, N_("Getting About"), N_("Search on this screen") },
  { "win.open-menu", { "F10" }, N_("Getting About"), N_("Open the main menu") },
  { "win.add", { "<Control>n" }, N_("Changes"), N_("Add to the list that is shown; elsewhere, begin a new ISMS") },
  { "win.undo", { "<Control>z" }, N_("Changes"), N_("Undo the last change") },
  { "win.redo", { "<Control><Shift>z", "<Control>y" }, N_("Changes"), N_("Redo what was undone") },
  { "win.save", { "<Control>s" }, N_("The File"), N_("Save now") },
  { "win.save-as", { "<Control><Shift>s" }, N_("The File"), N_("Save as another file") },
  { "app.open", { "<Control>o" }, N_("The File"), N_("Open a file") },
  { "window.close", { "<Control>w" }, N_("Windows"), N_("Close the window") },
  { "app.quit", { "<Control>q" }, N_("Windows"), N_("Quit") },
  { "app.preferences", { "<Control>comma" }, N_("Windows"), N_("Preferences") },
  { "app.help", { "F1" }, N_("Help"), N_("Help") },
  { "win.show-help-overlay", { "<Control>question" }, N_("Help"), N_("Keyboard shortcuts") },
};

/**
 * parapet_accels:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): all of them, by group
 */
const ParapetAccel *
parapet_accels (guint *n)
{
  *n = G_N_ELEMENTS (accels);
  return accels;
}

/**
 * parapet_accels_install:
 *
 * Makes the keys work in all windows.
 */
void
parapet_accels_install (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (application, accels[i].action, accels[i].keys);
}
