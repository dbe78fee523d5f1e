/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/parapet-field-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_RECORD_FORM (parapet_record_form_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecordForm, parapet_record_form, PARAPET, RECORD_FORM, AdwBin)

GtkWidget *parapet_record_form_new (IsmsStore *store, IsmsRecord *record, const char *const *fields);
void parapet_record_form_finish (ParapetRecordForm *self);
gboolean parapet_record_form_focus_field (ParapetRecordForm *self, const char *field);
ParapetFieldList *parapet_record_form_get_list (ParapetRecordForm *self);

G_END_DECLS
