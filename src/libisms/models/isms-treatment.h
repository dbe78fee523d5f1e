/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* What treatment leaves to be done (6.1.3, 8.3). */

GPtrArray *isms_treatment_list_waiting (IsmsStore *store);
char *isms_treatment_sum_resources (GPtrArray *treatments, IsmsRecord *risk);
gboolean isms_treatment_waits (IsmsStore *store, IsmsRecord *risk);

G_END_DECLS
