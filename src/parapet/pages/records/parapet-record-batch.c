/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-record-batch.h"
#include "records/isms-field-type.h"

/* What is done to several records at once: one step, so that one undo brings all of it back. */

static IsmsRecord *
record_at (GPtrArray *records,
           guint i)
{
  return g_ptr_array_index (records, i);
}

static char *
label_delete (GPtrArray *records)
{
  IsmsRecord *first = record_at (records, 0);

  if (records->len == 1)
    /* Translators: a step of the history; a record's code */
    return g_strdup_printf (_("Delete %s"), isms_record_get_code (first));
  /* Translators: a step of the history: how many, of which kind ("Risks") */
  return g_strdup_printf (ngettext ("Delete %u record (%s)", "Delete %u records (%s)", records->len), records->len, _(isms_record_get_kind (first)->plural));
}

static char *
label_set (GPtrArray *records,
           const IsmsField *field)
{
  IsmsRecord *first = record_at (records, 0);

  if (records->len == 1)
    /* Translators: a step of the history: a field, a record's code */
    return g_strdup_printf (_("Change %s of %s"), isms_field_label (field), isms_record_get_code (first));
  /* Translators: a step of the history: a field, how many records, of which kind ("Risks") */
  return g_strdup_printf (ngettext ("Change %s of %u record (%s)", "Change %s of %u records (%s)", records->len),
                          isms_field_label (field), records->len, _(isms_record_get_kind (first)->plural));
}

static void
read_value (const IsmsField *field,
            const char *text,
            IsmsValue *value)
{
  if (*text == '\0')
    isms_value_clear (value);
  else if (isms_field_type (field->type)->storage == ISMS_STORAGE_INTEGER)
    isms_value_set_integer (value, g_ascii_strtoll (text, NULL, 10));
  else
    isms_value_set_text (value, text);
}

static gboolean
set_all (IsmsStore *store,
         GPtrArray *records,
         const IsmsField *field,
         const IsmsValue *value,
         GError **error)
{
  for (guint i = 0; i < records->len; i++)
    if (!isms_store_set (store, record_at (records, i), field->name, value, error))
      return FALSE;
  return TRUE;
}

/**
 * parapet_record_batch_delete:
 * @records: (element-type IsmsRecord): of one kind, at least one
 * @error: return location: %ISMS_STORE_ERROR
 *
 * Deletes them in one step.
 */
gboolean
parapet_record_batch_delete (IsmsStore *store,
                             GPtrArray *records,
                             GError **error)
{
  g_autofree char *label = label_delete (records);

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    isms_store_delete (store, record_at (records, i));
  return isms_store_commit (store, error);
}

/**
 * parapet_record_batch_set:
 * @records: (element-type IsmsRecord): of one kind, at least one
 * @text: a value as #IsmsFilter has it; "" for not said
 * @error: return location: why one of them refuses the value; then none was changed
 *
 * Sets the field of all of them in one step.
 */
gboolean
parapet_record_batch_set (IsmsStore *store,
                          GPtrArray *records,
                          const IsmsField *field,
                          const char *text,
                          GError **error)
{
  g_autofree char *label = label_set (records, field);
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  read_value (field, text, &value);
  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  if (set_all (store, records, field, &value, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}
