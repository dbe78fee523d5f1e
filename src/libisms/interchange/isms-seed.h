/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean isms_seed_start (IsmsStore *store, const char *name, GError **error);
gboolean isms_seed_load_sample (IsmsStore *store, GError **error);
gboolean isms_seed_load (IsmsStore *store, const char *json, GDate *today, GError **error);

G_END_DECLS
