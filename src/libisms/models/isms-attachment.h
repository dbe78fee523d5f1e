/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* More belongs beside the document, with a link to it: everybody who opens the document carries all of it. */
#define ISMS_ATTACHMENT_MAX_SIZE (64 * 1024 * 1024)

IsmsRecord *isms_attachment_add (IsmsStore *store, GFile *file, const char *title, IsmsRecord *to, GCancellable *cancellable, GError **error);
void isms_attachment_add_async (IsmsStore *store, GFile *file, IsmsRecord *to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsRecord *isms_attachment_add_finish (GAsyncResult *result, GError **error);

GPtrArray *isms_attachment_list (IsmsStore *store, IsmsRecord *record);
char *isms_attachment_dup_file_name (IsmsRecord *attachment);

GBytes *isms_attachment_read (IsmsStore *store, IsmsRecord *attachment, GError **error);
gboolean isms_attachment_write (GBytes *bytes, GFile *to, gboolean replace, GCancellable *cancellable, GError **error);
void isms_attachment_extract_async (IsmsStore *store, IsmsRecord *attachment, GFile *to, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean isms_attachment_extract_finish (GAsyncResult *result, GError **error);

G_END_DECLS
