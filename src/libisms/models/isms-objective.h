/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-gap.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* What lies between an objective and its being reached (6.2). */

GArray *isms_objective_list_gaps (IsmsStore *store, IsmsRecord *objective, const char *today);

G_END_DECLS
