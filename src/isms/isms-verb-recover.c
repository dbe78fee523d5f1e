/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/isms-copy.h"
#include "isms-call.h"
#include "isms-columns.h"
#include "isms-json.h"

static char *
display_uri (const char *uri)
{
  g_autoptr (GFile) file = uri != NULL ? g_file_new_for_uri (uri) : NULL;

  return file != NULL ? g_file_get_parse_name (file) : NULL;
}

static void
list_json (IsmsCall *call,
           GPtrArray *copies)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < copies->len; i++)
    {
      const IsmsCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *file = display_uri (copy->uri);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "copy", copy->name);
      isms_json_set_text (object, "uuid", copy->uuid);
      isms_json_set_text (object, "file", file);
      json_object_set_int_member (object, "unsaved", copy->unsaved);
      json_array_add_object_element (array, object);
    }
  isms_call_print_json (call, isms_json_array (array));
}

static void
list_plain (IsmsCall *call,
            GPtrArray *copies)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, _("Copy"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Steps"), ISMS_COLUMN_NUMBER);
  isms_columns_add (columns, _("File"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < copies->len; i++)
    {
      const IsmsCopy *copy = g_ptr_array_index (copies, i);
      g_autofree char *file = display_uri (copy->uri);

      isms_columns_set (columns, g_strdup (copy->name));
      isms_columns_set (columns, g_strdup_printf ("%u", copy->unsaved));
      isms_columns_set (columns, g_strdup (file != NULL ? file : _("never saved")));
    }
  if (copies->len > 0)
    isms_columns_print (columns, call->out, 0);
  else
    isms_call_print (call, _("Nothing is unsaved.\n"));
}

static gboolean
check_name (const char *name,
            GError **error)
{
  g_autoptr (GPtrArray) copies = isms_copy_list_unsaved ();

  for (guint i = 0; i < copies->len; i++)
    if (g_str_equal (((const IsmsCopy *) g_ptr_array_index (copies, i))->name, name))
      return TRUE;
  return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("No working copy “%s” has unsaved steps; “isms recover” lists those that have."), name);
}

static gboolean
save (IsmsCall *call,
      GError **error)
{
  g_autoptr (GFile) file = call->n_args > 1 ? isms_call_file (call->args[1]) : NULL;

  if (file == NULL)
    return isms_call_save (call, error);
  return isms_document_save_as (call->document, file, ISMS_SAVE_NORMAL, NULL, error);
}

static gboolean
recover (IsmsCall *call,
         GError **error)
{
  IsmsDocument *document = NULL;
  guint recovered;

  if (!check_name (call->args[0], error))
    return FALSE;
  document = isms_document_recover (call->args[0], error);
  if (document == NULL || !isms_call_prepare (call, document, error))
    return FALSE;
  recovered = isms_document_get_recovered (document);
  if (!save (call, error))
    return FALSE;
  isms_call_print (call, ngettext ("%u change saved in %s.\n", "%u changes saved in %s.\n", recovered), recovered,
                   g_file_peek_path (isms_document_get_file (document)) != NULL ? g_file_peek_path (isms_document_get_file (document)) : isms_document_get_name (document));
  return TRUE;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  g_autoptr (GPtrArray) copies = NULL;

  if (call->n_args > 0)
    return recover (call, error);
  copies = isms_copy_list_unsaved ();
  if (call->json)
    list_json (call, copies);
  else
    list_plain (call, copies);
  return TRUE;
}

const IsmsVerb isms_verb_recover = {
  .name = "recover",
  .usage = "[COPY [FILE]]",
  .help = N_("List changes that never reached their file, or save them"),
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES,
  .run = run,
};
