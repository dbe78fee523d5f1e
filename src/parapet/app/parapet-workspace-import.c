/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/parapet-workspace-import.h"
#include "pages/import/parapet-import-dialog.h"
#include "widgets/parapet-chooser.h"
#include "widgets/parapet-toast.h"

/* Spreadsheets come into a document by the menu, by an empty screen's button, and by being dropped. */

static const char *const suffixes[] = { "xlsx", "ods", "csv", "tsv", "txt", NULL };

static const char dialog_key[] = "parapet-import-dialog";

static IsmsStore *
get_store (ParapetWorkspace *self)
{
  return isms_document_get_store (parapet_workspace_get_document (self));
}

static void
imported_cb (ParapetWorkspace *self,
             IsmsImportReport *report)
{
  guint n = report->n_added + report->n_changed;
  g_autofree char *title = g_strdup_printf (ngettext ("%u record imported", "%u records imported", n), n);

  /* Whoever imported something wants to see it. */
  g_action_group_activate_action (G_ACTION_GROUP (gtk_widget_get_root (GTK_WIDGET (self))), "show-kind", g_variant_new_string (report->kind->name));
  parapet_toast_show_undo (GTK_WIDGET (parapet_workspace_get_page (self)), title);
}

static void
closed_cb (ParapetWorkspace *self)
{
  g_object_set_data (G_OBJECT (self), dialog_key, NULL);
}

static void
import_file (ParapetWorkspace *self,
             const IsmsKind *kind,
             GFile *file)
{
  AdwDialog *dialog;

  if (isms_store_is_past (get_store (self)) || g_object_get_data (G_OBJECT (self), dialog_key) != NULL)
    return;
  dialog = parapet_import_dialog_new (get_store (self), kind, file);
  g_object_set_data (G_OBJECT (self), dialog_key, dialog);
  g_signal_connect_object (dialog, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static GListModel *
make_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (tables, _("Spreadsheets"));
  gtk_file_filter_add_mime_type (tables, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  gtk_file_filter_add_mime_type (tables, "application/vnd.oasis.opendocument.spreadsheet");
  gtk_file_filter_add_mime_type (tables, "text/csv");
  gtk_file_filter_add_mime_type (tables, "text/tab-separated-values");
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (tables, suffixes[i]);
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, tables);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

typedef struct
{
  ParapetWorkspace *workspace;
  const IsmsKind *kind;
} Choice;

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autofree Choice *choice = user_data;
  g_autoptr (ParapetWorkspace) self = choice->workspace;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    parapet_chooser_remember (file);
  /* The document may have been closed meanwhile. */
  if (file != NULL && parapet_workspace_get_document (self) != NULL)
    import_file (self, choice->kind, file);
  else if (file == NULL && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    parapet_toast_show_error (GTK_WIDGET (parapet_workspace_get_page (self)), error);
}

static void
import_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetWorkspace *self = data;
  g_autoptr (GtkFileDialog) dialog = parapet_chooser_new (_("Import a Spreadsheet"), _("_Import…"));
  g_autoptr (GListModel) filters = make_filters ();
  Choice *choice = g_new0 (Choice, 1);

  choice->workspace = g_object_ref (self);
  choice->kind = isms_kind_find (g_variant_get_string (parameter, NULL));
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), NULL, chosen_cb, choice);
}

static void
import_file_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  const char *kind, *uri;
  g_autoptr (GFile) file = NULL;

  g_variant_get (parameter, "(&s&s)", &kind, &uri);
  file = g_file_new_for_uri (uri);
  import_file (data, isms_kind_find (kind), file);
}

static gboolean
is_table (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  const char *dot = lower != NULL ? strrchr (lower, '.') : NULL;

  /* What is older, or locked, is taken as well: the reader says what to do with it. */
  return dot != NULL && (g_strv_contains (suffixes, dot + 1) || g_str_equal (dot, ".xls"));
}

/* What is dropped goes to the place that is shown, if that is for one kind of record; else its columns say what it is. */
static const IsmsKind *
kind_shown (ParapetWorkspace *self)
{
  const char *name = gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_parent (GTK_WIDGET (parapet_workspace_get_page (self)))));
  ParapetPlace *place = name != NULL ? parapet_places_find (parapet_workspace_get_places (self), name) : NULL;
  const char *const *kinds = place != NULL ? parapet_place_get_kinds (place) : NULL;

  return kinds != NULL && kinds[0] != NULL && kinds[1] == NULL ? isms_kind_find (kinds[0]) : NULL;
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue *value,
         double x,
         double y,
         gpointer data)
{
  ParapetWorkspace *self = data;
  GSList *files = g_value_get_boxed (value);

  if (parapet_workspace_get_document (self) == NULL || files == NULL || !is_table (files->data))
    return FALSE;
  import_file (self, kind_shown (self), files->data);
  return TRUE;
}

static const GActionEntry entries[] = {
  { .name = "import", .activate = import_cb, .parameter_type = "s" },
  { .name = "import-file", .activate = import_file_cb, .parameter_type = "(ss)" },
};

/**
 * parapet_workspace_import_install:
 * @actions: where the actions `import` (a kind's name, empty to guess) and `import-file` (the same and a URI) are added
 */
void
parapet_workspace_import_install (ParapetWorkspace *self,
                                  GActionMap *actions)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

/**
 * parapet_workspace_import_remove:
 *
 * Gives up an import that is under way, so that nobody holds the store.
 */
void
parapet_workspace_import_remove (ParapetWorkspace *self,
                                 GActionMap *actions)
{
  ParapetImportDialog *dialog = g_object_get_data (G_OBJECT (self), dialog_key);

  if (dialog != NULL)
    parapet_import_dialog_close (dialog);
  g_action_map_remove_action_entries (actions, entries, G_N_ELEMENTS (entries));
}
