/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/isms-field-type.h"

static gboolean
refuse_node (const IsmsField *field,
             GError **error)
{
  g_set_error (error, ISMS_FIELD_ERROR, ISMS_FIELD_ERROR_INVALID,
               _("a value of type “%s” is needed."), isms_field_type (field->type)->name);
  return FALSE;
}

static JsonNode *
members_to_json (const IsmsValue *value)
{
  g_auto (GStrv) members = isms_value_members (value);
  JsonArray *array = json_array_new ();
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; members[i] != NULL; i++)
    json_array_add_string_element (array, members[i]);
  json_node_take_array (node, array);
  return node;
}

static gboolean
members_from_json (const IsmsField *field,
                   JsonNode *node,
                   IsmsValue *value,
                   GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_node (field, error);

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *member = json_array_get_element (array, i);

      if (json_node_get_value_type (member) != G_TYPE_STRING)
        return refuse_node (field, error);
      g_ptr_array_add (members, (char *) json_node_get_string (member));
    }
  isms_value_take_members (value, g_steal_pointer (&members));
  return TRUE;
}

static gboolean
integer_from_json (const IsmsField *field,
                   JsonNode *node,
                   IsmsValue *value,
                   GError **error)
{
  gint64 key;

  if (field->type == ISMS_LINK)
    {
      if (json_node_get_value_type (node) != G_TYPE_STRING ||
          !g_ascii_string_to_signed (json_node_get_string (node), 10, 1, G_MAXINT64, &key, NULL))
        return refuse_node (field, error);
      isms_value_set_integer (value, key);
    }
  else if (field->type == ISMS_BOOLEAN && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    isms_value_set_integer (value, json_node_get_boolean (node));
  else if (field->type != ISMS_BOOLEAN && json_node_get_value_type (node) == G_TYPE_INT64)
    isms_value_set_integer (value, json_node_get_int (node));
  else
    return refuse_node (field, error);
  return TRUE;
}

static gboolean
read_value (const IsmsField *field,
            JsonNode *node,
            IsmsValue *value,
            GError **error)
{
  GType held = json_node_get_value_type (node);

  if (isms_field_is_set (field))
    return members_from_json (field, node, value, error);
  switch (isms_field_type (field->type)->storage)
    {
    case ISMS_STORAGE_INTEGER:
      return integer_from_json (field, node, value, error);
    case ISMS_STORAGE_REAL:
      if (held != G_TYPE_DOUBLE && held != G_TYPE_INT64)
        return refuse_node (field, error);
      isms_value_set_real (value, json_node_get_double (node));
      return TRUE;
    case ISMS_STORAGE_TEXT:
      if (held != G_TYPE_STRING)
        return refuse_node (field, error);
      isms_value_set_text (value, json_node_get_string (node));
      return TRUE;
    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * isms_field_to_json:
 * @field: a field
 * @value: its value
 *
 * Keys are written as strings, since a reader in another language may hold numbers in 53 bits.
 *
 * Returns: (transfer full): the value as JSON
 */
JsonNode *
isms_field_to_json (const IsmsField *field,
                    const IsmsValue *value)
{
  g_autofree char *key = NULL;

  if (isms_value_is_null (value))
    return json_node_init_null (json_node_alloc ());
  if (isms_field_is_set (field))
    return members_to_json (value);
  switch (value->storage)
    {
    case ISMS_STORAGE_REAL:
      return json_node_init_double (json_node_alloc (), value->real);
    case ISMS_STORAGE_TEXT:
      return json_node_init_string (json_node_alloc (), value->text);
    default:
      break;
    }
  if (field->type == ISMS_BOOLEAN)
    return json_node_init_boolean (json_node_alloc (), value->integer != 0);
  if (field->type != ISMS_LINK)
    return json_node_init_int (json_node_alloc (), value->integer);
  key = g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  return json_node_init_string (json_node_alloc (), key);
}

/**
 * isms_field_from_json:
 * @field: a field
 * @node: a value as isms_field_to_json() writes it
 * @value: (out caller-allocates): the value read
 * @error: return location: %ISMS_FIELD_ERROR
 *
 * Returns: whether @node holds a value that the field may take
 */
gboolean
isms_field_from_json (const IsmsField *field,
                      JsonNode *node,
                      IsmsValue *value,
                      GError **error)
{
  isms_value_clear (value);
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  return read_value (field, node, value, error) && isms_field_validate (field, value, error);
}
