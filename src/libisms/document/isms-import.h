/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sql.h"

G_BEGIN_DECLS

gboolean isms_import_onto (IsmsSql *from, IsmsSql *to, GCancellable *cancellable, GError **error);
gboolean isms_import (IsmsSql *from, const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
