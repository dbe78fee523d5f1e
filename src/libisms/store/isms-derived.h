/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

typedef gboolean (*IsmsDerivedRead) (IsmsStore *store, gpointer data, GError **error);

gboolean isms_derived_attach (IsmsStore *store, const char *path, GError **error);
gboolean isms_derived_ensure (IsmsStore *store, GError **error);
gboolean isms_derived_read (IsmsStore *store, IsmsDerivedRead read, gpointer data, GError **error);
void isms_derived_update (IsmsStore *store, GPtrArray *records);
const IsmsKind *isms_derived_kind_of (IsmsStore *store, gint64 key);
char *isms_derived_make_match (const char *text);

G_END_DECLS
