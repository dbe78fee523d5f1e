/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"

static gboolean show_version;

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, &show_version, N_("Show the version"), NULL },
  { NULL },
};

static gboolean
print_verb (IsmsCall *call,
            const char *name,
            GError **error)
{
  IsmsCall asked = { .verb = isms_verb_find (name) };
  g_autofree char *help = NULL;

  if (asked.verb == NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("There is no verb “%s”."), name);
  help = isms_call_describe (&asked);
  isms_call_print (call, "%s", help);
  return TRUE;
}

static void
print_verbs (IsmsCall *call)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_call_print (call, "%s\n\n", _("usage: isms VERB …"));
  isms_columns_add (columns, NULL, ISMS_COLUMN_TEXT);
  isms_columns_add (columns, NULL, ISMS_COLUMN_TEXT);
  for (guint i = 0; isms_verbs ()[i] != NULL; i++)
    {
      const IsmsVerb *verb = isms_verbs ()[i];

      isms_columns_set (columns, g_strdup_printf ("  %s %s", verb->name, verb->usage));
      isms_columns_set (columns, g_strdup (_(verb->help)));
    }
  isms_columns_print (columns, call->out, 0);
  isms_call_print (call, "\n%s\n%s\n", _("isms help VERB tells more about one of them."),
                   _("Exit status: 0 done, 1 something was found, 2 a wrong call, 3 a file was refused."));
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  if (show_version)
    isms_call_print (call, "isms %s\n", PARAPET_VERSION);
  else if (call->n_args > 0)
    return print_verb (call, call->args[0], error);
  else
    print_verbs (call);
  return TRUE;
}

const IsmsVerb isms_verb_help = {
  .name = "help",
  .usage = "[VERB]",
  .help = N_("Show what there is to call"),
  .max_args = 1,
  .options = options,
  .run = run,
};
