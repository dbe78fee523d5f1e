/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

void isms_history_past_async (IsmsStore *store, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsStore *isms_history_past_finish (GAsyncResult *result, GError **error);

G_END_DECLS
