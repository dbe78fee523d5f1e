/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-history.h"

G_BEGIN_DECLS

/* What --json prints. Names that appear here are relied upon: they are only added to, see docs/cli.md. */

JsonObject *isms_json_field (const IsmsField *field);
JsonObject *isms_json_kind (const IsmsKind *kind, gboolean fields);
JsonObject *isms_json_reference (IsmsStore *store, IsmsRecord *record);
JsonObject *isms_json_record (IsmsStore *store, IsmsRecord *record);
JsonObject *isms_json_step (IsmsStore *store, IsmsStep *step);
JsonNode *isms_json_object (JsonObject *object);
JsonNode *isms_json_array (JsonArray *array);
void isms_json_set_moment (JsonObject *object, const char *member, gint64 at);
void isms_json_set_number (JsonObject *object, const char *member, gint64 number);
void isms_json_set_text (JsonObject *object, const char *member, const char *text);

G_END_DECLS
