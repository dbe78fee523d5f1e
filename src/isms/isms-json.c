/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-describe.h"
#include "isms-json.h"
#include "models/isms-computed.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

JsonNode *
isms_json_object (JsonObject *object)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, object);
  return node;
}

JsonNode *
isms_json_array (JsonArray *array)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (node, array);
  return node;
}

void
isms_json_set_text (JsonObject *object,
                    const char *member,
                    const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

/* As text, since a reader in another language may hold numbers in 53 bits. */
void
isms_json_set_number (JsonObject *object,
                      const char *member,
                      gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  json_object_set_string_member (object, member, text);
}

/**
 * isms_json_set_moment:
 * @at: microseconds since 1970, UTC
 */
void
isms_json_set_moment (JsonObject *object,
                      const char *member,
                      gint64 at)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc_usec (at);
  g_autofree char *text = moment != NULL ? g_date_time_format_iso8601 (moment) : NULL;

  isms_json_set_text (object, member, text);
}

static JsonArray *
make_choices (const IsmsField *field)
{
  JsonArray *choices = json_array_new ();

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "value", choice->value);
      json_object_set_string_member (object, "label", _(choice->label));
      isms_json_set_text (object, "made_by", choice->made_by);
      json_array_add_object_element (choices, object);
    }
  return choices;
}

JsonObject *
isms_json_field (const IsmsField *field)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", field->name);
  json_object_set_string_member (object, "type", isms_field_type (field->type)->name);
  json_object_set_string_member (object, "label", isms_field_label (field));
  isms_json_set_text (object, "hint", field->hint != NULL ? _(field->hint) : NULL);
  json_object_set_boolean_member (object, "required", field->required);
  json_object_set_boolean_member (object, "listed", field->listed);
  isms_json_set_text (object, "links_to", field->links_to);
  isms_json_set_text (object, "scale", field->scale);
  if (field->choices != NULL)
    json_object_set_array_member (object, "choices", make_choices (field));
  if (field->min != 0 || field->max != 0)
    {
      json_object_set_double_member (object, "min", field->min);
      json_object_set_double_member (object, "max", field->max);
    }
  return object;
}

JsonObject *
isms_json_kind (const IsmsKind *kind,
                gboolean fields)
{
  JsonObject *object = json_object_new ();
  JsonArray *array;

  json_object_set_string_member (object, "name", kind->name);
  json_object_set_string_member (object, "prefix", kind->prefix);
  json_object_set_string_member (object, "label", _(kind->label));
  json_object_set_string_member (object, "plural", _(kind->plural));
  json_object_set_string_member (object, "clause", kind->clause);
  json_object_set_string_member (object, "about", _(kind->about));
  json_object_set_boolean_member (object, "single", kind->single);
  isms_json_set_text (object, "made_by", kind->made_by);
  if (!fields)
    return object;
  array = json_array_new ();
  for (guint i = 0; i < kind->n_fields; i++)
    json_array_add_object_element (array, isms_json_field (&kind->fields[i]));
  json_object_set_array_member (object, "fields", array);
  array = json_array_new ();
  for (guint i = 0; i < kind->n_computed; i++)
    json_array_add_object_element (array, isms_json_field (&kind->computed[i]));
  json_object_set_array_member (object, "computed", array);
  return object;
}

/**
 * isms_json_reference:
 *
 * Returns: (transfer full): enough of a record to name it
 */
JsonObject *
isms_json_reference (IsmsStore *store,
                     IsmsRecord *record)
{
  JsonObject *object = json_object_new ();

  isms_json_set_number (object, "key", isms_record_get_key (record));
  json_object_set_string_member (object, "kind", isms_record_get_kind (record)->name);
  json_object_set_string_member (object, "code", isms_record_get_code (record));
  json_object_set_string_member (object, "title", isms_seal_get_title (store, record));
  if (isms_record_get_deleted (record))
    json_object_set_boolean_member (object, "deleted", TRUE);
  return object;
}

static JsonNode *
make_value (IsmsStore *store,
            const IsmsField *field,
            const IsmsValue *value)
{
  g_autoptr (GPtrArray) targets = NULL;
  JsonArray *array;

  if (isms_field_is_set (field) && isms_value_is_null (value))
    return isms_json_array (json_array_new ());
  if (!isms_field_is_link (field))
    return isms_field_to_json (field, value);
  targets = isms_describe_targets (store, value);
  if (field->type == ISMS_LINK && targets->len > 0)
    return isms_json_object (isms_json_reference (store, g_ptr_array_index (targets, 0)));
  if (field->type == ISMS_LINK)
    return json_node_init_null (json_node_alloc ());
  array = json_array_new ();
  for (guint i = 0; i < targets->len; i++)
    json_array_add_object_element (array, isms_json_reference (store, g_ptr_array_index (targets, i)));
  return isms_json_array (array);
}

/* A number, and what the range is called that it lies in. */
static JsonObject *
make_computed (IsmsStore *store,
               IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (IsmsComputed) computed = isms_computed_find (store, kind);
  JsonObject *object = json_object_new ();

  for (guint i = kind->n_fields; i < isms_kind_n_columns (kind); i++)
    {
      g_autoptr (IsmsRecord) group = isms_computed_find_group (computed, i, isms_record_get_key (record));
      IsmsComputedValue value;
      JsonObject *member;

      if (!isms_computed_read (computed, i, isms_record_get_key (record), &value))
        {
          json_object_set_null_member (object, isms_kind_column (kind, i)->name);
          continue;
        }
      member = json_object_new ();
      json_object_set_int_member (member, "number", value.number);
      isms_json_set_text (member, "name", group != NULL ? isms_record_get_title (group) : NULL);
      json_object_set_object_member (object, isms_kind_column (kind, i)->name, member);
    }
  return object;
}

/**
 * isms_json_record:
 *
 * Fields stand in an object of their own, since a kind may have a field "kind". Those of a record that nobody is shown yet are left out.
 *
 * Returns: (transfer full): the record with all its fields
 */
JsonObject *
isms_json_record (IsmsStore *store,
                  IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  JsonObject *object = json_object_new ();
  JsonObject *fields = json_object_new ();

  isms_json_set_number (object, "key", isms_record_get_key (record));
  json_object_set_string_member (object, "code", isms_record_get_code (record));
  json_object_set_string_member (object, "kind", kind->name);
  json_object_set_string_member (object, "title", isms_seal_get_title (store, record));
  json_object_set_boolean_member (object, "deleted", isms_record_get_deleted (record));
  for (guint i = 0; i < kind->n_fields && !isms_seal_hides (store, record); i++)
    {
      const IsmsField *field = &kind->fields[i];

      json_object_set_member (fields, field->name, make_value (store, field, isms_record_get_value (record, i)));
    }
  json_object_set_object_member (object, "fields", fields);
  if (kind->n_computed > 0)
    json_object_set_object_member (object, "computed", make_computed (store, record));
  return object;
}

static JsonArray *
make_changes (IsmsStore *store,
              GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (changes, i);
      g_autoptr (IsmsRecord) record = isms_store_get_any (store, change->record);
      JsonObject *object = json_object_new ();
      gboolean sealed = record != NULL && isms_seal_hides (store, record);
      JsonObject *fields = sealed ? NULL : isms_change_parse (change, NULL);

      isms_json_set_number (object, "key", change->record);
      json_object_set_string_member (object, "kind", change->kind->name);
      isms_json_set_text (object, "code", record != NULL ? isms_record_get_code (record) : NULL);
      json_object_set_string_member (object, "action", change->action);
      json_object_set_object_member (object, "fields", fields != NULL ? fields : json_object_new ());
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
set_target (JsonObject *object,
            IsmsStep *step)
{
  JsonObject *target;

  if (step->target_replica == 0)
    {
      json_object_set_null_member (object, "target");
      return;
    }
  target = json_object_new ();
  isms_json_set_number (target, "replica", step->target_replica);
  json_object_set_int_member (target, "seq", step->target_seq);
  json_object_set_object_member (object, "target", target);
}

JsonObject *
isms_json_step (IsmsStore *store,
                IsmsStep *step)
{
  g_autofree char *hash = isms_describe_hash (step->hash);
  g_autofree char *prev = isms_describe_hash (step->prev);
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "id", step->id);
  isms_json_set_moment (object, "at", step->at);
  json_object_set_string_member (object, "actor", step->actor);
  json_object_set_string_member (object, "label", step->label);
  isms_json_set_text (object, "reason", step->reason);
  json_object_set_string_member (object, "role", step->role);
  set_target (object, step);
  isms_json_set_number (object, "replica", step->replica);
  json_object_set_int_member (object, "seq", step->seq);
  isms_json_set_text (object, "hash", hash);
  isms_json_set_text (object, "prev", prev);
  json_object_set_array_member (object, "changes", make_changes (store, step->changes));
  return object;
}
