/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

GPtrArray *parapet_scale_words_list (IsmsStore *store, const char *scale, gint64 method);
char *parapet_scale_words_format (IsmsStore *store, const IsmsField *field, gint64 method, gint64 step);

G_END_DECLS
