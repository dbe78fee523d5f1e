/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_USES (parapet_record_uses_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordUses, parapet_record_uses, PARAPET, RECORD_USES, AdwBin)

GtkWidget *parapet_record_uses_new (IsmsStore *store, IsmsRecord *record);
void parapet_record_uses_refresh (ParapetRecordUses *self);

G_END_DECLS
