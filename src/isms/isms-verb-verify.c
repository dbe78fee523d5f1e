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
  g_autoptr (GBytes) head = store != NULL ? isms_history_get_head_hash (store) : NULL;
  g_autofree char *hash = isms_describe_hash (head);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    json_array_add_string_element (array, g_ptr_array_index (findings, i));
  isms_json_set_text (object, "file", call->args[0]);
  json_object_set_int_member (object, "steps", store != NULL ? isms_history_get_head (store) : 0);
  isms_json_set_text (object, "head", hash);
  json_object_set_array_member (object, "findings", array);
  isms_call_print_json (call, isms_json_object (object));
}

static void
print_whole (IsmsCall *call,
             IsmsStore *store)
{
  g_autoptr (GBytes) head = isms_history_get_head_hash (store);
  g_autofree char *hash = isms_describe_hash (head);

  isms_call_print (call, _("%s is whole: %" G_GINT64_FORMAT " steps, state %s.\n"), call->args[0],
                   isms_history_get_head (store), hash != NULL ? hash : "-");
}

/* A file that the guard does not let in because it is damaged is what is asked about: that is a finding, not a refusal. */
static GPtrArray *
find_damage (GError *refusal,
             GError **error)
{
  GPtrArray *findings;

  if (!g_error_matches (refusal, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_error_copy (refusal));
      return NULL;
    }
  findings = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (findings, g_strdup (refusal->message));
  return findings;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  g_autoptr (GError) refusal = NULL;
  IsmsStore *store = isms_call_open (call, &refusal);
  g_autoptr (GPtrArray) findings = store != NULL ? isms_history_verify (store, NULL, error) : find_damage (refusal, error);

  if (findings == NULL)
    return FALSE;
  if (call->json)
    print_json (call, store, findings);
  for (guint i = 0; !call->json && i < findings->len; i++)
    isms_call_print (call, "%s\n", (const char *) g_ptr_array_index (findings, i));
  if (!call->json && findings->len == 0)
    print_whole (call, store);
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
  .flags = ISMS_VERB_JSON | ISMS_VERB_DISTRUSTS,
  .run = run,
};
