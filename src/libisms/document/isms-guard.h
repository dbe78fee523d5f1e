/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sql.h"

G_BEGIN_DECLS

/* As large as a document may be, in bytes: what can be saved within seconds and mailed at all lies far below. */
#define ISMS_DOCUMENT_MAX_SIZE (G_GINT64_CONSTANT (1) << 30)

#define ISMS_GUARD_HEADER_SIZE 100

gboolean isms_guard_check_header (const guint8 *header, gsize length, goffset size, GError **error);
gboolean isms_guard_check_file (GFile *file, goffset *size, GCancellable *cancellable, GError **error);
char *isms_guard_fetch (GFile *file, const char *path, GCancellable *cancellable, GError **error);
IsmsSql *isms_guard_open (const char *path, GCancellable *cancellable, GError **error);
gboolean isms_guard_fail (IsmsSql *sql, GCancellable *cancellable, GError **error);
gboolean isms_guard_damaged (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_END_DECLS
