/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-trend.h"

G_BEGIN_DECLS

char *isms_measurement_find_next (IsmsTrend *trend, const char *today, char **end);
IsmsRecord *isms_measurement_add (IsmsStore *store, IsmsTrend *trend, const char *value, const char *today, GError **error);

G_END_DECLS
