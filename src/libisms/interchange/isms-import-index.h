/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

typedef struct _IsmsImportIndex IsmsImportIndex;

IsmsImportIndex *isms_import_index_new (IsmsStore *store);
void isms_import_index_free (IsmsImportIndex *self);
void isms_import_index_add (IsmsImportIndex *self, IsmsRecord *record);
void isms_import_index_remove (IsmsImportIndex *self, IsmsRecord *record);
IsmsRecord *isms_import_index_find_code (IsmsImportIndex *self, const IsmsKind *kind, const char *code);
IsmsRecord *isms_import_index_find_title (IsmsImportIndex *self, const IsmsKind *kind, const char *title);
IsmsRecord *isms_import_index_find (IsmsImportIndex *self, const IsmsKind *kind, const char *text);
IsmsRecord *isms_import_index_get_single (IsmsImportIndex *self, const IsmsKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsImportIndex, isms_import_index_free)

G_END_DECLS
