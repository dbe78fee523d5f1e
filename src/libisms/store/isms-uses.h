/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsUse:
 * @kind: the kind of the records that link to a record
 * @field: the field through which they do
 * @keys: (element-type gint64): their keys, in no order
 */
typedef struct
{
  const IsmsKind *kind;
  const IsmsField *field;
  GArray *keys;
} IsmsUse;

GPtrArray *isms_uses_find (IsmsStore *store, gint64 key);
GPtrArray *isms_use_list (const IsmsUse *self, IsmsStore *store, guint limit);

G_END_DECLS
