/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sql.h"

G_BEGIN_DECLS

IsmsSql *isms_snapshot_open (const char *raw, GError **error);
IsmsSql *isms_snapshot_finish (const char *raw, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
