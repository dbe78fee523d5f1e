/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"

G_BEGIN_DECLS

char *parapet_kind_example (const IsmsKind *kind);

G_END_DECLS
