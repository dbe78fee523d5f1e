/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean isms_replay (IsmsSql *from, gint64 until, IsmsSql *into, GCancellable *cancellable, GError **error);

G_END_DECLS
