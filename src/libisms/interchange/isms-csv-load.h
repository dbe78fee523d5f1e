/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "interchange/isms-table.h"

G_BEGIN_DECLS

IsmsTable *isms_csv_load (GFile *file, GCancellable *cancellable, GError **error);
void isms_csv_load_async (GFile *file, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
IsmsTable *isms_csv_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
