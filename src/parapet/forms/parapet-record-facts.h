/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_FACTS (parapet_record_facts_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordFacts, parapet_record_facts, PARAPET, RECORD_FACTS, AdwBin)

GtkWidget *parapet_record_facts_new (IsmsStore *store, IsmsRecord *record, const char *const *fields);
void parapet_record_facts_refresh (ParapetRecordFacts *self);

G_END_DECLS
