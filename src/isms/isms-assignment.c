/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-assignment.h"
#include "isms-call.h"
#include "isms-names.h"

/* FIELD=VALUE, FIELD+=VALUE, FIELD-=VALUE. The latter two add members to a set and take them out of it. */
typedef struct
{
  const IsmsField *field; /* NULL for the record's code */
  char operation;         /* '=', '+' or '-' */
  const char *value;
} Assignment;

static gboolean
read_assignment (const IsmsKind *kind,
                 const char *word,
                 Assignment *assignment,
                 GError **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *name = equals != NULL ? g_strndup (word, equals - word) : NULL;
  gsize length = equals != NULL ? equals - word : 0;

  if (!g_utf8_validate (word, -1, NULL))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("A value is text in UTF-8."));
  if (length == 0)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” does not say FIELD=VALUE."), word);
  assignment->operation = '=';
  assignment->value = equals + 1;
  if (name[length - 1] == '+' || name[length - 1] == '-')
    {
      assignment->operation = name[length - 1];
      name[length - 1] = '\0';
    }
  assignment->field = NULL;
  if (g_ascii_strcasecmp (name, "code") == 0 && assignment->operation == '=')
    return TRUE;
  assignment->field = isms_names_find_field (kind, name, error);
  if (assignment->field == NULL)
    return FALSE;
  if (assignment->field->computed)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is read off something else and cannot be set."), isms_field_label (assignment->field));
  if (assignment->operation != '=' && !isms_field_is_set (assignment->field))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” holds one value: write %s=…."), isms_field_label (assignment->field), assignment->field->name);
  return TRUE;
}

static void
merge_members (IsmsValue *value,
               const IsmsValue *old,
               const IsmsValue *named,
               gboolean add)
{
  g_auto (GStrv) before = isms_value_members (old);
  g_auto (GStrv) words = isms_value_members (named);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    if (add || !g_strv_contains ((const char *const *) words, before[i]))
      g_ptr_array_add (members, before[i]);
  for (guint i = 0; add && words[i] != NULL; i++)
    g_ptr_array_add (members, words[i]);
  isms_value_take_members (value, g_steal_pointer (&members));
}

static gboolean
apply (IsmsStore *store,
       IsmsRecord *record,
       const Assignment *assignment,
       GError **error)
{
  const IsmsField *field = assignment->field;
  g_auto (IsmsValue) old = ISMS_VALUE_NULL;
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autofree char *text = NULL;
  int index;

  if (field == NULL)
    return isms_store_set_code (store, record, assignment->value, error);
  index = isms_kind_field_index (isms_record_get_kind (record), field->name);
  isms_value_copy (&old, isms_record_get_value (record, index));
  text = isms_field_is_link (field) ? isms_names_complete_links (store, field, assignment->value) : g_strdup (assignment->value);
  if (!isms_store_set_from_text (store, record, field->name, text, error))
    return FALSE;
  if (assignment->operation == '=')
    return TRUE;
  merge_members (&value, &old, isms_record_get_value (record, index), assignment->operation == '+');
  return isms_store_set (store, record, field->name, &value, error);
}

/**
 * isms_assignment_apply_all:
 * @record: a record, in a step
 * @words: what was typed: FIELD=VALUE and so on
 * @error: return location: %ISMS_CALL_ERROR, %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 */
gboolean
isms_assignment_apply_all (IsmsStore *store,
                           IsmsRecord *record,
                           char **words,
                           GError **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      Assignment assignment;

      if (!read_assignment (isms_record_get_kind (record), words[i], &assignment, error) ||
          !apply (store, record, &assignment, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_assignment_describe_all:
 *
 * Returns: (transfer full) (nullable): the labels of the fields, as a step's label names them
 */
char *
isms_assignment_describe_all (const IsmsKind *kind,
                              char **words,
                              GError **error)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      Assignment assignment;

      if (!read_assignment (kind, words[i], &assignment, error))
        return NULL;
      g_strv_builder_add (labels, assignment.field != NULL ? isms_field_label (assignment.field) : _("Code"));
    }
  list = g_strv_builder_end (labels);
  if (g_strv_length (list) > 3)
    return g_strdup_printf (ngettext ("%u field", "%u fields", g_strv_length (list)), g_strv_length (list));
  return g_strjoinv (", ", list);
}
