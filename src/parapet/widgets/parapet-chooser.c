/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-chooser.h"

/* Dialogs that ask for a file. Left to itself GTK's shows the files used last: to a newcomer an empty list. */

static GFile *last; /* (nullable): the folder of what was chosen last */

static GFile *
dup_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (last != NULL && g_file_query_exists (last, NULL))
    return g_object_ref (last);
  if (documents != NULL && g_file_test (documents, G_FILE_TEST_IS_DIR))
    return g_file_new_for_path (documents);
  return g_file_new_for_path (g_get_home_dir ());
}

/**
 * parapet_chooser_new:
 * @accept_label: (nullable): what stands on the button that chooses, where that is not Open or Save
 *
 * Returns: (transfer full): a dialog that begins in the folder in which a file was chosen last, or else among the documents
 */
GtkFileDialog *
parapet_chooser_new (const char *title,
                     const char *accept_label)
{
  GtkFileDialog *dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) folder = dup_folder ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_accept_label (dialog, accept_label);
  gtk_file_dialog_set_initial_folder (dialog, folder);
  return dialog;
}

/**
 * parapet_chooser_remember:
 * @file: what a person chose: the next dialog begins in its folder
 *
 * What a sandbox was given lies in a folder that says nothing, and is not remembered.
 */
void
parapet_chooser_remember (GFile *file)
{
  g_autoptr (GFile) runtime = g_file_new_for_path (g_get_user_runtime_dir ());

  if (g_file_has_prefix (file, runtime))
    return;
  g_clear_object (&last);
  last = g_file_get_parent (file);
}
