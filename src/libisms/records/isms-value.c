/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-value.h"

/**
 * isms_value_clear:
 * @value: a value
 *
 * Frees what the value holds and makes it null.
 */
void
isms_value_clear (IsmsValue *value)
{
  if (value->storage == ISMS_STORAGE_TEXT)
    g_free (value->text);
  *value = ISMS_VALUE_NULL;
}

/**
 * isms_value_copy:
 * @dest: (out caller-allocates): a value that was initialised; what it held is freed
 * @src: the value to copy
 */
void
isms_value_copy (IsmsValue *dest,
                 const IsmsValue *src)
{
  IsmsValue copy = *src;

  if (src->storage == ISMS_STORAGE_TEXT)
    copy.text = g_strdup (src->text);
  isms_value_clear (dest);
  *dest = copy;
}

void
isms_value_set_integer (IsmsValue *value,
                        gint64 integer)
{
  isms_value_clear (value);
  value->storage = ISMS_STORAGE_INTEGER;
  value->integer = integer;
}

void
isms_value_set_real (IsmsValue *value,
                     double real)
{
  isms_value_clear (value);
  value->storage = ISMS_STORAGE_REAL;
  value->real = real;
}

/**
 * isms_value_set_text:
 * @value: a value
 * @text: (nullable): the text; %NULL and the empty text both make the value null, so that "empty" has one form
 */
void
isms_value_set_text (IsmsValue *value,
                     const char *text)
{
  isms_value_take_text (value, g_strdup (text));
}

/**
 * isms_value_take_text:
 * @value: a value
 * @text: (nullable) (transfer full): the text, see isms_value_set_text()
 */
void
isms_value_take_text (IsmsValue *value,
                      char *text)
{
  isms_value_clear (value);
  if (text == NULL || *text == '\0')
    {
      g_free (text);
      return;
    }
  value->storage = ISMS_STORAGE_TEXT;
  value->text = text;
}

gboolean
isms_value_is_null (const IsmsValue *value)
{
  return value->storage == ISMS_STORAGE_NULL;
}

gboolean
isms_value_equal (const IsmsValue *a,
                  const IsmsValue *b)
{
  if (a->storage != b->storage)
    return FALSE;

  switch (a->storage)
    {
    case ISMS_STORAGE_NULL:
      return TRUE;
    case ISMS_STORAGE_INTEGER:
      return a->integer == b->integer;
    case ISMS_STORAGE_REAL:
      return a->real == b->real;
    case ISMS_STORAGE_TEXT:
      return g_str_equal (a->text, b->text);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * isms_value_members:
 * @value: a value that holds a set, or null
 *
 * Returns: (transfer full) (array zero-terminated=1): the members of the set; empty for null
 */
char **
isms_value_members (const IsmsValue *value)
{
  return g_strsplit (value->storage == ISMS_STORAGE_TEXT ? value->text : "", ";", -1);
}

/**
 * isms_value_take_members:
 * @value: a value
 * @members: (element-type utf8) (transfer full): the members of a set; repeats and empty ones are left out
 */
void
isms_value_take_members (IsmsValue *value,
                         GPtrArray *members)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < members->len; i++)
    {
      char *member = g_ptr_array_index (members, i);

      if (*member == '\0' || !g_hash_table_add (seen, member))
        continue;
      if (text->len > 0)
        g_string_append_c (text, ';');
      g_string_append (text, member);
    }

  isms_value_set_text (value, text->str);
  g_ptr_array_unref (members);
}
