/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sha256.h"

G_BEGIN_DECLS

gboolean isms_bytes_pump (GInputStream *from, GOutputStream *to, IsmsSha256 *sum, goffset *moved, GCancellable *cancellable, GError **error);
char *isms_bytes_hash (GFile *file, GCancellable *cancellable, GError **error);
char *isms_bytes_hash_copy (GFile *file, const char *path, GCancellable *cancellable, GError **error);
gboolean isms_bytes_equal (GFile *file, const char *path, GCancellable *cancellable);
gboolean isms_bytes_halfway (GFile *file, const char *before, const char *after);
gboolean isms_bytes_sync (const char *path, GError **error);
gboolean isms_bytes_sync_folder_of (GFile *file, GError **error);
gboolean isms_bytes_make_folder (const char *path, GError **error);
void isms_bytes_remove_tree (const char *path);

G_END_DECLS
