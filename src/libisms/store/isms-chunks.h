/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-sha256.h"
#include "store/isms-sql.h"

G_BEGIN_DECLS

/* The most that a part may hold. */
#define ISMS_CHUNK_SIZE (1024 * 1024)

gboolean isms_chunks_parse_name (const char *text, guint8 name[ISMS_SHA256_SIZE]);
gboolean isms_chunks_write (IsmsSql *sql, const guint8 name[ISMS_SHA256_SIZE], guint place, GBytes *part, GError **error);
GBytes *isms_chunks_read (IsmsSql *sql, const guint8 name[ISMS_SHA256_SIZE], guint place);
gboolean isms_chunks_are_whole (IsmsSql *sql, const char *text, gint64 size);

G_END_DECLS
