/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

GFile *parapet_opened_files_place (IsmsStore *store, const char *name, GError **error);

G_END_DECLS
