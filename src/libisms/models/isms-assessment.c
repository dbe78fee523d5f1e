/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "models/isms-assessment.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* A round freezes ratings by naming a place in the history, not by copying them: the history is chained by hashes and only grows, so
 * what was rated when the round was performed can be read off it for ever, with the scales and bands of that day, and cannot be
 * changed afterwards. The place is the step that performed the round; clocks decide nothing. */

static gboolean
is_closed (IsmsRecord *risk)
{
  return g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0;
}

static GPtrArray *
list_open_risks (IsmsStore *store)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_risk);
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (!is_closed (g_ptr_array_index (all, i)))
      g_ptr_array_add (open, g_object_ref (g_ptr_array_index (all, i)));
  return open;
}

static gboolean
write_round (IsmsStore *store,
             IsmsRecord *round,
             const IsmsRoundWords *words,
             const char *date,
             GError **error)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (store, NULL);

  return isms_store_set_link (store, round, "method", method, error) && isms_store_set_links (store, round, "participants", words->participants, error) &&
         isms_store_set_from_text (store, round, "coverage", words->risks != NULL ? "partial" : "full", error) &&
         (words->risks == NULL || isms_store_set_links (store, round, "risks", words->risks, error)) &&
         (words->summary == NULL || isms_store_set_from_text (store, round, "summary", words->summary, error)) &&
         isms_store_set_from_text (store, round, "performed_on", date, error) &&
         isms_store_set_from_text (store, round, "status", "performed", error);
}

static gboolean
write_all (IsmsStore *store,
           IsmsRecord *round,
           const IsmsRoundWords *words,
           const char *date,
           GError **error)
{
  g_autoptr (GPtrArray) risks = words->risks != NULL ? g_ptr_array_ref (words->risks) : list_open_risks (store);

  if (!write_round (store, round, words, date, error))
    return FALSE;
  for (guint i = 0; i < risks->len; i++)
    if (!isms_store_set_link (store, g_ptr_array_index (risks, i), "assessment", round, error))
      return FALSE;
  return TRUE;
}

/**
 * isms_assessment_perform:
 * @round: an assessment that is planned
 * @error: return location: #IsmsFieldError where nobody took part or it was performed already, #IsmsStoreError
 *
 * Says that the round was performed, with the ratings as they stand, by whom and by which method (8.2), in one step. That step is what
 * freezes them: see isms_assessment_open().
 *
 * Returns: whether it is performed now
 */
gboolean
isms_assessment_perform (IsmsStore *store,
                         IsmsRecord *round,
                         const IsmsRoundWords *words,
                         GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Perform the assessment %s"), isms_record_get_code (round));
  g_autofree char *today = isms_day_dup_today ();

  if (isms_record_has (round, "performed_on"))
    return isms_record_refuse (round, isms_kind_field (&isms_kind_assessment, "performed_on"), ISMS_FIELD_ERROR_CHOICE,
                               _("It was performed already. Plan another one."), error);
  if (words->participants->len == 0)
    return isms_record_refuse (round, isms_kind_field (&isms_kind_assessment, "participants"), ISMS_FIELD_ERROR_REQUIRED,
                               _("Say who took part."), error);
  if (!isms_store_begin (store, label, words->summary, error))
    return FALSE;
  if (write_all (store, round, words, words->date != NULL ? words->date : today, error))
    return isms_store_commit (store, error);
  isms_store_rollback (store);
  return FALSE;
}

/* Whether the step says of a round that was not performed that it was; correcting the day performs nothing. */
static gboolean
performs (IsmsStep *step,
          gint64 key)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      g_autoptr (JsonObject) fields = change->record == key ? isms_change_parse (change, NULL) : NULL;
      JsonArray *pair = fields != NULL && json_object_has_member (fields, "performed_on") ? json_object_get_array_member (fields, "performed_on") : NULL;

      if (pair != NULL && json_array_get_null_element (pair, 0) && !json_array_get_null_element (pair, 1))
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_assessment_find_step:
 *
 * Returns: the first step of the history that says that the round was performed: what freezes its ratings stays, whatever is said of its day
 *   later; 0 where it was not
 */
gint64
isms_assessment_find_step (IsmsStore *store,
                           IsmsRecord *round)
{
  g_autoptr (GPtrArray) steps = isms_record_has (round, "performed_on") ? isms_history_list_record (store, isms_record_get_key (round), NULL) : NULL;
  gint64 found = 0;

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      IsmsStep *step = g_ptr_array_index (steps, i);

      if (performs (step, isms_record_get_key (round)) && (found == 0 || step->id < found))
        found = step->id;
    }
  return found;
}

/**
 * isms_assessment_open:
 * @error: return location: where the round was not performed or the history cannot be read
 *
 * Returns: (transfer full) (nullable): everything as it was when the round was performed, to be read and not changed
 */
IsmsStore *
isms_assessment_open (IsmsStore *store,
                      IsmsRecord *round,
                      GError **error)
{
  gint64 step = isms_assessment_find_step (store, round);

  if (step == 0)
    {
      isms_record_refuse (round, isms_kind_field (&isms_kind_assessment, "performed_on"), ISMS_FIELD_ERROR_REQUIRED,
                          _("It was not performed yet, so there is nothing to look at."), error);
      return NULL;
    }
  return isms_history_as_of (store, step, NULL, error);
}

static int
compare_rounds (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (isms_record_get_text (*(IsmsRecord *const *) a, "performed_on"), isms_record_get_text (*(IsmsRecord *const *) b, "performed_on"));
}

/**
 * isms_assessment_list_rounds:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the assessments that were performed, the first one first
 */
GPtrArray *
isms_assessment_list_rounds (IsmsStore *store)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_assessment);
  GPtrArray *rounds = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    if (isms_record_has (g_ptr_array_index (all, i), "performed_on"))
      g_ptr_array_add (rounds, g_object_ref (g_ptr_array_index (all, i)));
  g_ptr_array_sort (rounds, compare_rounds);
  return rounds;
}

/**
 * isms_assessment_is_full:
 * @round: an assessment
 *
 * Returns: whether it looks at all risks, and not at some of them only
 */
gboolean
isms_assessment_is_full (IsmsRecord *round)
{
  return g_strcmp0 (isms_record_get_text (round, "coverage"), "partial") != 0;
}
