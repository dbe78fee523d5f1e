/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-scale.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

/* Residual risk is accepted by those whom the acceptance criteria name, for a time, at the level it has (6.1.3 f). */

typedef struct
{
  IsmsStore *store;
  IsmsRecord *risk;
  IsmsRecord *method;
  IsmsRecord *band;
  gint64 likelihood;
  gint64 impact;
  gint64 level;
} Rated;

static void
rated_clear (Rated *self)
{
  g_clear_object (&self->method);
  g_clear_object (&self->band);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rated, rated_clear)

/* Returns: whether it is rated at all */
static gboolean
rated_init (Rated *self,
            IsmsStore *store,
            IsmsRecord *risk)
{
  *self = (Rated) { .store = store, .risk = risk };
  self->method = isms_scale_find_method (store, risk);
  self->likelihood = isms_record_get_integer (risk, "current_likelihood", 0);
  self->impact = isms_record_get_integer (risk, "current_impact", 0);
  if (!isms_scale_get_level (store, self->method, self->likelihood, self->impact, &self->level))
    return FALSE;
  self->band = isms_scale_find_band (store, self->method, self->level);
  return TRUE;
}

static char *
add_days (const char *date,
          gint64 days)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = g_strdup_printf ("%sT00:00:00", date);
  g_autoptr (GDateTime) from = g_date_time_new_from_iso8601 (text, utc);
  g_autoptr (GDateTime) to = from != NULL ? g_date_time_add_days (from, (int) days) : NULL;

  return to != NULL ? g_date_time_format (to, "%Y-%m-%d") : NULL;
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
          gint64 key)
{
  for (guint i = 0; i < people->len; i++)
    if (isms_record_get_key (g_ptr_array_index (people, i)) == key)
      return TRUE;
  return FALSE;
}

static gboolean
check_owner (Rated *rated,
             const IsmsAcceptanceWords *words,
             GError **error)
{
  gint64 owner = isms_record_get_integer (rated->risk, "owner", 0);

  if (owner == 0)
    return refuse ("owner", rated->risk, _("Say who owns the risk first: its owner accepts what is left of it (6.1.3 f)."), error);
  return is_among (words->people, owner) ||
         refuse ("owner", rated->risk, _("Only the risk owner can accept what is left of it (6.1.3 f)."), error);
}

static gboolean
check_management (Rated *rated,
                  const IsmsAcceptanceWords *words,
                  GError **error)
{
  gint64 approver = isms_record_get_integer (rated->band, "approver", 0);

  if (approver == 0)
    return refuse ("owner", rated->risk, _("At this level top management accepts too, and the acceptance band does not say who that is (6.1.2 a)."), error);
  return is_among (words->people, approver) ||
         refuse ("owner", rated->risk, _("At this level the risk owner accepts together with top management (6.1.2 a, 6.1.3 f)."), error);
}

static gboolean
check_entitled (Rated *rated,
                const IsmsAcceptanceWords *words,
                GError **error)
{
  const char *by = rated->band != NULL ? isms_record_get_text (rated->band, "acceptance_by") : NULL;

  if (g_strcmp0 (by, "nobody") == 0)
    return refuse ("status", rated->risk, _("The risk method lets nobody accept a risk of this level: treat it (6.1.2 a)."), error);
  if (!check_owner (rated, words, error))
    return FALSE;
  return g_strcmp0 (by, "owner_and_management") != 0 || check_management (rated, words, error);
}

static char *
find_latest (Rated *rated,
             const char *date)
{
  gint64 days = rated->band != NULL ? isms_record_get_integer (rated->band, "max_days", 0) : 0;

  return days > 0 ? add_days (date, days) : NULL;
}

static gboolean
check_time (Rated *rated,
            const IsmsAcceptanceWords *words,
            const char *date,
            GError **error)
{
  g_autofree char *latest = find_latest (rated, date);
  g_autofree char *sentence = NULL;

  if (latest == NULL || words->until == NULL || g_strcmp0 (words->until, latest) <= 0)
    return TRUE;
  sentence = g_strdup_printf (_("At this level an acceptance ends on %s at the latest (6.1.2 a)."), latest);
  return refuse ("next_review_on", rated->risk, sentence, error);
}

static gboolean
check_all (Rated *rated,
           const IsmsAcceptanceWords *words,
           const char *date,
           GError **error)
{
  const char *by = rated->band != NULL ? isms_record_get_text (rated->band, "acceptance_by") : NULL;

  if (rated->level == 0)
    return refuse ("current_likelihood", rated->risk, _("Rate the risk first: what is accepted is its level."), error);
  if ((words->reason == NULL || *words->reason == '\0') && g_strcmp0 (by, "rating") != 0)
    return refuse ("status", rated->risk, _("Say why living with it is better than doing more."), error);
  return check_entitled (rated, words, error) && check_time (rated, words, date, error);
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
  g_autofree char *today = isms_day_dup_today ();

  if (!rated_init (&rated, store, risk))
    rated.level = 0;
  return check_all (&rated, words, words->date != NULL ? words->date : today, error);
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
                  const char *date,
                  GError **error)
{
  IsmsStore *store = rated->store;
  g_autofree char *title = g_strdup_printf (_("%s accepted at level %d"), isms_record_get_code (rated->risk), (int) rated->level);
  g_autofree char *latest = find_latest (rated, date);

  return isms_store_set_from_text (store, acceptance, "title", title, error) &&
         isms_store_set_link (store, acceptance, "risk", rated->risk, error) &&
         isms_store_set_integer (store, acceptance, "level", rated->level, error) &&
         isms_store_set_integer (store, acceptance, "likelihood", rated->likelihood, error) &&
         isms_store_set_integer (store, acceptance, "impact", rated->impact, error) &&
         (rated->method == NULL || isms_store_set_link (store, acceptance, "method", rated->method, error)) &&
         isms_store_set_links (store, acceptance, "accepted_by", words->people, error) &&
         set_times (store, acceptance, date, words->until != NULL ? words->until : latest, error) &&
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
            const char *date,
            GError **error)
{
  if (!withdraw_others (rated, date, error))
    return FALSE;
  *acceptance = isms_store_create (rated->store, &isms_kind_acceptance, NULL);
  return write_acceptance (rated, *acceptance, words, date, error) &&
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
  g_autofree char *today = isms_day_dup_today ();
  const char *date = words->date != NULL ? words->date : today;
  g_autofree char *label = NULL;
  g_autoptr (IsmsRecord) acceptance = NULL;

  if (!rated_init (&rated, store, risk))
    rated.level = 0;
  if (!check_all (&rated, words, date, error))
    return NULL;
  label = g_strdup_printf (_("Accept %s at level %d"), isms_record_get_code (risk), (int) rated.level);
  if (!isms_store_begin (store, label, words->reason, error))
    return NULL;
  if (write_step (&rated, &acceptance, words, date, error))
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

/* The same product of other factors is another risk. */
static gboolean
is_lapsed (IsmsStore *store,
           IsmsRecord *acceptance)
{
  g_autoptr (IsmsRecord) risk = isms_store_get_link (store, acceptance, "risk");
  g_auto (Rated) rated = { 0 };

  if (risk == NULL || isms_record_get_deleted (risk) || !rated_init (&rated, store, risk))
    return TRUE;
  return says_otherwise (acceptance, "level", rated.level) || says_otherwise (acceptance, "likelihood", rated.likelihood) ||
         says_otherwise (acceptance, "impact", rated.impact) ||
         says_otherwise (acceptance, "method", rated.method != NULL ? isms_record_get_key (rated.method) : 0);
}

/**
 * isms_acceptance_get_state:
 * @today: (nullable): a date as 2026-11-23; %NULL for today
 *
 * Returns: whether the acceptance holds: computed from the risk as it is, never stored
 */
IsmsAcceptanceState
isms_acceptance_get_state (IsmsStore *store,
                           IsmsRecord *acceptance,
                           const char *today)
{
  g_autofree char *now = today != NULL ? g_strdup (today) : isms_day_dup_today ();
  const char *until = isms_record_get_text (acceptance, "valid_until");

  if (isms_record_has (acceptance, "withdrawn_on"))
    return ISMS_ACCEPTANCE_WITHDRAWN;
  if (is_lapsed (store, acceptance))
    return ISMS_ACCEPTANCE_LAPSED;
  return until != NULL && strcmp (until, now) < 0 ? ISMS_ACCEPTANCE_EXPIRED : ISMS_ACCEPTANCE_VALID;
}

/* As a person reads it; what is no date stays as it is. */
static char *
format_day (const char *date)
{
  GDate day;
  g_autoptr (GDateTime) time = isms_day_read (date, &day) ? g_date_time_new_utc (g_date_get_year (&day), g_date_get_month (&day), g_date_get_day (&day), 0, 0, 0) : NULL;

  return time != NULL ? g_date_time_format (time, _("%-d %B %Y")) : g_strdup (date);
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
  const char *until = isms_record_get_text (acceptance, "valid_until"), *withdrawn = isms_record_get_text (acceptance, "withdrawn_on");
  g_autofree char *day = until != NULL ? format_day (until) : NULL;
  g_autofree char *end = withdrawn != NULL ? format_day (withdrawn) : NULL;

  switch (isms_acceptance_get_state (store, acceptance, today))
    {
    case ISMS_ACCEPTANCE_WITHDRAWN:
      return g_strdup_printf (_("Withdrawn on %s."), end);
    case ISMS_ACCEPTANCE_LAPSED:
      return g_strdup (_("Lapsed: the risk was rated otherwise since. Accept it again, or treat it."));
    case ISMS_ACCEPTANCE_EXPIRED:
      return g_strdup_printf (_("Expired on %s. Accept it again, or treat it."), day);
    default:
      return day != NULL ? g_strdup_printf (_("Holds until %s, as long as the rating stays."), day) : g_strdup (_("Holds as long as the rating stays."));
    }
}
