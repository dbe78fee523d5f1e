/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <signal.h>
#include <unistd.h>

#include "isms-output.h"

static const IsmsVerb *const verbs[] = {
  &isms_verb_new,
  &isms_verb_info,
  &isms_verb_kinds,
  &isms_verb_list,
  &isms_verb_show,
  &isms_verb_add,
  &isms_verb_set,
  &isms_verb_remove,
  &isms_verb_rate,
  &isms_verb_accept,
  &isms_verb_method,
  &isms_verb_approve,
  &isms_verb_attach,
  &isms_verb_extract,
  &isms_verb_log,
  &isms_verb_undo,
  &isms_verb_redo,
  &isms_verb_import,
  &isms_verb_export,
  &isms_verb_schema,
  &isms_verb_verify,
  &isms_verb_versions,
  &isms_verb_recover,
  &isms_verb_help,
  NULL,
};

const IsmsVerb *const *
isms_verbs (void)
{
  return verbs;
}

const IsmsVerb *
isms_verb_find (const char *name)
{
  for (guint i = 0; verbs[i] != NULL; i++)
    if (g_str_equal (verbs[i]->name, name))
      return verbs[i];
  return NULL;
}

/* File names are bytes, all else is UTF-8: in a locale of another encoding, what is typed and printed is still read so. */
static void
set_up_locale (void)
{
  setlocale (LC_ALL, "");
  if (!g_str_equal (nl_langinfo (CODESET), "UTF-8"))
    setlocale (LC_CTYPE, "C.UTF-8");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Where the caller closed a stream, a document must not take its number and then be printed into. */
static void
hold_streams (void)
{
  int fd = open ("/dev/null", O_RDONLY);

  while (fd >= 0 && fd <= STDERR_FILENO)
    fd = open ("/dev/null", O_RDONLY);
  if (fd >= 0)
    close (fd);
}

static IsmsExit
complain (const IsmsVerb *verb,
          const GError *error)
{
  IsmsExit code = isms_call_judge (error);

  isms_output_complain (error->message);
  if (code == ISMS_EXIT_WRONG_CALL)
    isms_output_complain_usage (verb);
  return code;
}

static gboolean
run_verb (IsmsCall *call,
          char **words,
          GError **error)
{
  if (!isms_call_parse (call, words, error))
    return FALSE;
  if (call->help)
    {
      g_autofree char *help = isms_call_describe (call);

      isms_call_print (call, "%s", help);
      return TRUE;
    }
  return call->verb->run (call, error);
}

static IsmsExit
run (char **words)
{
  g_auto (IsmsCall) call = { .out = g_string_new (NULL) };
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unwritten = NULL;
  gboolean done;

  call.verb = isms_verb_find (words[0]);
  if (call.verb == NULL)
    {
      isms_call_fail (&error, ISMS_EXIT_WRONG_CALL, _("There is no verb “%s”."), words[0]);
      return complain (NULL, error);
    }
  done = run_verb (&call, words, &error);
  if (!isms_output_write (&call, &unwritten) && done)
    return complain (call.verb, unwritten);
  return done ? ISMS_EXIT_DONE : complain (call.verb, error);
}

static IsmsExit
run_without_verb (void)
{
  isms_output_complain (_("A verb is missing."));
  isms_output_complain_usage (NULL);
  return ISMS_EXIT_WRONG_CALL;
}

int
main (int argc,
      char **argv)
{
  static char *help[] = { "help", NULL };
  static char *version[] = { "help", "--version", NULL };

  /* A reader that went away is an error to report, not a reason to die without a word. */
  signal (SIGPIPE, SIG_IGN);
  hold_streams ();
  set_up_locale ();
  g_set_prgname ("isms");
  g_set_application_name ("Parapet");

  if (argc < 2)
    return run_without_verb ();
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    return run (help);
  if (g_str_equal (argv[1], "--version"))
    return run (version);
  return run (argv + 1);
}
