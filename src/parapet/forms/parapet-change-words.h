/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

char *parapet_change_sentence (IsmsStore *store, const IsmsStep *step, const IsmsChange *change);

G_END_DECLS
