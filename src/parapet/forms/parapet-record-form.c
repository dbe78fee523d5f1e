/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-edit.h"
#include "forms/parapet-record-form.h"

/**
 * ParapetRecordForm:
 *
 * Edits a record in place: each edit that is finished is a step. What the store refuses is said at the row and stays as it
 * was typed; what changes elsewhere is shown.
 */
struct _ParapetRecordForm
{
  AdwBin parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
  IsmsValue *known; /* what the rows were told of, one a field */
  ParapetFieldList *list;
};

G_DEFINE_FINAL_TYPE (ParapetRecordForm, parapet_record_form, ADW_TYPE_BIN)

static guint
place_of (ParapetRecordForm *self,
          const IsmsField *field)
{
  return field - isms_record_get_kind (self->record)->fields;
}

static void
show_value (ParapetRecordForm *self,
            guint field)
{
  ParapetFieldRow *row = parapet_field_list_peek_row (self->list, field);
  const IsmsValue *value = isms_record_get_value (self->record, field);

  isms_value_copy (&self->known[field], value);
  if (row != NULL)
    parapet_field_row_set_value (row, value);
}

static void
refuse (ParapetRecordForm *self,
        ParapetFieldRow *row,
        const GError *error)
{
  g_autofree char *sentence = NULL;

  parapet_edit_find_field (self->record, error, &sentence);
  parapet_field_row_set_error (row, sentence);
}

static void
edited_cb (ParapetRecordForm *self,
           ParapetFieldRow *row)
{
  guint field = place_of (self, parapet_field_row_get_field (row));
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GError) error = NULL;

  if (isms_store_is_past (self->store) || !parapet_field_row_get_value (row, &value, &error))
    return;
  if (parapet_edit_set (self->store, self->record, field, &value, &error))
    show_value (self, field);
  else
    refuse (self, row, error);
}

/* Only fields that are another's work now: a row in which somebody types is left alone. */
static void
store_changed_cb (ParapetRecordForm *self)
{
  for (guint i = 0; i < isms_record_get_kind (self->record)->n_fields; i++)
    {
      ParapetFieldRow *row = parapet_field_list_peek_row (self->list, i);

      if (!isms_value_equal (isms_record_get_value (self->record, i), &self->known[i]))
        show_value (self, i);
      else if (row != NULL)
        parapet_field_row_warn (row);
    }
}

static void
parapet_record_form_unmap (GtkWidget *widget)
{
  /* Nothing typed is lost by looking elsewhere. */
  parapet_record_form_finish (PARAPET_RECORD_FORM (widget));

  GTK_WIDGET_CLASS (parapet_record_form_parent_class)->unmap (widget);
}

static void
parapet_record_form_dispose (GObject *object)
{
  ParapetRecordForm *self = PARAPET_RECORD_FORM (object);

  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  self->list = NULL;

  G_OBJECT_CLASS (parapet_record_form_parent_class)->dispose (object);
}

static void
parapet_record_form_finalize (GObject *object)
{
  ParapetRecordForm *self = PARAPET_RECORD_FORM (object);

  for (guint i = 0; i < isms_record_get_kind (self->record)->n_fields; i++)
    isms_value_clear (&self->known[i]);
  g_clear_pointer (&self->known, g_free);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_record_form_parent_class)->finalize (object);
}

static void
parapet_record_form_class_init (ParapetRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = parapet_record_form_finalize;
  GTK_WIDGET_CLASS (klass)->unmap = parapet_record_form_unmap;
}

static void
parapet_record_form_init (ParapetRecordForm *self)
{
}

/**
 * parapet_record_form_new:
 * @record: the record to edit
 * @fields: (nullable) (array zero-terminated=1): only these, in this order
 */
GtkWidget *
parapet_record_form_new (IsmsStore *store,
                         IsmsRecord *record,
                         const char *const *fields)
{
  ParapetRecordForm *self = g_object_new (PARAPET_TYPE_RECORD_FORM, NULL);
  const IsmsKind *kind = isms_record_get_kind (record);

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  self->known = g_new0 (IsmsValue, kind->n_fields);
  for (guint i = 0; i < kind->n_fields; i++)
    isms_value_copy (&self->known[i], isms_record_get_value (record, i));
  self->list = PARAPET_FIELD_LIST (parapet_field_list_new (store, kind, record, fields));
  g_signal_connect_object (self->list, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_sensitive (GTK_WIDGET (self), !isms_store_is_past (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_record_form_finish:
 *
 * What is typed is meant, as if the row had been left.
 */
void
parapet_record_form_finish (ParapetRecordForm *self)
{
  if (self->list != NULL && !isms_store_is_past (self->store))
    parapet_field_list_finish (self->list);
}

/**
 * parapet_record_form_focus_field:
 * @field: (nullable): a field's name, or %NULL for the first
 *
 * Puts the keyboard into the field's row, unfolding it if need be.
 */
gboolean
parapet_record_form_focus_field (ParapetRecordForm *self,
                                 const char *field)
{
  int place = field != NULL ? isms_kind_field_index (isms_record_get_kind (self->record), field) : -1;
  ParapetFieldRow *row = place >= 0 ? parapet_field_list_get_row (self->list, place) : NULL;

  if (row == NULL)
    return parapet_field_list_focus_first (self->list);
  return gtk_widget_grab_focus (GTK_WIDGET (row)) || gtk_widget_child_focus (GTK_WIDGET (row), GTK_DIR_TAB_FORWARD);
}

/**
 * parapet_record_form_get_list:
 *
 * Returns: (transfer none): the rows
 */
ParapetFieldList *
parapet_record_form_get_list (ParapetRecordForm *self)
{
  return self->list;
}
