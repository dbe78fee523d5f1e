/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

IsmsRecord *isms_scale_find_in_force (IsmsStore *store);
gboolean isms_scale_belongs_to (IsmsRecord *part, IsmsRecord *method);
GPtrArray *isms_scale_list_steps (IsmsStore *store, IsmsRecord *method, const char *scale);
gboolean isms_scale_has_step (IsmsStore *store, IsmsRecord *method, const char *scale, gint64 number);
gboolean isms_scale_is_same (IsmsStore *old_store, IsmsRecord *old, IsmsStore *store, IsmsRecord *method);

G_END_DECLS
