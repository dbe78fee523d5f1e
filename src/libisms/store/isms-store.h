/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "records/isms-record.h"
#include "store/isms-query.h"
#include "store/isms-sql.h"
#include "store/isms-step.h"

G_BEGIN_DECLS

#define ISMS_TYPE_STORE (isms_store_get_type ())
G_DECLARE_FINAL_TYPE (IsmsStore, isms_store, ISMS, STORE, GObject)

IsmsStore *isms_store_open (const char *path, gint64 replica, GError **error);
IsmsStore *isms_store_open_passing (IsmsSql *sql, GError **error);
IsmsStore *isms_store_open_reading (const char *path, gint64 replica, GError **error);
gboolean isms_store_is_past (IsmsStore *self);
const char *isms_store_get_past_day (IsmsStore *self);
void isms_store_copy_async (IsmsStore *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
IsmsStore *isms_store_copy_finish (GAsyncResult *result, GError **error);
void isms_store_copy_run (IsmsStore *self, GTask *task, GTaskThreadFunc func);
IsmsStore *isms_store_copy_of (GTask *task);
gint64 isms_store_get_replica (IsmsStore *self);
void isms_store_set_actor (IsmsStore *self, const char *actor);
const char *isms_store_get_actor (IsmsStore *self);
IsmsSql *isms_store_get_sql (IsmsStore *self);
char *isms_store_get_meta (IsmsStore *self, const char *key);
gboolean isms_store_set_meta (IsmsStore *self, const char *key, const char *value, GError **error);
char *isms_store_get_local (IsmsStore *self, const char *key);
gboolean isms_store_set_local (IsmsStore *self, const char *key, const char *value, GError **error);

/* One step: the only way to change anything */
gboolean isms_store_begin (IsmsStore *self, const char *label, const char *reason, GError **error);
void isms_store_begin_origin (IsmsStore *self, const char *label, const char *reason, gint64 at);
IsmsRecord *isms_store_create (IsmsStore *self, const IsmsKind *kind, const char *code);
gboolean isms_store_set (IsmsStore *self, IsmsRecord *record, const char *field, const IsmsValue *value, GError **error);
gboolean isms_store_set_from_text (IsmsStore *self, IsmsRecord *record, const char *field, const char *text, GError **error);
gboolean isms_store_set_text (IsmsStore *self, IsmsRecord *record, const char *field, const char *text, GError **error);
gboolean isms_store_set_integer (IsmsStore *self, IsmsRecord *record, const char *field, gint64 number, GError **error);
gboolean isms_store_set_link (IsmsStore *self, IsmsRecord *record, const char *field, IsmsRecord *target, GError **error);
gboolean isms_store_set_links (IsmsStore *self, IsmsRecord *record, const char *field, GPtrArray *targets, GError **error);
gboolean isms_store_set_same (IsmsStore *self, IsmsRecord *record, const char *field, IsmsRecord *from, const char *source, GError **error);
gboolean isms_store_set_code (IsmsStore *self, IsmsRecord *record, const char *code, GError **error);
gboolean isms_store_check (IsmsStore *self, IsmsRecord *record, GError **error);
void isms_store_delete (IsmsStore *self, IsmsRecord *record);
void isms_store_restore (IsmsStore *self, IsmsRecord *record);
gboolean isms_store_commit (IsmsStore *self, GError **error);
void isms_store_rollback (IsmsStore *self);
gboolean isms_store_end (IsmsStore *self, gboolean done, GError **error);
gboolean isms_store_in_step (IsmsStore *self);

/* Reading */
gboolean isms_store_holds (IsmsStore *self, IsmsRecord *record);
IsmsRecord *isms_store_get (IsmsStore *self, const IsmsKind *kind, gint64 key);
IsmsRecord *isms_store_find (IsmsStore *self, const IsmsKind *kind, const char *code);
IsmsRecord *isms_store_get_any (IsmsStore *self, gint64 key);
IsmsRecord *isms_store_resolve (IsmsStore *self, const IsmsField *field, const char *text, GError **error);
IsmsRecord *isms_store_get_link (IsmsStore *self, IsmsRecord *record, const char *field);
GPtrArray *isms_store_get_links (IsmsStore *self, IsmsRecord *record, const char *field);
GPtrArray *isms_store_get_backlinks (IsmsStore *self, gint64 key, const IsmsKind *kind, const char *field);
GArray *isms_store_list (IsmsStore *self, const IsmsQuery *query, GError **error);
GArray *isms_store_list_links (IsmsStore *self, const IsmsKind *kind, const char *field, GError **error);
gboolean isms_store_count_found (IsmsStore *self, const IsmsQuery *query, guint *count, GError **error);
gboolean isms_store_has_found (IsmsStore *self, const IsmsQuery *query);
GArray *isms_store_list_numbers (IsmsStore *self, const IsmsQuery *query, const char *const *fields, GError **error);
GPtrArray *isms_store_tally (IsmsStore *self, const IsmsQuery *query, const char *field, GError **error);
GPtrArray *isms_store_list_found (IsmsStore *self, const IsmsQuery *query, GError **error);
GPtrArray *isms_store_list_records (IsmsStore *self, const IsmsKind *kind);
guint isms_store_count (IsmsStore *self, const IsmsKind *kind);
GArray *isms_store_search (IsmsStore *self, const char *text, guint limit, GError **error);
char *isms_store_format (IsmsStore *self, IsmsRecord *record, guint field);

G_END_DECLS
