/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

gboolean isms_assignment_apply_all (IsmsStore *store, IsmsRecord *record, char **words, GError **error);
char *isms_assignment_describe_all (const IsmsKind *kind, char **words, GError **error);

G_END_DECLS
