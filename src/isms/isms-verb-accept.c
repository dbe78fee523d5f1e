/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "models/isms-acceptance.h"
#include "records/isms-kinds.h"

static char **people;
static char *until;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_STRING_ARRAY, &people, N_("Who accepts it; by default the risk owner"), N_("PERSON") },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, N_("How long; by default as long as the risk method allows"), N_("DATE") },
  { NULL },
};

static gboolean
find_people (IsmsStore *store,
             IsmsRecord *risk,
             GPtrArray *found,
             GError **error)
{
  IsmsRecord *owner = people == NULL ? isms_store_get_link (store, risk, "owner") : NULL;

  if (owner != NULL)
    g_ptr_array_add (found, owner);
  for (guint i = 0; people != NULL && people[i] != NULL; i++)
    {
      IsmsRecord *person = isms_store_resolve (store, isms_kind_field (&isms_kind_risk, "owner"), people[i], error);

      if (person == NULL)
        return FALSE;
      g_ptr_array_add (found, person);
    }
  return TRUE;
}

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *acceptance)
{
  g_autofree char *sentence = NULL;

  if (call->json)
    {
      isms_call_print_json (call, isms_json_object (isms_json_record (store, acceptance)));
      return;
    }
  sentence = isms_acceptance_explain (store, acceptance, NULL);
  isms_call_print (call, "%s: %s. %s\n", isms_record_get_code (acceptance), isms_record_get_title (acceptance), sentence);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) risk = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  g_autoptr (IsmsRecord) acceptance = NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  IsmsAcceptanceWords words = { .people = found, .reason = call->reason, .until = until };

  if (risk == NULL)
    return FALSE;
  if (isms_record_get_kind (risk) != &isms_kind_risk)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("%s is not a risk."), isms_record_get_code (risk));
  if (!find_people (store, risk, found, error))
    return FALSE;
  acceptance = isms_acceptance_accept (store, risk, &words, error);
  if (acceptance == NULL || !isms_call_save (call, error))
    return FALSE;
  report (call, store, acceptance);
  return TRUE;
}

const IsmsVerb isms_verb_accept = {
  .name = "accept",
  .usage = "FILE CODE",
  .help = N_("Accept what is left of a risk, for a time and with a reason"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .options = options,
  .run = run,
};
