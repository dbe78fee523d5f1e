/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-soa.h"

G_BEGIN_DECLS

gboolean isms_soa_needs_reason (IsmsRecord *control, IsmsSoaState state);
gboolean isms_soa_decide (IsmsStore *store, IsmsRecord *control, IsmsSoaState state, const char *exclusion_reason, GError **error);

G_END_DECLS
