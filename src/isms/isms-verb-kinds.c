/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"
#include "isms-json.h"
#include "isms-names.h"
#include "isms-output.h"
#include "records/isms-field-type.h"

static void
print_all_json (IsmsCall *call)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    json_array_add_object_element (array, isms_json_kind (isms_kinds (NULL)[i], FALSE));
  isms_call_print_json (call, isms_json_array (array));
}

static void
print_all (IsmsCall *call)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, _("Kind"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Codes"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Clause"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("About"), ISMS_COLUMN_TEXT);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_kinds (NULL)[i];

      isms_columns_set (columns, g_strdup (kind->name));
      isms_columns_set (columns, g_strconcat (kind->prefix, "…", NULL));
      isms_columns_set (columns, g_strdup (kind->clause));
      isms_columns_set (columns, g_strdup (_(kind->about)));
    }
  isms_columns_print (columns, call->out, isms_output_get_width ());
}

static char *
describe_content (const IsmsField *field)
{
  GString *text = g_string_new (NULL);

  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "|" : "", choice->value);
  if (isms_field_is_link (field))
    g_string_append (text, field->links_to != NULL ? field->links_to : _("any kind"));
  else if (field->links_to != NULL || field->scale != NULL)
    g_string_append (text, field->scale != NULL ? field->scale : field->links_to);
  if (field->required)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _("required"));
  if (field->computed)
    g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _("computed"));
  return g_string_free (text, FALSE);
}

static void
print_one (IsmsCall *call,
           const IsmsKind *kind)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_call_print (call, _("%s, clause %s, codes %s…\n%s\n\n"), _(kind->label), kind->clause, kind->prefix, _(kind->about));
  isms_columns_add (columns, _("Field"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Type"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Label"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Holds"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    {
      const IsmsField *field = isms_kind_column (kind, i);

      isms_columns_set (columns, g_strdup (field->name));
      isms_columns_set (columns, g_strdup (isms_field_type (field->type)->name));
      isms_columns_set (columns, g_strdup (isms_field_label (field)));
      isms_columns_set (columns, describe_content (field));
    }
  isms_columns_print (columns, call->out, isms_output_get_width ());
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  const IsmsKind *kind = NULL;

  if (call->n_args > 0)
    {
      kind = isms_names_find_kind (call->args[0], error);
      if (kind == NULL)
        return FALSE;
    }
  if (kind != NULL && call->json)
    isms_call_print_json (call, isms_json_object (isms_json_kind (kind, TRUE)));
  else if (kind != NULL)
    print_one (call, kind);
  else if (call->json)
    print_all_json (call);
  else
    print_all (call);
  return TRUE;
}

const IsmsVerb isms_verb_kinds = {
  .name = "kinds",
  .usage = "[KIND]",
  .help = N_("List the kinds of records, or the fields of one kind"),
  .max_args = 1,
  .flags = ISMS_VERB_JSON,
  .run = run,
};
