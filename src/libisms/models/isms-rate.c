/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-conversion.h"
#include "models/isms-matrix.h"
#include "models/isms-rate.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

static char *
name_step (IsmsStore *store,
           IsmsRecord *method,
           const char *scale,
           guint step)
{
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, scale);

  for (guint i = 0; i < steps->len; i++)
    if (isms_record_get_integer (g_ptr_array_index (steps, i), "step", 0) == step)
      return g_strdup (isms_record_get_title (g_ptr_array_index (steps, i)));
  return g_strdup_printf ("%u", step);
}

static char *
make_label (IsmsStore *store,
            IsmsRecord *method,
            GPtrArray *risks,
            const IsmsRateWords *words)
{
  g_autofree char *likelihood = name_step (store, method, "likelihood", words->likelihood);
  g_autofree char *impact = name_step (store, method, "impact", words->impact);
  g_autofree char *some = g_strdup_printf (ngettext ("%u risk", "%u risks", risks->len), risks->len);
  const char *what = risks->len == 1 ? isms_record_get_code (g_ptr_array_index (risks, 0)) : some;

  /* Translators: steps of the history: "Rate RK-01 unlikely · serious". First what was rated, then likelihood and impact. */
  if (words->stage == ISMS_STAGE_INHERENT)
    return g_strdup_printf (_("Rate %s without controls: %s · %s"), what, likelihood, impact);
  if (words->stage == ISMS_STAGE_TARGET)
    return g_strdup_printf (_("Set the aim of %s: %s · %s"), what, likelihood, impact);
  return g_strdup_printf (_("Rate %s: %s · %s"), what, likelihood, impact);
}

/* A step that the method does not name is no rating. */
static gboolean
check_step (IsmsStore *store,
            IsmsRecord *method,
            IsmsRecord *risk,
            const IsmsRateWords *words,
            IsmsAxis axis,
            GError **error)
{
  const char *name = isms_stage_get_field (words->stage, axis);
  const IsmsField *field = isms_kind_field (&isms_kind_risk, name);
  g_autoptr (GPtrArray) steps = isms_scale_list_steps (store, method, field->scale);
  guint most = steps->len > 0 ? steps->len : 5;
  guint step = axis == ISMS_AXIS_LIKELIHOOD ? words->likelihood : words->impact;
  g_autofree char *sentence = g_strdup_printf (_("The scale has the steps 1 to %u."), most);

  return (step >= 1 && step <= most) || isms_record_refuse (risk, field, ISMS_FIELD_ERROR_RANGE, sentence, error);
}

static gboolean
add_controls (IsmsStore *store,
              IsmsRecord *risk,
              GPtrArray *controls,
              GError **error)
{
  g_autoptr (GPtrArray) linked = isms_store_get_links (store, risk, "controls");

  for (guint i = 0; i < controls->len; i++)
    g_ptr_array_add (linked, g_object_ref (g_ptr_array_index (controls, i)));
  return isms_store_set_links (store, risk, "controls", linked, error); /* each once */
}

/* Each rating keeps its reason; of the one that holds now, it stays with the half that it explains. */
static gboolean
set_reason (IsmsStore *store,
            IsmsRecord *risk,
            const IsmsRateWords *words,
            GError **error)
{
  gboolean likelier = isms_record_get_integer (risk, "current_likelihood", 0) != words->likelihood;
  gboolean worse = isms_record_get_integer (risk, "current_impact", 0) != words->impact;

  if (words->reason == NULL || *words->reason == '\0')
    return TRUE;
  if (words->stage != ISMS_STAGE_CURRENT)
    return isms_store_set_from_text (store, risk, words->stage == ISMS_STAGE_INHERENT ? "inherent_reason" : "target_reason", words->reason, error);
  return (!likelier || isms_store_set_from_text (store, risk, "likelihood_reason", words->reason, error)) &&
         (!worse || isms_store_set_from_text (store, risk, "impact_reason", words->reason, error));
}

/* Whether the state says of the rating what the acceptance criteria do not say of the new one (6.1.2 a 1). */
static gboolean
is_belied (IsmsStore *store,
           IsmsRecord *method,
           IsmsRecord *risk,
           const IsmsRateWords *words)
{
  const char *status = isms_record_get_text (risk, "status");
  g_autoptr (IsmsRecord) band = NULL;
  gint64 level;
  IsmsTone tone;

  if (g_strcmp0 (status, "ok") != 0)
    return g_strcmp0 (status, "accepted") == 0;
  isms_scale_get_level (store, method, words->likelihood, words->impact, &level);
  band = isms_scale_find_band (store, method, level);
  tone = isms_tone_of_band (band);
  return tone == ISMS_TONE_DECIDE || tone == ISMS_TONE_TREAT;
}

/* What is accepted or acceptable is one rating; about another somebody has to decide anew. */
static gboolean
open_again (IsmsStore *store,
            IsmsRecord *method,
            IsmsRecord *risk,
            const IsmsRateWords *words,
            GError **error)
{
  gboolean other = isms_record_get_integer (risk, "current_likelihood", 0) != words->likelihood || isms_record_get_integer (risk, "current_impact", 0) != words->impact;

  if (words->stage != ISMS_STAGE_CURRENT || !other || !is_belied (store, method, risk, words))
    return TRUE;
  return isms_store_set_from_text (store, risk, "status", "open", error);
}

/**
 * isms_rate_write:
 * @method: (nullable): the risk method in force
 *
 * Writes a rating that isms_rate_check() lets pass, within a step that is begun. A risk that was accepted at another, or acceptable
 * where the new one is not, is open again.
 *
 * Returns: whether it could be written
 */
gboolean
isms_rate_write (IsmsStore *store,
                 IsmsRecord *method,
                 IsmsRecord *risk,
                 const IsmsRateWords *words,
                 GError **error)
{
  g_autofree char *today = isms_day_dup_today ();

  return set_reason (store, risk, words, error) && open_again (store, method, risk, words, error) &&
         isms_store_set_integer (store, risk, isms_stage_get_field (words->stage, ISMS_AXIS_LIKELIHOOD), words->likelihood, error) &&
         isms_store_set_integer (store, risk, isms_stage_get_field (words->stage, ISMS_AXIS_IMPACT), words->impact, error) &&
         (method == NULL || isms_store_set_link (store, risk, "method", method, error)) &&
         (words->controls == NULL || add_controls (store, risk, words->controls, error)) &&
         isms_store_set_from_text (store, risk, "last_rated_on", words->date != NULL ? words->date : today, error);
}

/* A risk names one method for all its ratings: the one that is new must not lend its scales to those that are old. */
static gboolean
keeps_scales (IsmsStore *store,
              IsmsRecord *method,
              IsmsRecord *risk,
              const IsmsRateWords *words)
{
  g_autoptr (IsmsRecord) old = isms_store_get_link (store, risk, "method");
  gboolean others = FALSE;

  for (IsmsStage stage = 0; stage < ISMS_N_STAGES; stage++)
    others = others || (stage != words->stage && isms_record_has (risk, isms_stage_get_field (stage, ISMS_AXIS_LIKELIHOOD)));
  return !others || isms_scale_is_same (store, old, store, method);
}

/**
 * isms_rate_check:
 * @method: (nullable): the risk method in force
 * @error: return location: #IsmsFieldError where a step is beyond the scale or the risk is closed
 *
 * Returns: whether the risk may be rated so
 */
gboolean
isms_rate_check (IsmsStore *store,
                 IsmsRecord *method,
                 IsmsRecord *risk,
                 const IsmsRateWords *words,
                 GError **error)
{
  if (g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0)
    return isms_record_refuse (risk, isms_kind_field (&isms_kind_risk, "status"), ISMS_FIELD_ERROR_CHOICE,
                               _("It is closed. Open it again before it is rated."), error);
  if (!keeps_scales (store, method, risk, words))
    return isms_record_refuse (risk, isms_kind_field (&isms_kind_risk, "method"), ISMS_FIELD_ERROR_CHOICE,
                               _("Its other ratings are by older scales. Convert the ratings first, so that none is misread (6.1.2 b)."), error);
  return check_step (store, method, risk, words, ISMS_AXIS_LIKELIHOOD, error) && check_step (store, method, risk, words, ISMS_AXIS_IMPACT, error);
}

/**
 * isms_rate_may:
 * @risks: (element-type IsmsRecord): risks
 * @error: return location: #IsmsFieldError, with a sentence that says why not
 *
 * Returns: whether all of them may be rated so
 */
gboolean
isms_rate_may (IsmsStore *store,
               GPtrArray *risks,
               const IsmsRateWords *words,
               GError **error)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  for (guint i = 0; i < risks->len; i++)
    if (!isms_rate_check (store, method, g_ptr_array_index (risks, i), words, error))
      return FALSE;
  return TRUE;
}

/**
 * isms_rate_check_reason:
 * @error: return location: #IsmsFieldError where nobody says why
 *
 * Returns: whether it is said why the risk is rated so
 */
gboolean
isms_rate_check_reason (IsmsRecord *risk,
                        const IsmsRateWords *words,
                        GError **error)
{
  const IsmsField *field = isms_kind_field (&isms_kind_risk, isms_stage_get_field (words->stage, ISMS_AXIS_LIKELIHOOD));
  g_autofree char *reason = g_strstrip (g_strdup (words->reason != NULL ? words->reason : ""));

  return *reason != '\0' || isms_record_refuse (risk, field, ISMS_FIELD_ERROR_REQUIRED,
                                                _("Say why it is rated so: whoever rates it after you should come to the same (6.1.2 b)."), error);
}

/**
 * isms_rate_risks:
 * @risks: (element-type IsmsRecord): at least one risk
 * @error: return location: #IsmsFieldError where nobody says why, a step is beyond the scale or a risk is closed, #IsmsStoreError
 *
 * Rates the risks in one step by the risk method in force (6.1.2 d, 8.2), all of them or none. What was accepted before lapses by
 * itself where the rating is another now.
 *
 * Returns: whether the rating holds
 */
gboolean
isms_rate_risks (IsmsStore *store,
                 GPtrArray *risks,
                 const IsmsRateWords *words,
                 GError **error)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);
  g_autofree char *label = make_label (store, method, risks, words);

  if (!isms_rate_may (store, risks, words, error) || !isms_rate_check_reason (g_ptr_array_index (risks, 0), words, error))
    return FALSE;
  if (!isms_store_begin (store, label, words->reason, error))
    return FALSE;
  for (guint i = 0; i < risks->len; i++)
    if (!isms_rate_write (store, method, g_ptr_array_index (risks, i), words, error))
      {
        isms_store_rollback (store);
        return FALSE;
      }
  return isms_store_commit (store, error);
}

/**
 * isms_rate_risk:
 *
 * As isms_rate_risks(), of one risk.
 *
 * Returns: whether the rating holds
 */
gboolean
isms_rate_risk (IsmsStore *store,
                IsmsRecord *risk,
                const IsmsRateWords *words,
                GError **error)
{
  g_autoptr (GPtrArray) risks = g_ptr_array_new ();

  g_ptr_array_add (risks, risk);
  return isms_rate_risks (store, risks, words, error);
}
