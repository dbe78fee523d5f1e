/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "interchange/isms-import-guess.h"
#include "pages/import/parapet-import-check-page.h"
#include "pages/import/parapet-import-columns-page.h"
#include "pages/import/parapet-import-dialog.h"
#include "pages/import/parapet-import-words-page.h"
#include "pages/import/parapet-import-words.h"
#include "widgets/parapet-toast.h"

/* What is done sooner shows no bar: it would only flicker. */
#define PATIENCE 300

/**
 * ParapetImportDialog:
 *
 * Takes a spreadsheet into the document in three steps: what its columns are, what its words mean where no list knows them,
 * and what will come of it. Until the last button is pressed nothing changes, and then it is one step.
 */
struct _ParapetImportDialog
{
  AdwDialog parent_instance;

  IsmsStore *store;
  const IsmsKind *kind;
  char *source;
  ParapetImportSession *session;
  GCancellable *cancellable;
  gboolean importing;
  guint patience_id;

  AdwToolbarView *bars;
  AdwNavigationView *navigation;
  GtkStack *stack;
  AdwStatusPage *problem_page;
  ParapetImportColumnsPage *columns_page;
  ParapetImportWordsPage *words_page;
  ParapetImportCheckPage *check_page;
  GtkProgressBar *progress_bar;
  GtkWidget *stop_button;
};

G_DEFINE_FINAL_TYPE (ParapetImportDialog, parapet_import_dialog, ADW_TYPE_DIALOG)

enum
{
  IMPORTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
would_change_something (ParapetImportDialog *self)
{
  IsmsImportReport *report = parapet_import_session_get_report (self->session);

  return report != NULL && report->n_added + report->n_changed > 0;
}

static void
update_actions (ParapetImportDialog *self)
{
  gboolean ready = self->session != NULL && !parapet_import_session_is_busy (self->session);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.next", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", ready && would_change_something (self));
}

static gboolean
patience_cb (gpointer data)
{
  ParapetImportDialog *self = data;

  self->patience_id = 0;
  adw_toolbar_view_set_reveal_bottom_bars (self->bars, TRUE);
  return G_SOURCE_REMOVE;
}

static void
busy_cb (ParapetImportDialog *self)
{
  gboolean busy = parapet_import_session_is_busy (self->session);

  gtk_widget_set_visible (self->stop_button, self->importing);
  gtk_widget_set_sensitive (GTK_WIDGET (self->navigation), !self->importing);
  if (!busy)
    {
      g_clear_handle_id (&self->patience_id, g_source_remove);
      adw_toolbar_view_set_reveal_bottom_bars (self->bars, FALSE);
    }
  else if (self->patience_id == 0 && !adw_toolbar_view_get_reveal_bottom_bars (self->bars))
    self->patience_id = g_timeout_add (PATIENCE, patience_cb, self);
  update_actions (self);
}

static void
show_problem (ParapetImportDialog *self,
              const GError *error)
{
  g_autofree char *text = g_markup_escape_text (error->message, -1);

  adw_status_page_set_description (self->problem_page, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
open_session (ParapetImportDialog *self,
              IsmsWorkbook *workbook)
{
  guint sheet = isms_workbook_choose (workbook, self->kind);
  gboolean sure;
  const IsmsKind *guess = isms_import_guess_kind (isms_workbook_get_table (workbook, sheet), self->source, &sure);
  const IsmsKind *kind = self->kind != NULL ? self->kind : guess;

  self->session = parapet_import_session_new (self->store, workbook, sheet, self->source, kind != NULL ? kind : isms_kind_find ("asset"));
  g_signal_connect_object (self->session, "notify::busy", G_CALLBACK (busy_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::report", G_CALLBACK (update_actions), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->session, "progress", self->progress_bar, "fraction", G_BINDING_DEFAULT);
  parapet_import_columns_page_set_session (self->columns_page, self->session);
  parapet_import_words_page_set_session (self->words_page, self->session);
  parapet_import_check_page_set_session (self->check_page, self->session);
  if (kind != NULL && guess != kind && sure)
    parapet_import_columns_page_suggest (self->columns_page, guess);
  adw_navigation_view_replace_with_tags (self->navigation, (const char *const[]) { "columns" }, 1);
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (ParapetImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsWorkbook) workbook = isms_workbook_load_finish (result, &error);

  if (self->store == NULL)
    return;
  if (workbook != NULL)
    open_session (self, workbook);
  else
    show_problem (self, error);
}

static void
next_action (GtkWidget *widget,
             const char *name,
             GVariant *parameter)
{
  ParapetImportDialog *self = PARAPET_IMPORT_DIALOG (widget);
  AdwNavigationPage *visible = adw_navigation_view_get_visible_page (self->navigation);
  gboolean asks = visible == ADW_NAVIGATION_PAGE (self->columns_page) && parapet_import_words_count_unknown (self->session) > 0;

  if (asks)
    parapet_import_words_page_fill (self->words_page);
  adw_navigation_view_push_by_tag (self->navigation, asks ? "words" : "check");
}

static void
imported_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (ParapetImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsImportReport) report = parapet_import_session_import_finish (PARAPET_IMPORT_SESSION (source), result, &error);

  self->importing = FALSE;
  if (self->store == NULL)
    return;
  busy_cb (self);
  if (report == NULL)
    {
      parapet_toast_show_error (GTK_WIDGET (self->navigation), error);
      return;
    }
  /* Closed first: that gives the focus back to where it was, and who is told may want to lead on from there. */
  adw_dialog_force_close (ADW_DIALOG (self));
  g_signal_emit (self, signals[IMPORTED], 0, report);
}

static void
run_action (GtkWidget *widget,
            const char *name,
            GVariant *parameter)
{
  ParapetImportDialog *self = PARAPET_IMPORT_DIALOG (widget);

  self->importing = TRUE;
  parapet_import_session_import_async (self->session, self->cancellable, imported_cb, g_object_ref (self));
}

/* The document may go with the window at once, and nobody may hold its store by then. */
static void
let_go (ParapetImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  if (self->session != NULL && self->store != NULL)
    parapet_import_session_close (self->session);
  g_clear_object (&self->store);
}

static void
parapet_import_dialog_closed (AdwDialog *dialog)
{
  let_go (PARAPET_IMPORT_DIALOG (dialog));
}

static void
parapet_import_dialog_dispose (GObject *object)
{
  ParapetImportDialog *self = PARAPET_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->patience_id, g_source_remove);
  let_go (self);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_IMPORT_DIALOG);

  G_OBJECT_CLASS (parapet_import_dialog_parent_class)->dispose (object);
}

static void
parapet_import_dialog_finalize (GObject *object)
{
  ParapetImportDialog *self = PARAPET_IMPORT_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_pointer (&self->source, g_free);

  G_OBJECT_CLASS (parapet_import_dialog_parent_class)->finalize (object);
}

static void
parapet_import_dialog_class_init (ParapetImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_import_dialog_finalize;
  ADW_DIALOG_CLASS (klass)->closed = parapet_import_dialog_closed;

  /* It was imported, as the report tells. */
  signals[IMPORTED] = g_signal_new ("imported", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, ISMS_TYPE_IMPORT_REPORT);

  g_type_ensure (PARAPET_TYPE_IMPORT_COLUMNS_PAGE);
  g_type_ensure (PARAPET_TYPE_IMPORT_WORDS_PAGE);
  g_type_ensure (PARAPET_TYPE_IMPORT_CHECK_PAGE);
  gtk_widget_class_install_action (widget_class, "import.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, bars);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, navigation);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, problem_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, columns_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, words_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, check_page);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, ParapetImportDialog, stop_button);
  gtk_widget_class_bind_template_callback (widget_class, update_actions);
}

static void
parapet_import_dialog_init (ParapetImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  update_actions (self);
}

/**
 * parapet_import_dialog_new:
 * @store: where the records go
 * @kind: (nullable): what the rows are, or %NULL to guess it from them
 * @file: a spreadsheet or CSV file
 *
 * Returns: (transfer floating): the dialog; its signal `imported` tells what was done
 */
AdwDialog *
parapet_import_dialog_new (IsmsStore *store,
                           const IsmsKind *kind,
                           GFile *file)
{
  ParapetImportDialog *self = g_object_new (PARAPET_TYPE_IMPORT_DIALOG, NULL);
  g_autofree char *name = g_file_get_basename (file);

  self->store = g_object_ref (store);
  self->kind = kind;
  self->source = g_filename_display_name (name);
  isms_workbook_load_async (file, self->cancellable, loaded_cb, g_object_ref (self));
  return ADW_DIALOG (self);
}

/**
 * parapet_import_dialog_close:
 *
 * Closes the dialog with the document: at once, and without a question.
 */
void
parapet_import_dialog_close (ParapetImportDialog *self)
{
  let_go (self);
  adw_dialog_force_close (ADW_DIALOG (self));
}

/**
 * parapet_import_dialog_get_session:
 *
 * Returns: (transfer none) (nullable): what is imported, once the file was read
 */
ParapetImportSession *
parapet_import_dialog_get_session (ParapetImportDialog *self)
{
  return self->session;
}
