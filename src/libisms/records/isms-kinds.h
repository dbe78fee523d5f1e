/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"

G_BEGIN_DECLS

extern const IsmsKind *const isms_all_kinds[];

G_END_DECLS
