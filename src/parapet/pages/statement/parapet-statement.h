/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-soa.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_STATEMENT (parapet_statement_get_type ())
G_DECLARE_FINAL_TYPE (ParapetStatement, parapet_statement, PARAPET, STATEMENT, GObject)

ParapetStatement *parapet_statement_new (IsmsStore *store);
IsmsStore *parapet_statement_get_store (ParapetStatement *self);
IsmsSoa *parapet_statement_get_soa (ParapetStatement *self);
const IsmsSoaEntry *parapet_statement_get_entry (ParapetStatement *self, IsmsRecord *control);

G_END_DECLS
