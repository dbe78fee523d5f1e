/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-describe.h"
#include "isms-json.h"

static void
print_json (IsmsCall *call,
            IsmsStore *store,
            GPtrArray *findings)
{
  g_autoptr (GBytes) head = isms_history_get_head_hash (store);
  g_autofree char *hash = isms_describe_hash (head);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (findings, i));
  isms_json_set_text (object, "file", call->args[0]);
  json_object_set_int_member (object, "steps", isms_history_get_head (store));
  isms_json_set_text (object, "head", hash);
  json_object_set_array_member (object, "findings", array);
  isms_call_print_json (call, isms_json_object (object));
}

static void
print_plain (IsmsCall *call,
             IsmsStore *store,
             GPtrArray *findings)
{
  g_autoptr (GBytes) head = isms_history_get_head_hash (store);
  g_autofree char *hash = isms_describe_hash (head);
  gint64 steps = isms_history_get_head (store);

  for (guint i = 0; i < findings->len; i++)
    isms_call_print (call, "%s\n", (const char *) g_ptr_array_index (findings, i));
  if (findings->len == 0)
    isms_call_print (call, _("%s is whole: %" G_GINT64_FORMAT " steps, state %s.\n"), call->args[0], steps, hash != NULL ? hash : "-");
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (GPtrArray) findings = store != NULL ? isms_history_verify (store, NULL, error) : NULL;

  if (findings == NULL)
    return FALSE;
  if (call->json)
    print_json (call, store, findings);
  else
    print_plain (call, store, findings);
  if (findings->len == 0)
    return TRUE;
  return isms_call_fail (error, ISMS_EXIT_FINDING,
                         ngettext ("%u thing in %s is not as it should be.", "%u things in %s are not as they should be.", findings->len),
                         findings->len, call->args[0]);
}

const IsmsVerb isms_verb_verify = {
  .name = "verify",
  .usage = "FILE",
  .help = N_("Check that the history is unbroken and the records are what it says"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON,
  .run = run,
};
