/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/parapet-file-dialog.h"
#include "widgets/parapet-chooser.h"

#define SUFFIX ".isms"
#define LONGEST_NAME 80

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _("ISMS Documents"));
  gtk_file_filter_add_mime_type (ours, PARAPET_MIME_TYPE);
  gtk_file_filter_add_suffix (ours, "isms");
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, ours);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static GtkFileDialog *
make (const char *title)
{
  GtkFileDialog *dialog = parapet_chooser_new (title, NULL);
  g_autoptr (GListModel) filters = make_filters ();

  gtk_file_dialog_set_filters (dialog, filters);
  return dialog;
}

/* Versions and the like lie in a folder of ours, where nobody keeps a document. */
static GFile *
find_folder (IsmsDocument *document)
{
  GFile *file = isms_document_get_file (document);
  g_autoptr (GFile) ours = g_file_new_for_path (g_get_user_data_dir ());
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  if (file != NULL && !g_file_has_prefix (file, ours))
    return g_file_get_parent (file);
  return g_file_new_for_path (documents != NULL ? documents : g_get_home_dir ());
}

static char *
find_name (IsmsDocument *document)
{
  GFile *file = isms_document_get_file (document);
  g_autoptr (GFile) ours = g_file_new_for_path (g_get_user_data_dir ());
  g_autofree char *organisation = NULL;

  if (file != NULL && !g_file_has_prefix (file, ours))
    {
      g_autofree char *base = g_file_get_basename (file);

      return g_filename_display_name (base);
    }
  organisation = parapet_file_dialog_dup_organisation (isms_document_get_store (document));
  return parapet_file_dialog_suggest (organisation);
}

/**
 * parapet_file_dialog_new_open:
 *
 * Returns: (transfer full): a dialog that asks for a document
 */
GtkFileDialog *
parapet_file_dialog_new_open (void)
{
  return make (_("Open an ISMS"));
}

/**
 * parapet_file_dialog_new_save:
 * @document: what is to be saved
 *
 * Returns: (transfer full): a dialog that asks where to
 */
GtkFileDialog *
parapet_file_dialog_new_save (IsmsDocument *document)
{
  GtkFileDialog *dialog = make (_("Save the ISMS"));
  g_autoptr (GFile) folder = find_folder (document);
  g_autofree char *name = find_name (document);

  gtk_file_dialog_set_accept_label (dialog, _("_Save"));
  gtk_file_dialog_set_initial_folder (dialog, folder);
  gtk_file_dialog_set_initial_name (dialog, name);
  return dialog;
}

/**
 * parapet_file_dialog_complete:
 * @file: what a person chose to save to
 *
 * Returns: (transfer full) (nullable): the same with the suffix that it lacks, or %NULL where it needs none or may not be given one: inside a
 *   sandbox the right to write is for that very name
 */
GFile *
parapet_file_dialog_complete (GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *complete = NULL;

  if (path == NULL || g_str_has_suffix (path, SUFFIX) || g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return NULL;
  complete = g_strconcat (path, SUFFIX, NULL);
  return g_file_new_for_path (complete);
}

/**
 * parapet_file_dialog_suggest:
 * @organisation: (nullable): whose ISMS it is
 *
 * Returns: (transfer full): a file's name for it
 */
char *
parapet_file_dialog_suggest (const char *organisation)
{
  g_autofree char *name = g_utf8_substring (organisation != NULL ? organisation : "", 0, MIN (LONGEST_NAME, organisation != NULL ? g_utf8_strlen (organisation, -1) : 0));

  g_strdelimit (name, "/\\:*?\"<>|\n\r\t", '-');
  g_strstrip (name);
  while (*name == '.')
    memmove (name, name + 1, strlen (name));
  if (*name == '\0')
    return g_strconcat (_("Our ISMS"), SUFFIX, NULL);
  return g_strconcat (name, SUFFIX, NULL);
}

/**
 * parapet_file_dialog_dup_organisation:
 *
 * Returns: (transfer full) (nullable): the name of the organisation that a document is about
 */
char *
parapet_file_dialog_dup_organisation (IsmsStore *store)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kind_find ("organisation"));

  return records->len > 0 ? g_strdup (isms_record_get_title (g_ptr_array_index (records, 0))) : NULL;
}
