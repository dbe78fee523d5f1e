/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sql.h"

G_BEGIN_DECLS

typedef struct _IsmsPageCopy IsmsPageCopy;

IsmsPageCopy *isms_page_copy_new (IsmsSql *from, IsmsSql *to, GError **error);
void isms_page_copy_free (IsmsPageCopy *self);
gboolean isms_page_copy_is_done (IsmsPageCopy *self);
gboolean isms_page_copy_run (IsmsPageCopy *self, gint64 time, gboolean *done, GError **error);
void isms_page_copy_run_async (IsmsPageCopy *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
gboolean isms_page_copy_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPageCopy, isms_page_copy_free)

G_END_DECLS
