/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "forms/parapet-date-words.h"
#include "forms/parapet-edit.h"
#include "forms/parapet-opened-files.h"
#include "forms/parapet-record-files.h"
#include "models/isms-attachment.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-chooser.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-parts.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetRecordFiles:
 *
 * The files that the document keeps with a record: each can be opened, copied out and removed, and others can be added. What is opened
 * is a copy that may only be read; nothing in it is ever run.
 */
struct _ParapetRecordFiles
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  GCancellable *cancellable;

  GtkBox *rows;
};

G_DEFINE_FINAL_TYPE (ParapetRecordFiles, parapet_record_files, ADW_TYPE_BIN)

/**
 * Outgoing:
 * @to: where the content goes
 *
 * A file on its way out of the document.
 */
typedef struct
{
  ParapetRecordFiles *files;
  IsmsRecord *attachment;
  GFile *to;
} Outgoing;

static Outgoing *
outgoing_new (ParapetRecordFiles *self,
              IsmsRecord *attachment)
{
  Outgoing *out = g_new0 (Outgoing, 1);

  out->files = g_object_ref (self);
  out->attachment = g_object_ref (attachment);
  return out;
}

static void
outgoing_free (Outgoing *out)
{
  g_clear_object (&out->files);
  g_clear_object (&out->attachment);
  g_clear_object (&out->to);
  g_free (out);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outgoing, outgoing_free)

static GtkWindow *
get_window (ParapetRecordFiles *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static gboolean
is_turned_away (const GError *error)
{
  return g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) || g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Who turned away, or closed the window, need not be told. */
static void
tell_error (ParapetRecordFiles *self,
            const GError *error)
{
  if (get_window (self) == NULL || is_turned_away (error))
    return;
  parapet_toast_show_error (GTK_WIDGET (self), error);
}

static IsmsRecord *
get_attachment (ParapetRecordFiles *self,
                GVariant *key)
{
  return isms_store_get (self->store, &isms_kind_attachment, g_variant_get_int64 (key));
}

static void
launched_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (ParapetRecordFiles) self = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error))
    tell_error (self, error);
}

static void
launch_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Outgoing) out = data;
  g_autoptr (GtkFileLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  if (!isms_attachment_extract_finish (result, &error))
    {
      tell_error (out->files, error);
      return;
    }
  g_chmod (g_file_peek_path (out->to), 0400);
  launcher = gtk_file_launcher_new (out->to);
  gtk_file_launcher_launch (launcher, get_window (out->files), out->files->cancellable, launched_cb, g_object_ref (out->files));
}

static void
open_cb (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  ParapetRecordFiles *self = PARAPET_RECORD_FILES (widget);
  g_autoptr (IsmsRecord) attachment = get_attachment (self, parameter);
  g_autofree char *name = NULL;
  g_autoptr (GFile) place = NULL;
  g_autoptr (GError) error = NULL;
  Outgoing *out;

  if (attachment == NULL)
    return;
  name = isms_attachment_dup_file_name (attachment);
  place = parapet_opened_files_place (self->store, name, &error);
  if (place == NULL)
    {
      tell_error (self, error);
      return;
    }
  out = outgoing_new (self, attachment);
  out->to = g_steal_pointer (&place);
  isms_attachment_extract_async (self->store, attachment, out->to, self->cancellable, launch_cb, out);
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Outgoing) out = data;
  g_autofree char *base = g_file_get_basename (out->to);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (!isms_attachment_extract_finish (result, &error))
    {
      tell_error (out->files, error);
      return;
    }
  /* Translators: the name of a file */
  title = g_strdup_printf (_("Copied to “%s”"), name);
  if (get_window (out->files) != NULL)
    parapet_toast_show (GTK_WIDGET (out->files), title);
}

static void
place_chosen_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (Outgoing) out = data;
  ParapetRecordFiles *self = out->files;
  g_autoptr (GError) error = NULL;
  IsmsRecord *attachment;
  GFile *to;

  out->to = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);
  if (out->to == NULL)
    {
      tell_error (self, error);
      return;
    }
  parapet_chooser_remember (out->to);
  /* Arguments are read in any order: nothing of it is looked at in the call that hands it over. */
  attachment = out->attachment;
  to = out->to;
  isms_attachment_extract_async (self->store, attachment, to, self->cancellable, copied_cb, g_steal_pointer (&out));
}

static void
save_copy_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  ParapetRecordFiles *self = PARAPET_RECORD_FILES (widget);
  g_autoptr (IsmsRecord) attachment = get_attachment (self, parameter);
  g_autoptr (GtkFileDialog) dialog = parapet_chooser_new (_("Save a Copy"), NULL);
  g_autofree char *name = NULL;

  if (attachment == NULL)
    return;
  name = isms_attachment_dup_file_name (attachment);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, get_window (self), self->cancellable, place_chosen_cb, outgoing_new (self, attachment));
}

static void
remove_cb (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  ParapetRecordFiles *self = PARAPET_RECORD_FILES (widget);
  g_autoptr (IsmsRecord) attachment = get_attachment (self, parameter);
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (attachment == NULL)
    return;
  /* Translators: the name of a file */
  title = g_strdup_printf (_("“%s” removed"), isms_record_get_title (attachment));
  g_ptr_array_add (records, attachment);
  if (!parapet_edit_delete (self->store, records, &error))
    tell_error (self, error);
  else if (get_window (self) != NULL)
    parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
attached_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (ParapetRecordFiles) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = isms_attachment_add_finish (result, &error);
  g_autofree char *title = NULL;

  if (attachment == NULL)
    {
      tell_error (self, error);
      return;
    }
  /* Translators: the name of a file */
  title = g_strdup_printf (_("“%s” attached"), isms_record_get_title (attachment));
  if (get_window (self) != NULL)
    parapet_toast_show_undo (GTK_WIDGET (self), title);
}

static void
file_chosen_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (ParapetRecordFiles) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file == NULL)
    {
      tell_error (self, error);
      return;
    }
  parapet_chooser_remember (file);
  parapet_record_files_attach (self, file);
}

static char *
describe (IsmsRecord *attachment)
{
  g_autofree char *size = g_format_size ((guint64) isms_record_get_integer (attachment, "size", 0));
  const char *added = isms_record_get_text (attachment, "added_on");
  g_autofree char *date = added != NULL ? parapet_date_words_format (added) : NULL;

  /* Translators: of a file: its size, and when it was added */
  return date != NULL ? g_strdup_printf (_("%s · %s"), size, date) : g_steal_pointer (&size);
}

static GMenuModel *
make_menu (IsmsRecord *attachment,
           gboolean can_remove)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) copy = g_menu_item_new (_("_Save a Copy…"), NULL);
  g_autoptr (GMenuItem) removal = g_menu_item_new (_("_Remove"), NULL);

  g_menu_item_set_action_and_target (copy, "files.save-copy", "x", isms_record_get_key (attachment));
  g_menu_item_set_action_and_target (removal, "files.remove", "x", isms_record_get_key (attachment));
  g_menu_append_item (menu, copy);
  if (can_remove)
    g_menu_append_item (menu, removal);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
make_row (ParapetRecordFiles *self,
          IsmsRecord *attachment)
{
  g_autofree char *subtitle = describe (attachment);
  g_autoptr (GMenuModel) menu = make_menu (attachment, !isms_store_is_past (self->store));
  /* Translators: a tooltip: the menu of a file, by its name */
  g_autofree char *tooltip = g_strdup_printf (_("More for “%s”"), isms_record_get_title (attachment));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *more = g_object_new (GTK_TYPE_MENU_BUTTON, "icon-name", "view-more-symbolic", "valign", GTK_ALIGN_CENTER, "tooltip-text", tooltip, "css-classes", (const char *const[]) { "flat", NULL }, NULL);

  parapet_lazy_menu_set (GTK_MENU_BUTTON (more), menu);
  /* First of all: what is set while the row is made reaches its labels before this does. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (attachment));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, _("Open"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), more);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x", isms_record_get_key (attachment));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "files.open");
  return row;
}

static GtkWidget *
make_list (gpointer owner,
           gpointer data)
{
  const GPtrArray *attachments = data;
  GtkWidget *list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, "css-classes", (const char *const[]) { "boxed-list", NULL }, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Files"), -1);
  for (guint i = 0; i < attachments->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (owner, g_ptr_array_index (attachments, i)));
  return list;
}

static void
parapet_record_files_dispose (GObject *object)
{
  ParapetRecordFiles *self = PARAPET_RECORD_FILES (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_files_parent_class)->dispose (object);
}

static void
parapet_record_files_class_init (ParapetRecordFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_record_files_dispose;
  gtk_widget_class_install_action (widget_class, "files.open", "x", open_cb);
  gtk_widget_class_install_action (widget_class, "files.save-copy", "x", save_copy_cb);
  gtk_widget_class_install_action (widget_class, "files.remove", "x", remove_cb);
}

static void
parapet_record_files_init (ParapetRecordFiles *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->cancellable = g_cancellable_new ();
  self->rows = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label", _("Files"), "xalign", 0.0f, "css-classes", (const char *const[]) { "heading", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->rows));
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * parapet_record_files_new:
 * @record: a record of @store; of a kept file, it is that one
 *
 * Returns: (transfer floating): the record's files, empty until refreshed
 */
GtkWidget *
parapet_record_files_new (IsmsStore *store,
                          IsmsRecord *record)
{
  ParapetRecordFiles *self = g_object_new (PARAPET_TYPE_RECORD_FILES, NULL);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  return GTK_WIDGET (self);
}

static GPtrArray *
list_files (ParapetRecordFiles *self)
{
  GPtrArray *own;

  if (isms_record_get_kind (self->record) != &isms_kind_attachment)
    return isms_attachment_list (self->store, self->record);
  own = g_ptr_array_new_with_free_func (g_object_unref);
  if (isms_record_get_text (self->record, "sha256") != NULL)
    g_ptr_array_add (own, g_object_ref (self->record));
  return own;
}

/**
 * parapet_record_files_refresh:
 *
 * Lists the files as they are now; nothing is shown where there are none.
 */
void
parapet_record_files_refresh (ParapetRecordFiles *self)
{
  GPtrArray *attachments = list_files (self);
  ParapetParts *parts = parapet_parts_new ();
  g_autoptr (GString) sign = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    {
      IsmsRecord *attachment = g_ptr_array_index (attachments, i);
      g_autofree char *words = describe (attachment);

      g_string_append_printf (sign, "%" G_GINT64_FORMAT " %s %s\n", isms_record_get_key (attachment), words, isms_record_get_title (attachment));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), attachments->len > 0);
  parapet_parts_add (parts, "files", sign->str, make_list, attachments, (GDestroyNotify) g_ptr_array_unref);
  parapet_parts_show (parts, self->rows, self);
}

/**
 * parapet_record_files_can_attach:
 *
 * Returns: whether files can be added here
 */
gboolean
parapet_record_files_can_attach (ParapetRecordFiles *self)
{
  return !isms_store_is_past (self->store) && isms_record_get_kind (self->record) != &isms_kind_attachment;
}

/**
 * parapet_record_files_choose:
 *
 * Asks for a file and keeps a copy of it with the record.
 */
void
parapet_record_files_choose (ParapetRecordFiles *self)
{
  g_autoptr (GtkFileDialog) dialog = parapet_chooser_new (_("Attach a File"), _("_Attach"));

  gtk_file_dialog_open (dialog, get_window (self), self->cancellable, file_chosen_cb, g_object_ref (self));
}

/**
 * parapet_record_files_attach:
 *
 * Keeps a copy of the file with the record; a toast tells so, or why not.
 */
void
parapet_record_files_attach (ParapetRecordFiles *self,
                             GFile *file)
{
  if (parapet_record_files_can_attach (self))
    isms_attachment_add_async (self->store, file, self->record, self->cancellable, attached_cb, g_object_ref (self));
}
