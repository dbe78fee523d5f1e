/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_FILES (parapet_record_files_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordFiles, parapet_record_files, PARAPET, RECORD_FILES, AdwBin)

GtkWidget *parapet_record_files_new (IsmsStore *store, IsmsRecord *record);
void parapet_record_files_refresh (ParapetRecordFiles *self);
gboolean parapet_record_files_can_attach (ParapetRecordFiles *self);
void parapet_record_files_choose (ParapetRecordFiles *self);
void parapet_record_files_attach (ParapetRecordFiles *self, GFile *file);

G_END_DECLS
