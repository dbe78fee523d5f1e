/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "forms/parapet-field-list.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_NEW_DIALOG (parapet_new_dialog_get_type ())
G_DECLARE_FINAL_TYPE (ParapetNewDialog, parapet_new_dialog, PARAPET, NEW_DIALOG, AdwDialog)

AdwDialog *parapet_new_dialog_new (IsmsStore *store, const IsmsKind *kind, const char *title);
AdwDialog *parapet_new_dialog_new_asking (IsmsStore *store, const IsmsKind *kind, const char *title, const char *about, const char *const *first);
void parapet_new_dialog_preset (ParapetNewDialog *self, const char *field, const IsmsValue *value);
void parapet_new_dialog_preset_text (ParapetNewDialog *self, const char *field, const char *text);
ParapetFieldList *parapet_new_dialog_get_list (ParapetNewDialog *self);
gboolean parapet_new_dialog_add (ParapetNewDialog *self);

G_END_DECLS
