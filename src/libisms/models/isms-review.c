/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-acceptance.h"
#include "models/isms-measures.h"
#include "models/isms-review.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-demand.h"

/* A review is of the time since the one before. What came up, was looked at again or ended in that time is looked at, and what is still
 * open. Dates decide, and of records that have none for it the history; what they said on the day of the review is asked of it too. */

struct _IsmsReview
{
  IsmsStore *store;
  IsmsRecord *record; /* (nullable): none is planned yet */
  char *since;        /* (nullable): it is the first */
  char *until;
  char *ahead; /* %ISMS_REVIEW_AHEAD days after it */

  IsmsReviewPast *past; /* (nullable): nobody looked back yet */
};

/* A state that is not said counts as the first of those that are open. */
typedef struct
{
  const char *point;
  const char *kind;
  const char *opened;
  const char *changed;
  const char *closed;
  const char *due;
  const char *open[4];
  gboolean watched; /* no date says that it was changed: the history does */
  gboolean (*is_meant) (IsmsReview *self, IsmsRecord *record);
  gboolean (*is_over) (IsmsReview *self, IsmsRecord *record); /* (nullable): of what ends by itself when it is due, whether it no longer counts */
} Source;

static gboolean
is_of_earlier_review (IsmsReview *self,
                      IsmsRecord *record)
{
  gint64 review = isms_record_get_integer (record, "review", 0);

  if (self->record != NULL && review == isms_record_get_key (self->record))
    return FALSE;
  return review != 0 || g_strcmp0 (isms_record_get_text (record, "origin"), "management_review") == 0;
}

static gboolean
is_chance (IsmsReview *self,
           IsmsRecord *finding)
{
  return g_strcmp0 (isms_record_get_text (finding, "grade"), "improvement") == 0;
}

static gboolean
is_suggested (IsmsReview *self,
              IsmsRecord *action)
{
  return g_strcmp0 (isms_record_get_text (action, "origin"), "suggestion") == 0;
}

static gboolean
has_lesson (IsmsReview *self,
            IsmsRecord *incident)
{
  return isms_record_has (incident, "lessons");
}

/* Withdrawn, or accepted anew. */
static gboolean
is_replaced (IsmsReview *self,
             IsmsRecord *acceptance)
{
  IsmsStore *inputs = isms_review_get_inputs (self);
  g_autoptr (IsmsRecord) risk = isms_store_get_link (inputs, acceptance, "risk");
  g_autoptr (IsmsRecord) newest = risk != NULL ? isms_acceptance_find (inputs, risk) : NULL;

  return newest != acceptance;
}

static const Source sources[] = {
  { "a", "decision", "decided_on", NULL, "done_on", "due", { "open", "in_progress" }, FALSE, is_of_earlier_review },
  { "a", "action", NULL, NULL, "done_on", "due", { "planned", "in_progress" }, FALSE, is_of_earlier_review },
  { "b", "issue", "created_on", "reviewed_on", NULL, NULL, { NULL }, TRUE, NULL },
  { "b", "climate", "decided_on", "confirmed_on", NULL, NULL, { NULL }, TRUE, NULL },
  { "b", "change", "proposed_on", NULL, "done_on", "planned_on", { "proposed", "approved", "in_progress" }, FALSE, NULL },
  { "c", "party", NULL, "reviewed_on", NULL, NULL, { NULL }, TRUE, NULL },
  { "c", "requirement", "created_on", "reviewed_on", NULL, NULL, { NULL }, TRUE, NULL },
  { "d1", "nonconformity", "detected_on", NULL, "closed_on", NULL, { "open" }, FALSE, NULL },
  { "d1", "corrective_action", NULL, "effect_checked_on", "done_on", "due", { "planned", "in_progress" }, FALSE, NULL },
  { "d1", "incident", "occurred_on", NULL, "closed_on", NULL, { "open", "contained" }, FALSE, NULL },
  { "d2", "evaluation", "evaluated_on", NULL, NULL, NULL, { NULL }, FALSE, NULL },
  { "d3", "audit", "started_on", NULL, "done_on", "planned_on", { "planned", "in_progress" }, FALSE, NULL },
  { "d3", "finding", "found_on", NULL, NULL, NULL, { "open", "answered" }, TRUE, NULL },
  { "d4", "objective", "approved_on", "evaluated_on", NULL, "due", { "draft", "open" }, TRUE, NULL },
  { "e", "feedback", "received_on", NULL, "answered_on", NULL, { NULL }, FALSE, NULL },
  { "f", "assessment", "started_on", NULL, "performed_on", NULL, { "planned" }, FALSE, NULL },
  { "f", "risk", NULL, NULL, NULL, NULL, { NULL }, TRUE, NULL },
  { "f", "treatment", NULL, NULL, "done_on", "due", { "planned", "in_progress" }, FALSE, NULL },
  { "f", "acceptance", "accepted_on", NULL, "withdrawn_on", "valid_until", { NULL }, FALSE, NULL, is_replaced },
  { "g", "opportunity", "suggested_on", NULL, NULL, NULL, { "proposed", "taken" }, FALSE, NULL },
  { "g", "action", NULL, NULL, "done_on", "due", { "planned", "in_progress" }, FALSE, is_suggested },
  { "g", "finding", "found_on", NULL, NULL, NULL, { "open", "answered" }, TRUE, is_chance },
  { "g", "incident", "occurred_on", NULL, NULL, NULL, { NULL }, FALSE, has_lesson },
};

static const IsmsChoice *
get_choice (guint topic)
{
  return &isms_kind_field (&isms_kind_review_input, "point")->choices[topic];
}

/* The day on which it was held, or else is to be. */
static const char *
get_day (IsmsRecord *review)
{
  const char *held = isms_record_get_text (review, "held_on");

  return held != NULL ? held : isms_record_get_text (review, "planned_on");
}

static gboolean
is_held (IsmsRecord *review)
{
  return isms_record_has (review, "held_on");
}

static char *
find_since (IsmsReview *self)
{
  g_autoptr (GPtrArray) reviews = isms_store_list_records (self->store, &isms_kind_review);
  const char *since = NULL;

  for (guint i = 0; i < reviews->len; i++)
    {
      IsmsRecord *review = g_ptr_array_index (reviews, i);

      if (is_held (review) && g_strcmp0 (get_day (review), self->until) < 0 && g_strcmp0 (get_day (review), since) > 0)
        since = get_day (review);
    }
  return g_strdup (since);
}

static char *
dup_ahead (const char *day)
{
  GDate date;

  if (!isms_day_read (day, &date))
    return g_strdup (day);
  g_date_add_days (&date, ISMS_REVIEW_AHEAD);
  return isms_day_print (&date);
}

/**
 * isms_review_find:
 *
 * Returns: (transfer full) (nullable): the latest management review, held or planned
 */
IsmsRecord *
isms_review_find (IsmsStore *store)
{
  g_autoptr (GPtrArray) reviews = isms_store_list_records (store, &isms_kind_review);
  IsmsRecord *latest = NULL;

  for (guint i = 0; i < reviews->len; i++)
    if (latest == NULL || g_strcmp0 (get_day (g_ptr_array_index (reviews, i)), get_day (latest)) >= 0)
      latest = g_ptr_array_index (reviews, i);
  return latest != NULL ? g_object_ref (latest) : NULL;
}

/**
 * isms_review_new:
 * @record: (nullable): a "review"; %NULL for one that nobody planned yet
 * @today: the day by which a review that was not held yet looks at things, as 2026-11-24
 *
 * Returns: (transfer full): what it looks at
 */
IsmsReview *
isms_review_new (IsmsStore *store,
                 IsmsRecord *record,
                 const char *today)
{
  IsmsReview *self = g_new0 (IsmsReview, 1);
  gboolean held = record != NULL && is_held (record) && g_strcmp0 (get_day (record), today) < 0;

  self->store = g_object_ref (store);
  self->record = record != NULL ? g_object_ref (record) : NULL;
  self->until = g_strdup (held ? get_day (record) : today);
  self->ahead = dup_ahead (self->until);
  self->since = find_since (self);
  return self;
}

void
isms_review_free (IsmsReview *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_pointer (&self->past, isms_review_past_unref);
  g_free (self->since);
  g_free (self->until);
  g_free (self->ahead);
  g_free (self);
}

/**
 * isms_review_get_held:
 *
 * Returns: the key of the review, where it was held before today; otherwise 0
 */
gint64
isms_review_get_held (IsmsReview *self)
{
  g_autofree char *today = isms_day_dup_today ();

  return self->record != NULL && is_held (self->record) && strcmp (self->until, today) < 0 ? isms_record_get_key (self->record) : 0;
}

/**
 * isms_review_set_past:
 * @past: (nullable): what the history tells: without it only dates decide, and records are told as they are now
 */
void
isms_review_set_past (IsmsReview *self,
                      IsmsReviewPast *past)
{
  g_clear_pointer (&self->past, isms_review_past_unref);
  self->past = past != NULL ? isms_review_past_ref (past) : NULL;
}

/**
 * isms_review_get_inputs:
 *
 * Returns: (transfer none): where the records that it looks at are: with isms_review_set_past() this may be a store of the past
 */
IsmsStore *
isms_review_get_inputs (IsmsReview *self)
{
  IsmsStore *then = self->past != NULL ? isms_review_past_get_store (self->past) : NULL;

  return then != NULL ? then : self->store;
}

/**
 * isms_review_get_before:
 *
 * Returns: (transfer none) (nullable): the records as they were at the review before; %NULL where nobody looked back, or there was none
 */
IsmsStore *
isms_review_get_before (IsmsReview *self)
{
  return self->past != NULL ? isms_review_past_get_before (self->past) : NULL;
}

/**
 * isms_review_get_since:
 *
 * Returns: (nullable): the day of the review before; %NULL where this is the first, which looks at everything
 */
const char *
isms_review_get_since (IsmsReview *self)
{
  return self->since;
}

/**
 * isms_review_get_until:
 *
 * Returns: the last day that it looks at
 */
const char *
isms_review_get_until (IsmsReview *self)
{
  return self->until;
}

/**
 * isms_review_get_point:
 *
 * Returns: its word in the field "point" of a review input: "d1"
 */
const char *
isms_review_get_point (guint topic)
{
  return get_choice (topic)->value;
}

const char *
isms_review_get_clause (guint topic)
{
  return get_choice (topic)->also;
}

const char *
isms_review_get_title (guint topic)
{
  return _(get_choice (topic)->label);
}

static const char *
get_date (IsmsRecord *record,
          const char *field)
{
  return field != NULL ? isms_record_get_text (record, field) : NULL;
}

static gboolean
is_after (IsmsReview *self,
          const char *date)
{
  return date != NULL && strcmp (date, self->until) > 0;
}

static gboolean
is_in_time (IsmsReview *self,
            const char *date)
{
  return date != NULL && strcmp (date, self->until) <= 0 && g_strcmp0 (date, self->since) > 0;
}

/* What ended after the day of the review was open on it. */
static gboolean
is_open (IsmsReview *self,
         const Source *source,
         IsmsRecord *record)
{
  const char *status = source->open[0] != NULL ? isms_record_get_text (record, "status") : NULL;

  if (source->open[0] == NULL)
    return FALSE;
  return status == NULL || g_strv_contains (source->open, status) || is_after (self, get_date (record, source->closed));
}

/* What somebody did to it between the two reviews, where no date of its own says so. */
static IsmsReviewNews
find_watched (IsmsReview *self,
              const Source *source,
              IsmsRecord *record)
{
  const char *action = self->past != NULL ? isms_review_past_find_action (self->past, isms_record_get_key (record)) : NULL;

  if (action == NULL)
    return 0;
  if (g_str_equal (action, "create"))
    return ISMS_REVIEW_NEW;
  return source->open[0] != NULL && !is_open (self, source, record) ? ISMS_REVIEW_CLOSED : ISMS_REVIEW_CHANGED;
}

/* What ended by itself, or soon will, and nothing took its place. */
static IsmsReviewNews
find_end (IsmsReview *self,
          const Source *source,
          IsmsRecord *record)
{
  const char *due = get_date (record, source->due);

  if (source->is_over == NULL || due == NULL || strcmp (due, self->ahead) > 0 || source->is_over (self, record))
    return 0;
  return strcmp (due, self->until) < 0 ? ISMS_REVIEW_LATE : ISMS_REVIEW_ENDING;
}

static IsmsReviewNews
find_news (IsmsReview *self,
           const Source *source,
           IsmsRecord *record)
{
  const char *due = get_date (record, source->due);
  IsmsReviewNews news = 0;

  if (is_after (self, get_date (record, source->opened)))
    return 0;
  if (is_in_time (self, get_date (record, source->opened)))
    news |= ISMS_REVIEW_NEW;
  if (is_in_time (self, get_date (record, source->changed)))
    news |= ISMS_REVIEW_CHANGED;
  if (is_in_time (self, get_date (record, source->closed)))
    news |= ISMS_REVIEW_CLOSED;
  if (source->watched && news == 0)
    news |= find_watched (self, source, record);
  if (is_open (self, source, record))
    news |= ISMS_REVIEW_OPEN;
  if ((news & ISMS_REVIEW_OPEN) != 0 && due != NULL && strcmp (due, self->until) < 0)
    news |= ISMS_REVIEW_LATE;
  return news | find_end (self, source, record);
}

static void
item_clear (gpointer item)
{
  g_object_unref (((IsmsReviewItem *) item)->record);
}

static void
add_item (IsmsReview *self,
          const Source *source,
          IsmsRecord *record,
          IsmsReviewNews news,
          GArray *items)
{
  IsmsReviewItem item = { record, news, get_date (record, source->due) };

  if (news == 0 || (source->is_meant != NULL && !source->is_meant (self, record)))
    return;
  g_object_ref (record);
  g_array_append_val (items, item);
}

/* What was taken out since the last review has no date for it either. */
static void
gather_removed (IsmsReview *self,
                const Source *source,
                GArray *items)
{
  IsmsStore *before = isms_review_get_before (self);
  g_autoptr (GPtrArray) records = before != NULL ? isms_store_list_records (before, isms_kind_find (source->kind)) : g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      if (g_strcmp0 (isms_review_past_find_action (self->past, isms_record_get_key (record)), "delete") == 0)
        add_item (self, source, record, ISMS_REVIEW_REMOVED, items);
    }
}

static void
gather (IsmsReview *self,
        const Source *source,
        GArray *items)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (isms_review_get_inputs (self), isms_kind_find (source->kind));

  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      add_item (self, source, record, find_news (self, source, record), items);
    }
  gather_removed (self, source, items);
}

/**
 * isms_review_list_kinds:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 *
 * Returns: (transfer container) (element-type IsmsKind): the kinds of records that 9.3.2 asks to look at under that point
 */
GPtrArray *
isms_review_list_kinds (guint topic)
{
  GPtrArray *kinds = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].point, isms_review_get_point (topic)))
      g_ptr_array_add (kinds, (gpointer) isms_kind_find (sources[i].kind));
  return kinds;
}

/**
 * isms_review_list_items:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 *
 * Returns: (transfer full) (element-type IsmsReviewItem): the records that 9.3.2 asks to look at under that point, by kind and code
 */
GArray *
isms_review_list_items (IsmsReview *self,
                        guint topic)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (IsmsReviewItem));

  g_array_set_clear_func (items, item_clear);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (sources[i].point, isms_review_get_point (topic)))
      gather (self, &sources[i], items);
  return items;
}

/**
 * isms_review_list_results:
 * @kind: the name of a kind with a link "review": "decision", "action", "review_input"
 *
 * Returns: (transfer full) (element-type IsmsRecord): those that belong to this review
 */
GPtrArray *
isms_review_list_results (IsmsReview *self,
                          const char *kind)
{
  if (self->record == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  return isms_store_get_backlinks (self->store, isms_record_get_key (self->record), isms_kind_find (kind), "review");
}

/**
 * isms_review_list_said:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the review inputs in which somebody said something about the point, or that there is
 *   nothing to say
 */
GPtrArray *
isms_review_list_said (IsmsReview *self,
                       guint topic)
{
  GPtrArray *inputs = isms_review_list_results (self, "review_input");

  for (guint i = inputs->len; i > 0; i--)
    {
      IsmsRecord *input = g_ptr_array_index (inputs, i - 1);

      if (g_strcmp0 (isms_record_get_text (input, "point"), isms_review_get_point (topic)) != 0 || !isms_demand_has_said (input))
        g_ptr_array_remove_index (inputs, i - 1);
    }
  return inputs;
}

/**
 * isms_review_is_nothing:
 * @said: (element-type IsmsRecord): what isms_review_list_said() returned
 *
 * Returns: whether all that was said is that there is nothing to report
 */
gboolean
isms_review_is_nothing (GPtrArray *said)
{
  for (guint i = 0; i < said->len; i++)
    if (isms_record_has (g_ptr_array_index (said, i), "content"))
      return FALSE;
  return said->len > 0;
}

/**
 * isms_review_dup_said:
 * @said: (element-type IsmsRecord): what isms_review_list_said() returned
 *
 * Returns: (transfer full) (nullable): all that was said, a line for each; %NULL where nothing was said yet
 */
char *
isms_review_dup_said (GPtrArray *said)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < said->len; i++)
    if (isms_record_has (g_ptr_array_index (said, i), "content"))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", isms_record_get_text (g_ptr_array_index (said, i), "content"));
  if (isms_review_is_nothing (said))
    return g_strdup (_("Nothing to report."));
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

/**
 * isms_review_list_trends:
 *
 * Returns: (transfer full) (element-type IsmsTrend): how the measures in use developed until the day of the review (9.3.2 d 2)
 */
GPtrArray *
isms_review_list_trends (IsmsReview *self)
{
  GPtrArray *trends = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_trend_unref);
  g_autoptr (GPtrArray) measures = isms_measures_list_active (isms_review_get_inputs (self));

  for (guint i = 0; i < measures->len; i++)
    {
      IsmsRecord *measure = g_ptr_array_index (measures, i);

      if (!is_after (self, isms_record_get_text (measure, "started_on")))
        g_ptr_array_add (trends, isms_trend_new (isms_review_get_inputs (self), measure, self->until));
    }
  return trends;
}

/**
 * isms_review_count_values:
 * @trend: one of isms_review_list_trends()
 *
 * Returns: how many of its values lie in the time that the review looks at
 */
guint
isms_review_count_values (IsmsReview *self,
                          IsmsTrend *trend)
{
  guint n = 0;

  for (guint i = 0; i < isms_trend_get_n_values (trend); i++)
    {
      g_autofree char *day = isms_trend_format_day (isms_trend_get_value (trend, i)->day);

      n += is_in_time (self, day);
    }
  return n;
}

static void
find_record_gaps (IsmsReview *self,
                  GArray *gaps)
{
  static const char *const verdicts[] = { "suitable", "adequate", "effective" };
  g_autoptr (IsmsRecord) manager = isms_demand_find_top_management (self->store, self->record);

  if (!is_held (self->record))
    isms_gaps_add_field (gaps, "9.3.1", "held_on", g_strdup (_("The review was not held yet.")));
  if (manager == NULL)
    isms_gaps_add_field (gaps, "9.3.1", "attendees", g_strdup (_("Nobody with a role in top management is among those present: without them it is no management review.")));
  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (!isms_record_has (self->record, verdicts[i]))
      isms_gaps_add_field (gaps, "9.3.1", verdicts[i], g_strdup_printf (_("The verdict is missing: %s"), _(isms_kind_field (&isms_kind_review, verdicts[i])->label)));
  if (!isms_record_has (self->record, "approved_by") || !isms_record_has (self->record, "approved_on"))
    isms_gaps_add (gaps, "9.3.3", g_strdup (_("Nobody approved the minutes yet.")));
}

/* What the store asks for too before minutes are approved. */
static void
find_unsaid (IsmsReview *self,
             GArray *gaps)
{
  g_autoptr (GArray) unsaid = isms_demand_list_unsaid (self->store, self->record);

  g_array_append_vals (gaps, unsaid->data, unsaid->len);
  g_array_set_clear_func (unsaid, NULL); /* what it held is held by the other list now */
}

static void
find_decision_gaps (IsmsReview *self,
                    GArray *gaps)
{
  g_autoptr (GPtrArray) decisions = isms_review_list_results (self, "decision");

  for (guint i = 0; i < decisions->len; i++)
    {
      IsmsRecord *decision = g_ptr_array_index (decisions, i);

      if (g_strcmp0 (isms_record_get_text (decision, "outcome"), "no_change") == 0)
        continue;
      if (!isms_record_has (decision, "owner") || !isms_record_has (decision, "due"))
        isms_gaps_add_elsewhere (gaps, "9.3.3", decision, g_strdup_printf (_("Decision %s does not say who carries it out until when."), isms_record_get_code (decision)));
    }
}

/**
 * isms_review_list_gaps:
 *
 * Returns: (transfer full) (element-type IsmsGap): what the review lacks before an auditor would take it as one; empty where nothing
 */
GArray *
isms_review_list_gaps (IsmsReview *self)
{
  GArray *gaps = isms_gaps_new ();

  if (self->record == NULL)
    {
      isms_gaps_add (gaps, "9.3.1", g_strdup (_("No management review is planned: add one.")));
      return gaps;
    }
  find_record_gaps (self, gaps);
  find_unsaid (self, gaps);
  find_decision_gaps (self, gaps);
  return gaps;
}
