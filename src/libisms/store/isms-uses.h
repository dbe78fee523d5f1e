/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsUse:
 * @kind: the kind of the records that link to a record
 * @field: the field through which they do
 * @count: how many they are
 */
typedef struct
{
  const IsmsKind *kind;
  const IsmsField *field;
  guint count;
} IsmsUse;

GArray *isms_uses_count (IsmsStore *store, gint64 key);
GArray *isms_uses_list (IsmsStore *store, gint64 key, const IsmsUse *use, guint limit);

G_END_DECLS
