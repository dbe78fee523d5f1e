/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "models/isms-attachment.h"

static char *title;

static const GOptionEntry options[] = {
  { "title", 0, 0, G_OPTION_ARG_STRING, &title, N_("What to call it; by default as the file is called"), N_("TEXT") },
  { NULL },
};

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *attachment)
{
  g_autofree char *size = g_format_size ((guint64) isms_record_get_integer (attachment, "size", 0));

  if (call->json)
    isms_call_print_json (call, isms_json_object (isms_json_record (store, attachment)));
  else
    isms_call_print (call, "%s: %s, %s\n", isms_record_get_code (attachment), isms_record_get_title (attachment), size);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) record = store != NULL ? isms_names_find_record (store, call->args[1], FALSE, error) : NULL;
  g_autoptr (GFile) file = isms_call_file (call->args[2]);
  g_autoptr (IsmsRecord) attachment = record != NULL ? isms_attachment_add (store, file, title, record, NULL, error) : NULL;

  if (attachment == NULL || !isms_call_save (call, error))
    return FALSE;
  report (call, store, attachment);
  return TRUE;
}

const IsmsVerb isms_verb_attach = {
  .name = "attach",
  .usage = "FILE CODE PATH",
  .help = N_("Keep a copy of a file with a record"),
  .min_args = 3,
  .max_args = 3,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .options = options,
  .run = run,
};
