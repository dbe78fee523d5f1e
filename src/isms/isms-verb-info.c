/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"
#include "store/isms-schema.h"

static char *
get_organisation (IsmsStore *store)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (store, isms_kind_find ("organisation"));

  return records->len > 0 ? g_strdup (isms_record_get_title (g_ptr_array_index (records, 0))) : NULL;
}

static IsmsStep *
get_head (IsmsStore *store)
{
  gint64 head = isms_history_get_head (store);

  return head > 0 ? isms_history_get_step (store, head, NULL) : NULL;
}

static JsonArray *
count_kinds (IsmsStore *store)
{
  JsonArray *counts = json_array_new ();

  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      JsonObject *count = json_object_new ();

      json_object_set_string_member (count, "kind", isms_kinds (NULL)[i]->name);
      json_object_set_int_member (count, "records", isms_store_count (store, isms_kinds (NULL)[i]));
      json_array_add_object_element (counts, count);
    }
  return counts;
}

static void
print_json (IsmsCall *call,
            IsmsStore *store)
{
  g_autofree char *organisation = get_organisation (store);
  g_autofree char *created = isms_store_get_meta (store, "created");
  g_autoptr (IsmsStep) head = get_head (store);
  JsonObject *object = json_object_new ();

  isms_json_set_text (object, "file", call->args[0]);
  isms_json_set_text (object, "organisation", organisation);
  isms_json_set_text (object, "uuid", isms_document_get_uuid (call->document));
  isms_json_set_text (object, "created", created);
  json_object_set_int_member (object, "format", ISMS_FORMAT_VERSION);
  json_object_set_int_member (object, "steps", isms_history_get_head (store));
  if (head != NULL)
    json_object_set_object_member (object, "head", isms_json_step (store, head));
  json_object_set_array_member (object, "kinds", count_kinds (store));
  isms_call_print_json (call, isms_json_object (object));
}

static void
print_fact (IsmsCall *call,
            const char *label,
            const char *fact)
{
  if (fact != NULL)
    isms_call_print (call, "%s%*s%s\n", label, MAX (1, 20 - (int) isms_text_width (label)), "", fact);
}

static void
print_head (IsmsCall *call,
            IsmsStore *store)
{
  g_autoptr (IsmsStep) head = get_head (store);
  g_autofree char *steps = g_strdup_printf ("%" G_GINT64_FORMAT, isms_history_get_head (store));
  g_autofree char *hash = head != NULL ? isms_describe_hash (head->hash) : NULL;
  g_autofree char *at = head != NULL ? isms_describe_moment (head->at) : NULL;
  g_autofree char *last = head != NULL ? g_strdup_printf ("%s, %s: %s", at, head->actor, head->label) : NULL;

  print_fact (call, _("Steps"), steps);
  print_fact (call, _("Last step"), last);
  print_fact (call, _("State"), hash);
}

static void
print_counts (IsmsCall *call,
              IsmsStore *store)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, NULL, ISMS_COLUMN_TEXT);
  isms_columns_add (columns, NULL, ISMS_COLUMN_NUMBER);
  for (guint i = 0; isms_kinds (NULL)[i] != NULL; i++)
    {
      guint n = isms_store_count (store, isms_kinds (NULL)[i]);

      if (n == 0)
        continue;
      isms_columns_set (columns, g_strdup (_(isms_kinds (NULL)[i]->plural)));
      isms_columns_set (columns, g_strdup_printf ("%u", n));
    }
  isms_call_print (call, "\n");
  isms_columns_print (columns, call->out, 0);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autofree char *organisation = NULL;
  g_autofree char *created = NULL;

  if (store == NULL)
    return FALSE;
  if (call->json)
    {
      print_json (call, store);
      return TRUE;
    }
  organisation = get_organisation (store);
  created = isms_store_get_meta (store, "created");
  print_fact (call, _("Organisation"), organisation);
  print_fact (call, _("Document"), isms_document_get_uuid (call->document));
  print_fact (call, _("Made"), created);
  print_head (call, store);
  print_counts (call, store);
  return TRUE;
}

const IsmsVerb isms_verb_info = {
  .name = "info",
  .usage = "FILE",
  .help = N_("Say what a file holds"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON | ISMS_VERB_AS_OF,
  .run = run,
};
