/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsHistoryCheck:
 * @steps: how many steps were looked at
 * @head: (nullable): the first eight digits of the hash that stands for them all
 * @findings: (element-type utf8): what is wrong, a sentence each
 *
 * Whether the history can be believed.
 */
typedef struct
{
  guint steps;
  char *head;
  GPtrArray *findings;
} IsmsHistoryCheck;

void isms_history_check_async (IsmsStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsHistoryCheck *isms_history_check_finish (GAsyncResult *result, GError **error);
void isms_history_check_free (IsmsHistoryCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsHistoryCheck, isms_history_check_free)

G_END_DECLS
