/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "reports/isms-approval-people.h"
#include "reports/isms-approval.h"

static char *approver;
static char *version;
static char *date;

static const GOptionEntry options[] = {
  { "by", 0, 0, G_OPTION_ARG_STRING, &approver, N_("Who approves it"), N_("PERSON") },
  { "version", 0, 0, G_OPTION_ARG_STRING, &version, N_("What the version is called; by default as it is"), N_("VERSION") },
  { "on", 0, 0, G_OPTION_ARG_STRING, &date, N_("When; by default today"), N_("DATE") },
  { NULL },
};

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *subject)
{
  g_autoptr (IsmsRecord) approval = isms_approval_find (store, subject);
  g_autofree char *missing = isms_approval_explain_missing (store, subject);

  if (call->json)
    {
      isms_call_print_json (call, isms_json_object (isms_json_record (store, approval)));
      return;
    }
  isms_call_print (call, _("%s: approved, SHA-256 %s\n"), isms_record_get_code (subject), isms_record_get_text (approval, "sha256"));
  if (missing != NULL)
    isms_call_print (call, "%s\n", missing);
}

static gboolean
approve (IsmsStore *store,
         IsmsCall *call,
         IsmsRecord *subject,
         GError **error)
{
  g_autoptr (IsmsRecord) person = isms_store_resolve (store, isms_kind_field (&isms_kind_risk, "owner"), approver, error);
  const IsmsField *field = isms_kind_field (isms_record_get_kind (subject), "version");
  g_autofree char *today = isms_day_dup_today ();
  IsmsApprovalWords words = {
    .version = version != NULL ? version : field != NULL ? isms_record_get_text (subject, "version")
                                                         : NULL,
    .approver = person,
    .date = date != NULL ? date : today,
    .summary = call->reason,
  };

  if (person == NULL)
    return FALSE;
  return isms_approval_approve (store, subject, &words, error);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = NULL;
  g_autoptr (IsmsRecord) subject = NULL;

  if (approver == NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("Say with --by who approves it."));
  store = isms_call_open (call, error);
  subject = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  if (subject == NULL)
    return FALSE;
  if (!approve (store, call, subject, error) || !isms_call_save (call, error))
    return FALSE;
  report (call, store, subject);
  return TRUE;
}

const IsmsVerb isms_verb_approve = {
  .name = "approve",
  .usage = "FILE CODE",
  .help = N_("Approve a risk method, treatment plan, scope or review as it stands"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .options = options,
  .run = run,
};
