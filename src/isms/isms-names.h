/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* From what a person types to what is meant. */

const IsmsKind *isms_names_find_kind (const char *word, GError **error);
const IsmsKind *isms_names_find_kind_to_add (const char *word, GError **error);
const IsmsField *isms_names_find_column (const IsmsKind *kind, const char *word, GError **error);
const IsmsField *isms_names_find_field (const IsmsKind *kind, const char *word, GError **error);
IsmsRecord *isms_names_find_record (IsmsStore *store, const char *word, gboolean deleted, GError **error);
char *isms_names_complete_links (IsmsStore *store, const IsmsField *field, const char *text);

G_END_DECLS
