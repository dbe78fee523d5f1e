/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-csv.h"
#include "reports/isms-report-ics.h"
#include "reports/isms-report-json.h"
#include "reports/isms-report-picture.h"
#include "reports/isms-report-save.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
set_errno (GError **error,
           const char *path)
{
  int code = errno;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_WRITE,
               _("“%s” could not be written: %s. A file that was there before is unchanged."), shown, g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int fd,
           GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (size > 0)
    {
      ssize_t written = write (fd, data, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      data += written;
      size -= (gsize) written;
    }
  return fsync (fd) == 0;
}

static int
open_beside (const char *path,
             char **temporary)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  struct stat old;
  int fd;

  *temporary = g_strdup_printf ("%s/.%.200s.XXXXXX", folder, name);
  fd = g_mkstemp_full (*temporary, O_RDWR | O_CLOEXEC, g_stat (path, &old) == 0 ? (int) (old.st_mode & 0777) : 0666);
  return fd;
}

/* The name of the new file must survive a power cut as well as its content. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
replace_local (const char *path,
               GBytes *bytes,
               GError **error)
{
  g_autofree char *temporary = NULL;
  int fd = open_beside (path, &temporary);
  gboolean done;

  if (fd < 0)
    return set_errno (error, path);
  done = write_all (fd, bytes);
  done = close (fd) == 0 && done;
  if (!done || g_rename (temporary, path) != 0)
    {
      set_errno (error, path);
      g_unlink (temporary);
      return FALSE;
    }
  sync_folder (path);
  return TRUE;
}

/* A folder that is not on this computer has no descriptors: GIO replaces the file, and leaves it alone on an error. */
static gboolean
replace_remote (GFile *file,
                GBytes *bytes,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

/**
 * isms_report_to_bytes:
 * @report: a report
 * @format: what to write; CSV is written for people
 * @options: (nullable): paper and fonts, for PDF
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Errors: those of isms_report_to_csv(), isms_report_to_pdf(), isms_report_to_svg() and isms_report_to_ics().
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
isms_report_to_bytes (IsmsReport *report,
                      IsmsReportFormat format,
                      const IsmsPdfOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  switch (format)
    {
    case ISMS_REPORT_CSV:
      return isms_report_to_csv (report, ISMS_REPORT_CSV_FOR_PEOPLE, error);
    case ISMS_REPORT_PDF:
      return isms_report_to_pdf (report, options, cancellable, error);
    case ISMS_REPORT_SVG:
      return isms_report_to_svg (report, error);
    case ISMS_REPORT_PNG:
      return isms_report_to_png (report, error);
    case ISMS_REPORT_ICS:
      return isms_report_to_ics (report, error);
    case ISMS_REPORT_JSON:
    default:
      return isms_report_to_json (report);
    }
}

/**
 * isms_report_save:
 * @report: a report
 * @format: what to write
 * @file: where to
 * @options: (nullable): paper and fonts, for PDF
 * @cancellable: (nullable): stops the work before the file is replaced
 * @error: return location for an error
 *
 * Writes the report to a new file beside @file, sees it safely on the disk, and only then puts it in the place of @file. On
 * any error what was there before stays as it was.
 *
 * Errors: those of isms_report_to_bytes(); %ISMS_REPORT_ERROR_WRITE, or for a remote file those of GIO.
 *
 * Returns: whether the report is saved
 */
gboolean
isms_report_save (IsmsReport *report,
                  IsmsReportFormat format,
                  GFile *file,
                  const IsmsPdfOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GBytes) bytes = isms_report_to_bytes (report, format, options, cancellable, error);
  g_autofree char *path = g_file_get_path (file);

  if (bytes == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (g_file_is_native (file) && path != NULL)
    return replace_local (path, bytes, error);
  return replace_remote (file, bytes, cancellable, error);
}
