/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

#define ISMS_TYPE_KEY_LIST (isms_key_list_get_type ())
G_DECLARE_FINAL_TYPE (IsmsKeyList, isms_key_list, ISMS, KEY_LIST, GObject)

IsmsKeyList *isms_key_list_new (IsmsStore *store, const IsmsKind *kind);
void isms_key_list_set_keys (IsmsKeyList *self, GArray *keys);

G_END_DECLS
