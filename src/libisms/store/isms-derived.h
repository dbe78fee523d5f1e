/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean isms_derived_attach (IsmsStore *store, const char *path, GError **error);
gboolean isms_derived_ensure (IsmsStore *store, GError **error);
gboolean isms_derived_update (IsmsStore *store, IsmsRecord *record, GError **error);
gboolean isms_derived_mark (IsmsStore *store, gint64 head, GError **error);
const IsmsKind *isms_derived_kind_of (IsmsStore *store, gint64 key);
char *isms_derived_make_match (const char *text);

G_END_DECLS
