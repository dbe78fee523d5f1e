/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-columns.h"
#include "isms-describe.h"
#include "isms-json.h"
#include "isms-names.h"
#include "isms-output.h"

#define PAGE 500

static int limit = -1;
static gboolean with_changes;

static const GOptionEntry options[] = {
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("At most so many steps"), N_("N") },
  { "changes", 0, 0, G_OPTION_ARG_NONE, &with_changes, N_("Say what each step changed"), NULL },
  { NULL },
};

static GPtrArray *
list_all (IsmsStore *store,
          GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_step_unref);
  guint wanted = limit >= 0 ? (guint) limit : G_MAXUINT;
  gint64 before = 0;

  while (all->len < wanted)
    {
      g_autoptr (GPtrArray) page = isms_history_list (store, before, MIN (PAGE, wanted - all->len), error);

      if (page == NULL)
        return NULL;
      if (page->len == 0)
        break;
      before = ((IsmsStep *) g_ptr_array_index (page, page->len - 1))->id;
      for (guint i = 0; i < page->len; i++)
        g_ptr_array_add (all, isms_step_ref (g_ptr_array_index (page, i)));
    }
  return g_steal_pointer (&all);
}

static GPtrArray *
list_record (IsmsStore *store,
             IsmsRecord *record,
             GError **error)
{
  GPtrArray *steps = isms_history_list_record (store, isms_record_get_key (record), error);

  if (steps != NULL && limit >= 0 && (guint) limit < steps->len)
    g_ptr_array_set_size (steps, limit);
  return steps;
}

static void
print_json (IsmsCall *call,
            IsmsStore *store,
            GPtrArray *steps)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < steps->len; i++)
    json_array_add_object_element (array, isms_json_step (store, g_ptr_array_index (steps, i)));
  isms_call_print_json (call, isms_json_array (array));
}

static void
print_lines (IsmsCall *call,
             GPtrArray *steps)
{
  g_autoptr (IsmsColumns) columns = isms_columns_new ();

  isms_columns_add (columns, _("Step"), ISMS_COLUMN_NUMBER);
  isms_columns_add (columns, _("When"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("Who"), ISMS_COLUMN_TEXT);
  isms_columns_add (columns, _("What"), ISMS_COLUMN_TEXT);
  for (guint i = 0; i < steps->len; i++)
    {
      IsmsStep *step = g_ptr_array_index (steps, i);

      isms_columns_set (columns, g_strdup_printf ("%" G_GINT64_FORMAT, step->id));
      isms_columns_set (columns, isms_describe_moment (step->at));
      isms_columns_set (columns, g_strdup (step->actor));
      isms_columns_set (columns, step->reason == NULL ? g_strdup (step->label) : g_strdup_printf ("%s (%s)", step->label, step->reason));
    }
  if (steps->len > 0)
    isms_columns_print (columns, call->out, isms_output_get_width ());
}

static void
print_changes (IsmsCall *call,
               IsmsStore *store,
               IsmsStep *step,
               gint64 only)
{
  g_autofree char *at = isms_describe_moment (step->at);

  isms_call_print (call, "%" G_GINT64_FORMAT "  %s  %s  %s\n", step->id, at, step->actor, step->label);
  if (step->reason != NULL)
    isms_call_print (call, _("  Reason: %s\n"), step->reason);
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      if (only != 0 && change->record != only)
        continue;
      text = isms_describe_change (store, change);
      lines = g_strsplit (text, "\n", -1);
      for (guint j = 0; lines[j] != NULL; j++)
        isms_call_print (call, "  %s\n", lines[j]);
    }
}

static void
print_plain (IsmsCall *call,
             IsmsStore *store,
             GPtrArray *steps,
             gint64 only)
{
  if (only == 0 && !with_changes)
    {
      print_lines (call, steps);
      return;
    }
  for (guint i = 0; i < steps->len; i++)
    print_changes (call, store, g_ptr_array_index (steps, i), only);
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = isms_call_open (call, error);
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (store == NULL)
    return FALSE;
  if (call->n_args > 1)
    {
      record = isms_names_find_record (store, call->args[1], TRUE, error);
      if (record == NULL)
        return FALSE;
    }
  steps = record != NULL ? list_record (store, record, error) : list_all (store, error);
  if (steps == NULL)
    return FALSE;
  if (call->json)
    print_json (call, store, steps);
  else
    print_plain (call, store, steps, record != NULL ? isms_record_get_key (record) : 0);
  return TRUE;
}

const IsmsVerb isms_verb_log = {
  .name = "log",
  .usage = "FILE [CODE]",
  .help = N_("Tell the history, the newest step first, or that of one record"),
  .min_args = 1,
  .max_args = 2,
  .flags = ISMS_VERB_JSON,
  .options = options,
  .run = run,
};
