/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

IsmsStep *isms_history_compare (IsmsStore *store, gint64 from, gint64 until, GCancellable *cancellable, GError **error);
void isms_history_compare_async (IsmsStore *store, gint64 from, gint64 until, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsStep *isms_history_compare_finish (GAsyncResult *result, GError **error);

G_END_DECLS
