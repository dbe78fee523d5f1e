/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* The risk method (6.1.2 a) and its versions. */

#define ISMS_METHOD_SMALLEST 3
#define ISMS_METHOD_LARGEST 7

IsmsRecord *isms_method_start (IsmsStore *store, guint size, GError **error);
IsmsRecord *isms_method_revise (IsmsStore *store, IsmsRecord *method, guint size, GError **error);
gboolean isms_method_map (IsmsStore *store, IsmsRecord *method, const char *scale, guint from, guint to, GError **error);
GPtrArray *isms_method_list_gaps (IsmsStore *store, IsmsRecord *method);

G_END_DECLS
