/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"
#include "records/isms-kind.h"

G_BEGIN_DECLS

const IsmsKind *isms_import_guess_kind (IsmsTable *table, const char *source, gboolean *sure);

G_END_DECLS
