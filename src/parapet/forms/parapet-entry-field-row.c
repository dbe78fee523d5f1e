/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-entry-field-row.h"
#include "forms/parapet-field-row.h"
#include "records/isms-field-type.h"

/**
 * ParapetEntryFieldRow:
 *
 * A text of one line, or a number. Enter applies it, and so does leaving the row.
 */
struct _ParapetEntryFieldRow
{
  AdwEntryRow parent_instance;

  char *text;      /* as it was set; what was not touched is not read again */
  IsmsValue value; /* what it stands for */
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetEntryFieldRow, parapet_entry_field_row, ADW_TYPE_ENTRY_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

static GtkInputPurpose
find_purpose (const IsmsField *field)
{
  if (field->type == ISMS_INTEGER)
    return GTK_INPUT_PURPOSE_DIGITS;
  if (field->type == ISMS_NUMBER)
    return GTK_INPUT_PURPOSE_NUMBER;
  return g_str_equal (field->name, "email") ? GTK_INPUT_PURPOSE_EMAIL : GTK_INPUT_PURPOSE_FREE_FORM;
}

static void
parapet_entry_field_row_setup (ParapetFieldRow *row)
{
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), find_purpose (parapet_field_row_get_field (row)));
  g_signal_connect (row, "entry-activated", G_CALLBACK (parapet_field_row_finish), NULL);
  parapet_field_row_finish_on_leave (row);
}

static void
parapet_entry_field_row_set_value (ParapetFieldRow *row,
                                   const IsmsValue *value)
{
  ParapetEntryFieldRow *self = PARAPET_ENTRY_FIELD_ROW (row);

  g_free (self->text);
  isms_value_copy (&self->value, value);
  self->text = isms_field_format (parapet_field_row_get_field (row), value);
  /* Setting the same text anew would move the cursor of somebody who types. */
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), self->text))
    gtk_editable_set_text (GTK_EDITABLE (row), self->text);
}

static gboolean
parapet_entry_field_row_get_value (ParapetFieldRow *row,
                                   IsmsValue *value,
                                   GError **error)
{
  ParapetEntryFieldRow *self = PARAPET_ENTRY_FIELD_ROW (row);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (g_strcmp0 (text, self->text) != 0)
    return isms_field_parse (parapet_field_row_get_field (row), text, value, error);
  isms_value_copy (value, &self->value);
  return TRUE;
}

static void
parapet_entry_field_row_finalize (GObject *object)
{
  ParapetEntryFieldRow *self = PARAPET_ENTRY_FIELD_ROW (object);

  g_clear_pointer (&self->text, g_free);
  isms_value_clear (&self->value);

  G_OBJECT_CLASS (parapet_entry_field_row_parent_class)->finalize (object);
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_entry_field_row_setup;
  iface->set_value = parapet_entry_field_row_set_value;
  iface->get_value = parapet_entry_field_row_get_value;
}

static void
parapet_entry_field_row_class_init (ParapetEntryFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_entry_field_row_finalize;
}

static void
parapet_entry_field_row_init (ParapetEntryFieldRow *self)
{
}
