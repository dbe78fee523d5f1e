/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-seed.h"
#include "isms-call.h"
#include "isms-json.h"

static gboolean sample;
static char *name;

static const GOptionEntry options[] = {
  { "sample", 0, 0, G_OPTION_ARG_NONE, &sample, N_("With the records of an organisation that does not exist, to look around in"), NULL },
  { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("The organisation's name; by default the file's"), N_("NAME") },
  { NULL },
};

static gboolean
fill (IsmsCall *call,
      IsmsStore *store,
      GFile *file,
      GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (base);

  if (sample)
    return isms_seed_load_sample (store, error);
  if (g_str_has_suffix (shown, ".isms"))
    shown[strlen (shown) - strlen (".isms")] = '\0';
  return isms_seed_start (store, name != NULL ? name : shown, error);
}

static void
report (IsmsCall *call,
        IsmsStore *store)
{
  guint controls = isms_store_count (store, isms_kind_find ("control"));

  if (call->json)
    {
      JsonObject *object = json_object_new ();

      isms_json_set_text (object, "file", call->args[0]);
      isms_json_set_text (object, "uuid", isms_document_get_uuid (call->document));
      json_object_set_int_member (object, "controls", controls);
      isms_call_print_json (call, isms_json_object (object));
    }
  else if (sample)
    isms_call_print (call, _("%s made, with a sample organisation.\n"), call->args[0]);
  else
    isms_call_print (call, _("%s made, with %u controls to decide on.\n"), call->args[0], controls);
}

static gboolean
make (IsmsCall *call,
      IsmsDocument *document,
      GFile *file,
      GError **error)
{
  return isms_call_prepare (call, document, error) && fill (call, isms_document_get_store (document), file, error) &&
         isms_document_save_as (document, file, ISMS_SAVE_NORMAL, NULL, error);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  g_autoptr (GFile) file = isms_call_file (call->args[0]);
  IsmsDocument *document;

  if (sample && name != NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("The sample has a name of its own: leave out --name or --sample."));
  if (name != NULL && *g_strstrip (name) == '\0')
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("--name wants a name."));
  if (g_file_query_exists (file, NULL))
    return isms_call_fail (error, ISMS_EXIT_REFUSED, _("“%s” is there already; nothing was changed."), call->args[0]);

  document = isms_document_create (NULL, error);
  if (document == NULL)
    return FALSE;
  if (!make (call, document, file, error))
    {
      /* Nobody typed any of it: it is nothing to be offered for recovery. */
      isms_document_discard (document);
      return FALSE;
    }
  report (call, isms_document_get_store (document));
  return TRUE;
}

const IsmsVerb isms_verb_new = {
  .name = "new",
  .usage = "FILE [--sample] [--name NAME]",
  .help = N_("Make a new ISMS"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .options = options,
  .run = run,
};
