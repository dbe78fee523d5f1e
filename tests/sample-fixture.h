/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* Returns: (transfer full): a store in memory that holds the sample organisation. */
IsmsStore *open_sample (void);

G_END_DECLS
