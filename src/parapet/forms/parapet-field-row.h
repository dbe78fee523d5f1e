/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_FIELD_ROW (parapet_field_row_get_type ())
G_DECLARE_INTERFACE (ParapetFieldRow, parapet_field_row, PARAPET, FIELD_ROW, AdwPreferencesRow)

/**
 * ParapetFieldRowInterface:
 * @setup: makes what the field needs; the store and the field are known by then
 * @set_value: shows a value
 * @get_value: reads what is shown; what cannot be read is said as the end of a sentence
 * @record_set: (nullable): the record that is edited is known now
 */
struct _ParapetFieldRowInterface
{
  GTypeInterface parent_iface;

  void (*setup) (ParapetFieldRow *self);
  void (*set_value) (ParapetFieldRow *self, const IsmsValue *value);
  gboolean (*get_value) (ParapetFieldRow *self, IsmsValue *value, GError **error);
  void (*record_set) (ParapetFieldRow *self);
};

GtkWidget *parapet_field_row_new (IsmsStore *store, const IsmsField *field);
IsmsStore *parapet_field_row_get_store (ParapetFieldRow *self);
const IsmsField *parapet_field_row_get_field (ParapetFieldRow *self);
IsmsRecord *parapet_field_row_get_record (ParapetFieldRow *self);
void parapet_field_row_set_record (ParapetFieldRow *self, IsmsRecord *record);
void parapet_field_row_set_value (ParapetFieldRow *self, const IsmsValue *value);
gboolean parapet_field_row_get_value (ParapetFieldRow *self, IsmsValue *value, GError **error);
const IsmsValue *parapet_field_row_get_shown (ParapetFieldRow *self);
void parapet_field_row_set_error (ParapetFieldRow *self, const char *sentence);
const char *parapet_field_row_get_error (ParapetFieldRow *self);
void parapet_field_row_warn (ParapetFieldRow *self);
gboolean parapet_field_row_is_changed (ParapetFieldRow *self);
void parapet_field_row_finish (ParapetFieldRow *self);

/* For the rows themselves */
void parapet_field_row_finish_on_leave (ParapetFieldRow *self);
GtkWidget *parapet_field_row_make_box (ParapetFieldRow *self);

G_END_DECLS
