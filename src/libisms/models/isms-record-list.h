/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_RECORD_LIST (isms_record_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsRecordList, isms_record_list, ISMS, RECORD_LIST, GObject)

IsmsRecordList *isms_record_list_new (IsmsStore *store, const IsmsQuery *query);
IsmsStore *isms_record_list_get_store (IsmsRecordList *self);
const IsmsKind *isms_record_list_get_kind (IsmsRecordList *self);
const char *isms_record_list_get_match (IsmsRecordList *self);
void isms_record_list_set_match (IsmsRecordList *self, const char *match);
const char *const *isms_record_list_get_filter (IsmsRecordList *self, const char *field);
void isms_record_list_set_filter (IsmsRecordList *self, const char *field, const char *const *values);
void isms_record_list_clear (IsmsRecordList *self);
gboolean isms_record_list_get_filtered (IsmsRecordList *self);
GPtrArray *isms_record_list_tally (IsmsRecordList *self, const char *field);
void isms_record_list_set_sort (IsmsRecordList *self, const char *field, gboolean descending);
gint64 isms_record_list_get_key (IsmsRecordList *self, guint position);
gboolean isms_record_list_find (IsmsRecordList *self, gint64 key, guint *position);

G_END_DECLS
