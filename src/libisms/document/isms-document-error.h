/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ISMS_DOCUMENT_ERROR (isms_document_error_quark ())
GQuark isms_document_error_quark (void);

/**
 * IsmsDocumentError:
 * @ISMS_DOCUMENT_ERROR_FAILED: something else failed; the message says what
 * @ISMS_DOCUMENT_ERROR_NOT_FOUND: there is no file of that name, or no folder for it
 * @ISMS_DOCUMENT_ERROR_NOT_A_FILE: a folder, a pipe or a device
 * @ISMS_DOCUMENT_ERROR_NO_PERMISSION: the file may not be read
 * @ISMS_DOCUMENT_ERROR_EMPTY: the file has no content
 * @ISMS_DOCUMENT_ERROR_NOT_SQLITE: the file is of quite another type
 * @ISMS_DOCUMENT_ERROR_NOT_AN_ISMS: an SQLite database of another program
 * @ISMS_DOCUMENT_ERROR_NEWER: written by a newer version in a format that this one cannot read
 * @ISMS_DOCUMENT_ERROR_OTHER_VERSION: written by a version whose kinds of records or fields are others, in the same format
 * @ISMS_DOCUMENT_ERROR_DAMAGED: one of ours once, but something in it is not as we write it
 * @ISMS_DOCUMENT_ERROR_TOO_LARGE: larger than a document may be
 * @ISMS_DOCUMENT_ERROR_READ_ONLY: cannot be saved where it is; Save As is the way
 * @ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK: somebody else wrote the file since it was opened or saved here
 * @ISMS_DOCUMENT_ERROR_IN_USE: the file is open in another window or program run
 * @ISMS_DOCUMENT_ERROR_NO_ROOM: the disk is full; the old file is as it was
 * @ISMS_DOCUMENT_ERROR_FORKED: the file and this installation both hold the same step with different content
 * @ISMS_DOCUMENT_ERROR_EXISTS: a file of that name is there already
 * @ISMS_DOCUMENT_ERROR_NO_FILE: the document has never been saved: ask for a name first
 */
typedef enum
{
  ISMS_DOCUMENT_ERROR_FAILED,
  ISMS_DOCUMENT_ERROR_NOT_FOUND,
  ISMS_DOCUMENT_ERROR_NOT_A_FILE,
  ISMS_DOCUMENT_ERROR_NO_PERMISSION,
  ISMS_DOCUMENT_ERROR_EMPTY,
  ISMS_DOCUMENT_ERROR_NOT_SQLITE,
  ISMS_DOCUMENT_ERROR_NOT_AN_ISMS,
  ISMS_DOCUMENT_ERROR_NEWER,
  ISMS_DOCUMENT_ERROR_OTHER_VERSION,
  ISMS_DOCUMENT_ERROR_DAMAGED,
  ISMS_DOCUMENT_ERROR_TOO_LARGE,
  ISMS_DOCUMENT_ERROR_READ_ONLY,
  ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK,
  ISMS_DOCUMENT_ERROR_IN_USE,
  ISMS_DOCUMENT_ERROR_NO_ROOM,
  ISMS_DOCUMENT_ERROR_FORKED,
  ISMS_DOCUMENT_ERROR_EXISTS,
  ISMS_DOCUMENT_ERROR_NO_FILE,
} IsmsDocumentError;

gboolean isms_document_fail (GError **error, IsmsDocumentError code, const char *format, ...) G_GNUC_PRINTF (3, 4);
gboolean isms_document_fail_io (GError **error, GFile *file, GError *cause);
char *isms_document_display_name (GFile *file);

G_END_DECLS
