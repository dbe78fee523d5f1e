/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-history.h"

G_BEGIN_DECLS

/* Values, records and steps in words. */

GPtrArray *isms_describe_targets (IsmsStore *store, const IsmsValue *value);
char *isms_describe_value (IsmsStore *store, const IsmsField *field, const IsmsValue *value);
char *isms_describe_moment (gint64 at);
char *isms_describe_hash (GBytes *hash);
char *isms_describe_change (IsmsStore *store, const IsmsChange *change);

G_END_DECLS
