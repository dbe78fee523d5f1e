/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "forms/parapet-field-row.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_FIELD_LIST (parapet_field_list_get_type ())
G_DECLARE_FINAL_TYPE (ParapetFieldList, parapet_field_list, PARAPET, FIELD_LIST, AdwBin)

GtkWidget *parapet_field_list_new (IsmsStore *store, const IsmsKind *kind, IsmsRecord *record, const char *const *fields);
GtkWidget *parapet_field_list_new_draft (IsmsStore *store, const IsmsKind *kind, const char *const *first);
void parapet_field_list_preset (ParapetFieldList *self, guint field, const IsmsValue *value);
const IsmsValue *parapet_field_list_peek_preset (ParapetFieldList *self, guint field);
ParapetFieldRow *parapet_field_list_peek_row (ParapetFieldList *self, guint field);
ParapetFieldRow *parapet_field_list_get_row (ParapetFieldList *self, guint field);
void parapet_field_list_unfold (ParapetFieldList *self);
void parapet_field_list_finish (ParapetFieldList *self);
gboolean parapet_field_list_focus_first (ParapetFieldList *self);

G_END_DECLS
