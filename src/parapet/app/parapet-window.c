/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-sample.h"
#include "app/parapet-shortcuts-dialog.h"
#include "app/parapet-window.h"

/**
 * ParapetWindow:
 *
 * One document: nothing yet, being opened, open, or the reason why it cannot be.
 */
struct _ParapetWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  GCancellable *opening; /* while a document is on its way */
  GFile *file;           /* that was asked for last */
  IsmsDocument *document;
  gboolean is_sample;

  GtkStack *stack;
  AdwHeaderBar *header;
  GtkStack *plain;
  AdwStatusPage *problem;
  AdwBin *place;
  ParapetWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (ParapetWindow, parapet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_plain (ParapetWindow *self,
            const char *name)
{
  gtk_stack_set_visible_child_name (self->plain, name);
  adw_header_bar_set_show_title (self->header, g_str_equal (name, "problem"));
  gtk_stack_set_visible_child_name (self->stack, "plain");
}

/* What the sample leaves behind is of no use to anybody. */
static void
close_document (ParapetWindow *self)
{
  g_autofree char *uuid = NULL;

  if (self->document == NULL)
    return;
  parapet_workspace_close (self->workspace);
  adw_bin_set_child (self->place, NULL);
  self->workspace = NULL;
  uuid = g_strdup (isms_document_get_uuid (self->document));
  isms_document_close (self->document);
  g_clear_object (&self->document);
  if (self->is_sample)
    isms_document_forget (uuid);
  self->is_sample = FALSE;
}

static void
stop_opening (ParapetWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
show_notice (ParapetWindow *self)
{
  guint recovered = isms_document_get_recovered (self->document);
  const char *reason = isms_document_get_read_only_reason (self->document);
  g_autofree char *notice = NULL;

  if (self->is_sample)
    notice = g_strdup (_("The sample: an invented company, dated to today"));
  else if (reason != NULL)
    notice = g_strdup (reason);
  else if (recovered > 0)
    notice = g_strdup_printf (ngettext ("%u change was recovered that the file does not hold yet", "%u changes were recovered that the file does not hold yet", recovered), recovered);
  parapet_workspace_set_notice (self->workspace, notice, NULL, NULL);
}

static void
title_changed_cb (ParapetWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), parapet_workspace_get_title (self->workspace));
}

static void
show_workspace (ParapetWindow *self)
{
  self->workspace = PARAPET_WORKSPACE (parapet_workspace_new (self->document, G_ACTION_MAP (self)));
  g_signal_connect_object (self->workspace, "notify::title", G_CALLBACK (title_changed_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->workspace));
  title_changed_cb (self);
}

static void
take_document (ParapetWindow *self,
               IsmsDocument *document,
               gboolean is_sample)
{
  g_clear_object (&self->opening);
  close_document (self);
  self->document = document;
  self->is_sample = is_sample;
  show_workspace (self);
  show_notice (self);
  gtk_stack_set_visible_child_name (self->stack, "workspace");
}

static void
note_recent (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (ParapetWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = isms_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      parapet_window_show_problem (self, error);
      return;
    }
  take_document (self, g_steal_pointer (&document), FALSE);
  note_recent (self->file);
}

static void
sample_made_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (ParapetWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = parapet_sample_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    parapet_window_show_problem (self, error);
  else
    take_document (self, g_steal_pointer (&document), TRUE);
}

/* What went wrong is told of the file that is named above. */
static void
set_title_from_file (ParapetWindow *self)
{
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup (_("Parapet"));

  gtk_window_set_title (GTK_WINDOW (self), name);
}

static const char *
problem_title (const GError *error)
{
  if (error->domain != ISMS_DOCUMENT_ERROR)
    return _("The File Cannot Be Opened");
  switch ((IsmsDocumentError) error->code)
    {
    case ISMS_DOCUMENT_ERROR_NOT_FOUND:
      return _("The File Is Not There");
    case ISMS_DOCUMENT_ERROR_NO_PERMISSION:
      return _("The File May Not Be Read");
    case ISMS_DOCUMENT_ERROR_NOT_A_FILE:
    case ISMS_DOCUMENT_ERROR_NOT_SQLITE:
    case ISMS_DOCUMENT_ERROR_NOT_AN_ISMS:
      return _("This Is Not an ISMS");
    case ISMS_DOCUMENT_ERROR_EMPTY:
    case ISMS_DOCUMENT_ERROR_DAMAGED:
      return _("The File Is Damaged");
    case ISMS_DOCUMENT_ERROR_NEWER:
      return _("A Newer Parapet Is Needed");
    case ISMS_DOCUMENT_ERROR_TOO_LARGE:
      return _("The File Is Too Large");
    case ISMS_DOCUMENT_ERROR_IN_USE:
      return _("The File Is Open Elsewhere");
    default:
      return _("The File Cannot Be Opened");
    }
}

static void
show_shortcuts_cb (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  adw_dialog_present (parapet_shortcuts_dialog_new (), widget);
}

static void
parapet_window_dispose (GObject *object)
{
  ParapetWindow *self = PARAPET_WINDOW (object);

  stop_opening (self);
  close_document (self);
  g_clear_object (&self->file);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_WINDOW);

  G_OBJECT_CLASS (parapet_window_parent_class)->dispose (object);
}

static void
parapet_window_class_init (ParapetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, plain);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, place);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_shortcuts_cb);
}

static void
parapet_window_init (ParapetWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

GtkWidget *
parapet_window_new (GtkApplication *application)
{
  return g_object_new (PARAPET_TYPE_WINDOW, "application", application, NULL);
}

/**
 * parapet_window_is_empty:
 *
 * Returns: whether a document may be opened in this window without driving another out
 */
gboolean
parapet_window_is_empty (ParapetWindow *self)
{
  return self->document == NULL && self->opening == NULL;
}

/**
 * parapet_window_has_file:
 *
 * Returns: whether the file is open here, or about to be
 */
gboolean
parapet_window_has_file (ParapetWindow *self,
                         GFile *file)
{
  return !parapet_window_is_empty (self) && self->file != NULL && g_file_equal (self->file, file);
}

/**
 * parapet_window_open:
 *
 * Opens the file in this window; what goes wrong is said in it.
 */
void
parapet_window_open (ParapetWindow *self,
                     GFile *file)
{
  stop_opening (self);
  g_set_object (&self->file, file);
  self->opening = g_cancellable_new ();
  show_plain (self, "loading");
  isms_document_open_async (file, ISMS_DOCUMENT_NORMAL, self->opening, opened_cb, g_object_ref (self));
}

/**
 * parapet_window_open_sample:
 *
 * Opens a copy of the sample organisation that is gone when the window is.
 */
void
parapet_window_open_sample (ParapetWindow *self)
{
  stop_opening (self);
  g_clear_object (&self->file);
  self->opening = g_cancellable_new ();
  show_plain (self, "loading");
  parapet_sample_make_async (self->opening, sample_made_cb, g_object_ref (self));
}

/**
 * parapet_window_show_problem:
 * @error: why there is no document to show
 */
void
parapet_window_show_problem (ParapetWindow *self,
                             const GError *error)
{
  /* The page reads its description as markup, and a file's name may look like some. */
  g_autofree char *escaped = g_markup_escape_text (error->message, -1);

  stop_opening (self);
  adw_status_page_set_title (self->problem, problem_title (error));
  adw_status_page_set_description (self->problem, escaped);
  set_title_from_file (self);
  show_plain (self, "problem");
}

/**
 * parapet_window_get_document:
 *
 * Returns: (transfer none) (nullable): what is open
 */
IsmsDocument *
parapet_window_get_document (ParapetWindow *self)
{
  return self->document;
}

/**
 * parapet_window_get_workspace:
 *
 * Returns: (transfer none) (nullable): where the document is worked on
 */
ParapetWorkspace *
parapet_window_get_workspace (ParapetWindow *self)
{
  return self->workspace;
}
