/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/isms-store.h"

/* Ways to write one field in a step that was begun, for code that knows what kind of value it holds. */

/**
 * isms_store_set_text:
 * @text: (nullable): what the field says from now on, as records keep it; %NULL and "" for nothing
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Writes a field that holds text, a day, the word of a choice, or keys one below the other.
 */
gboolean
isms_store_set_text (IsmsStore *self,
                     IsmsRecord *record,
                     const char *field,
                     const char *text,
                     GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (text != NULL && *text != '\0')
    isms_value_set_text (&value, text);
  return isms_store_set (self, record, field, &value, error);
}

/**
 * isms_store_set_integer:
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Writes a field that holds a whole number: a step of a scale, a count, yes (1) or no (0).
 */
gboolean
isms_store_set_integer (IsmsStore *self,
                        IsmsRecord *record,
                        const char *field,
                        gint64 number,
                        GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_integer (&value, number);
  return isms_store_set (self, record, field, &value, error);
}

/**
 * isms_store_set_link:
 * @target: (nullable): the record it leads to from now on; %NULL for none
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Writes a field that links to one record.
 */
gboolean
isms_store_set_link (IsmsStore *self,
                     IsmsRecord *record,
                     const char *field,
                     IsmsRecord *target,
                     GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (target != NULL)
    isms_value_set_integer (&value, isms_record_get_key (target));
  return isms_store_set (self, record, field, &value, error);
}

/**
 * isms_store_set_links:
 * @targets: (element-type IsmsRecord): the records it leads to from now on, in order
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Writes a field that links to any number of records.
 */
gboolean
isms_store_set_links (IsmsStore *self,
                      IsmsRecord *record,
                      const char *field,
                      GPtrArray *targets,
                      GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < targets->len; i++)
    g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (g_ptr_array_index (targets, i))));
  isms_value_take_members (&value, keys);
  return isms_store_set (self, record, field, &value, error);
}

/**
 * isms_store_set_same:
 * @from: another record
 * @source: a field of @from that holds the same sort of value
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Takes over what a field of another record says, where it says anything.
 */
gboolean
isms_store_set_same (IsmsStore *self,
                     IsmsRecord *record,
                     const char *field,
                     IsmsRecord *from,
                     const char *source,
                     GError **error)
{
  const IsmsValue *value = isms_record_get_value (from, isms_kind_field_index (isms_record_get_kind (from), source));

  return isms_value_is_null (value) || isms_store_set (self, record, field, value, error);
}

/**
 * isms_store_end:
 * @done: whether all of the step could be written
 * @error: return location: %ISMS_STORE_ERROR; set before where @done is %FALSE
 *
 * Ends the step that was begun: all of it, or nothing.
 *
 * Returns: whether it is in the history now
 */
gboolean
isms_store_end (IsmsStore *self,
                gboolean done,
                GError **error)
{
  if (done)
    return isms_store_commit (self, error);
  isms_store_rollback (self);
  return FALSE;
}
