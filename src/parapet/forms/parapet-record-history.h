/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_HISTORY (parapet_record_history_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordHistory, parapet_record_history, PARAPET, RECORD_HISTORY, AdwBin)

GtkWidget *parapet_record_history_new (IsmsStore *store, IsmsRecord *record);
void parapet_record_history_refresh (ParapetRecordHistory *self);

G_END_DECLS
