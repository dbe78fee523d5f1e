/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "forms/parapet-export.h"
#include "forms/parapet-period-dialog.h"
#include "forms/parapet-typing.h"
#include "records/isms-day.h"
#include "reports/isms-report-ics.h"
#include "reports/isms-report-picture.h"
#include "reports/isms-report-save.h"
#include "widgets/parapet-chooser.h"
#include "widgets/parapet-toast.h"

/* How long an export may take before it says that it is at work, in milliseconds. */
#define PATIENCE 300

/* One report on its way from the records to a file. */
typedef struct
{
  GtkWidget *from;
  const IsmsReportKind *kind;
  IsmsStore *store; /* weak: who closes the document while it is asked takes the question back */
  gint64 about; /* key of the record that it is made of; 0 for none */
  gboolean bounded;
  IsmsReportPeriod period; /* that it tells of, where it is bounded */
  IsmsReport *report;
  IsmsReportFormat format;
  GFile *file;
  GCancellable *cancellable;
  AdwToast *progress;
  guint waiting;
} Export;

static const struct
{
  IsmsReportFormat format;
  const char *suffix;
  const char *mime_type;
  const char *name;
} formats[] = {
  { ISMS_REPORT_PDF, "pdf", "application/pdf", N_("PDF, to read, print and sign") },
  { ISMS_REPORT_CSV, "csv", "text/csv", N_("CSV, for a spreadsheet") },
  { ISMS_REPORT_JSON, "json", "application/json", N_("JSON, for other programs") },
  { ISMS_REPORT_PNG, "png", "image/png", N_("PNG, the matrix as a picture") },
  { ISMS_REPORT_SVG, "svg", "image/svg+xml", N_("SVG, the matrix as a drawing") },
  { ISMS_REPORT_ICS, "ics", "text/calendar", N_("ICS, for a calendar") },
};

/**
 * Build:
 * @records: a copy of them, for the thread that builds
 *
 * The report as it comes into being.
 */
typedef struct
{
  const IsmsReportKind *kind;
  IsmsStore *records;
  gint64 about;
  gboolean bounded;
  IsmsReportPeriod period;
} Build;

static void
build_free (Build *build)
{
  g_clear_object (&build->records);
  g_free (build);
}

static void
stop_progress (Export *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->progress != NULL)
    adw_toast_dismiss (self->progress);
  g_clear_object (&self->progress);
}

static void
export_free (Export *self)
{
  stop_progress (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->file);
  g_clear_object (&self->report);
  g_clear_weak_pointer (&self->store);
  g_clear_object (&self->from);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static int
find_format (const char *path)
{
  const char *dot = strrchr (path, '.');

  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (formats[i].suffix, dot + 1) == 0)
      return i;
  return -1;
}

/* A name without an ending that we know is that of a PDF. */
static void
settle_file (Export *self,
             GFile *chosen)
{
  g_autofree char *name = g_file_get_basename (chosen);
  int found = find_format (name);
  g_autofree char *ended = g_strconcat (name, ".pdf", NULL);
  g_autoptr (GFile) folder = g_file_get_parent (chosen);

  self->format = found >= 0 ? formats[found].format : ISMS_REPORT_PDF;
  self->file = found >= 0 || folder == NULL ? g_object_ref (chosen) : g_file_get_child (folder, ended);
}

/* Any report makes a document; a picture or a calendar only one that holds such. */
static gboolean
can_be (IsmsReport *report,
        IsmsReportFormat format)
{
  if (format == ISMS_REPORT_PNG || format == ISMS_REPORT_SVG)
    return isms_report_has_picture (report);
  return format != ISMS_REPORT_ICS || isms_report_has_calendar (report);
}

static GListModel *
make_filters (IsmsReport *report)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      if (!can_be (report, formats[i].format))
        continue;
      gtk_file_filter_set_name (filter, gettext (formats[i].name));
      gtk_file_filter_add_suffix (filter, formats[i].suffix);
      gtk_file_filter_add_mime_type (filter, formats[i].mime_type);
      g_list_store_append (filters, filter);
    }
  return G_LIST_MODEL (filters);
}

static void
launched_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (GtkWidget) from = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_file_launcher_launch_finish (GTK_FILE_LAUNCHER (source), result, &error) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    parapet_toast_show_error (from, error);
}

static void
open_cb (AdwToast *toast,
         gpointer data)
{
  GtkWidget *from = data;
  GFile *file = g_object_get_data (G_OBJECT (toast), "file");
  g_autoptr (GtkFileLauncher) launcher = gtk_file_launcher_new (file);

  gtk_file_launcher_launch (launcher, GTK_WINDOW (gtk_widget_get_root (from)), NULL, launched_cb, g_object_ref (from));
}

static void
tell_done (Export *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  /* Translators: the name of a file */
  g_autofree char *title = g_strdup_printf (_("Exported as “%s”"), name);
  AdwToast *toast = adw_toast_new ("");

  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_title (toast, title);
  adw_toast_set_button_label (toast, _("_Open"));
  g_object_set_data_full (G_OBJECT (toast), "file", g_object_ref (self->file), g_object_unref);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (open_cb), self->from, 0);
  parapet_toast_add (self->from, toast);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell_done (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    parapet_toast_show_error (self->from, error);
}

static void
show_progress_cb (gpointer data)
{
  Export *self = data;

  self->waiting = 0;
  self->progress = adw_toast_new (_("Exporting…"));
  adw_toast_set_timeout (self->progress, 0);
  adw_toast_set_button_label (self->progress, _("_Cancel"));
  g_signal_connect_object (self->progress, "button-clicked", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  parapet_toast_add (self->from, g_object_ref (self->progress));
}

static void
start_progress (Export *self)
{
  self->waiting = g_timeout_add_once (PATIENCE, show_progress_cb, self);
}

/* The report holds copies of what it says, so nobody minds what happens to the records meanwhile. */
static void
save (GTask *task,
      gpointer source,
      gpointer data,
      GCancellable *cancellable)
{
  Export *self = data;
  g_autoptr (GError) error = NULL;
  IsmsPdfOptions layout = { 0 };

  if (isms_report_save (self->report, self->format, self->file, &layout, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
start (Export *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, saved_cb, self);

  start_progress (self);
  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, self, NULL);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save);
}

static void
chosen_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) chosen = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (chosen == NULL)
    {
      if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED) && !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_CANCELLED))
        parapet_toast_show_error (self->from, error);
      return;
    }
  parapet_chooser_remember (chosen);
  settle_file (self, chosen);
  start (g_steal_pointer (&self));
}

static char *
make_name (IsmsReport *report)
{
  const char *organisation = isms_report_get_organisation (report);
  g_autofree char *name = organisation != NULL ? g_strdup_printf ("%s – %s.pdf", organisation, isms_report_get_title (report))
                                               : g_strdup_printf ("%s.pdf", isms_report_get_title (report));

  return g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
}

static void
choose_file (Export *self)
{
  g_autoptr (GtkFileDialog) dialog = parapet_chooser_new (isms_report_get_title (self->report), _("_Export"));
  g_autoptr (GListModel) filters = make_filters (self->report);
  g_autofree char *name = make_name (self->report);

  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (self->from)), NULL, chosen_cb, self);
}

static void
built_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (Export) self = data;
  g_autoptr (GError) error = NULL;

  stop_progress (self);
  self->report = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->report != NULL)
    choose_file (g_steal_pointer (&self));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    parapet_toast_show_error (self->from, error);
}

static void
build (GTask *task,
       gpointer source,
       gpointer data,
       GCancellable *cancellable)
{
  Build *build = data;
  g_autoptr (IsmsRecord) about = build->about != 0 ? isms_store_get_any (build->records, build->about) : NULL;
  g_autoptr (GError) error = NULL;
  IsmsReport *report = build->bounded ? build->kind->build_period (build->records, &build->period, &error) : build->kind->build (build->records, about, &error);

  if (report != NULL)
    g_task_return_pointer (task, report, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
copied_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  Export *self = data;
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, built_cb, self);
  g_autoptr (GError) error = NULL;
  IsmsStore *records = isms_store_copy_finish (result, &error);
  Build *work;

  g_task_set_source_tag (task, copied_cb);
  if (records == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  work = g_new0 (Build, 1);
  work->kind = self->kind;
  work->records = records;
  work->about = self->about;
  work->bounded = self->bounded;
  work->period = self->period;
  g_task_set_task_data (task, work, (GDestroyNotify) build_free);
  /* Who gave up need not wait until the thread has come to its end. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, build);
}

static void
gather (Export *self)
{
  start_progress (self);
  isms_store_copy_async (self->store, self->cancellable, copied_cb, self);
}

/* Before somebody answers the dialog owns the export, which goes with it if nobody does. */
static void
period_cb (AdwDialog *dialog,
           guint span,
           gpointer data)
{
  g_autoptr (Export) self = g_object_steal_data (G_OBJECT (dialog), "export");
  g_autofree char *today = isms_day_dup_today ();

  self->bounded = isms_report_period_set_span (&self->period, span, today);
  if (self->store != NULL)
    gather (g_steal_pointer (&self));
}

static void
ask_period (Export *self)
{
  AdwDialog *dialog = parapet_period_dialog_new (_(self->kind->title));

  g_object_set_data_full (G_OBJECT (dialog), "export", self, (GDestroyNotify) export_free);
  g_signal_connect (dialog, "chosen", G_CALLBACK (period_cb), NULL);
  adw_dialog_present (dialog, self->from);
}

/**
 * parapet_export_report:
 * @from: a widget of the window that asks for it
 * @report: (transfer full): what to export
 *
 * Asks for a file and writes the report into it. A toast tells how it went and opens what was made.
 */
void
parapet_export_report (GtkWidget *from,
                       IsmsReport *report)
{
  Export *self = g_new0 (Export, 1);

  self->from = g_object_ref (from);
  self->cancellable = g_cancellable_new ();
  self->report = report;
  choose_file (self);
}

/**
 * parapet_export_start:
 * @from: a widget of the window that asks for it
 * @kind: what to export
 * @about: (nullable): the record that it is made of, where it is made of one; %NULL for the latest
 *
 * Exports a report of the records as they are now, see parapet_export_report(). It is built from a copy of them, beside the work; what
 * takes long says so and can be given up. Of a report that can tell of a period it is asked first of which.
 */
void
parapet_export_start (GtkWidget *from,
                      IsmsStore *store,
                      const IsmsReportKind *kind,
                      IsmsRecord *about)
{
  Export *self = g_new0 (Export, 1);

  parapet_typing_finish (gtk_widget_get_root (from));
  self->from = g_object_ref (from);
  g_set_weak_pointer (&self->store, store);
  self->kind = kind;
  self->about = about != NULL ? isms_record_get_key (about) : 0;
  self->cancellable = g_cancellable_new ();
  /* Where the document is closed meanwhile, nobody needs its report, and nobody may hold its store. */
  g_signal_connect_object (from, "unrealize", G_CALLBACK (g_cancellable_cancel), self->cancellable, G_CONNECT_SWAPPED);
  if (kind->build_period != NULL)
    ask_period (self);
  else
    gather (self);
}
