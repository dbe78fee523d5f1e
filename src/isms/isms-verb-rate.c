/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "isms-call.h"
#include "isms-json.h"
#include "isms-names.h"
#include "models/isms-rate.h"
#include "models/isms-scale.h"
#include "records/isms-kinds.h"

static int likelihood;
static int impact;
static gboolean inherent;
static gboolean target;
static char **controls;

static const GOptionEntry options[] = {
  { "likelihood", 'l', 0, G_OPTION_ARG_INT, &likelihood, N_("The step of the likelihood scale, from 1"), N_("N") },
  { "impact", 'i', 0, G_OPTION_ARG_INT, &impact, N_("The step of the impact scale, from 1"), N_("N") },
  { "inherent", 0, 0, G_OPTION_ARG_NONE, &inherent, N_("As it is without controls"), NULL },
  { "target", 0, 0, G_OPTION_ARG_NONE, &target, N_("As it is wanted after treatment"), NULL },
  { "because-of", 0, 0, G_OPTION_ARG_STRING_ARRAY, &controls, N_("A control that is the reason; it is linked to the risk"), N_("CONTROL") },
  { NULL },
};

static gboolean
check_call (IsmsCall *call,
            GError **error)
{
  if (inherent && target)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("A rating is either --inherent or --target."));
  if (likelihood < 1 || impact < 1)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("Say --likelihood and --impact, as steps of the scales from 1."));
  if ((call->reason == NULL || *call->reason == '\0') && controls == NULL)
    return isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("Say why it is rated so, with --reason or --because-of: whoever rates it after you should come to the same (6.1.2 b)."));
  return TRUE;
}

/* As on screen, a control alone is a reason. Returns: (transfer full) */
static char *
make_reason (IsmsCall *call,
             GPtrArray *found)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (call->reason != NULL && *call->reason != '\0')
    return g_strdup (call->reason);
  for (guint i = 0; i < found->len; i++)
    g_strv_builder_add (codes, isms_record_get_code (g_ptr_array_index (found, i)));
  all = g_strv_builder_end (codes);
  return g_strjoinv (", ", all);
}

static IsmsRecord *
find_risk (IsmsStore *store,
           const char *word,
           GError **error)
{
  g_autoptr (IsmsRecord) record = isms_names_find_record (store, word, FALSE, error);

  if (record == NULL || isms_record_get_kind (record) == &isms_kind_risk)
    return g_steal_pointer (&record);
  isms_call_fail (error, ISMS_EXIT_WRONG_CALL, _("%s is not a risk."), isms_record_get_code (record));
  return NULL;
}

static gboolean
find_controls (IsmsStore *store,
               GPtrArray *found,
               GError **error)
{
  for (guint i = 0; controls != NULL && controls[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_field (&isms_kind_risk, "controls");
      IsmsRecord *control = isms_store_resolve (store, field, controls[i], error);

      if (control == NULL)
        return FALSE;
      g_ptr_array_add (found, control);
    }
  return TRUE;
}

static void
report (IsmsCall *call,
        IsmsStore *store,
        IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, risk);
  g_autoptr (IsmsRecord) band = NULL;
  gint64 level;

  if (call->json)
    {
      isms_call_print_json (call, isms_json_object (isms_json_record (store, risk)));
      return;
    }
  isms_scale_get_level (store, method, likelihood, impact, &level);
  band = isms_scale_find_band (store, method, level);
  isms_call_print (call, _("%s: level %d%s%s\n"), isms_record_get_code (risk), (int) level, band != NULL ? ", " : "",
                   band != NULL ? isms_record_get_title (band) : "");
}

static gboolean
run (IsmsCall *call,
     GError **error)
{
  IsmsStore *store = check_call (call, error) ? isms_call_open (call, error) : NULL;
  g_autoptr (IsmsRecord) risk = store != NULL ? find_risk (store, call->args[1], error) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *reason = NULL;
  IsmsRateWords words = {
    .stage = inherent ? ISMS_STAGE_INHERENT : target ? ISMS_STAGE_TARGET
                                                     : ISMS_STAGE_CURRENT,
    .likelihood = likelihood,
    .impact = impact,
    .controls = found,
  };

  if (risk == NULL || !find_controls (store, found, error))
    return FALSE;
  words.reason = reason = make_reason (call, found);
  if (!isms_rate_risk (store, risk, &words, error) || !isms_call_save (call, error))
    return FALSE;
  report (call, store, risk);
  return TRUE;
}

const IsmsVerb isms_verb_rate = {
  .name = "rate",
  .usage = "FILE CODE",
  .help = N_("Rate a risk: how likely, how bad, and why"),
  .min_args = 2,
  .max_args = 2,
  .flags = ISMS_VERB_JSON | ISMS_VERB_CHANGES | ISMS_VERB_REASON,
  .options = options,
  .run = run,
};
