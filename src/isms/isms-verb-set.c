/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-assignment.h"
#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "store/isms-history.h"

static gboolean
make_step (IsmsCall *call,
           IsmsStore *store,
           IsmsRecord *record,
           GError **error)
{
  g_autofree char *fields = isms_assignment_describe_all (isms_record_get_kind (record), call->args + 2, error);
  g_autofree char *label = NULL;

  if (fields == NULL)
    return FALSE;
  label = g_strdup_printf (_("Change %s: %s"), isms_record_get_code (record), fields);
  if (!isms_store_begin (store, label, call->reason, error))
    return FALSE;
  if (isms_assignment_apply_all (store, record, call->args + 2, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *record,
        gboolean changed)
{
  if (call->json)
    isms_call_print_json (call, isms_json_object (isms_json_record (store, record)));
  else if (changed)
    isms_call_print (call, _("%s changed.\n"), isms_record_get_code (record));
  else
    isms_call_print (call, _("%s is so already; nothing was changed.\n"), isms_record_get_code (record));
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) record = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  gint64 head;

  if (record == NULL)
    return FALSE;
  head = isms_history_get_head (store);
  if (!make_step (call, store, record, error) || !isms_call_save (call, error))
    return FALSE;
  report (call, store, record, isms_history_get_head (store) != head);
  return TRUE;
}

const IsmsVerb isms_verb_set = {
  .name = "set",
  .usage = "FILE CODE FIELD=VALUE…",
  .help = N_("Change a record; FIELD= empties a field, FIELD+=VALUE and FIELD-=VALUE change a set"),
  .min_args = 3,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .run = run,
};
