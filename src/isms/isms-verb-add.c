/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-assignment.h"
#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "store/isms-seal.h"

static gboolean
check_single (IsmsStore *store,
              const IsmsKind *kind,
              GError **error)
{
  g_autoptr (GPtrArray) records = kind->single ? isms_store_list_records (store, kind) : NULL;

  if (records == NULL || records->len == 0)
    return TRUE;
  return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("There can be only one: change %s with “isms set”."),
                         isms_record_get_code (g_ptr_array_index (records, 0)));
}

static IsmsRecord *
create (IsmsCall *call,
        IsmsStore *store,
        const IsmsKind *kind,
        GError **error)
{
  g_autoptr (IsmsRecord) record = isms_store_create (store, kind, NULL);

  return isms_assignment_apply_all (store, record, call->args + 2, error) ? g_steal_pointer (&record) : NULL;
}

/* The label names the record, whose code and title are known only once the values are read: a first try tells them. */
static char *
make_label (IsmsCall *call,
            IsmsStore *store,
            const IsmsKind *kind,
            GError **error)
{
  g_autoptr (IsmsRecord) record = NULL;
  char *label = NULL;

  if (!isms_store_begin (store, "", NULL, error))
    return NULL;
  record = create (call, store, kind, error);
  if (record != NULL)
    label = g_strdup_printf (_("Add %s: %s"), isms_record_get_code (record), isms_seal_get_title (store, record));
  isms_store_rollback (store);
  return label;
}

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *record)
{
  if (call->json)
    isms_call_print_json (call, isms_json_object (isms_json_record (store, record)));
  else
    isms_call_print (call, _("%s added.\n"), isms_record_get_code (record));
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  const IsmsKind *kind = isms_names_find_kind_to_add (call->args[1], error);
  g_autofree char *fields = kind != NULL ? isms_assignment_describe_all (kind, call->args + 2, error) : NULL;
  IsmsStore *store = fields != NULL ? isms_call_open (call, error) : NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_autofree char *label = NULL;

  if (store == NULL || !check_single (store, kind, error))
    return FALSE;
  label = make_label (call, store, kind, error);
  if (label == NULL || !isms_store_begin (store, label, call->reason, error))
    return FALSE;
  record = create (call, store, kind, error);
  if (record == NULL)
    {
      isms_store_rollback (store);
      return FALSE;
    }
  if (!isms_call_commit (call, error))
    return FALSE;
  report (call, store, record);
  return TRUE;
}

const IsmsVerb isms_verb_add = {
  .name = "add",
  .usage = "FILE KIND FIELD=VALUE…",
  .help = N_("Add a record"),
  .min_args = 3,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .run = run,
};
