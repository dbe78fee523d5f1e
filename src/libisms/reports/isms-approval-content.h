/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

JsonNode *isms_approval_content_new (IsmsStore *store, IsmsRecord *subject);
const char *isms_approval_content_get_rows (const IsmsKind *kind);
char *isms_approval_content_describe (IsmsStore *store, const IsmsField *field, JsonNode *node);
const char *isms_approval_content_get_label (const IsmsKind *kind, const char *member);

G_END_DECLS
