/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-document.h"

G_BEGIN_DECLS

void parapet_sample_make_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsDocument *parapet_sample_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
