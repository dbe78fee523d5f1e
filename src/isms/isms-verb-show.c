/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "catalogue/isms-catalogue.h"
#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"
#include "isms-names.h"
#include "isms-output.h"
#include "models/isms-standing.h"
#include "store/isms-seal.h"

#define LABEL_WIDTH 28

static gboolean empty;

static const GOptionEntry options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &empty, N_("Empty fields too"), NULL },
  { NULL },
};

typedef void (*LinkFunc) (IsmsStore *store, IsmsRecord *source, const IsmsField *field, gpointer data);

static gboolean
leads_to (IsmsRecord *source,
          guint index,
          gint64 key)
{
  const IsmsValue *value = isms_record_get_value (source, index);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, key);
  g_auto (GStrv) members = NULL;

  if (!isms_field_is_link (&isms_record_get_kind (source)->fields[index]))
    return FALSE;
  if (value->storage == ISMS_STORAGE_INTEGER)
    return value->integer == key;
  members = isms_value_members (value);
  return g_strv_contains ((const char *const *) members, text);
}

static guint
foreach_backlink (IsmsStore *store,
                  IsmsRecord *record,
                  LinkFunc function,
                  gpointer data)
{
  gint64 key = isms_record_get_key (record);
  g_autoptr (GPtrArray) sources = isms_store_get_backlinks (store, key, NULL, NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      IsmsRecord *source = g_ptr_array_index (sources, i);
      const IsmsKind *kind = isms_record_get_kind (source);

      for (guint j = 0; function != NULL && j < kind->n_fields; j++)
        if (leads_to (source, j, key))
          function (store, source, &kind->fields[j], data);
    }
  return sources->len;
}

static void
add_json_backlink (IsmsStore *store,
                   IsmsRecord *source,
                   const IsmsField *field,
                   gpointer data)
{
  JsonObject *object = isms_json_reference (store, source);

  json_object_set_string_member (object, "field", field->name);
  json_array_add_object_element (data, object);
}

static void
print_json (IsmsCall *call,
            IsmsStore *store,
            IsmsRecord *record)
{
  JsonObject *object = isms_json_record (store, record);
  JsonArray *links = json_array_new ();

  foreach_backlink (store, record, add_json_backlink, links);
  json_object_set_array_member (object, "linked_from", links);
  isms_call_print_json (call, isms_json_object (object));
}

static char *
describe_links (IsmsStore *store,
                const IsmsValue *value)
{
  g_autoptr (GPtrArray) targets = isms_describe_targets (store, value);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < targets->len; i++)
    {
      IsmsRecord *target = g_ptr_array_index (targets, i);

      g_string_append_printf (text, "%s%s %s%s", i > 0 ? "\n" : "", isms_record_get_code (target), isms_seal_get_title (store, target),
                              isms_record_get_deleted (target) ? _(" (removed)") : "");
    }
  return g_string_free (text, FALSE);
}

static char *
describe_entries (const IsmsField *field,
                  const IsmsValue *value)
{
  g_auto (GStrv) ids = isms_value_members (value);
  GString *text = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const char *title = isms_catalogue_find_title (field->links_to, ids[i]);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "\n" : "", ids[i], title != NULL ? title : "");
    }
  return g_string_free (text, FALSE);
}

static char *
describe_field (IsmsStore *store,
                const IsmsField *field,
                const IsmsValue *value)
{
  if (isms_field_is_link (field))
    return describe_links (store, value);
  if (field->type == ISMS_REFERENCE)
    return describe_entries (field, value);
  return isms_describe_value (store, field, value);
}

static void
print_field (IsmsCall *call,
             IsmsStore *store,
             IsmsRecord *record,
             guint index)
{
  const IsmsField *field = &isms_record_get_kind (record)->fields[index];
  const IsmsValue *value = isms_record_get_value (record, index);
  const char *label = isms_field_label (field);
  guint width = isms_text_width (label);
  g_autofree char *text = NULL;

  if (isms_value_is_null (value) && !empty)
    return;
  text = describe_field (store, field, value);
  isms_call_print (call, "%s", label);
  if (width < LABEL_WIDTH)
    isms_call_print (call, "%*s", LABEL_WIDTH - (int) width, "");
  else
    isms_call_print (call, "\n%*s", LABEL_WIDTH, "");
  isms_text_wrap (call->out, text, LABEL_WIDTH, isms_output_get_width ());
}

static void
add_backlink (IsmsStore *store,
              IsmsRecord *source,
              const IsmsField *field,
              gpointer data)
{
  IsmsColumns *columns = data;

  isms_columns_set (columns, g_strconcat ("  ", isms_record_get_code (source), NULL));
  isms_columns_set (columns, g_strdup (isms_seal_get_title (store, source)));
  isms_columns_set (columns, g_strdup_printf ("%s: %s", _(isms_record_get_kind (source)->label), isms_field_label (field)));
}

static void
print_plain (IsmsCall *call,
             IsmsStore *store,
             IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  g_autoptr (IsmsColumns) columns = isms_columns_new ();
  g_autofree char *standing = isms_standing_tell (store, record, call->as_of);

  isms_call_print (call, _("%s  %s\n%s, clause %s%s\n"), isms_record_get_code (record), isms_record_get_title (record),
                   _(kind->label), kind->clause, isms_record_get_deleted (record) ? _(", removed") : "");
  if (standing != NULL)
    isms_call_print (call, "%s\n", standing);
  isms_call_print (call, "\n");
  for (guint i = 1; i < kind->n_fields; i++)
    print_field (call, store, record, i);
  for (guint i = 0; i < 3; i++)
    isms_columns_add (columns, NULL, ISMS_COLUMN_TEXT);
  if (foreach_backlink (store, record, add_backlink, columns) > 0)
    {
      isms_call_print (call, "\n%s\n", _("Linked from"));
      isms_columns_print (columns, call->out, isms_output_get_width ());
    }
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) record = store != NULL ? isms_names_find_record (store, call->args[1], TRUE, error) : NULL;

  if (record == NULL)
    return FALSE;
  if (isms_seal_hides (store, record))
    return isms_call_fail (error, ISMS_EXIT_FINDING, "%s: %s.", isms_record_get_code (record), _(isms_record_get_kind (record)->seal.sentence));
  if (call->json)
    print_json (call, store, record);
  else
    print_plain (call, store, record);
  return TRUE;
}

const IsmsVerb isms_verb_show = {
  .name = "show",
  .usage = "FILE CODE",
  .help = N_("Show a record and what links to it"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_AS_OF,
  .options = options,
  .run = run,
};
