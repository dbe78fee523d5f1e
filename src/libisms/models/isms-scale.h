/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-scales.h"

G_BEGIN_DECLS

IsmsRecord *isms_scale_find_method (IsmsStore *store, IsmsRecord *record);
IsmsRecord *isms_scale_find_step (IsmsStore *store, IsmsRecord *record, const IsmsField *field, gint64 step);
gboolean isms_scale_get_level (IsmsStore *store, IsmsRecord *method, gint64 likelihood, gint64 impact, gint64 *level);
GPtrArray *isms_scale_list_bands (IsmsStore *store, IsmsRecord *method);
IsmsRecord *isms_scale_find_band (IsmsStore *store, IsmsRecord *method, gint64 level);

G_END_DECLS
