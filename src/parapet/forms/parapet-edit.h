/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean parapet_edit_set (IsmsStore *store, IsmsRecord *record, guint field, const IsmsValue *value, GError **error);
gboolean parapet_edit_delete (IsmsStore *store, GPtrArray *records, GError **error);
IsmsRecord *parapet_edit_create (IsmsStore *store, const IsmsKind *kind, const char *title, GError **error);
char *parapet_edit_make_sentence (const char *message);
int parapet_edit_find_field (IsmsRecord *record, const GError *error, char **sentence);

G_END_DECLS
