/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-assessment.h"
#include "models/isms-conversion.h"
#include "models/isms-rhythm.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-field-type.h"
#include "records/isms-kinds.h"

/* Residual risk is accepted by those whom the acceptance criteria name, for a time, at the level it has (6.1.3 f). */

typedef struct
{
  IsmsStore *store;
  IsmsRecord *risk;
  IsmsRecord *method; /* in force: its bands are the acceptance criteria */
  IsmsRecord *band;
  gboolean foreign; /* rated by other scales than those in force */
  gint64 likelihood;
  gint64 impact;
  gint64 level; /* 0 where it is not rated, or @foreign */
} Rated;

static void
rated_clear (Rated *self)
{
  g_clear_object (&self->method);
  g_clear_object (&self->band);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rated, rated_clear)

static void
rated_init (Rated *self,
            IsmsStore *store,
            IsmsRecord *risk)
{
  g_autoptr (IsmsRecord) own = isms_scale_find_method (store, risk);

  *self = (Rated) { .store = store, .risk = risk };
  self->method = isms_scale_find_method (store, NULL);
  self->likelihood = isms_record_get_integer (risk, "current_likelihood", 0);
  self->impact = isms_record_get_integer (risk, "current_impact", 0);
  self->foreign = !isms_scale_is_same (store, own, store, self->method);
  if (self->foreign || !isms_scale_get_level (store, self->method, self->likelihood, self->impact, &self->level))
    self->level = 0;
  else
    self->band = isms_scale_find_band (store, self->method, self->level);
}

static gboolean
refuse (const char *field,
        IsmsRecord *risk,
        const char *sentence,
        GError **error)
{
  return isms_record_refuse (risk, isms_kind_field (isms_record_get_kind (risk), field), ISMS_FIELD_ERROR_CHOICE, sentence, error);
}

static gboolean
is_among (GPtrArray *people,
          IsmsRecord *person)
{
  return g_ptr_array_find (people, person, NULL);
}

static char *
object_to_owner (Rated *rated,
                 GPtrArray *people)
{
  g_autoptr (IsmsRecord) owner = isms_store_get_link (rated->store, rated->risk, "owner");

  if (owner == NULL)
    return g_strdup (_("Say who owns the risk first: its owner accepts what is left of it (6.1.3 f)."));
  if (isms_record_get_deleted (owner))
    return g_strdup_printf (_("The owner of %s was removed; name another (6.1.3 f)."), isms_record_get_code (rated->risk));
  return is_among (people, owner) ? NULL : g_strdup (_("Only the risk owner can accept what is left of it (6.1.3 f)."));
}

static char *
object_to_management (Rated *rated,
                      GPtrArray *people)
{
  g_autoptr (IsmsRecord) approver = isms_store_get_link (rated->store, rated->band, "approver");

  if (approver == NULL)
    return g_strdup (_("At this level top management accepts too, and the acceptance band does not say who that is (6.1.2 a)."));
  if (isms_record_get_deleted (approver))
    return g_strdup_printf (_("Who accepts for top management in the acceptance band “%s” was removed; name another (6.1.2 a)."), isms_record_get_title (rated->band));
  return is_among (people, approver) ? NULL : g_strdup (_("At this level the risk owner accepts together with top management (6.1.2 a, 6.1.3 f)."));
}

/* Returns: (nullable): why the criteria in force do not let these people accept the risk at its level, in a sentence */
static char *
find_objection (Rated *rated,
                GPtrArray *people)
{
  const char *by = rated->band != NULL ? isms_record_get_text (rated->band, "acceptance_by") : NULL;
  char *objection;

  if (rated->foreign)
    return g_strdup (_("It is rated by older scales. Convert the ratings first: acceptance criteria in force do not speak of them (6.1.2 b)."));
  if (rated->band == NULL)
    return g_strdup_printf (_("No acceptance band of the risk method has level %d, so nobody may accept it: add one first (6.1.2 a)."), (int) rated->level);
  if (g_strcmp0 (by, "nobody") == 0)
    return g_strdup (_("The risk method lets nobody accept a risk of this level: treat it (6.1.2 a)."));
  objection = object_to_owner (rated, people);
  if (objection != NULL || g_strcmp0 (by, "owner_and_management") != 0)
    return objection;
  return object_to_management (rated, people);
}

static gboolean
check_entitled (Rated *rated,
                const IsmsAcceptanceWords *words,
                GError **error)
{
  g_autofree char *objection = find_objection (rated, words->people);

  return objection == NULL || refuse ("owner", rated->risk, objection, error);
}

/* The last day that the band leaves to what was accepted on @date. */
static char *
find_latest (Rated *rated,
             const char *date)
{
  gint64 days = rated->band != NULL ? isms_record_get_integer (rated->band, "max_days", 0) : 0;

  return days > 0 ? isms_rhythm_add_days (date, days) : NULL;
}

static gboolean
check_time (Rated *rated,
            const IsmsAcceptanceWords *words,
            GError **error)
{
  g_autofree char *latest = find_latest (rated, words->date);
  g_autofree char *sentence = NULL;

  if (latest == NULL || words->until == NULL || strcmp (words->until, latest) <= 0)
    return TRUE;
  sentence = g_strdup_printf (_("At this level an acceptance ends on %s at the latest (6.1.2 a)."), latest);
  return refuse ("next_review_on", rated->risk, sentence, error);
}

static gboolean
check_all (Rated *rated,
           const IsmsAcceptanceWords *words,
           GError **error)
{
  const char *by = rated->band != NULL ? isms_record_get_text (rated->band, "acceptance_by") : NULL;

  if (g_strcmp0 (isms_record_get_text (rated->risk, "status"), "closed") == 0)
    return refuse ("status", rated->risk, _("It is closed. Open it again before it is accepted."), error);
  if (rated->level == 0 && !rated->foreign)
    return refuse ("current_likelihood", rated->risk, _("Rate the risk first: what is accepted is its level."), error);
  if ((words->reason == NULL || *words->reason == '\0') && g_strcmp0 (by, "rating") != 0)
    return refuse ("status", rated->risk, _("Say why living with it is better than doing more."), error);
  return check_entitled (rated, words, error) && check_time (rated, words, error);
}

/* A day as somebody writes it, as records keep it. */
static gboolean
read_day (const char *field,
          const char *text,
          char **day,
          GError **error)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;

  if (text == NULL)
    return TRUE;
  if (!isms_field_parse (isms_kind_field (&isms_kind_acceptance, field), text, &value, error))
    return FALSE;
  *day = g_strdup (isms_value_is_null (&value) ? NULL : value.text);
  return TRUE;
}

typedef struct
{
  IsmsAcceptanceWords words; /* with its days as records keep them */
  char *date;
  char *until;
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->until, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
reading_init (Reading *self,
              const IsmsAcceptanceWords *words,
              GError **error)
{
  *self = (Reading) { .words = *words };
  if (!read_day ("accepted_on", words->date, &self->date, error) || !read_day ("valid_until", words->until, &self->until, error))
    return FALSE;
  if (self->date == NULL)
    self->date = isms_day_dup_today ();
  self->words.date = self->date;
  self->words.until = self->until;
  return TRUE;
}

/**
 * isms_acceptance_may:
 * @error: return location: #IsmsFieldError, with a sentence that names the clause
 *
 * Returns: whether these people may accept the risk at its level of now for that time
 */
gboolean
isms_acceptance_may (IsmsStore *store,
                     IsmsRecord *risk,
                     const IsmsAcceptanceWords *words,
                     GError **error)
{
  g_auto (Rated) rated = { 0 };
  g_auto (Reading) reading = { 0 };

  rated_init (&rated, store, risk);
  return reading_init (&reading, words, error) && check_all (&rated, &reading.words, error);
}

static gboolean
set_times (IsmsStore *store,
           IsmsRecord *acceptance,
           const char *date,
           const char *until,
           GError **error)
{
  return isms_store_set_from_text (store, acceptance, "accepted_on", date, error) &&
         (until == NULL || isms_store_set_from_text (store, acceptance, "valid_until", until, error));
}

static gboolean
write_acceptance (Rated *rated,
                  IsmsRecord *acceptance,
                  const IsmsAcceptanceWords *words,
                  GError **error)
{
  IsmsStore *store = rated->store;
  g_autofree char *title = g_strdup_printf (_("%s accepted at level %d"), isms_record_get_code (rated->risk), (int) rated->level);
  g_autofree char *latest = find_latest (rated, words->date);

  return isms_store_set_from_text (store, acceptance, "title", title, error) &&
         isms_store_set_link (store, acceptance, "risk", rated->risk, error) &&
         isms_store_set_integer (store, acceptance, "level", rated->level, error) &&
         isms_store_set_integer (store, acceptance, "likelihood", rated->likelihood, error) &&
         isms_store_set_integer (store, acceptance, "impact", rated->impact, error) &&
         (rated->method == NULL || isms_store_set_link (store, acceptance, "method", rated->method, error)) &&
         isms_store_set_links (store, acceptance, "accepted_by", words->people, error) &&
         set_times (store, acceptance, words->date, words->until != NULL ? words->until : latest, error) &&
         isms_store_set_from_text (store, acceptance, "reason", words->reason != NULL ? words->reason : "", error);
}

/* A risk has one acceptance at a time. */
static gboolean
withdraw_others (Rated *rated,
                 const char *date,
                 GError **error)
{
  g_autoptr (GPtrArray) all = isms_store_get_backlinks (rated->store, isms_record_get_key (rated->risk), &isms_kind_acceptance, "risk");

  for (guint i = 0; i < all->len; i++)
    if (!isms_record_has (g_ptr_array_index (all, i), "withdrawn_on") &&
        !isms_store_set_from_text (rated->store, g_ptr_array_index (all, i), "withdrawn_on", date, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_step (Rated *rated,
            IsmsRecord **acceptance,
            const IsmsAcceptanceWords *words,
            GError **error)
{
  if (!withdraw_others (rated, words->date, error))
    return FALSE;
  *acceptance = isms_store_create (rated->store, &isms_kind_acceptance, NULL);
  return write_acceptance (rated, *acceptance, words, error) &&
         isms_store_set_from_text (rated->store, rated->risk, "status", "accepted", error);
}

/**
 * isms_acceptance_accept:
 * @error: return location: #IsmsFieldError where the acceptance criteria refuse it, #IsmsStoreError
 *
 * Accepts what is left of a risk, in one step: an acceptance comes into being that names the rating it was given for, and the one
 * before is withdrawn.
 *
 * Returns: (transfer full) (nullable): the acceptance
 */
IsmsRecord *
isms_acceptance_accept (IsmsStore *store,
                        IsmsRecord *risk,
                        const IsmsAcceptanceWords *words,
                        GError **error)
{
  g_auto (Rated) rated = { 0 };
  g_auto (Reading) reading = { 0 };
  g_autofree char *label = NULL;
  g_autoptr (IsmsRecord) acceptance = NULL;

  rated_init (&rated, store, risk);
  if (!reading_init (&reading, words, error) || !check_all (&rated, &reading.words, error))
    return NULL;
  label = g_strdup_printf (_("Accept %s at level %d"), isms_record_get_code (risk), (int) rated.level);
  if (!isms_store_begin (store, label, words->reason, error))
    return NULL;
  if (write_step (&rated, &acceptance, &reading.words, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&acceptance) : NULL;
  isms_store_rollback (store);
  return NULL;
}

/**
 * isms_acceptance_find:
 *
 * Returns: (transfer full) (nullable): the newest acceptance of the risk that was not withdrawn, valid or not
 */
IsmsRecord *
isms_acceptance_find (IsmsStore *store,
                      IsmsRecord *risk)
{
  g_autoptr (GPtrArray) all = isms_store_get_backlinks (store, isms_record_get_key (risk), &isms_kind_acceptance, "risk");
  IsmsRecord *best = NULL;

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);

      if (isms_record_has (one, "withdrawn_on"))
        continue;
      if (best == NULL || g_strcmp0 (isms_record_get_text (one, "accepted_on"), isms_record_get_text (best, "accepted_on")) >= 0)
        best = one;
    }
  return best != NULL ? g_object_ref (best) : NULL;
}

static gboolean
says_otherwise (IsmsRecord *acceptance,
                const char *field,
                gint64 now)
{
  gint64 then = isms_record_get_integer (acceptance, field, 0);

  return then != 0 && then != now;
}

/* The same product of other factors is another risk, and so are the same steps of other scales. */
static gboolean
is_rated_otherwise (Rated *rated,
                    IsmsRecord *acceptance)
{
  g_autoptr (IsmsRecord) method = isms_store_get_link (rated->store, acceptance, "method");

  return rated->level == 0 || says_otherwise (acceptance, "level", rated->level) || says_otherwise (acceptance, "likelihood", rated->likelihood) ||
         says_otherwise (acceptance, "impact", rated->impact) || !isms_scale_is_same (rated->store, method, rated->store, rated->method);
}

static char *
find_lapse (Rated *rated,
            IsmsRecord *acceptance)
{
  g_autoptr (GPtrArray) people = isms_store_get_links (rated->store, acceptance, "accepted_by");

  return find_objection (rated, people);
}

/**
 * isms_acceptance_find_objection:
 *
 * Returns: (transfer full) (nullable): why those who accepted a risk that is rated as it was may not accept it by the criteria of now: it
 *   has another owner, its band another approver; %NULL where they may, or it is rated otherwise
 */
char *
isms_acceptance_find_objection (IsmsStore *store,
                                IsmsRecord *acceptance)
{
  g_autoptr (IsmsRecord) risk = isms_store_get_link (store, acceptance, "risk");
  g_auto (Rated) rated = { 0 };

  if (risk == NULL || isms_record_get_deleted (risk))
    return NULL;
  rated_init (&rated, store, risk);
  return is_rated_otherwise (&rated, acceptance) ? NULL : find_lapse (&rated, acceptance);
}

/* Where its band leaves no number of days, an acceptance ends with the next full assessment. Returns: (nullable): the day of that */
static char *
find_assessment (Rated *rated,
                 const char *accepted,
                 const char *today)
{
  g_autoptr (GPtrArray) rounds = NULL;

  if (rated->band == NULL || isms_record_has (rated->band, "max_days") || accepted == NULL)
    return NULL;
  rounds = isms_assessment_list_rounds (rated->store);
  for (guint i = 0; i < rounds->len; i++)
    {
      IsmsRecord *round = g_ptr_array_index (rounds, i);
      const char *day = isms_record_get_text (round, "performed_on");

      if (isms_assessment_is_full (round) && strcmp (day, accepted) > 0 && strcmp (day, today) <= 0)
        return g_strdup (day);
    }
  return NULL;
}

/* The last day that it itself and the band of now leave to it; %NULL where neither says. */
static char *
find_end (Rated *rated,
          IsmsRecord *acceptance)
{
  const char *until = isms_record_get_text (acceptance, "valid_until");
  g_autofree char *latest = find_latest (rated, isms_record_get_text (acceptance, "accepted_on"));

  return until == NULL || (latest != NULL && strcmp (latest, until) < 0) ? g_steal_pointer (&latest) : g_strdup (until);
}

/* @end: (out): (nullable): the day on which it ends or ended, in whichever way */
static IsmsAcceptanceState
judge (Rated *rated,
       IsmsRecord *acceptance,
       const char *today,
       char **end)
{
  g_autofree char *objection = NULL;
  g_autofree char *round = NULL;

  if (rated->risk == NULL || is_rated_otherwise (rated, acceptance) || (objection = find_lapse (rated, acceptance)) != NULL)
    return ISMS_ACCEPTANCE_LAPSED;
  *end = find_end (rated, acceptance);
  if (*end != NULL && strcmp (*end, today) < 0)
    return ISMS_ACCEPTANCE_EXPIRED;
  round = find_assessment (rated, isms_record_get_text (acceptance, "accepted_on"), today);
  if (round == NULL)
    return ISMS_ACCEPTANCE_VALID;
  g_free (*end);
  *end = g_steal_pointer (&round);
  return ISMS_ACCEPTANCE_EXPIRED;
}

static IsmsAcceptanceState
find_state (IsmsStore *store,
            IsmsRecord *acceptance,
            const char *today,
            char **end)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : isms_day_dup_today ();
  g_autoptr (IsmsRecord) risk = isms_store_get_link (store, acceptance, "risk");
  g_auto (Rated) rated = { 0 };

  if (isms_record_has (acceptance, "withdrawn_on"))
    return ISMS_ACCEPTANCE_WITHDRAWN;
  if (risk != NULL && !isms_record_get_deleted (risk))
    rated_init (&rated, store, risk);
  return judge (&rated, acceptance, now, end);
}

/**
 * isms_acceptance_get_state:
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * An acceptance holds as long as all stays that it rests on: the rating, the owner, whom the acceptance band entitles and for how long.
 *
 * Returns: whether the acceptance holds: computed from the risk and the criteria as they are, never stored
 */
IsmsAcceptanceState
isms_acceptance_get_state (IsmsStore *store,
                           IsmsRecord *acceptance,
                           const char *today)
{
  g_autofree char *end = NULL;

  return find_state (store, acceptance, today, &end);
}

/* As a person reads it; what is no date stays as it is. */
static char *
format_day (const char *date)
{
  GDate day;
  g_autoptr (GDateTime) time = isms_day_read (date, &day) ? g_date_time_new_utc (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0) : NULL;

  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup (date);
}

static char *
explain_lapse (IsmsStore *store,
               IsmsRecord *acceptance)
{
  g_autofree char *objection = isms_acceptance_find_objection (store, acceptance);

  if (objection == NULL)
    return g_strdup (_("Lapsed: the risk was rated otherwise since. Accept it again, or treat it."));
  /* Translators: %s is a sentence that says why it could not be accepted so today */
  return g_strdup_printf (_("Lapsed: by the criteria of now it would not be accepted so. %s"), objection);
}

/**
 * isms_acceptance_explain:
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * Returns: (transfer full): a sentence that says whether it holds, and why not
 */
char *
isms_acceptance_explain (IsmsStore *store,
                         IsmsRecord *acceptance,
                         const char *today)
{
  g_autofree char *end = NULL;
  IsmsAcceptanceState state = find_state (store, acceptance, today, &end);
  g_autofree char *day = end != NULL ? format_day (end) : NULL;
  g_autofree char *withdrawn = state == ISMS_ACCEPTANCE_WITHDRAWN ? format_day (isms_record_get_text (acceptance, "withdrawn_on")) : NULL;

  switch (state)
    {
    case ISMS_ACCEPTANCE_WITHDRAWN:
      return g_strdup_printf (_("Withdrawn on %s."), withdrawn);
    case ISMS_ACCEPTANCE_LAPSED:
      return explain_lapse (store, acceptance);
    case ISMS_ACCEPTANCE_EXPIRED:
      return g_strdup_printf (_("Expired on %s. Accept it again, or treat it."), day);
    default:
      return day != NULL ? g_strdup_printf (_("Holds until %s, as long as the rating stays."), day) : g_strdup (_("Holds until the next assessment, as long as the rating stays."));
    }
}
