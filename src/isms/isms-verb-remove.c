/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "store/isms-seal.h"

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *record)
{
  g_autoptr (GPtrArray) sources = isms_store_get_backlinks (store, isms_record_get_key (record), NULL, NULL);

  if (call->json)
    isms_call_print_json (call, isms_json_object (isms_json_record (store, record)));
  else if (sources->len == 0)
    isms_call_print (call, _("%s removed.\n"), isms_record_get_code (record));
  else
    isms_call_print (call,
                     ngettext ("%s removed; %u record still links to it.\n", "%s removed; %u records still link to it.\n", sources->len),
                     isms_record_get_code (record), sources->len);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) record = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  label = g_strdup_printf (_("Remove %s: %s"), isms_record_get_code (record), isms_seal_get_title (store, record));
  if (!isms_store_begin (store, label, call->reason, error))
    return FALSE;
  isms_store_delete (store, record);
  if (!isms_call_commit (call, error))
    return FALSE;
  report (call, store, record);
  return TRUE;
}

const IsmsVerb isms_verb_remove = {
  .name = "remove",
  .usage = "FILE CODE",
  .help = N_("Remove a record; the history keeps it, and undo brings it back"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .run = run,
};
