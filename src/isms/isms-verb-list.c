/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"
#include "isms-names.h"
#include "isms-output.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

static char *sort;
static gboolean descending;
static char *match;
static gboolean deleted;

static const GOptionEntry options[] = {
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, N_("Sort by a field instead of the code"), N_("FIELD") },
  { "descending", 0, 0, G_OPTION_ARG_NONE, &descending, N_("The last one first"), NULL },
  { "match", 0, 0, G_OPTION_ARG_STRING, &match, N_("Only records in which these words appear"), N_("WORDS") },
  { "removed", 0, 0, G_OPTION_ARG_NONE, &deleted, N_("Removed records too"), NULL },
  { NULL },
};

static gboolean
is_number (const IsmsField *field)
{
  return field->type == ISMS_INTEGER || field->type == ISMS_NUMBER || field->type == ISMS_SCALE;
}

static gboolean
make_query (IsmsCall *call,
            IsmsQuery *query,
            GError **error)
{
  query->kind = isms_names_find_kind (call->args[1], error);
  query->match = match;
  query->descending = descending;
  query->deleted = deleted;
  if (query->kind != NULL && sort != NULL && g_ascii_strcasecmp (sort, "code") != 0)
    {
      const IsmsField *field = isms_names_find_field (query->kind, sort, error);

      query->sort = field != NULL ? field->name : NULL;
      return field != NULL;
    }
  return query->kind != NULL;
}

static void
print_json (IsmsCall *call,
            IsmsStore *store,
            GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    json_array_add_object_element (array, isms_json_record (store, g_ptr_array_index (records, i)));
  isms_call_print_json (call, isms_json_array (array));
}

/* Of a record that nobody is shown yet, it is said instead of its title why not. */
static char *
describe_cell (IsmsStore *store,
               IsmsRecord *record,
               guint index)
{
  const IsmsField *field = &isms_record_get_kind (record)->fields[index];

  if (isms_seal_hides (store, record))
    return g_strdup (index == 0 ? isms_seal_get_title (store, record) : "");
  return isms_describe_value (store, field, isms_record_get_value (record, index));
}

static void
print_row (IsmsColumns *columns,
           IsmsStore *store,
           IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  isms_columns_set (columns, g_strconcat (isms_record_get_code (record), isms_record_get_deleted (record) ? " ×" : "", NULL));
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].listed)
      isms_columns_set (columns, describe_cell (store, record, i));
}

static void
print_plain (IsmsCall *call,
             IsmsStore *store,
             const IsmsKind *kind,
             GPtrArray *records)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, _("Code"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].listed)
      isms_columns_add (columns, isms_field_label (&kind->fields[i]), is_number (&kind->fields[i]) ? ISMS_COLUMN_NUMBER : ISMS_COLUMN_TEXT);
  for (guint i = 0; i < records->len; i++)
    print_row (columns, store, g_ptr_array_index (records, i));
  if (records->len > 0)
    isms_columns_print (columns, call->out, isms_output_get_width ());
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsQuery query = { 0 };
  g_autoptr (GPtrArray) records = NULL;
  IsmsStore *store;

  if (!make_query (call, &query, error))
    return FALSE;
  store = isms_call_open (call, error);
  records = store != NULL ? isms_store_list_found (store, &query, error) : NULL;
  if (records == NULL)
    return FALSE;
  if (call->json)
    print_json (call, store, records);
  else
    print_plain (call, store, query.kind, records);
  return TRUE;
}

const IsmsVerb isms_verb_list = {
  .name = "list",
  .usage = "FILE KIND",
  .help = N_("List the records of a kind"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_AS_OF,
  .options = options,
  .run = run,
};
