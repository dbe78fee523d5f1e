/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-audit.h"
#include "models/isms-rhythm.h"
#include "models/isms-trend.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

/* What recurs is due one interval after it was last done. Where that is told by records of another kind (a measurement tells that a
 * measure was measured), the newest counts; before the first, the day on which it began. */

/*
 * Rule:
 * @interval: the field that says how often: a rhythm in words, or a number of days (or of months, where it is called so)
 * @owner: (nullable): the link to who does it, where that is not who owns the record
 * @through: (nullable): the link to the record that has @interval, where it is not the record itself
 * @states: it recurs only in these; "": where none is said
 * @set: (nullable): a date field that, once filled in, says the next day better
 * @kind_done: (nullable): the kind that tells that it was done, through the link @link; %NULL where the record itself does
 * @done: the date field that says when
 * @start: (nullable): when it began
 * @end: (nullable): after this day it does not recur
 * @counts: (nullable): whether a record of @kind_done counts
 */
typedef struct
{
  const char *kind;
  const char *interval;
  const char *what;
  const char *owner;
  const char *through;
  const char *states[6];
  const char *set;
  const char *kind_done;
  const char *link;
  const char *done;
  const char *start;
  const char *end;
  gboolean (*counts) (IsmsRecord *record);
} Rule;

static gboolean
has_value (IsmsRecord *measurement)
{
  return isms_record_has (measurement, "value");
}

static gboolean
is_done (IsmsRecord *audit)
{
  return isms_audit_counts_for_programme (audit) && g_strcmp0 (isms_record_get_text (audit, "status"), "done") == 0;
}

static gboolean
is_full (IsmsRecord *assessment)
{
  return g_strcmp0 (isms_record_get_text (assessment, "coverage"), "partial") != 0;
}

static const Rule rules[] = {
  { "measure", "frequency", N_("Take the value"), .owner = "measurer", .states = { "active", "" }, .kind_done = "measurement", .link = "measure", .done = "period_end", .start = "started_on", .counts = has_value },
  { "measure", "evaluation_rhythm", N_("Evaluate"), .owner = "evaluator", .states = { "active", "" }, .kind_done = "evaluation", .link = "measures", .done = "evaluated_on", .start = "started_on" },
  { "programme", "interval_days", N_("Hold the next audit"), .states = { "draft", "in_review", "approved", "" }, .kind_done = "audit", .link = "programme", .done = "done_on", .start = "starts_on", .end = "ends_on", .counts = is_done },
  { "method", "interval_days", N_("Assess all risks again"), .states = { "approved", "" }, .kind_done = "assessment", .link = "method", .done = "performed_on", .start = "approved_on", .counts = is_full },
  { "risk", "interval_days", N_("Look at the risk again"), .through = "method", .states = { "open", "treating", "accepted", "ok", "" }, .set = "next_review_on", .done = "last_rated_on" },
  { "supplier", "review_interval_days", N_("Review the supplier"), .states = { "active", "" }, .set = "next_review_on", .done = "last_review_on", .start = "agreed_on" },
  { "process", "rhythm_days", N_("Run the process"), .states = { "active", "" }, .kind_done = "process_run", .link = "process", .done = "performed_on" },
  { "competence", "refresh_months", N_("Refresh the competence"), .through = "required_skill", .set = "valid_until", .done = "obtained_on" },
};

/* The end of a month is followed by the end of a month: 30 June by 31 July. */
static char *
add_months (const char *day,
            guint months)
{
  GDate date;
  gboolean is_end;

  if (!isms_day_read (day, &date))
    return NULL;
  is_end = g_date_is_last_of_month (&date);
  g_date_add_months (&date, months);
  if (is_end)
    g_date_set_day (&date, g_date_get_days_in_month (g_date_get_month (&date), g_date_get_year (&date)));
  return isms_day_print (&date);
}

/**
 * isms_rhythm_add_days:
 * @day: (nullable): as 2026-11-24
 *
 * Returns: (transfer full) (nullable): the day so many days later; %NULL without a day
 */
char *
isms_rhythm_add_days (const char *day,
                      gint64 days)
{
  GDate date;

  if (!isms_day_read (day, &date))
    return NULL;
  g_date_add_days (&date, (guint) days);
  return isms_day_print (&date);
}

/**
 * isms_rhythm_add:
 * @day: (nullable): as 2026-11-24
 * @rhythm: (nullable): "weekly", "monthly" …
 *
 * Returns: (transfer full) (nullable): the day one period later; %NULL without a day or rhythm
 */
char *
isms_rhythm_add (const char *day,
                 const char *rhythm)
{
  static const struct
  {
    const char *rhythm;
    guint months;
  } months[] = { { "monthly", 1 }, { "quarterly", 3 }, { "half_yearly", 6 }, { "yearly", 12 } };

  for (guint i = 0; rhythm != NULL && i < G_N_ELEMENTS (months); i++)
    if (g_str_equal (months[i].rhythm, rhythm))
      return add_months (day, months[i].months);
  return isms_trend_get_rhythm (rhythm) > 0 ? isms_rhythm_add_days (day, (gint64) isms_trend_get_rhythm (rhythm)) : NULL;
}

static char *
add_interval (IsmsRecord *keeper,
              const IsmsField *field,
              const char *day)
{
  gint64 count;

  if (field->type == ISMS_CHOICE)
    return isms_rhythm_add (day, isms_record_get_text (keeper, field->name));
  count = isms_record_get_integer (keeper, field->name, 0);
  if (count <= 0)
    return NULL;
  return g_str_has_suffix (field->name, "_months") ? add_months (day, (guint) count) : isms_rhythm_add_days (day, count);
}

static char *
get_done (const Rule *rule,
          IsmsRecord *record)
{
  if (g_str_equal (rule->kind_done, "measurement") && isms_trend_get_day (record) != 0)
    return isms_trend_format_day (isms_trend_get_day (record));
  return g_strdup (isms_record_get_text (record, rule->done));
}

static char *
find_last (IsmsStore *store,
           const Rule *rule,
           IsmsRecord *record)
{
  g_autoptr (GPtrArray) done = NULL;
  g_autofree char *last = NULL;

  if (rule->kind_done == NULL)
    return g_strdup (isms_record_get_text (record, rule->done));
  done = isms_store_get_backlinks (store, isms_record_get_key (record), isms_kind_find (rule->kind_done), rule->link);
  for (guint i = 0; i < done->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (done, i);
      g_autofree char *day = get_done (rule, one);

      if (g_strcmp0 (day, last) > 0 && (rule->counts == NULL || rule->counts (one)))
        g_set_str (&last, day);
    }
  return g_steal_pointer (&last);
}

/*
 * Lister:
 * @stopped: whether what has ceased to recur is listed, too
 * @emptied: (element-type utf8 utf8): for each record and field without an interval, the day on which it lost it, or ""
 */
typedef struct
{
  IsmsStore *store;
  gboolean stopped;
  GHashTable *emptied;
  GArray *turns;
} Lister;

/* A state that is not said counts as the first. What cannot have a next time, since a day or an interval is missing, is not read.
 * @stopped: what does not recur any more too: what is deleted, in another state, without an interval, or says its next day itself */
static GPtrArray *
find_recurring (IsmsStore *store,
                const Rule *rule,
                gboolean stopped)
{
  static const char *const unsaid[] = { "", NULL };
  gboolean needs_done = rule->kind_done == NULL && rule->start == NULL;
  const IsmsFilter filters[] = {
    { .field = rule->states[0] != NULL ? "status" : rule->interval, .values = rule->states[0] != NULL && !stopped ? rule->states : NULL },
    { .field = rule->set != NULL ? rule->set : rule->interval, .values = rule->set != NULL && !stopped ? unsaid : NULL },
    { .field = needs_done ? rule->done : rule->interval, .said = needs_done },
    { .field = rule->through != NULL ? rule->through : rule->interval, .said = rule->through != NULL || !stopped },
    { NULL },
  };
  const IsmsQuery query = { .kind = isms_kind_find (rule->kind), .filters = filters, .deleted = stopped };
  g_autoptr (GError) error = NULL;
  GPtrArray *records = isms_store_list_found (store, &query, &error);

  if (records == NULL)
    g_warning ("What recurs cannot be read: %s", error->message);
  return records != NULL ? records : g_ptr_array_new ();
}

static gboolean
touches (IsmsStep *step,
         const char *field)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      g_autoptr (JsonObject) fields = isms_change_parse (g_ptr_array_index (step->changes, i), NULL);

      if (fields != NULL && json_object_has_member (fields, field))
        return TRUE;
    }
  return FALSE;
}

/* The day on which somebody emptied the field that says how often; "" where it was never filled in. */
static char *
find_emptied (IsmsStore *store,
              IsmsRecord *keeper,
              const char *field)
{
  g_autoptr (GPtrArray) steps = isms_record_has (keeper, field) ? NULL : isms_history_list_part (store, isms_record_get_key (keeper), G_MAXINT, NULL);

  for (guint i = 0; steps != NULL && i < steps->len; i++)
    {
      IsmsStep *step = g_ptr_array_index (steps, i);
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (step->at / G_USEC_PER_SEC);

      if (at != NULL && touches (step, field))
        return g_date_time_format (at, "%F");
    }
  return g_strdup ("");
}

/* What does not recur any more for want of an interval, many through the same keeper, is known by the day on which it lost it. */
static char *
get_emptied (Lister *lister,
             IsmsRecord *keeper,
             const char *field)
{
  g_autofree char *place = g_strdup_printf ("%" G_GINT64_FORMAT " %s", isms_record_get_key (keeper), field);
  const char *day = g_hash_table_lookup (lister->emptied, place);

  if (day == NULL)
    {
      char *found = find_emptied (lister->store, keeper, field);

      g_hash_table_insert (lister->emptied, g_steal_pointer (&place), found);
      day = found;
    }
  return *day != '\0' ? g_strdup (day) : NULL;
}

static void
add_turn (Lister *lister,
          const Rule *rule,
          IsmsRecord *record)
{
  IsmsStore *store = lister->store;
  g_autoptr (IsmsRecord) keeper = rule->through != NULL ? isms_store_get_link (store, record, rule->through) : g_object_ref (record);
  g_autofree char *last = find_last (store, rule, record);
  const char *from = last != NULL || rule->start == NULL ? last : isms_record_get_text (record, rule->start);
  const char *end = rule->end != NULL ? isms_record_get_text (record, rule->end) : NULL;
  IsmsTurn turn = { record, NULL, _(rule->what), rule->owner };

  if (keeper == NULL)
    return;
  turn.field = isms_kind_field (isms_record_get_kind (keeper), rule->interval);
  turn.day = add_interval (keeper, turn.field, from);
  if (turn.day == NULL && lister->stopped)
    turn.day = get_emptied (lister, keeper, rule->interval);
  if (turn.day == NULL || (!lister->stopped && end != NULL && strcmp (turn.day, end) > 0))
    {
      g_free (turn.day);
      return;
    }
  g_object_ref (record);
  turn.last = g_steal_pointer (&last);
  g_array_append_val (lister->turns, turn);
}

static void
turn_clear (gpointer item)
{
  IsmsTurn *turn = item;

  g_object_unref (turn->record);
  g_free (turn->last);
  g_free (turn->day);
}

static GArray *
list_turns (IsmsStore *store,
            const char *kind,
            gboolean stopped)
{
  g_autoptr (GHashTable) emptied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Lister lister = { store, stopped, emptied, g_array_new (FALSE, FALSE, sizeof (IsmsTurn)) };

  g_array_set_clear_func (lister.turns, turn_clear);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (kind != NULL && !g_str_equal (kind, rules[i].kind))
        continue;
      records = find_recurring (store, &rules[i], stopped);
      for (guint j = 0; j < records->len; j++)
        add_turn (&lister, &rules[i], g_ptr_array_index (records, j));
    }
  return lister.turns;
}

/**
 * isms_rhythm_list:
 * @kind: (nullable): only what records of this kind ask for; %NULL for all
 *
 * Returns: (transfer full) (element-type IsmsTurn): when everything that recurs is due next
 */
GArray *
isms_rhythm_list (IsmsStore *store,
                  const char *kind)
{
  return list_turns (store, kind, FALSE);
}

/**
 * isms_rhythm_list_stopped:
 *
 * Returns: (transfer full) (element-type IsmsTurn): the same, and when everything would be due that has ceased to recur: its record is
 *   deleted, in another state, past its end, or says its next day itself. What nobody says any more how often it recurs has the day on
 *   which that was emptied.
 */
GArray *
isms_rhythm_list_stopped (IsmsStore *store)
{
  return list_turns (store, NULL, TRUE);
}
