/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "forms/parapet-edit.h"

/* "E-mail" and "ISO" keep their capital; so does every label in a language that writes nouns with one. */
static char *
put_into_sentence (const char *label)
{
  /* Translators: "lower" if the label of a field begins with a small letter within a sentence, else "keep" */
  const char *habit = C_("field label within a sentence", "lower");
  gunichar first = g_utf8_get_char (label);
  const char *rest = *label != '\0' ? g_utf8_next_char (label) : label;
  g_autoptr (GString) lowered = g_string_new (NULL);

  if (!g_str_equal (habit, "lower") || !g_unichar_islower (g_utf8_get_char (rest)))
    return g_strdup (label);
  g_string_append_unichar (lowered, g_unichar_tolower (first));
  g_string_append (lowered, rest);
  return g_string_free (g_steal_pointer (&lowered), FALSE);
}

static gboolean
set_and_commit (IsmsStore *store,
                IsmsRecord *record,
                const char *field,
                const IsmsValue *value,
                GError **error)
{
  if (isms_store_set (store, record, field, value, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

/**
 * parapet_edit_set:
 * @field: the field's place in the kind's table
 * @value: the value it takes
 * @error: return location: a sentence that names kind, code and field; see parapet_edit_find_field()
 *
 * Changes one field as one step; where nothing changes there is no step.
 *
 * Returns: whether the record has the value now; if not, nothing happened
 */
gboolean
parapet_edit_set (IsmsStore *store,
                  IsmsRecord *record,
                  guint field,
                  const IsmsValue *value,
                  GError **error)
{
  const IsmsField *described = &isms_record_get_kind (record)->fields[field];
  g_autofree char *name = put_into_sentence (isms_field_label (described));
  g_autofree char *label = NULL;

  if (isms_value_equal (isms_record_get_value (record, field), value))
    return TRUE;
  /* Translators: a step in the history: a field's label and a record's code: "Change risk owner of RK-01" */
  label = g_strdup_printf (_("Change %s of %s"), name, isms_record_get_code (record));
  return isms_store_begin (store, label, NULL, error) &&
         set_and_commit (store, record, described->name, value, error);
}

static char *
describe_deletion (GPtrArray *records)
{
  IsmsRecord *first = g_ptr_array_index (records, 0);

  if (records->len == 1)
    return g_strdup_printf (_("Delete %s: %s"), isms_record_get_code (first), isms_record_get_title (first));
  return g_strdup_printf (ngettext ("Delete %u record", "Delete %u records", records->len), records->len);
}

/**
 * parapet_edit_delete:
 * @records: (element-type IsmsRecord): what to delete
 *
 * Deletes all of them as one step.
 */
gboolean
parapet_edit_delete (IsmsStore *store,
                     GPtrArray *records,
                     GError **error)
{
  g_autofree char *label = NULL;

  if (records->len == 0)
    return TRUE;
  label = describe_deletion (records);
  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    isms_store_delete (store, g_ptr_array_index (records, i));
  return isms_store_commit (store, error);
}

/**
 * parapet_edit_create:
 * @title: what it is called
 *
 * Makes a record of which only the name is known yet, as one step.
 *
 * Returns: (transfer full) (nullable): the record
 */
IsmsRecord *
parapet_edit_create (IsmsStore *store,
                     const IsmsKind *kind,
                     const char *title,
                     GError **error)
{
  /* Translators: a step in the history: a kind and a name: "Add Person: Falk Grothe" */
  g_autofree char *label = g_strdup_printf (_("Add %s: %s"), _(kind->label), title);
  g_autoptr (IsmsRecord) record = NULL;
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  isms_value_set_text (&value, title);
  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  record = isms_store_create (store, kind, NULL);
  return set_and_commit (store, record, kind->fields[0].name, &value, error) ? g_steal_pointer (&record) : NULL;
}

/**
 * parapet_edit_make_sentence:
 * @message: what is wrong, as the end of a sentence
 *
 * Returns: (transfer full): the same as a sentence of its own
 */
char *
parapet_edit_make_sentence (const char *message)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  if (*message == '\0')
    return g_strdup (message);
  g_string_append_unichar (sentence, g_unichar_totitle (g_utf8_get_char (message)));
  g_string_append (sentence, g_utf8_next_char (message));
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

/**
 * parapet_edit_find_field:
 * @error: why the store refused a change of @record
 * @sentence: (out) (transfer full): what is wrong, without kind, code and field where the field is known
 *
 * The store's messages stand on their own: "Risk RK-07, Likelihood: the step must …". Beside the field the beginning is noise.
 *
 * Returns: the field's place in the kind's table, or -1 if the error is not about one field
 */
int
parapet_edit_find_field (IsmsRecord *record,
                         const GError *error,
                         char **sentence)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autoptr (GError) prefix = g_error_new_literal (error->domain, error->code, "");

      isms_record_prefix_error (record, &kind->fields[i], &prefix);
      if (!g_str_has_prefix (error->message, prefix->message))
        continue;
      *sentence = parapet_edit_make_sentence (error->message + strlen (prefix->message));
      return i;
    }
  *sentence = parapet_edit_make_sentence (error->message);
  return -1;
}
