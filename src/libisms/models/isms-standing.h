/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

char *isms_standing_tell (IsmsStore *store, IsmsRecord *record, const char *day);

G_END_DECLS
