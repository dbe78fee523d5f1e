/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "document/isms-document.h"

G_BEGIN_DECLS

void parapet_making_start_async (const char *organisation, const char *actor, GAsyncReadyCallback callback, gpointer data);
void parapet_making_recover_async (const char *copy, GAsyncReadyCallback callback, gpointer data);
void parapet_making_restore_async (const char *version, GFile *file, GAsyncReadyCallback callback, gpointer data);
IsmsDocument *parapet_making_finish (GAsyncResult *result, GError **error);

void parapet_making_list_copies_async (GAsyncReadyCallback callback, gpointer data);
GPtrArray *parapet_making_list_copies_finish (GAsyncResult *result);

G_END_DECLS
