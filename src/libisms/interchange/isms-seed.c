/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "catalogue/isms-catalogue.h"
#include "interchange/isms-seed.h"
#include "records/isms-field-type.h"

#define SAMPLE "/io/github/parapet_isms/Parapet/sample/fennbrook.json"

/* What stands in a document before anybody wrote a word: the controls of Annex A, none of them decided; or the sample, a
 * history in which dates are written as of one day and moved by whole weeks, so that the sample is always current and a
 * Tuesday stays a Tuesday. */
typedef struct
{
  IsmsStore *store;
  int days;
} Seed;

static gboolean
set_text (IsmsStore *store,
          IsmsRecord *record,
          const char *field,
          const char *text,
          GError **error)
{
  return isms_store_set_from_text (store, record, field, text, error);
}

static gboolean
add_control (IsmsStore *store,
             const IsmsControl *control,
             GError **error)
{
  g_autoptr (IsmsRecord) record = isms_store_create (store, isms_kind_find ("control"), control->id);

  return set_text (store, record, "title", control->title, error) &&
         set_text (store, record, "source", "annex_a", error) &&
         set_text (store, record, "theme", control->theme, error);
}

static gboolean
add_start (IsmsStore *store,
           const char *name,
           GError **error)
{
  g_autoptr (IsmsRecord) organisation = isms_store_create (store, isms_kind_find ("organisation"), NULL);
  guint n;
  const IsmsControl *controls = isms_catalogue_get_controls (&n);

  if (!set_text (store, organisation, "name", name, error) ||
      !set_text (store, organisation, "standard_edition", "2022_amd1", error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!add_control (store, &controls[i], error))
      return FALSE;
  return TRUE;
}

/**
 * isms_seed_start:
 * @store: an empty store
 * @name: the organisation's name
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR
 *
 * Begins an ISMS: the organisation, and the 93 controls of Annex A to be decided on (6.1.3 d).
 */
gboolean
isms_seed_start (IsmsStore *store,
                 const char *name,
                 GError **error)
{
  isms_store_begin_origin (store, _("Set up the ISMS"), NULL, g_get_real_time ());
  if (add_start (store, name, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static gboolean
refuse (GError **error,
        const char *what)
{
  g_set_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED, _("The template cannot be read: %s."), what);
  return FALSE;
}

static char *
move_date (Seed *seed,
           const char *iso)
{
  GDate date;

  g_date_set_dmy (&date, atoi (iso + 8), atoi (iso + 5), atoi (iso));
  g_date_add_days (&date, seed->days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

static gboolean
move_match (const GMatchInfo *match,
            GString *result,
            gpointer data)
{
  g_autofree char *found = g_match_info_fetch (match, 0);
  gboolean month = strlen (found) == strlen ("2026-11");
  g_autofree char *date = month ? g_strconcat (found, "-15", NULL) : g_strdup (found);
  g_autofree char *moved = isms_date_is_valid (date) ? move_date (data, date) : g_strdup (date);

  g_string_append_len (result, moved, strlen (found));
  return FALSE;
}

static char *
move_dates (Seed *seed,
            const char *text)
{
  static GRegex *pattern = NULL;

  if (g_once_init_enter_pointer (&pattern))
    g_once_init_leave_pointer (&pattern, g_regex_new ("\\b20\\d\\d-\\d\\d(-\\d\\d)?\\b(?!-)", G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace_eval (pattern, text, -1, 0, 0, move_match, seed, NULL);
}

static IsmsRecord *
find_target (Seed *seed,
             const IsmsField *field,
             JsonNode *node,
             GError **error)
{
  const char *kind = field->links_to;
  const char *code = NULL;
  IsmsRecord *target = NULL;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      kind = json_object_get_string_member_with_default (json_node_get_object (node), "kind", kind);
      code = json_object_get_string_member_with_default (json_node_get_object (node), "code", NULL);
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    code = json_node_get_string (node);

  if (kind != NULL && code != NULL && isms_kind_find (kind) != NULL)
    target = isms_store_find (seed->store, isms_kind_find (kind), code);
  if (target == NULL)
    refuse (error, code != NULL ? code : field->name);
  return target;
}

static gboolean
read_links (Seed *seed,
            const IsmsField *field,
            JsonArray *array,
            IsmsValue *value,
            GError **error)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autoptr (IsmsRecord) target = find_target (seed, field, json_array_get_element (array, i), error);

      if (target == NULL)
        return FALSE;
      g_ptr_array_add (keys, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (target)));
    }
  isms_value_take_members (value, g_steal_pointer (&keys));
  return TRUE;
}

static gboolean
read_value (Seed *seed,
            const IsmsField *field,
            JsonNode *node,
            IsmsValue *value,
            GError **error)
{
  if (field->type == ISMS_LINKS && JSON_NODE_HOLDS_ARRAY (node))
    return read_links (seed, field, json_node_get_array (node), value, error);
  if (field->type == ISMS_LINK && !JSON_NODE_HOLDS_NULL (node))
    {
      g_autoptr (IsmsRecord) target = find_target (seed, field, node, error);

      if (target != NULL)
        isms_value_set_integer (value, isms_record_get_key (target));
      return target != NULL;
    }
  if (!isms_field_from_json (field, node, value, error))
    return FALSE;
  if (value->storage == ISMS_STORAGE_TEXT && !isms_field_is_set (field) && field->type != ISMS_CHOICE)
    isms_value_take_text (value, move_dates (seed, value->text));
  return TRUE;
}

static gboolean
set_fields (Seed *seed,
            IsmsRecord *record,
            JsonObject *fields,
            GError **error)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (GList) names = json_object_get_members (fields);

  for (GList *name = names; name != NULL; name = name->next)
    {
      const IsmsField *field = isms_kind_field (kind, name->data);
      g_auto (IsmsValue) value = ISMS_VALUE_NULL;

      if (field != NULL && !read_value (seed, field, json_object_get_member (fields, name->data), &value, error))
        {
          g_prefix_error (error, "%s %s, %s: ", kind->name, isms_record_get_code (record), field->name);
          return FALSE;
        }
      if (!isms_store_set (seed->store, record, name->data, &value, error))
        return FALSE;
    }
  return TRUE;
}

static IsmsRecord *
find_or_create (Seed *seed,
                JsonObject *change)
{
  const IsmsKind *kind = isms_kind_find (json_object_get_string_member_with_default (change, "kind", ""));
  const char *code = json_object_get_string_member_with_default (change, "code", NULL);
  IsmsRecord *record;

  if (kind == NULL || code == NULL)
    return NULL;
  record = isms_store_find (seed->store, kind, code);
  return record != NULL ? record : isms_store_create (seed->store, kind, code);
}

static gboolean
load_changes (Seed *seed,
              JsonArray *changes,
              GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  /* All records of the step first: they may link to each other. */
  for (guint i = 0; i < json_array_get_length (changes); i++)
    {
      IsmsRecord *record = find_or_create (seed, json_array_get_object_element (changes, i));

      if (record == NULL)
        return refuse (error, "kind, code");
      g_ptr_array_add (records, record);
    }
  for (guint i = 0; i < records->len; i++)
    {
      JsonObject *change = json_array_get_object_element (changes, i);

      if (json_object_has_member (change, "fields") &&
          !set_fields (seed, g_ptr_array_index (records, i), json_object_get_object_member (change, "fields"), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_step (Seed *seed,
           JsonObject *step,
           GError **error)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (json_object_get_string_member_with_default (step, "at", ""), NULL);
  g_autoptr (GDateTime) moved = NULL;
  const char *reason = json_object_get_string_member_with_default (step, "reason", NULL);
  g_autofree char *label = NULL;
  g_autofree char *why = NULL;

  if (at == NULL)
    return refuse (error, "at");
  moved = g_date_time_add_days (at, seed->days);
  label = move_dates (seed, json_object_get_string_member_with_default (step, "label", ""));
  why = reason != NULL ? move_dates (seed, reason) : NULL;
  isms_store_set_actor (seed->store, json_object_get_string_member_with_default (step, "actor", g_get_real_name ()));
  isms_store_begin_origin (seed->store, label, why, g_date_time_to_unix_usec (moved));
  if (load_changes (seed, json_object_get_array_member (step, "changes"), error))
    return isms_store_commit (seed->store, error);
  isms_store_rollback (seed->store);
  return FALSE;
}

static gboolean
find_shift (Seed *seed,
            JsonObject *root,
            GDate *today,
            GError **error)
{
  const char *as_of = json_object_get_string_member_with_default (root, "as_of", "");
  GDate then;

  if (!isms_date_is_valid (as_of))
    return refuse (error, "as_of");
  g_date_set_dmy (&then, atoi (as_of + 8), atoi (as_of + 5), atoi (as_of));
  seed->days = g_date_days_between (&then, today);
  seed->days -= ((seed->days % 7) + 7) % 7;
  return TRUE;
}

/**
 * isms_seed_load:
 * @store: an empty store
 * @json: a history: {"as_of", "steps": [{"at", "actor", "label", "reason", "changes": [{"kind", "code", "fields"}]}]}
 * @today: the day it shall look current on
 * @error: return location: %ISMS_FIELD_ERROR, %ISMS_STORE_ERROR, %JSON_PARSER_ERROR
 *
 * Brings a template or the sample into a new document. Each value passes the same door as one that is typed. When it fails
 * part of the steps stand: the caller throws the store away.
 */
gboolean
isms_seed_load (IsmsStore *store,
                const char *json,
                GDate *today,
                GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *actor = g_strdup (isms_store_get_actor (store));
  Seed seed = { .store = store };
  JsonObject *root;
  JsonArray *steps;
  gboolean well = TRUE;

  if (!json_parser_load_from_data (parser, json, -1, error))
    return FALSE;
  root = json_node_get_object (json_parser_get_root (parser));
  if (!find_shift (&seed, root, today, error))
    return FALSE;
  steps = json_object_get_array_member (root, "steps");
  for (guint i = 0; well && i < json_array_get_length (steps); i++)
    well = load_step (&seed, json_array_get_object_element (steps, i), error);
  isms_store_set_actor (store, actor);
  return well;
}

/**
 * isms_seed_load_sample:
 * @store: an empty store
 *
 * Loads Fennbrook MedBill, an organisation of our own invention, as it would stand today.
 */
gboolean
isms_seed_load_sample (IsmsStore *store,
                       GError **error)
{
  g_autoptr (GBytes) json = g_resources_lookup_data (SAMPLE, 0, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate today;

  if (json == NULL)
    return FALSE;
  g_date_set_dmy (&today, g_date_time_get_day_of_month (now), g_date_time_get_month (now), g_date_time_get_year (now));
  return isms_seed_load (store, g_bytes_get_data (json, NULL), &today, error);
}
