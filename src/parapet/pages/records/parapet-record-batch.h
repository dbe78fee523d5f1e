/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean parapet_record_batch_delete (IsmsStore *store, GPtrArray *records, GError **error);
gboolean parapet_record_batch_set (IsmsStore *store, GPtrArray *records, const IsmsField *field, const char *text, GError **error);

G_END_DECLS
