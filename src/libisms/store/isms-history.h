/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gint64 isms_history_get_head (IsmsStore *store);
GBytes *isms_history_get_head_hash (IsmsStore *store);
IsmsStep *isms_history_get_step (IsmsStore *store, gint64 id, GError **error);
GPtrArray *isms_history_list (IsmsStore *store, gint64 before, guint limit, GError **error);
GPtrArray *isms_history_list_record (IsmsStore *store, gint64 key, GError **error);
GPtrArray *isms_history_list_part (IsmsStore *store, gint64 key, guint limit, GError **error);

IsmsStep *isms_history_peek_undo (IsmsStore *store);
IsmsStep *isms_history_peek_redo (IsmsStore *store);
gboolean isms_history_undo (IsmsStore *store, GError **error);
gboolean isms_history_redo (IsmsStore *store, GError **error);
gboolean isms_history_undo_step (IsmsStore *store, gint64 id, GError **error);

gint64 isms_history_find_at (IsmsStore *store, gint64 at);
gint64 isms_history_find_day (IsmsStore *store, const char *day);
IsmsStore *isms_history_as_of (IsmsStore *store, gint64 id, GCancellable *cancellable, GError **error);
IsmsStore *isms_history_as_of_day (IsmsStore *store, const char *day, GCancellable *cancellable, GError **error);
IsmsStore *isms_history_go_back_to_day (IsmsStore *store, const char *day, GError **error);
gboolean isms_history_is_known (IsmsStore *store);
GPtrArray *isms_history_verify (IsmsStore *store, GCancellable *cancellable, GError **error);

G_END_DECLS
