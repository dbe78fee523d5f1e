/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/isms-versions.h"
#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"

static void
print_json (IsmsCall *call,
            GPtrArray *versions)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsVersion *version = g_ptr_array_index (versions, i);
      JsonObject *object = json_object_new ();

      isms_json_set_moment (object, "replaced", version->at * G_USEC_PER_SEC);
      json_object_set_int_member (object, "size", version->size);
      json_object_set_string_member (object, "path", version->path);
      json_array_add_object_element (array, object);
    }
  isms_call_print_json (call, isms_json_array (array));
}

static void
print_plain (IsmsCall *call,
             GPtrArray *versions)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, _("Replaced"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Size"), ISMS_COLUMN_NUMBER);
  isms_columns_add (columns, _("Kept as"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < versions->len; i++)
    {
      const IsmsVersion *version = g_ptr_array_index (versions, i);

      isms_columns_set (columns, isms_describe_moment (version->at * G_USEC_PER_SEC));
      isms_columns_set (columns, g_format_size (version->size));
      isms_columns_set (columns, g_strdup (version->path));
    }
  if (versions->len > 0)
    isms_columns_print (columns, call->out, 0);
  else
    isms_call_print (call, _("No earlier version of %s is kept on this computer.\n"), call->args[0]);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;

  if (isms_call_open (call, error) == NULL)
    return FALSE;
  versions = isms_versions_list (isms_document_get_uuid (call->document));
  if (call->json)
    print_json (call, versions);
  else
    print_plain (call, versions);
  return TRUE;
}

const IsmsVerb isms_verb_versions = {
  .name = "versions",
  .usage = "FILE",
  .help = N_("List the earlier versions of a file that this computer keeps"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON,
  .run = run,
};
