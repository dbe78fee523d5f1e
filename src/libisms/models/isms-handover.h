/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean isms_handover_can (IsmsRecord *origin, const char *kind);
IsmsRecord *isms_handover_make (IsmsStore *store, IsmsRecord *origin, const char *kind, const char *today, GError **error);

G_END_DECLS
