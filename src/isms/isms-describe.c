/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-describe.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

/**
 * isms_describe_targets:
 * @value: the value of a field that links
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records it leads to, in order
 */
GPtrArray *
isms_describe_targets (IsmsStore *store,
                       const IsmsValue *value)
{
  GPtrArray *targets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *single = value->storage == ISMS_STORAGE_INTEGER ? g_strdup_printf ("%" G_GINT64_FORMAT, value->integer) : NULL;
  g_auto (GStrv) keys = single != NULL ? g_strsplit (single, ";", -1) : isms_value_members (value);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      IsmsRecord *target = isms_store_get_any (store, g_ascii_strtoll (keys[i], NULL, 10));

      if (target != NULL)
        g_ptr_array_add (targets, target);
    }
  return targets;
}

/**
 * isms_describe_value:
 *
 * Returns: (transfer full): the value on one line: one link by title, several by code
 */
char *
isms_describe_value (IsmsStore *store,
                     const IsmsField *field,
                     const IsmsValue *value)
{
  g_autoptr (GPtrArray) targets = NULL;
  g_autoptr (GString) text = NULL;

  if (!isms_field_is_link (field) || isms_value_is_null (value))
    return isms_field_format (field, value);
  targets = isms_describe_targets (store, value);
  text = g_string_new (NULL);
  for (guint i = 0; i < targets->len; i++)
    {
      IsmsRecord *target = g_ptr_array_index (targets, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "",
                              field->type == ISMS_LINK ? isms_seal_get_title (store, target) : isms_record_get_code (target));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * isms_describe_moment:
 * @at: microseconds since 1970, UTC
 *
 * Returns: (transfer full): day and minute where the caller is
 */
char *
isms_describe_moment (gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc_usec (at);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%d %H:%M") : g_strdup ("?");
}

/**
 * isms_describe_hash:
 * @hash: (nullable): a hash
 *
 * Returns: (transfer full) (nullable): it in hexadecimal digits
 */
char *
isms_describe_hash (GBytes *hash)
{
  GString *text;
  const guint8 *bytes;
  gsize n;

  if (hash == NULL)
    return NULL;
  text = g_string_new (NULL);
  bytes = g_bytes_get_data (hash, &n);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "%02x", bytes[i]);
  return g_string_free (text, FALSE);
}

static char *
describe_node (IsmsStore *store,
               const IsmsField *field,
               JsonNode *node)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autofree char *text = NULL;

  if (!isms_field_from_json (field, node, &value, NULL))
    return json_to_string (node, FALSE);
  if (isms_value_is_null (&value))
    return g_strdup (_("nothing"));
  text = isms_describe_value (store, field, &value);
  if (g_utf8_strlen (text, -1) <= 60)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%.*s…", (int) (g_utf8_offset_to_pointer (text, 59) - text), text);
}

static char *
describe_pair (IsmsStore *store,
               const IsmsChange *change,
               const char *name,
               JsonArray *pair)
{
  static const IsmsField code = { "code", ISMS_TEXT, N_("Code") };
  static const IsmsField removed = { "deleted", ISMS_BOOLEAN, N_("Removed") };
  const IsmsField *field = isms_kind_field (change->kind, name);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (field == NULL)
    field = g_str_equal (name, "code") ? &code : &removed;
  after = describe_node (store, field, json_array_get_element (pair, 1));
  if (g_str_equal (change->action, "create"))
    return g_strdup_printf ("%s: %s", isms_field_label (field), after);
  before = describe_node (store, field, json_array_get_element (pair, 0));
  return g_strdup_printf ("%s: %s → %s", isms_field_label (field), before, after);
}

static const char *
describe_action (const IsmsChange *change)
{
  if (g_str_equal (change->action, "create"))
    return _("added");
  if (g_str_equal (change->action, "delete"))
    return _("removed");
  return g_str_equal (change->action, "restore") ? _("brought back") : _("changed");
}

static void
append_fields (GString *text,
               IsmsStore *store,
               const IsmsChange *change,
               JsonObject *fields)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *pair;

  json_object_iter_init_ordered (&iter, fields);
  while (json_object_iter_next_ordered (&iter, &name, &pair))
    {
      g_autofree char *line = describe_pair (store, change, name, json_node_get_array (pair));

      if (!g_str_equal (name, "deleted"))
        g_string_append_printf (text, "\n  %s", g_strdelimit (line, "\n\t", ' '));
    }
}

/**
 * isms_describe_change:
 *
 * Returns: (transfer full): what a step did to one record, a line for each field; of a sealed record that it did something
 */
char *
isms_describe_change (IsmsStore *store,
                      const IsmsChange *change)
{
  g_autoptr (JsonObject) fields = isms_change_parse (change, NULL);
  g_autoptr (IsmsRecord) record = isms_store_get_any (store, change->record);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, "%s %s", record != NULL ? isms_record_get_code (record) : _(change->kind->label), describe_action (change));
  if (record != NULL && isms_seal_hides (store, record))
    g_string_append_printf (text, "\n  %s", _(change->kind->seal.sentence));
  else if (fields != NULL)
    append_fields (text, store, change, fields);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
