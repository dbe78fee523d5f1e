/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "models/isms-assessment.h"
#include "models/isms-conversion.h"
#include "models/isms-method.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

static int start;
static int revise = -1;
static char **maps;
static gboolean convert;

static const GOptionEntry options[] = {
  { "start", 0, 0, G_OPTION_ARG_INT, &start, N_("Begin with a method whose scales have so many steps: 3 to 7"), N_("N") },
  { "revise", 0, 0, G_OPTION_ARG_INT, &revise, N_("Draft the next version with so many steps; 0 keeps the scales"), N_("N") },
  { "map", 0, 0, G_OPTION_ARG_STRING_ARRAY, &maps, N_("How a step of the version before is read in the draft, as likelihood:5=4"), N_("SCALE:OLD=NEW") },
  { "convert", 0, 0, G_OPTION_ARG_NONE, &convert, N_("Convert the ratings by older scales to those in force"), NULL },
  { NULL },
};

static void
print_scale (IsmsCall *call,
             IsmsStore *store,
             IsmsRecord *method,
             const char *scale,
             const char *label)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  isms_call_print (call, "%s\n", label);
  for (guint i = 0; i < steps->len; i++)
    {
      IsmsRecord *step = g_ptr_array_index (steps, i);
      const char *anchor = isms_record_get_text (step, "anchor");

      isms_call_print (call, "  %d  %s%s%s\n", (int) isms_record_get_integer (step, "step", 0), isms_record_get_title (step), anchor != NULL ? ": " : "",
                       anchor != NULL ? anchor : "");
    }
}

static void
print_bands (IsmsCall *call,
             IsmsStore *store,
             IsmsRecord *method)
{
  g_autoptr (GPtrArray) bands = isms_scale_list_bands (store, method);

  isms_call_print (call, "%s\n", _("Acceptance criteria"));
  for (guint i = 0; i < bands->len; i++)
    {
      IsmsRecord *band = g_ptr_array_index (bands, i);
      g_autofree char *who = isms_record_format (band, "acceptance_by");

      isms_call_print (call, "  %d–%d  %s (%s)\n", (int) isms_record_get_integer (band, "from_level", 0), (int) isms_record_get_integer (band, "to_level", 0),
                       isms_record_get_title (band), who);
    }
}

static void
print_news (IsmsCall *call,
            IsmsStore *store,
            IsmsRecord *method)
{
  g_autoptr (GPtrArray) gaps = isms_method_list_gaps (store, method);
  guint foreign = isms_conversion_count_risks (store);
  g_autoptr (GPtrArray) due = isms_assessment_list_due (store, NULL);

  for (guint i = 0; i < gaps->len; i++)
    isms_call_print (call, "%s\n", (const char *) g_ptr_array_index (gaps, i));
  if (foreign > 0)
    isms_call_print (call, ngettext ("%u risk is rated by other scales.\n", "%u risks are rated by other scales.\n", foreign), foreign);
  for (guint i = 0; i < due->len; i++)
    isms_call_print (call, _("An assessment is due: %s\n"), ((const IsmsRoundReason *) g_ptr_array_index (due, i))->sentence);
}

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *method)
{
  g_autofree char *state = isms_record_format (method, "status");
  const char *version = isms_record_get_text (method, "version");

  if (call->json)
    {
      isms_call_print_json (call, isms_json_object (isms_json_record (store, method)));
      return;
    }
  isms_call_print (call, "%s  %s %s (%s)\n", isms_record_get_code (method), isms_record_get_title (method), version != NULL ? version : "", state);
  print_scale (call, store, method, "likelihood", _("Likelihood"));
  print_scale (call, store, method, "impact", _("Impact"));
  print_bands (call, store, method);
  print_news (call, store, method);
}

/* The newest draft, where there is one, is what people work on. */
static IsmsRecord *
find_method (IsmsStore *store,
             gboolean draft)
{
  g_autoptr (GPtrArray) methods = isms_store_list_records (store, &isms_kind_method);

  for (guint i = methods->len; draft && i > 0; i--)
    if (isms_record_has (g_ptr_array_index (methods, i - 1), "converts_from") &&
        g_strcmp0 (isms_record_get_text (g_ptr_array_index (methods, i - 1), "status"), "draft") == 0)
      return g_object_ref (g_ptr_array_index (methods, i - 1));
  return isms_scale_find_method (store, NULL);
}

static gboolean
apply_map (IsmsStore *store,
           IsmsRecord *method,
           const char *text,
           GError **error)
{
  g_auto (GStrv) halves = g_strsplit (text, ":", 2);
  guint from, to;

  if (g_strv_length (halves) != 2 || sscanf (halves[1], "%u=%u", &from, &to) != 2 ||
      (!g_str_equal (halves[0], "likelihood") && !g_str_equal (halves[0], "impact")))
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("“%s” is not understood. Write likelihood:5=4 or impact:5=4."), text);
  return isms_method_map (store, method, halves[0], from, to, error);
}

static gboolean
apply_maps (IsmsStore *store,
            IsmsRecord *method,
            GError **error)
{
  for (guint i = 0; maps != NULL && maps[i] != NULL; i++)
    if (!apply_map (store, method, maps[i], error))
      return FALSE;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the method that was begun, drafted, changed or is in force */
static IsmsRecord *
apply (IsmsStore *store,
       GError **error)
{
  g_autoptr (IsmsRecord) method = NULL;

  if (start > 0)
    return isms_method_start (store, start, error);
  method = find_method (store, maps != NULL);
  if (method == NULL)
    {
      isms_call_fail (error, ISMS_EXIT_FINDING, _("There is no risk method yet. Begin with --start 4."));
      return NULL;
    }
  if (revise >= 0)
    {
      g_autoptr (IsmsRecord) draft = isms_method_revise (store, method, revise, error);

      return draft != NULL && apply_maps (store, draft, error) ? g_steal_pointer (&draft) : NULL;
    }
  return apply_maps (store, method, error) ? g_steal_pointer (&method) : NULL;
}

static gboolean
run_convert (IsmsCall *call,
             IsmsStore *store,
             GError **error)
{
  g_autoptr (GError) refused = NULL;
  guint n = isms_conversion_run (store, &refused);
  g_autofree char *beyond = isms_conversion_explain_beyond (store);

  if (refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }
  if (!isms_call_save (call, error))
    return FALSE;
  isms_call_print (call, ngettext ("%u risk converted.\n", "%u risks converted.\n", n), n);
  if (beyond != NULL)
    isms_call_print (call, "%s\n", beyond);
  return TRUE;
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store;
  g_autoptr (IsmsRecord) method = NULL;
  gboolean changes = start > 0 || revise >= 0 || maps != NULL || convert;

  call->look = !changes;
  store = isms_call_open (call, error);
  if (store == NULL)
    return FALSE;
  if (convert)
    return run_convert (call, store, error);
  method = apply (store, error);
  if (method == NULL || (changes && !isms_call_save (call, error)))
    return FALSE;
  report (call, store, method);
  return TRUE;
}

const IsmsVerb isms_verb_method = {
  .name = "method",
  .usage = "FILE",
  .help = N_("Show the risk method in force; begin one, draft its next version, convert ratings"),
  .min_args = 1,
  .max_args = 1,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .options = options,
  .run = run,
};
