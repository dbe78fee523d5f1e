/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* Records that nobody is shown yet, see #IsmsSeal. */

void isms_seal_append_open (GString *sql, const IsmsKind *kind);
void isms_seal_append_any (GString *sql, const char *column);
gboolean isms_seal_hides (IsmsStore *store, IsmsRecord *record);
const char *isms_seal_get_title (IsmsStore *store, IsmsRecord *record);

G_END_DECLS
