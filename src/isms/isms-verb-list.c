/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"
#include "isms-names.h"
#include "isms-output.h"
#include "models/isms-computed.h"
#include "models/isms-record-list.h"
#include "records/isms-field-type.h"
#include "store/isms-seal.h"

static char *sort;
static gboolean descending;
static char *match;
static gboolean deleted;

static const GOptionEntry options[] = {
  { "sort", 0, 0, G_OPTION_ARG_STRING, &sort, N_("Sort by a field, or by what is computed, instead of the code"), N_("FIELD") },
  { "descending", 0, 0, G_OPTION_ARG_NONE, &descending, N_("The last one first"), NULL },
  { "match", 0, 0, G_OPTION_ARG_STRING, &match, N_("Only records in which these words appear"), N_("WORDS") },
  { "removed", 0, 0, G_OPTION_ARG_NONE, &deleted, N_("Removed records too"), NULL },
  { NULL },
};

static gboolean
is_number (const IsmsField *field)
{
  return (field->type == ISMS_INTEGER && field->links_to == NULL) || field->type == ISMS_NUMBER || field->type == ISMS_SCALE;
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
      const IsmsField *field = isms_names_find_column (query->kind, sort, error);

      query->sort = field != NULL ? field->name : NULL;
      return field != NULL;
    }
  return query->kind != NULL;
}

static void
print_json (IsmsCall *call,
            IsmsStore *store,
            GListModel *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (records, i);

      json_array_add_object_element (array, isms_json_record (store, record));
    }
  isms_call_print_json (call, isms_json_array (array));
}

/* Of a record that nobody is shown yet, it is said instead of its title why not. */
static char *
describe_cell (IsmsStore *store,
               IsmsComputed *computed,
               IsmsRecord *record,
               guint column)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  if (isms_seal_hides (store, record))
    return g_strdup (column == 0 ? isms_seal_get_title (store, record) : "");
  if (isms_kind_is_computed (kind, column))
    return isms_computed_format (computed, column, isms_record_get_key (record));
  return isms_describe_value (store, &kind->fields[column], isms_record_get_value (record, column));
}

static void
print_row (IsmsColumns *columns,
           IsmsStore *store,
           IsmsComputed *computed,
           IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  isms_columns_set (columns, g_strconcat (isms_record_get_code (record), isms_record_get_deleted (record) ? " ×" : "", NULL));
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    {
      guint column = isms_kind_nth_column (kind, i);

      if (isms_kind_column (kind, column)->listed)
        isms_columns_set (columns, describe_cell (store, computed, record, column));
    }
}

static void
print_plain (IsmsCall *call,
             IsmsStore *store,
             const IsmsKind *kind,
             GListModel *records)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();
  g_autoptr (IsmsComputed) computed = isms_computed_find (store, kind);
  guint n = g_list_model_get_n_items (records);

  isms_columns_add (columns, _("Code"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < isms_kind_n_columns (kind); i++)
    {
      const IsmsField *column = isms_kind_column (kind, isms_kind_nth_column (kind, i));

      if (column->listed)
        isms_columns_add (columns, isms_field_label (column), is_number (column) ? ISMS_COLUMN_NUMBER : ISMS_COLUMN_TEXT);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (records, i);

      print_row (columns, store, computed, record);
    }
  if (n > 0)
    isms_columns_print (columns, call->out, isms_output_get_width ());
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsQuery query = { 0 };
  g_autoptr (IsmsRecordList) records = NULL;
  IsmsStore *store;

  if (!make_query (call, &query, error))
    return FALSE;
  store = isms_call_open (call, error);
  if (store == NULL)
    return FALSE;
  records = isms_record_list_new (store, &query);
  if (call->json)
    print_json (call, store, G_LIST_MODEL (records));
  else
    print_plain (call, store, query.kind, G_LIST_MODEL (records));
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
