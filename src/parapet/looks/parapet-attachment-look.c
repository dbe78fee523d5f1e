/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-attachment-look.h"
#include "models/isms-attachment.h"
#include "widgets/parapet-chooser.h"
#include "widgets/parapet-toast.h"

/* A kept file begins with a file, not with a form. */

/**
 * Adding:
 * @widget: where it was asked for, while it is there
 * @store: where the file is to be kept
 */
typedef struct
{
  GWeakRef widget;
  IsmsStore *store;
} Adding;

static Adding *
adding_new (GtkWidget *widget,
            IsmsStore *store)
{
  Adding *adding = g_new0 (Adding, 1);

  g_weak_ref_init (&adding->widget, widget);
  adding->store = g_object_ref (store);
  return adding;
}

static void
adding_free (Adding *adding)
{
  g_weak_ref_clear (&adding->widget);
  g_object_unref (adding->store);
  g_free (adding);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

static void
added_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Adding) adding = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&adding->widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = isms_attachment_add_finish (result, &error);
  g_autofree char *title = NULL;

  if (widget == NULL || gtk_widget_get_root (widget) == NULL)
    return;
  if (attachment == NULL)
    {
      parapet_toast_show_error (widget, error);
      return;
    }
  gtk_widget_activate_action (widget, "win.show-record", "x", isms_record_get_key (attachment));
  /* Translators: the code of a new record: "RK-12 added" */
  title = g_strdup_printf (_("%s added"), isms_record_get_code (attachment));
  parapet_toast_show_undo (widget, title);
}

static void
file_chosen_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Adding) adding = data;
  g_autoptr (GFile) file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, NULL);
  IsmsStore *store = adding->store;

  /* Who turned away need not be told. */
  if (file == NULL)
    return;
  parapet_chooser_remember (file);
  isms_attachment_add_async (store, file, NULL, NULL, added_cb, g_steal_pointer (&adding));
}

static void
begin (GtkWidget *widget,
       IsmsStore *store)
{
  g_autoptr (GtkFileDialog) dialog = parapet_chooser_new (_("Add a File"), _("_Add"));

  gtk_file_dialog_open (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), NULL, file_chosen_cb, adding_new (widget, store));
}

/* One after the other, in the order in which they lay there. */
static void
take (GtkWidget *widget,
      IsmsStore *store,
      const GSList *files)
{
  for (const GSList *file = files; file != NULL; file = file->next)
    isms_attachment_add_async (store, file->data, NULL, NULL, added_cb, adding_new (widget, store));
}

const ParapetRecordLook parapet_attachment_look = {
  .kind = "attachment",
  .begin = begin,
  .take = take,
};
