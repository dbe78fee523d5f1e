/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-mapping.h"
#include "isms-call.h"
#include "records/isms-field-type.h"
#include "store/isms-history.h"

G_DEFINE_QUARK (isms-call-error-quark, isms_call_error)

/* What all verbs share: their words and options, the document, and what they print. */

void
isms_call_clear (IsmsCall *call)
{
  if (call->document != NULL)
    isms_document_close (call->document);
  g_clear_object (&call->past);
  g_clear_object (&call->document);
  g_clear_pointer (&call->args, g_strfreev);
  g_clear_pointer (&call->actor, g_free);
  g_clear_pointer (&call->reason, g_free);
  g_clear_pointer (&call->as_of, g_free);
  if (call->out != NULL)
    g_string_free (g_steal_pointer (&call->out), TRUE);
}

/**
 * isms_call_fail:
 * @code: what the program ends with
 * @format: a whole sentence
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_call_fail (GError **error,
                IsmsExit code,
                const char *format,
                ...)
{
  va_list args;

  va_start (args, format);
  g_propagate_error (error, g_error_new_valist (ISMS_CALL_ERROR, code, format, args));
  va_end (args);
  return FALSE;
}

static IsmsExit
judge_store (IsmsStoreError code)
{
  switch (code)
    {
    case ISMS_STORE_ERROR_CONFLICT:
    case ISMS_STORE_ERROR_NOTHING:
      return ISMS_EXIT_FINDING;
    case ISMS_STORE_ERROR_CODE:
    case ISMS_STORE_ERROR_LINK:
      return ISMS_EXIT_WRONG_CALL;
    default:
      return ISMS_EXIT_REFUSED;
    }
}

/**
 * isms_call_judge:
 * @error: what a verb ended with
 *
 * Returns: what the program ends with
 */
IsmsExit
isms_call_judge (const GError *error)
{
  if (error->domain == ISMS_CALL_ERROR)
    return error->code;
  if (error->domain == G_OPTION_ERROR || error->domain == ISMS_FIELD_ERROR || error->domain == ISMS_IMPORT_ERROR)
    return ISMS_EXIT_WRONG_CALL;
  if (error->domain == ISMS_STORE_ERROR)
    return judge_store (error->code);
  return ISMS_EXIT_REFUSED;
}

static GOptionContext *
make_context (IsmsCall *call,
              GOptionEntry *common)
{
  GOptionContext *context = g_option_context_new (call->verb->usage);
  GOptionGroup *group = g_option_group_new ("isms", NULL, NULL, NULL, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  if (call->verb->options != NULL)
    g_option_group_add_entries (group, call->verb->options);
  g_option_group_add_entries (group, common);
  g_option_context_set_main_group (context, group);
  g_option_context_set_summary (context, _(call->verb->help));
  g_option_context_set_help_enabled (context, FALSE);
  return context;
}

static GOptionContext *
make_full_context (IsmsCall *call)
{
  const GOptionEntry known[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &call->json, N_("Print JSON"), NULL },
    { "actor", 0, 0, G_OPTION_ARG_STRING, &call->actor, N_("Who does it; by default the name of your account"), N_("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &call->reason, N_("Why, in your words; the history keeps it"), N_("TEXT") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &call->as_of, N_("As it was at the end of that day: 2026-03-01"), N_("DATE") },
  };
  GOptionEntry common[G_N_ELEMENTS (known) + 2] = { 0 };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (call->verb->flags & (1 << i))
      common[n++] = known[i];
  common[n] = (GOptionEntry) { "help", 'h', 0, G_OPTION_ARG_NONE, &call->help, N_("Show this help"), NULL };
  return make_context (call, common);
}

/**
 * isms_call_describe:
 *
 * Returns: (transfer full): the verb's help
 */
char *
isms_call_describe (IsmsCall *call)
{
  g_autoptr (GOptionContext) context = make_full_context (call);
  g_autofree char *program = g_strdup_printf ("isms %s", call->verb->name);

  g_set_prgname (program);
  return g_option_context_get_help (context, TRUE, NULL);
}

/**
 * isms_call_parse:
 * @words: the command line from the verb on
 *
 * Reads the options and keeps the rest as arguments.
 *
 * Returns: whether the call is right; with --help no arguments are asked for
 */
gboolean
isms_call_parse (IsmsCall *call,
                 char **words,
                 GError **error)
{
  g_autoptr (GOptionContext) context = make_full_context (call);
  g_auto (GStrv) left = g_strdupv (words);
  guint first = 1;

  if (!g_option_context_parse_strv (context, &left, error))
    return FALSE;
  if (left[1] != NULL && g_str_equal (left[1], "--"))
    first = 2;
  call->args = g_strdupv (left + first);
  call->n_args = g_strv_length (call->args);
  if (call->help)
    return TRUE;
  if (g_strv_contains ((const char *const *) call->args, ""))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("An empty word names nothing."));
  if (call->n_args < call->verb->min_args)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is to be called with: %s."), call->verb->name, call->verb->usage);
  if (call->verb->max_args > 0 && call->n_args > call->verb->max_args)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is one word too many for “%s”."), call->args[call->verb->max_args], call->verb->name);
  return TRUE;
}

/**
 * isms_call_file:
 * @word: a path or an address
 *
 * Unlike g_file_new_for_commandline_arg() this takes a file "a:b.isms" for what it is, and what is no address for a path.
 *
 * Returns: (transfer full): the file
 */
GFile *
isms_call_file (const char *word)
{
  g_autoptr (GFile) remote = NULL;
  g_autofree char *base = NULL;

  if (strstr (word, "://") == NULL || g_file_test (word, G_FILE_TEST_EXISTS))
    return g_file_new_for_path (word);
  remote = g_file_new_for_uri (word);
  base = g_file_get_basename (remote);
  return base != NULL ? g_steal_pointer (&remote) : g_file_new_for_path (word);
}

static void
set_actor (IsmsCall *call,
           IsmsStore *store)
{
  if (call->actor != NULL)
    isms_store_set_actor (store, call->actor);
  else if (g_str_equal (g_get_real_name (), "Unknown") || *g_get_real_name () == '\0')
    isms_store_set_actor (store, g_get_user_name ());
}

static gboolean
check_text (const char *option,
            const char *text,
            GError **error)
{
  if (text == NULL || (g_utf8_validate (text, -1, NULL) && strpbrk (text, "\n\r\t\033") == NULL && g_utf8_strlen (text, -1) <= 1000))
    return TRUE;
  return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("What follows %s must be one line of at most 1000 characters."), option);
}

/**
 * isms_call_prepare:
 * @document: (transfer full): the document the verb works on
 *
 * Returns: whether the options that say who does it and why can be used
 */
gboolean
isms_call_prepare (IsmsCall *call,
                   IsmsDocument *document,
                   GError **error)
{
  call->document = document;
  if (call->actor != NULL && *g_strstrip (call->actor) == '\0')
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("--actor wants a name."));
  if (!check_text ("--actor", call->actor, error) || !check_text ("--reason", call->reason, error))
    return FALSE;
  set_actor (call, isms_document_get_store (document));
  return TRUE;
}

static IsmsStore *
go_back (IsmsCall *call,
         IsmsStore *store,
         GError **error)
{
  gboolean remembers = (call->verb->flags & ISMS_VERB_REMEMBERS) != 0;
  g_autoptr (GError) problem = NULL;

  if (!isms_date_is_valid (call->as_of))
    {
      isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not a date like 2026-03-01."), call->as_of);
      return NULL;
    }
  call->past = remembers ? isms_history_go_back_to_day (store, call->as_of, &problem) : isms_history_as_of_day (store, call->as_of, NULL, &problem);
  if (call->past == NULL && problem == NULL)
    isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("The history of “%s” begins after %s."), isms_document_get_name (call->document), call->as_of);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return call->past;
}

static IsmsDocumentFlags
choose_flags (IsmsCall *call)
{
  IsmsVerbFlags flags = call->verb->flags;

  if ((flags & ISMS_VERB_CHANGES) != 0)
    return call->look ? ISMS_DOCUMENT_PASSING : ISMS_DOCUMENT_NORMAL;
  return (flags & ISMS_VERB_DISTRUSTS) != 0 ? ISMS_DOCUMENT_PASSING : ISMS_DOCUMENT_READING;
}

/**
 * isms_call_open:
 *
 * Opens the file named first. A verb that changes nothing only looks at it, so that it works beside an open window.
 *
 * Returns: (transfer none) (nullable): its records, as they are or as they were
 */
IsmsStore *
isms_call_open (IsmsCall *call,
                GError **error)
{
  IsmsDocumentFlags flags = choose_flags (call);
  g_autoptr (GFile) file = isms_call_file (call->args[0]);
  IsmsDocument *document = isms_document_open (file, flags, NULL, error);

  if (document == NULL || !isms_call_prepare (call, document, error))
    return NULL;
  if (flags == ISMS_DOCUMENT_NORMAL && isms_document_get_read_only_reason (document) != NULL)
    {
      isms_call_fail (error, ISMS_EXIT_REFUSED, "%s", isms_document_get_read_only_reason (document));
      return NULL;
    }
  if (call->as_of != NULL)
    return go_back (call, isms_document_get_store (document), error);
  return isms_document_get_store (document);
}

gboolean
isms_call_save (IsmsCall *call,
                GError **error)
{
  return isms_document_save (call->document, ISMS_SAVE_NORMAL, NULL, error);
}

/**
 * isms_call_commit:
 *
 * Ends the step and saves the file.
 */
gboolean
isms_call_commit (IsmsCall *call,
                  GError **error)
{
  return isms_store_commit (isms_document_get_store (call->document), error) && isms_call_save (call, error);
}
