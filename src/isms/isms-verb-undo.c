/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "store/isms-history.h"

static void
report (IsmsCall *call,
        IsmsStore *store,
        const char *word,
        const char *label)
{
  g_autoptr (IsmsStep) made = isms_history_get_step (store, isms_history_get_head (store), NULL);

  if (call->json && made != NULL)
    isms_call_print_json (call, isms_json_object (isms_json_step (store, made)));
  else
    isms_call_print (call, "%s %s\n", word, label);
}

static gboolean
undo (IsmsCall *call,
      IsmsStore *store,
      IsmsStep **step,
      GError **error)
{
  guint64 id;

  if (call->n_args < 2)
    {
      *step = isms_history_peek_undo (store);
      return isms_history_undo (store, error);
    }
  if (!g_ascii_string_to_unsigned (call->args[1], 10, 1, G_MAXINT64, &id, NULL))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not the number of a step; “isms log” tells them."), call->args[1]);
  *step = isms_history_get_step (store, id, error);
  return *step != NULL && isms_history_undo_step (store, id, error);
}

static gboolean
run_undo (IsmsCall *call,
          GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsStep) step = NULL;

  if (store == NULL || !undo (call, store, &step, error) || !isms_call_save (call, error))
    return FALSE;
  report (call, store, _("Undone:"), step->label);
  return TRUE;
}

static gboolean
run_redo (IsmsCall *call,
          GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsStep) step = store != NULL ? isms_history_peek_redo (store) : NULL;

  if (store == NULL || !isms_history_redo (store, error) || !isms_call_save (call, error))
    return FALSE;
  report (call, store, _("Done again:"), step->label);
  return TRUE;
}

const IsmsVerb isms_verb_undo = {
  .name = "undo",
  .usage = "FILE [STEP]",
  .help = N_("Take back the last step made with this installation, or any one step"),
  .min_args = 1,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .run = run_undo,
};

const IsmsVerb isms_verb_redo = {
  .name = "redo",
  .usage = "FILE",
  .help = N_("Do again what was undone last"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .run = run_redo,
};
