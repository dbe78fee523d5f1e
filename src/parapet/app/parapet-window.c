/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-keeper.h"
#include "app/parapet-loading.h"
#include "app/parapet-making.h"
#include "app/parapet-problem.h"
#include "app/parapet-reminder.h"
#include "app/parapet-sample.h"
#include "app/parapet-save-dialog.h"
#include "app/parapet-shortcuts-dialog.h"
#include "app/parapet-welcome.h"
#include "app/parapet-window-private.h"
#include "forms/parapet-draft.h"
#include "forms/parapet-typing.h"
#include "widgets/parapet-lazy-menu.h"
#include "widgets/parapet-slices.h"
#include "widgets/parapet-stack.h"

/**
 * ParapetWindow:
 *
 * One document: nothing yet, being opened, open, or the reason why it cannot be.
 */
struct _ParapetWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  ParapetRecents *recents;
  GCancellable *opening; /* while a document is on its way */
  GFile *file;           /* that was asked for last, or that the document has */
  IsmsDocumentFlags flags;
  IsmsDocument *document;
  ParapetKeeper *keeper;
  gboolean is_sample;
  gboolean asking;  /* whether a person is being asked what closing needs to know */
  gboolean discard; /* what they said: what is in no file may go */

  GtkStack *stack;
  GtkWidget *plain_view;
  GtkMenuButton *menu;
  GMenuModel *primary_menu;
  AdwHeaderBar *header;
  GtkWidget *back;
  GtkStack *plain;
  ParapetWelcome *welcome;
  ParapetLoading *loading;
  ParapetProblem *problem;
  AdwBin *place;
  ParapetWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (ParapetWindow, parapet_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_plain (ParapetWindow *self,
            const char *name)
{
  gboolean problem = g_str_equal (name, "problem");

  if (!g_str_equal (name, "loading"))
    parapet_loading_stop (self->loading);
  if (g_str_equal (name, "welcome"))
    parapet_welcome_look (self->welcome);
  parapet_stack_show_name (self->plain, name);
  adw_header_bar_set_show_title (self->header, problem);
  gtk_widget_set_visible (self->back, problem);
  parapet_stack_show_name (self->stack, "plain");
}

static void
show_welcome (ParapetWindow *self)
{
  g_clear_object (&self->file);
  gtk_window_set_title (GTK_WINDOW (self), _("Parapet"));
  show_plain (self, "welcome");
}

static void
finish_document (ParapetWindow *self)
{
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (self->document));
  gboolean forget = self->is_sample && isms_document_get_file (self->document) == NULL;

  if (self->discard)
    isms_document_discard (self->document);
  else
    isms_document_close (self->document);
  g_clear_object (&self->document);
  /* What the sample leaves behind is of no use to anybody. */
  if (forget && self->discard)
    isms_document_forget (uuid);
  self->is_sample = self->discard = FALSE;
}

static void
close_document (ParapetWindow *self)
{
  if (self->document == NULL)
    return;
  self->discard = self->discard || (self->is_sample && isms_document_get_file (self->document) == NULL && !isms_document_get_modified (self->document));
  parapet_keeper_stop (self->keeper);
  g_clear_object (&self->keeper);
  parapet_workspace_close (self->workspace);
  adw_bin_set_child (self->place, NULL);
  self->workspace = NULL;
  g_signal_handlers_disconnect_by_data (self->document, self);
  finish_document (self);
}

static void
stop_opening (ParapetWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
start_opening (ParapetWindow *self,
               GFile *file)
{
  g_autofree char *name = file != NULL ? isms_document_display_name (file) : NULL;
  g_autofree char *words = name != NULL ? g_strdup_printf (_("“%s” is being opened"), name) : g_strdup (_("The ISMS is being prepared"));

  stop_opening (self);
  if (file != self->file)
    g_clear_object (&self->file);
  g_set_object (&self->file, file);
  self->opening = g_cancellable_new ();
  parapet_loading_start (self->loading, words);
  show_plain (self, "loading");
}

static void
title_changed_cb (ParapetWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), parapet_workspace_get_title (self->workspace));
}

/* A version or a received file is only looked at: nobody looks for it here again. */
static void
note_recent (ParapetWindow *self)
{
  g_autofree char *uri = g_file_get_uri (self->file);

  if (self->flags & ISMS_DOCUMENT_REVIEW)
    return;
  parapet_recents_add (self->recents, self->file, parapet_workspace_get_title (self->workspace), isms_document_get_uuid (self->document));
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void
file_changed_cb (ParapetWindow *self)
{
  g_set_object (&self->file, isms_document_get_file (self->document));
  self->flags = ISMS_DOCUMENT_NORMAL;
  note_recent (self);
}

static void
reload_cb (ParapetWindow *self)
{
  g_autoptr (GFile) file = g_object_ref (isms_document_get_file (self->document));

  self->discard = TRUE;
  close_document (self);
  parapet_window_open (self, file, ISMS_DOCUMENT_NORMAL);
}

static void
show_workspace (ParapetWindow *self)
{
  self->workspace = PARAPET_WORKSPACE (parapet_workspace_new (self->document, G_ACTION_MAP (self)));
  self->keeper = parapet_keeper_new (self->document, self->is_sample, self->workspace, GTK_APPLICATION_WINDOW (self));
  g_signal_connect_object (self->workspace, "notify::title", G_CALLBACK (title_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::file", G_CALLBACK (file_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->keeper, "reload", G_CALLBACK (reload_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (self->place, GTK_WIDGET (self->workspace));
  title_changed_cb (self);
}

static void
take_document (ParapetWindow *self,
               IsmsDocument *document,
               gboolean is_sample)
{
  g_clear_object (&self->opening);
  parapet_loading_stop (self->loading);
  close_document (self);
  self->document = g_object_ref (document);
  self->is_sample = is_sample;
  show_workspace (self);
  parapet_stack_show_name (self->stack, "workspace");
  if (isms_document_get_file (document) == NULL)
    return;
  g_set_object (&self->file, isms_document_get_file (document));
  note_recent (self);
  if ((self->flags & ISMS_DOCUMENT_REVIEW) == 0)
    parapet_reminder_start (gtk_window_get_application (GTK_WINDOW (self)), document, self->settings);
}

/* What comes when nobody waits for it any more goes as it came. */
static void
take_result (ParapetWindow *self,
             GCancellable *opening,
             IsmsDocument *document,
             const GError *error,
             gboolean is_sample)
{
  if (g_cancellable_is_cancelled (opening))
    return;
  if (document != NULL)
    take_document (self, document, is_sample);
  else
    parapet_window_show_problem (self, error);
}

/**
 * Arrival:
 * @opening: what would be cancelled if nobody wanted the document any more
 *
 * A document on its way to a window.
 */
typedef struct
{
  ParapetWindow *window;
  GCancellable *opening;
} Arrival;

static Arrival *
arrival_new (ParapetWindow *self)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->window = g_object_ref (self);
  arrival->opening = g_object_ref (self->opening);
  return arrival;
}

static void
arrival_free (Arrival *arrival)
{
  g_object_unref (arrival->window);
  g_object_unref (arrival->opening);
  g_free (arrival);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Arrival, arrival_free)

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = isms_document_open_finish (result, &error);

  take_result (arrival->window, arrival->opening, document, error, FALSE);
}

static void
made_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = parapet_making_finish (result, &error);

  take_result (arrival->window, arrival->opening, document, error, FALSE);
}

static void
sample_made_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (Arrival) arrival = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) document = parapet_sample_make_finish (result, &error);

  take_result (arrival->window, arrival->opening, document, error, TRUE);
}

/* What went wrong is told of the file that is named above. */
static void
set_title_from_file (ParapetWindow *self)
{
  g_autofree char *base = self->file != NULL ? g_file_get_basename (self->file) : NULL;
  g_autofree char *name = base != NULL ? g_filename_display_name (base) : g_strdup (_("Parapet"));

  gtk_window_set_title (GTK_WINDOW (self), name);
}

static void
show_versions_cb (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  if (PARAPET_WINDOW (widget)->opening == NULL)
    parapet_window_show_versions (PARAPET_WINDOW (widget));
}

static void
cancel_opening_cb (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  ParapetWindow *self = PARAPET_WINDOW (widget);

  if (self->opening == NULL)
    return;
  stop_opening (self);
  show_welcome (self);
}

static void
welcome_cb (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  ParapetWindow *self = PARAPET_WINDOW (widget);

  if (parapet_window_is_empty (self))
    show_welcome (self);
}

static void
try_again_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  ParapetWindow *self = PARAPET_WINDOW (widget);

  if (!parapet_window_is_empty (self))
    return;
  if (self->file != NULL)
    parapet_window_open (self, self->file, self->flags);
  else
    show_welcome (self);
}

static void
open_review_cb (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  ParapetWindow *self = PARAPET_WINDOW (widget);

  if (parapet_window_is_empty (self) && self->file != NULL)
    parapet_window_open (self, self->file, ISMS_DOCUMENT_REVIEW);
}

static gboolean
drop_cb (ParapetWindow *self,
         const GValue *value)
{
  GSList *files = gdk_file_list_get_files (g_value_get_boxed (value));

  for (GSList *item = files; item != NULL; item = item->next)
    {
      g_autofree char *uri = g_file_get_uri (item->data);

      gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
    }
  g_slist_free (files);
  return TRUE;
}

/* A window goes at once; the thousands of parts that it is made of may take their time. */
static void
hide (ParapetWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gdk_display_flush (gtk_widget_get_display (GTK_WIDGET (self)));
}

static void
asked_to_close_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer data)
{
  g_autoptr (ParapetWindow) self = data;
  ParapetSaveOutcome outcome = parapet_save_dialog_finish (PARAPET_SAVER (source), result);

  self->asking = FALSE;
  if (outcome == PARAPET_SAVE_OUTCOME_SAVED)
    gtk_window_close (GTK_WINDOW (self)); /* asks again: one may have worked on while it was saved */
  if (outcome == PARAPET_SAVE_OUTCOME_SAVED || outcome == PARAPET_SAVE_OUTCOME_STAY || self->document == NULL)
    return;
  self->discard = TRUE;
  hide (self);
  close_document (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static gboolean
parapet_window_close_request (GtkWindow *window)
{
  ParapetWindow *self = PARAPET_WINDOW (window);
  ParapetSaver *saver = parapet_window_get_saver (self);

  stop_opening (self);
  if (self->asking || !parapet_typing_finish (GTK_ROOT (self)) ||
      (self->document != NULL && parapet_draft_ask (GTK_WIDGET (self), isms_document_get_store (self->document), G_CALLBACK (gtk_window_close))))
    return TRUE;
  if (saver != NULL && parapet_save_state_close (parapet_saver_get_state (saver), parapet_saver_get_unsaved (saver)) != PARAPET_SAVE_ANSWER_GO)
    {
      self->asking = TRUE;
      parapet_save_dialog_close (saver, GTK_WIDGET (self), asked_to_close_cb, g_object_ref (self));
      return TRUE;
    }
  hide (self);
  return GTK_WINDOW_CLASS (parapet_window_parent_class)->close_request (window);
}

/* The same key for both, wherever the keyboard is: what is shown tells which is meant. */
static void
add_cb (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  ParapetWorkspace *workspace = PARAPET_WINDOW (widget)->workspace;
  const IsmsKind *kind = NULL;

  if (workspace != NULL)
    {
      parapet_slices_finish (GTK_WIDGET (workspace)); /* one is there already in one's mind */
      kind = parapet_page_get_kind (parapet_workspace_get_page (workspace));
    }
  if (kind != NULL)
    gtk_widget_activate_action (widget, "win.add-record", "s", kind->name);
  else
    gtk_widget_activate_action (widget, "app.new", NULL);
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
  g_clear_object (&self->recents);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_WINDOW);

  G_OBJECT_CLASS (parapet_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-window.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, plain_view);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, header);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, back);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, plain);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, ParapetWindow, place);
}

static void
parapet_window_class_init (ParapetWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = parapet_window_close_request;

  g_type_ensure (PARAPET_TYPE_WELCOME);
  g_type_ensure (PARAPET_TYPE_LOADING);
  g_type_ensure (PARAPET_TYPE_PROBLEM);
  bind_children (widget_class);

  gtk_widget_class_install_action (widget_class, "win.versions", NULL, show_versions_cb);
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, cancel_opening_cb);
  gtk_widget_class_install_action (widget_class, "win.welcome", NULL, welcome_cb);
  gtk_widget_class_install_action (widget_class, "win.try-again", NULL, try_again_cb);
  gtk_widget_class_install_action (widget_class, "win.open-review", NULL, open_review_cb);
  gtk_widget_class_install_action (widget_class, "win.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, show_shortcuts_cb);
}

static void
parapet_window_init (ParapetWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  parapet_lazy_menu_set (self->menu, self->primary_menu);

  self->settings = g_settings_new (APP_ID);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);

  self->recents = parapet_recents_new (self->settings);
  parapet_welcome_set_recents (self->welcome, self->recents);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->plain_view, GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
parapet_window_new (GtkApplication *application)
{
  return g_object_new (PARAPET_TYPE_WINDOW, "application", application, NULL);
}

/**
 * parapet_window_show_welcome:
 *
 * Looks for what there is to go on with; a window that is about to open a document need not.
 */
void
parapet_window_show_welcome (ParapetWindow *self)
{
  show_welcome (self);
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
  return !parapet_window_is_empty (self) && self->file != NULL && (self->flags & ISMS_DOCUMENT_REVIEW) == 0 && g_file_equal (self->file, file);
}

/**
 * parapet_window_open:
 * @flags: how
 *
 * Opens the file in this window; what goes wrong is said in it.
 */
void
parapet_window_open (ParapetWindow *self,
                     GFile *file,
                     IsmsDocumentFlags flags)
{
  start_opening (self, file);
  self->flags = flags;
  isms_document_open_async (self->file, flags, self->opening, opened_cb, arrival_new (self));
}

/**
 * parapet_window_open_sample:
 *
 * Opens a copy of the sample organisation that is gone when the window is.
 */
void
parapet_window_open_sample (ParapetWindow *self)
{
  start_opening (self, NULL);
  self->flags = ISMS_DOCUMENT_NORMAL;
  parapet_sample_make_async (self->opening, sample_made_cb, arrival_new (self));
}

/**
 * parapet_window_recover:
 * @copy: the name of a working copy with changes that never reached a file
 */
void
parapet_window_recover (ParapetWindow *self,
                        const char *copy)
{
  start_opening (self, NULL);
  self->flags = ISMS_DOCUMENT_NORMAL;
  parapet_making_recover_async (copy, made_cb, arrival_new (self));
}

/**
 * parapet_window_restore:
 * @version: the path of a kept version
 *
 * Makes the file what it was, and shows it. What the document holds must be in the file by now.
 */
void
parapet_window_restore (ParapetWindow *self,
                        const char *version)
{
  g_autoptr (GFile) file = g_object_ref (self->file);

  close_document (self);
  start_opening (self, file);
  self->flags = ISMS_DOCUMENT_NORMAL;
  parapet_making_restore_async (version, file, made_cb, arrival_new (self));
}

/**
 * parapet_window_dup_uuid:
 *
 * Returns: (transfer full) (nullable): the UUID of the document, or of what is known of the file that could not be opened
 */
char *
parapet_window_dup_uuid (ParapetWindow *self)
{
  g_autoptr (ParapetRecent) recent = NULL;

  if (self->document != NULL)
    return g_strdup (isms_document_get_uuid (self->document));
  recent = self->file != NULL ? parapet_recents_find (self->recents, self->file) : NULL;
  if (recent == NULL || !g_uuid_string_is_valid (parapet_recent_get_uuid (recent)))
    return NULL;
  return g_strdup (parapet_recent_get_uuid (recent));
}

/**
 * parapet_window_take:
 * @document: a document that was made elsewhere, for this window to show and to close
 */
void
parapet_window_take (ParapetWindow *self,
                     IsmsDocument *document)
{
  stop_opening (self);
  g_clear_object (&self->file);
  self->flags = ISMS_DOCUMENT_NORMAL;
  take_document (self, document, FALSE);
}

/**
 * parapet_window_show_problem:
 * @error: why there is no document to show
 */
void
parapet_window_show_problem (ParapetWindow *self,
                             const GError *error)
{
  stop_opening (self);
  parapet_problem_show (self->problem, error, parapet_window_count_versions (self));
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
 * parapet_window_get_saver:
 *
 * Returns: (transfer none) (nullable): what keeps the document's file
 */
ParapetSaver *
parapet_window_get_saver (ParapetWindow *self)
{
  return self->keeper != NULL ? parapet_keeper_get_saver (self->keeper) : NULL;
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
