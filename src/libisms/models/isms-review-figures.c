/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-audit.h"
#include "models/isms-improvement.h"
#include "models/isms-programme.h"
#include "models/isms-review-figures.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

/* What a topic is reckoned from. */
typedef struct
{
  IsmsReview *review;
  IsmsStore *inputs;
  GArray *items;   /* (element-type IsmsReviewItem): of the topic */
  GArray *figures; /* (element-type IsmsReviewFigure) */
} Reckoner;

static void
add_number (Reckoner *self,
            const char *name,
            const char *label,
            gint64 number)
{
  IsmsReviewFigure figure = { .name = g_strdup (name), .label = label, .number = number, .says = number >= 0 };

  g_array_append_val (self->figures, figure);
}

/* One word of several that a field may say: that nothing says it is no news. */
static void
add_share (Reckoner *self,
           const IsmsChoice *choice,
           guint number)
{
  IsmsReviewFigure figure = { .name = g_strdup (choice->value), .label = _(choice->label), .number = number, .says = number > 0 };

  g_array_append_val (self->figures, figure);
}

static void
add_day (Reckoner *self,
         const char *name,
         const char *label,
         char *day)
{
  IsmsReviewFigure figure = { .name = g_strdup (name), .label = label, .is_day = TRUE, .day = day, .says = day != NULL };

  g_array_append_val (self->figures, figure);
}

static gboolean
is_of (const IsmsReviewItem *item,
       const IsmsKind *kind)
{
  return isms_record_get_kind (item->record) == kind;
}

static guint
count_news (Reckoner *self,
            const IsmsKind *kind,
            IsmsReviewNews news)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *item = &g_array_index (self->items, IsmsReviewItem, i);

      n += is_of (item, kind) && (item->news & news) != 0;
    }
  return n;
}

static guint
count_said (Reckoner *self,
            const IsmsKind *kind,
            const char *field,
            const char *value)
{
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *item = &g_array_index (self->items, IsmsReviewItem, i);

      n += is_of (item, kind) && g_strcmp0 (isms_record_get_text (item->record, field), value) == 0;
    }
  return n;
}

/* How many of the topic's records say each word of the field. */
static void
add_choices (Reckoner *self,
             const IsmsKind *kind,
             const char *field)
{
  for (const IsmsChoice *choice = isms_kind_field (kind, field)->choices; choice->value != NULL; choice++)
    add_share (self, choice, count_said (self, kind, field, choice->value));
}

static int
count_days_until (IsmsReview *review,
                  const char *day)
{
  GDate from, to;

  if (!isms_day_read (day, &from) || !isms_day_read (isms_review_get_until (review), &to))
    return -1;
  return g_date_days_between (&from, &to);
}

/* When it was decided to do so: an action is as old as its review. */
static int
count_age (Reckoner *self,
           IsmsRecord *record)
{
  g_autoptr (IsmsRecord) review = isms_record_get_kind (record) == &isms_kind_action ? isms_store_get_link (self->inputs, record, "review") : NULL;

  if (isms_record_get_kind (record) == &isms_kind_action)
    return review != NULL ? count_days_until (self->review, isms_record_get_text (review, "held_on")) : -1;
  return count_days_until (self->review, isms_record_get_text (record, "decided_on"));
}

static void
reckon_decided (Reckoner *self)
{
  int oldest = -1;

  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *item = &g_array_index (self->items, IsmsReviewItem, i);

      if ((item->news & ISMS_REVIEW_OPEN) != 0)
        oldest = MAX (oldest, count_age (self, item->record));
    }
  add_number (self, "oldest_days", _("Days since the oldest that is open was decided"), oldest);
}

/* The last day, until that of the review, that any record of the kind names. */
static char *
dup_last_day (Reckoner *self,
              const IsmsKind *kind,
              const char *const *fields)
{
  g_autoptr (GPtrArray) records = isms_store_list_records (self->inputs, kind);
  const char *last = NULL;

  for (guint i = 0; i < records->len; i++)
    for (guint j = 0; fields[j] != NULL; j++)
      {
        const char *day = isms_record_get_text (g_ptr_array_index (records, i), fields[j]);

        if (day != NULL && strcmp (day, isms_review_get_until (self->review)) <= 0 && g_strcmp0 (day, last) > 0)
          last = day;
      }
  return g_strdup (last);
}

static void
reckon_context (Reckoner *self)
{
  static const char *const looked[] = { "created_on", "reviewed_on", NULL }, *const decided[] = { "decided_on", "confirmed_on", NULL };

  add_day (self, "looked_on", _("Context last looked at on"), dup_last_day (self, &isms_kind_issue, looked));
  add_day (self, "climate_on", _("Climate question last answered on"), dup_last_day (self, &isms_kind_climate, decided));
}

static void
reckon_requirements (Reckoner *self)
{
  g_autoptr (GPtrArray) requirements = isms_store_list_records (self->inputs, &isms_kind_requirement);
  guint undecided = 0;

  for (guint i = 0; i < requirements->len; i++)
    undecided += !isms_record_has (g_ptr_array_index (requirements, i), "handled") &&
                 g_strcmp0 (isms_record_get_text (g_ptr_array_index (requirements, i), "status"), "ended") != 0;
  add_number (self, "undecided", _("Requirements not yet decided on"), undecided);
}

static GPtrArray *
list_closed (Reckoner *self)
{
  GPtrArray *closed = g_ptr_array_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *item = &g_array_index (self->items, IsmsReviewItem, i);

      if (is_of (item, &isms_kind_nonconformity) && (item->news & ISMS_REVIEW_CLOSED) != 0)
        g_ptr_array_add (closed, item->record);
    }
  return closed;
}

static void
reckon_nonconformities (Reckoner *self)
{
  g_autoptr (GPtrArray) all = isms_store_list_records (self->inputs, &isms_kind_nonconformity);
  g_autoptr (GHashTable) repeats = isms_improvement_find_repeats (all);
  g_autoptr (GPtrArray) closed = list_closed (self);
  guint repeated = 0;

  for (guint i = 0; i < self->items->len; i++)
    repeated += g_hash_table_contains (repeats, g_array_index (self->items, IsmsReviewItem, i).record);
  add_number (self, "days", _("Days to close, in the middle"), isms_improvement_find_median (closed));
  add_number (self, "repeats", _("Nonconformities that came before"), repeated);
  add_number (self, "failed", _("Corrective actions that did not work"), count_said (self, &isms_kind_corrective_action, "effect_result", "no"));
}

static void
reckon_measures (Reckoner *self)
{
  g_autoptr (GPtrArray) trends = isms_review_list_trends (self->review);
  guint missing = 0, short_of = 0;

  for (guint i = 0; i < trends->len; i++)
    {
      const IsmsTrendValue *last = isms_trend_get_last (g_ptr_array_index (trends, i), 0);

      missing += isms_trend_count_missing (g_ptr_array_index (trends, i));
      short_of += last != NULL && (last->state == ISMS_TREND_MISSED || last->state == ISMS_TREND_ALARM);
    }
  add_number (self, "measures", _("Measures in use"), trends->len);
  add_number (self, "missed", _("Measures short of their target"), short_of);
  add_number (self, "missing", _("Periods without a value"), missing);
}

static void
reckon_coverage (Reckoner *self)
{
  g_autoptr (IsmsRecord) programme = isms_programme_find (self->inputs, isms_review_get_until (self->review));
  g_autoptr (GArray) criteria = isms_audit_list_coverage (self->inputs, programme);
  guint seen[2] = { 0, 0 }, all[2] = { 0, 0 };

  for (guint i = 0; i < criteria->len; i++)
    {
      const IsmsCriterion *criterion = &g_array_index (criteria, IsmsCriterion, i);
      gboolean control = g_str_has_prefix (criterion->id, "A.");

      all[control]++;
      seen[control] += criterion->done->len > 0;
    }
  add_number (self, "clauses_seen", _("Clauses audited"), seen[FALSE]);
  add_number (self, "clauses", _("Clauses to audit"), all[FALSE]);
  add_number (self, "controls_seen", _("Controls audited"), seen[TRUE]);
  add_number (self, "controls", _("Controls to audit"), all[TRUE]);
}

static void
reckon_audits (Reckoner *self)
{
  add_number (self, "done", _("Audits done"), count_news (self, &isms_kind_audit, ISMS_REVIEW_CLOSED));
  add_number (self, "planned", _("Audits planned or under way"), count_news (self, &isms_kind_audit, ISMS_REVIEW_OPEN));
  add_choices (self, &isms_kind_finding, "grade");
  add_number (self, "open_findings", _("Open findings"), count_news (self, &isms_kind_finding, ISMS_REVIEW_OPEN));
  reckon_coverage (self);
}

static void
reckon_objectives (Reckoner *self)
{
  add_choices (self, &isms_kind_objective, "progress");
  add_number (self, "reached", _("Reached"), count_said (self, &isms_kind_objective, "status", "reached"));
  add_number (self, "missed", _("Missed"), count_said (self, &isms_kind_objective, "status", "missed"));
}

static void
reckon_feedback (Reckoner *self)
{
  add_choices (self, &isms_kind_feedback, "tone");
}

static void
reckon_risks (Reckoner *self)
{
  static const char *const performed[] = { "performed_on", NULL };

  add_day (self, "assessed_on", _("Risks last assessed on"), dup_last_day (self, &isms_kind_assessment, performed));
  add_number (self, "late_treatments", _("Treatments overdue"), count_news (self, &isms_kind_treatment, ISMS_REVIEW_LATE));
  add_number (self, "ended_acceptances", _("Acceptances that ended"), count_news (self, &isms_kind_acceptance, ISMS_REVIEW_LATE));
  add_number (self, "ending_acceptances", _("Acceptances that end within 90 days"), count_news (self, &isms_kind_acceptance, ISMS_REVIEW_ENDING));
}

static void
reckon_chances (Reckoner *self)
{
  add_number (self, "undecided", _("Opportunities not yet decided on"), count_said (self, &isms_kind_opportunity, "status", "proposed"));
  add_number (self, "suggestions", _("Suggestions under way"), count_news (self, &isms_kind_action, ISMS_REVIEW_OPEN));
  add_number (self, "lessons", _("Lessons from incidents"), count_news (self, &isms_kind_incident, ~0u));
}

static void
figure_clear (gpointer data)
{
  IsmsReviewFigure *figure = data;

  g_free (figure->name);
  g_free (figure->day);
}

/**
 * isms_review_list_figures:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 *
 * Reckons what the records of a topic come to, as of the day of the review; the names are the same for every review.
 *
 * Returns: (transfer full) (element-type IsmsReviewFigure): the figures of that topic of 9.3.2
 */
GArray *
isms_review_list_figures (IsmsReview *self,
                          guint topic)
{
  static const struct
  {
    const char *point;
    void (*reckon) (Reckoner *self);
  } topics[] = {
    { "a", reckon_decided },
    { "b", reckon_context },
    { "c", reckon_requirements },
    { "d1", reckon_nonconformities },
    { "d2", reckon_measures },
    { "d3", reckon_audits },
    { "d4", reckon_objectives },
    { "e", reckon_feedback },
    { "f", reckon_risks },
    { "g", reckon_chances },
  };
  g_autoptr (GArray) items = isms_review_list_items (self, topic);
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (IsmsReviewFigure));
  Reckoner reckoner = { self, isms_review_get_inputs (self), items, figures };

  g_array_set_clear_func (figures, figure_clear);
  for (guint i = 0; i < G_N_ELEMENTS (topics); i++)
    if (g_str_equal (topics[i].point, isms_review_get_point (topic)))
      topics[i].reckon (&reckoner);
  return figures;
}

static int
compare_levels (gconstpointer a,
                gconstpointer b,
                gpointer told)
{
  IsmsRecord *first = *(IsmsRecord *const *) a, *second = *(IsmsRecord *const *) b;
  gint64 one = isms_review_told_get_level (told, first), other = isms_review_told_get_level (told, second);

  return one != other ? (one < other) - (one > other) : strcmp (isms_record_get_code (first), isms_record_get_code (second));
}

/**
 * isms_review_list_top_risks:
 * @most: how many at most
 *
 * Returns: (transfer full) (element-type IsmsRecord): the open risks with the highest levels on the day of the review, the highest first
 */
GPtrArray *
isms_review_list_top_risks (IsmsReview *self,
                            IsmsReviewTold *told,
                            guint most)
{
  GPtrArray *risks = isms_store_list_records (isms_review_get_inputs (self), &isms_kind_risk);

  for (guint i = risks->len; i > 0; i--)
    {
      IsmsRecord *risk = g_ptr_array_index (risks, i - 1);

      if (g_strcmp0 (isms_record_get_text (risk, "status"), "closed") == 0 || isms_review_told_get_level (told, risk) == 0)
        g_ptr_array_remove_index_fast (risks, i - 1);
    }
  g_ptr_array_sort_with_data (risks, compare_levels, told);
  if (risks->len > most)
    g_ptr_array_remove_range (risks, most, risks->len - most);
  return risks;
}
