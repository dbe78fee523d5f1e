/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-versions-dialog.h"
#include "app/parapet-when.h"
#include "document/isms-versions.h"
#include "store/isms-history.h"
#include "widgets/parapet-label.h"

/**
 * ParapetVersionsDialog:
 *
 * What a file held earlier. A version is looked at beside the document, or the document goes back to it.
 */
struct _ParapetVersionsDialog
{
  AdwDialog parent_instance;

  GPtrArray *kept; /* IsmsVersion, the newest first */

  GtkStack *stack;
  GtkListBox *versions;
};

G_DEFINE_FINAL_TYPE (ParapetVersionsDialog, parapet_versions_dialog, ADW_TYPE_DIALOG)

enum
{
  SIGNAL_OPEN,
  SIGNAL_RESTORE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* A version was written when the one before it was replaced; what was done last until then is its last change. */
static char *
describe_last_change (ParapetVersionsDialog *self,
                      IsmsStore *store,
                      guint position)
{
  const IsmsVersion *before = position + 1 < self->kept->len ? g_ptr_array_index (self->kept, position + 1) : NULL;
  gint64 id = before != NULL && store != NULL ? isms_history_find_at (store, (before->at + 1) * G_USEC_PER_SEC - 1) : 0;
  g_autoptr (IsmsStep) step = id > 0 ? isms_history_get_step (store, id, NULL) : NULL;

  if (step == NULL)
    return NULL;
  return g_strdup_printf (_("%s: %s"), step->actor, step->label);
}

static char *
describe (ParapetVersionsDialog *self,
          IsmsStore *store,
          guint position)
{
  const IsmsVersion *version = g_ptr_array_index (self->kept, position);
  g_autofree char *size = g_format_size (version->size);
  g_autofree char *change = describe_last_change (self, store, position);

  return change != NULL ? g_strdup_printf ("%s · %s", change, size) : g_steal_pointer (&size);
}

static void
close_and_emit (ParapetVersionsDialog *self,
                guint signal,
                guint position)
{
  g_autoptr (ParapetVersionsDialog) kept = g_object_ref (self);
  g_autofree char *path = g_strdup (((IsmsVersion *) g_ptr_array_index (self->kept, position))->path);

  adw_dialog_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[signal], 0, path);
}

static void
row_activated_cb (ParapetVersionsDialog *self,
                  GtkListBoxRow *row)
{
  close_and_emit (self, SIGNAL_OPEN, gtk_list_box_row_get_index (row));
}

static void
restore_cb (ParapetVersionsDialog *self,
            GtkWidget *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  close_and_emit (self, SIGNAL_RESTORE, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
}

static GtkWidget *
make_restore_button (ParapetVersionsDialog *self,
                     const char *title)
{
  g_autofree char *name = g_strdup_printf (_("Restore the Version Kept %s"), title);
  GtkWidget *button = parapet_label_button_new (_("Restore"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_row (ParapetVersionsDialog *self,
          IsmsStore *store,
          guint position)
{
  const IsmsVersion *version = g_ptr_array_index (self->kept, position);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *when = parapet_when_describe (version->at, g_get_real_time () / G_USEC_PER_SEC);
  /* Translators: a version was what the file held until then; %s is “today, 14:32” or “3 March 2026” */
  g_autofree char *title = g_strdup_printf (_("Until %s"), when);
  g_autofree char *about = describe (self, store, position);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Look at this version in a window of its own"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_restore_button (self, title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
parapet_versions_dialog_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PARAPET_TYPE_VERSIONS_DIALOG);

  G_OBJECT_CLASS (parapet_versions_dialog_parent_class)->dispose (object);
}

static void
parapet_versions_dialog_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_VERSIONS_DIALOG (object)->kept, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_versions_dialog_parent_class)->finalize (object);
}

static void
parapet_versions_dialog_class_init (ParapetVersionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_versions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_versions_dialog_finalize;

  /**
   * ParapetVersionsDialog::open:
   * @path: the version that a person wants to look at
   */
  signals[SIGNAL_OPEN] = g_signal_new ("open", PARAPET_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * ParapetVersionsDialog::restore:
   * @path: the version that the file is to hold again
   */
  signals[SIGNAL_RESTORE] = g_signal_new ("restore", PARAPET_TYPE_VERSIONS_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-versions-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetVersionsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetVersionsDialog, versions);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
parapet_versions_dialog_init (ParapetVersionsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_versions_dialog_new:
 * @uuid: the document's UUID
 * @store: (nullable): its history, to tell what was done last in each version
 */
AdwDialog *
parapet_versions_dialog_new (const char *uuid,
                             IsmsStore *store)
{
  ParapetVersionsDialog *self = g_object_new (PARAPET_TYPE_VERSIONS_DIALOG, NULL);

  self->kept = isms_versions_list (uuid);
  for (guint i = 0; i < self->kept->len; i++)
    gtk_list_box_append (self->versions, make_row (self, store, i));
  gtk_stack_set_visible_child_name (self->stack, self->kept->len > 0 ? "list" : "empty");
  return ADW_DIALOG (self);
}
