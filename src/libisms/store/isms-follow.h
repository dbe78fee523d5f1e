/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

void isms_follow_removal (IsmsStore *store, IsmsRecord *removed);

G_END_DECLS
