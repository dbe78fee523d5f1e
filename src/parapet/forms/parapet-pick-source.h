/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

char *parapet_pick_source_describe (IsmsStore *store, const IsmsField *field, const char *member, const char **code, gboolean *gone);
GPtrArray *parapet_pick_source_find (IsmsStore *store, const IsmsField *field, const char *text, const char *const *taken);
gboolean parapet_pick_source_can_create (IsmsStore *store, const IsmsField *field, const char *text);

G_END_DECLS
