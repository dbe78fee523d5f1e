/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-document-error.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_DOCUMENT (isms_document_get_type ())
G_DECLARE_FINAL_TYPE (IsmsDocument, isms_document, ISMS, DOCUMENT, GObject)

/**
 * IsmsDocumentFlags:
 * @ISMS_DOCUMENT_REVIEW: only to be looked at, as a file that came by mail: it cannot be saved, but saved under another name
 * @ISMS_DOCUMENT_PASSING: to be read and forgotten: it can be saved nowhere, and nothing of it is kept when it is closed
 * @ISMS_DOCUMENT_READING: the same, and no step is made in it, so that the working copy kept of the file may serve, at once and without the guard
 */
typedef enum
{
  ISMS_DOCUMENT_NORMAL = 0,
  ISMS_DOCUMENT_REVIEW = 1 << 0,
  ISMS_DOCUMENT_PASSING = 1 << 1,
  ISMS_DOCUMENT_READING = 1 << 2,
} IsmsDocumentFlags;

/**
 * IsmsSaveFlags:
 * @ISMS_SAVE_OVERWRITE: also over a file that somebody else changed or that was there before; what it held is kept as a version
 */
typedef enum
{
  ISMS_SAVE_NORMAL = 0,
  ISMS_SAVE_OVERWRITE = 1 << 0,
} IsmsSaveFlags;

/**
 * IsmsOnDisk:
 * @ISMS_ON_DISK_SAME: the file holds what was last opened or saved here
 * @ISMS_ON_DISK_CHANGED: somebody else wrote it
 * @ISMS_ON_DISK_MISSING: it was moved or removed, or cannot be read now
 */
typedef enum
{
  ISMS_ON_DISK_SAME,
  ISMS_ON_DISK_CHANGED,
  ISMS_ON_DISK_MISSING,
} IsmsOnDisk;

IsmsDocument *isms_document_create (GFile *file, GError **error);
IsmsDocument *isms_document_open (GFile *file, IsmsDocumentFlags flags, GCancellable *cancellable, GError **error);
IsmsDocument *isms_document_recover (const char *copy, GError **error);
gboolean isms_document_save (IsmsDocument *self, IsmsSaveFlags flags, GCancellable *cancellable, GError **error);
gboolean isms_document_save_as (IsmsDocument *self, GFile *file, IsmsSaveFlags flags, GCancellable *cancellable, GError **error);
gboolean isms_document_settle (IsmsDocument *self, GError **error);
void isms_document_close (IsmsDocument *self);
void isms_document_discard (IsmsDocument *self);
void isms_document_forget (const char *uuid);

void isms_document_open_async (GFile *file, IsmsDocumentFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsDocument *isms_document_open_finish (GAsyncResult *result, GError **error);
void isms_document_save_async (IsmsDocument *self, GFile *file, IsmsSaveFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean isms_document_save_finish (IsmsDocument *self, GAsyncResult *result, GError **error);
void isms_document_check_on_disk_async (IsmsDocument *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean isms_document_check_on_disk_finish (IsmsDocument *self, GAsyncResult *result, IsmsOnDisk *found, GError **error);

IsmsStore *isms_document_get_store (IsmsDocument *self);
GFile *isms_document_get_file (IsmsDocument *self);
const char *isms_document_get_uuid (IsmsDocument *self);
const char *isms_document_get_name (IsmsDocument *self);
const char *isms_document_get_read_only_reason (IsmsDocument *self);
guint isms_document_get_unsaved (IsmsDocument *self);
guint isms_document_get_recovered (IsmsDocument *self);
gboolean isms_document_get_modified (IsmsDocument *self);
IsmsOnDisk isms_document_check_on_disk (IsmsDocument *self);

G_END_DECLS
