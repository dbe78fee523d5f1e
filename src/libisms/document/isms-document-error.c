/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/isms-document-error.h"

G_DEFINE_QUARK (isms-document-error-quark, isms_document_error)

/**
 * isms_document_fail:
 * @code: what is wrong
 * @format: a whole sentence that a person can act on
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_document_fail (GError **error,
                    IsmsDocumentError code,
                    const char *format,
                    ...)
{
  g_autofree char *raw = NULL;
  g_autofree char *message = NULL;
  va_list args;

  /* SQLite quotes what it finds in a damaged file, whatever that is. */
  va_start (args, format);
  raw = g_strdup_vprintf (format, args);
  va_end (args);
  message = g_utf8_make_valid (raw, -1);
  g_set_error_literal (error, ISMS_DOCUMENT_ERROR, code, message);
  return FALSE;
}

/**
 * isms_document_display_name:
 * @file: (nullable): a document
 *
 * Returns: (transfer full): what people call it: the file's name without ".isms"
 */
char *
isms_document_display_name (GFile *file)
{
  g_autofree char *base = file != NULL ? g_file_get_basename (file) : g_strdup (_("Unsaved document"));
  char *name = g_filename_display_name (base);

  if (g_str_has_suffix (name, ".isms"))
    name[strlen (name) - strlen (".isms")] = '\0';
  return name;
}

/**
 * isms_document_fail_io:
 * @file: the file that was to be read or written
 * @cause: what GIO said
 * @error: return location: %ISMS_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_document_fail_io (GError **error,
                       GFile *file,
                       GError *cause)
{
  g_autofree char *name = isms_document_display_name (file);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_error_copy (cause));
      return FALSE;
    }
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_FOUND, _("“%s” cannot be found. Was it moved or renamed?"), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_PERMISSION, _("You may not access “%s”. Ask its owner for the right to."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_READ_ONLY, _("“%s” lies where nothing can be written. Save it elsewhere."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                               _("There is no room left on the disk for “%s”. The saved file is as it was; make room and save again."), name);
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK, _("“%s” was changed by somebody else in the meantime."), name);
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("“%s” cannot be read or written: %s"), name, cause->message);
}
