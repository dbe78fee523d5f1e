/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field.h"
#include "records/isms-field-type.h"

G_DEFINE_QUARK (isms-field-error-quark, isms_field_error)

gboolean
isms_field_is_set (const IsmsField *field)
{
  return field->type == ISMS_LINKS || field->type == ISMS_CHOICE_SET || field->type == ISMS_REFERENCE;
}

gboolean
isms_field_is_link (const IsmsField *field)
{
  return field->type == ISMS_LINK || field->type == ISMS_LINKS;
}

const char *
isms_field_label (const IsmsField *field)
{
  return _(field->label);
}

static gboolean
word_is_listed (const char *list,
                const char *word)
{
  g_auto (GStrv) words = g_strsplit (list != NULL ? list : "", "|", -1);

  return g_strv_contains ((const char *const *) words, word);
}

/**
 * isms_field_find_choice:
 * @field: a field with choices
 * @word: what a person, a file or a spreadsheet says: the value, the label, or one of its other names, in any case
 *
 * Returns: (nullable) (transfer none): the choice meant, or %NULL
 */
const IsmsChoice *
isms_field_find_choice (const IsmsField *field,
                        const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);

  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    {
      g_autofree char *value = g_utf8_strdown (choice->value, -1);
      g_autofree char *label = g_utf8_strdown (_(choice->label), -1);

      if (g_str_equal (folded, value) || g_str_equal (folded, label) || word_is_listed (choice->also, folded))
        return choice;
    }

  return NULL;
}

/**
 * isms_field_validate:
 * @field: a field
 * @value: the value it would take
 * @error: return location: %ISMS_FIELD_ERROR, a sentence that names what is wrong but not the field
 *
 * The door through which every value passes, from a form, a file or a spreadsheet. Whether a required field is empty
 * and whether a link's target exists is asked when the step is committed, since a record is filled field by field.
 *
 * Returns: whether the field may take the value
 */
gboolean
isms_field_validate (const IsmsField *field,
                     const IsmsValue *value,
                     GError **error)
{
  const IsmsFieldType *type = isms_field_type (field->type);

  if (isms_value_is_null (value))
    return TRUE;

  if (value->storage != type->storage)
    {
      g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID, _("a value of type “%s” is needed."), type->name);
      return FALSE;
    }

  return type->validate (field, value, error);
}
