/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-agreement.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

/* What people do with a consistency test: begin it, rate without knowing of each other, and settle what they see differently. */

static gboolean
refuse (IsmsRecord *test,
        const char *field,
        const char *sentence,
        GError **error)
{
  return isms_record_refuse (test, isms_kind_field (isms_record_get_kind (test), field), ISMS_FIELD_ERROR_CHOICE, sentence, error);
}

static gboolean
write_test (IsmsStore *store,
            IsmsRecord *test,
            const char *title,
            GPtrArray *raters,
            GPtrArray *risks,
            GError **error)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  return isms_store_set_from_text (store, test, "title", title, error) && isms_store_set_links (store, test, "raters", raters, error) &&
         isms_store_set_links (store, test, "risks", risks, error) &&
         (method == NULL || isms_store_set_link (store, test, "method", method, error));
}

/**
 * isms_agreement_start:
 * @raters: (element-type IsmsRecord): at least two people
 * @risks: (element-type IsmsRecord): what they rate
 *
 * Begins a consistency test in one step (6.1.2 b). Until it is performed, that is until everybody has rated, the ratings are sealed.
 *
 * Returns: (transfer full) (nullable): the test
 */
IsmsRecord *
isms_agreement_start (IsmsStore *store,
                      const char *title,
                      GPtrArray *raters,
                      GPtrArray *risks,
                      GError **error)
{
  g_autoptr (IsmsRecord) test = NULL;

  if (!isms_store_begin (store, _("Begin a consistency test"), NULL, error))
    return NULL;
  test = isms_store_create (store, &isms_kind_double_rating, NULL);
  if (raters->len < 2)
    refuse (test, "raters", _("Name at least two people who rate."), error);
  else if (risks->len == 0)
    refuse (test, "risks", _("Choose the risks that are rated."), error);
  else if (write_test (store, test, title, raters, risks, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&test) : NULL;
  isms_store_rollback (store);
  return NULL;
}

static gboolean
is_linked (IsmsRecord *test,
           const char *field,
           IsmsRecord *target)
{
  g_auto (GStrv) keys = isms_record_get_members (test, field);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (target));

  return keys != NULL && g_strv_contains ((const char *const *) keys, key);
}

static IsmsRecord *
find_rating (IsmsStore *store,
             IsmsRecord *test,
             IsmsRecord *rater,
             IsmsRecord *risk)
{
  g_autoptr (GPtrArray) ratings = isms_store_get_backlinks (store, isms_record_get_key (test), &isms_kind_rating, "double_rating");

  for (guint i = 0; i < ratings->len; i++)
    {
      IsmsRecord *rating = g_ptr_array_index (ratings, i);

      if (isms_record_get_integer (rating, "rated_by", 0) == isms_record_get_key (rater) &&
          isms_record_get_integer (rating, "risk", 0) == isms_record_get_key (risk))
        return g_object_ref (rating);
    }
  return NULL;
}

static gboolean
check_rating (IsmsStore *store,
              IsmsRecord *test,
              IsmsRecord *rater,
              IsmsRecord *risk,
              const IsmsRateWords *words,
              GError **error)
{
  g_autoptr (IsmsAgreement) agreement = isms_agreement_new (store, test, rater);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, test);

  if (!is_linked (test, "raters", rater))
    return refuse (test, "raters", _("Only those rate who are named in the test."), error);
  if (!is_linked (test, "risks", risk))
    return refuse (test, "risks", _("This risk is no part of the test."), error);
  if (!isms_agreement_is_blind (agreement))
    return refuse (test, "resolved_on", _("Everybody is through and the ratings are open. Agree on one for each risk."), error);
  return isms_rate_check (store, method, risk, words, error) && isms_rate_check_reason (risk, words, error);
}

static gboolean
write_rating (IsmsStore *store,
              IsmsRecord *rating,
              const IsmsRateWords *words,
              GError **error)
{
  g_autofree char *today = isms_day_dup_today ();

  return isms_store_set_from_text (store, rating, "stage", isms_stage_get_name (words->stage), error) &&
         isms_store_set_integer (store, rating, "likelihood", words->likelihood, error) && isms_store_set_integer (store, rating, "impact", words->impact, error) &&
         isms_store_set_from_text (store, rating, "reason", words->reason != NULL ? words->reason : "", error) &&
         isms_store_set_from_text (store, rating, "rated_on", words->date != NULL ? words->date : today, error);
}

static gboolean
write_whose (IsmsStore *store,
             IsmsRecord *rating,
             IsmsRecord *test,
             IsmsRecord *rater,
             IsmsRecord *risk,
             GError **error)
{
  /* Translators: the title of a rating: "RK-01 by Jonas Dehmel" */
  g_autofree char *title = g_strdup_printf (_("%s by %s"), isms_record_get_code (risk), isms_record_get_title (rater));

  return isms_store_set_from_text (store, rating, "title", title, error) &&
         isms_store_set_link (store, rating, "risk", risk, error) &&
         isms_store_set_link (store, rating, "rated_by", rater, error) &&
         isms_store_set_link (store, rating, "double_rating", test, error);
}

/* With the last rating the test is performed, and what was said may be seen. */
static gboolean
is_last (IsmsStore *store,
         IsmsRecord *test,
         IsmsRecord *rating)
{
  g_autoptr (IsmsAgreement) agreement = isms_agreement_new (store, test, NULL);
  guint rated = rating == NULL ? 1 : 0, raters = isms_agreement_get_raters (agreement)->len;

  for (guint i = 0; i < raters; i++)
    rated += isms_agreement_count_rated (agreement, i);
  return rated == raters * isms_agreement_get_n_risks (agreement);
}

/**
 * isms_agreement_rate:
 * @rater: one of those named in the test
 * @risk: one of its risks
 * @error: return location: #IsmsFieldError where the test does not allow it, a step is beyond the scale or nobody says why, #IsmsStoreError
 *
 * Keeps what one person rated, in one step; the label of the step does not say what it was. It may be changed until everybody is through:
 * the last rating says that the test is performed, which opens all of them.
 *
 * Returns: whether it is kept
 */
gboolean
isms_agreement_rate (IsmsStore *store,
                     IsmsRecord *test,
                     IsmsRecord *rater,
                     IsmsRecord *risk,
                     const IsmsRateWords *words,
                     GError **error)
{
  g_autoptr (IsmsRecord) rating = find_rating (store, test, rater, risk);
  /* Translators: a step of the history: "Rate RK-01 blind as Jonas Dehmel" */
  g_autofree char *label = g_strdup_printf (_("Rate %s blind as %s"), isms_record_get_code (risk), isms_record_get_title (rater));
  g_autofree char *today = isms_day_dup_today ();
  gboolean last = is_last (store, test, rating);

  if (!check_rating (store, test, rater, risk, words, error) || !isms_store_begin (store, label, NULL, error))
    return FALSE;
  if (rating == NULL)
    rating = isms_store_create (store, &isms_kind_rating, NULL);
  if (write_whose (store, rating, test, rater, risk, error) && write_rating (store, rating, words, error) &&
      (!last || isms_store_set_from_text (store, test, "performed_on", words->date != NULL ? words->date : today, error)))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

static const IsmsAgreed *
find_agreed (const IsmsAgreed *agreed,
             guint n_agreed,
             IsmsRecord *risk)
{
  for (guint i = 0; i < n_agreed; i++)
    if (agreed[i].risk == risk)
      return &agreed[i];
  return NULL;
}

/* What all of them chose needs no agreement. */
static gboolean
write_agreed (IsmsStore *store,
              IsmsAgreement *agreement,
              const IsmsAgreementRisk *row,
              const IsmsAgreed *agreed,
              const char *date,
              GError **error)
{
  IsmsRecord *test = isms_agreement_get_test (agreement);
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, test);
  IsmsRecord *first = g_ptr_array_index (row->ratings, 0);
  IsmsRateWords words = {
    .stage = row->stage,
    .likelihood = agreed != NULL ? agreed->likelihood : isms_record_get_integer (first, "likelihood", 0),
    .impact = agreed != NULL ? agreed->impact : isms_record_get_integer (first, "impact", 0),
    .reason = agreed != NULL ? agreed->reason : NULL,
    .date = date,
  };
  g_autofree char *sentence = g_strdup_printf (_("Say which rating of %s was agreed."), isms_record_get_code (row->risk));

  if (g_strcmp0 (isms_record_get_text (row->risk, "status"), "closed") == 0)
    return TRUE; /* gone meanwhile */
  if (agreed == NULL && (row->spread[ISMS_AXIS_LIKELIHOOD] > 0 || row->spread[ISMS_AXIS_IMPACT] > 0))
    return refuse (test, "risks", sentence, error);
  return isms_rate_check (store, method, row->risk, &words, error) && isms_rate_write (store, method, row->risk, &words, error);
}

static gboolean
write_settled (IsmsStore *store,
               IsmsAgreement *agreement,
               const char *note,
               const char *date,
               GError **error)
{
  IsmsRecord *test = isms_agreement_get_test (agreement);

  return isms_store_set_integer (store, test, "max_deviation", isms_agreement_get_spread (agreement), error) &&
         isms_store_set_from_text (store, test, "resolved_on", date, error) &&
         (isms_record_has (test, "performed_on") || isms_store_set_from_text (store, test, "performed_on", date, error)) &&
         (note == NULL || *note == '\0' || isms_store_set_from_text (store, test, "note", note, error));
}

/**
 * isms_agreement_settle:
 * @agreed: (array length=n_agreed): the ratings agreed on, at least for each risk where the raters differ
 * @note: (nullable): what was learnt
 * @date: (nullable): when, as 2026-11-23; %NULL for today
 * @error: return location: #IsmsFieldError where the test is still blind or a risk lacks an agreed rating, #IsmsStoreError
 *
 * Settles a test: the agreed ratings become those of the risks, and the test is resolved, in one step (6.1.2 b).
 *
 * Returns: whether it is settled
 */
gboolean
isms_agreement_settle (IsmsStore *store,
                       IsmsRecord *test,
                       const IsmsAgreed *agreed,
                       guint n_agreed,
                       const char *note,
                       const char *date,
                       GError **error)
{
  g_autoptr (IsmsAgreement) agreement = isms_agreement_new (store, test, NULL);
  g_autofree char *label = g_strdup_printf (_("Settle the consistency test %s"), isms_record_get_code (test));
  g_autofree char *today = isms_day_dup_today ();
  gboolean done = TRUE;

  if (isms_record_has (test, "resolved_on"))
    return refuse (test, "resolved_on", _("The test is settled already."), error);
  if (isms_agreement_is_blind (agreement))
    return refuse (test, "resolved_on", _("Not everybody has rated every risk yet."), error);
  if (!isms_store_begin (store, label, note, error))
    return FALSE;
  for (guint i = 0; done && i < isms_agreement_get_n_risks (agreement); i++)
    {
      const IsmsAgreementRisk *row = isms_agreement_get_risk (agreement, i);

      done = write_agreed (store, agreement, row, find_agreed (agreed, n_agreed, row->risk), date != NULL ? date : today, error);
    }
  if (done && write_settled (store, agreement, note, date != NULL ? date : today, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}
