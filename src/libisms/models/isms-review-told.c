/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-review-told.h"
#include "models/isms-risk-bands.h"
#include "models/isms-risk-levels.h"
#include "models/isms-standing.h"
#include "records/isms-kinds.h"

struct _IsmsReviewTold
{
  IsmsReview *review;
  IsmsMatrix *now;    /* (nullable): made when it is first asked for */
  IsmsMatrix *before; /* (nullable): as it was at the review before */
};

/**
 * isms_review_told_new:
 * @review: has to outlive what is returned, and to know its past by now
 *
 * Returns: (transfer full): what can be told of its records
 */
IsmsReviewTold *
isms_review_told_new (IsmsReview *review)
{
  IsmsReviewTold *self = g_new0 (IsmsReviewTold, 1);

  self->review = review;
  return self;
}

void
isms_review_told_free (IsmsReviewTold *self)
{
  g_clear_object (&self->now);
  g_clear_object (&self->before);
  g_free (self);
}

/* State, owner and the day on which it is due are told of every record. */
static const struct
{
  const char *point; /* (nullable): any */
  const char *kind;
  const char *fields[7];
} told[] = {
  { NULL, "decision", { "outcome", "decided_on", "done_on" } },
  { "g", "action", { "links" } },
  { NULL, "action", { "review", "done_on", "effect" } },
  { NULL, "issue", { "side", "effect", "topic", "reviewed_on" } },
  { NULL, "climate", { "relevant", "decided_on", "confirmed_on", "confirmation" } },
  { NULL, "change", { "kind", "significance", "done_on" } },
  { NULL, "party", { "category", "reviewed_on" } },
  { NULL, "requirement", { "party", "kind", "handled", "reviewed_on" } },
  { NULL, "nonconformity", { "clauses", "controls", "detected_on", "cause_code" } },
  { NULL, "corrective_action", { "nonconformity", "done_on", "effect_checked_on", "effect_result" } },
  { "g", "incident", { "lessons" } },
  { NULL, "incident", { "severity", "occurred_on", "nonconformity" } },
  { NULL, "evaluation", { "evaluated_on", "verdict", "conclusion" } },
  { NULL, "audit", { "kind", "source", "done_on", "conclusion" } },
  { NULL, "finding", { "grade", "clause", "controls", "audit", "nonconformity" } },
  { NULL, "objective", { "progress", "progress_note", "evaluated_on", "result" } },
  { NULL, "feedback", { "party", "tone", "received_on", "answered_on" } },
  { NULL, "assessment", { "coverage", "occasion", "performed_on", "summary" } },
  { NULL, "risk", { "option" } },
  { NULL, "treatment", { "risk", "done_on" } },
  { NULL, "acceptance", { "risk", "accepted_by", "accepted_on" } },
  { NULL, "opportunity", { "benefit", "effort", "decision" } },
};

/**
 * isms_review_told_list_fields:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the fields by which one judges such a record under that topic
 */
const char *const *
isms_review_told_list_fields (guint topic,
                              const IsmsKind *kind)
{
  static const char *const none[] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (g_str_equal (told[i].kind, kind->name) && (told[i].point == NULL || g_str_equal (told[i].point, isms_review_get_point (topic))))
      return told[i].fields;
  return none;
}

/**
 * isms_review_told_get_matrix:
 *
 * Returns: (transfer none): the risk matrix as of the day of the review
 */
IsmsMatrix *
isms_review_told_get_matrix (IsmsReviewTold *self)
{
  if (self->now == NULL)
    self->now = isms_risk_bands_new_matrix (isms_review_get_inputs (self->review));
  return self->now;
}

/**
 * isms_review_told_get_matrix_before:
 *
 * Returns: (transfer none) (nullable): the risk matrix as of the review before; %NULL where there was none, or nobody knows
 */
IsmsMatrix *
isms_review_told_get_matrix_before (IsmsReviewTold *self)
{
  IsmsStore *before = isms_review_get_before (self->review);

  if (self->before == NULL && before != NULL)
    self->before = isms_risk_bands_new_matrix (before);
  return self->before;
}

static gboolean
find_level (IsmsMatrix *matrix,
            IsmsRecord *risk,
            IsmsComputedValue *level)
{
  return matrix != NULL && isms_risk_levels_find (matrix, ISMS_STAGE_CURRENT, isms_record_get_key (risk), level);
}

/**
 * isms_review_told_get_level:
 *
 * Returns: the current level of the risk on the day of the review, by the scales then in force; 0 where it has none
 */
gint64
isms_review_told_get_level (IsmsReviewTold *self,
                            IsmsRecord *risk)
{
  IsmsComputedValue level;

  return find_level (isms_review_told_get_matrix (self), risk, &level) ? level.number : 0;
}

/**
 * isms_review_told_get_level_before:
 *
 * Returns: its current level at the review before; 0 where it had none, or nobody knows
 */
gint64
isms_review_told_get_level_before (IsmsReviewTold *self,
                                   IsmsRecord *risk)
{
  IsmsComputedValue level;

  return find_level (isms_review_told_get_matrix_before (self), risk, &level) ? level.number : 0;
}

static char *
dup_level_words (IsmsReviewTold *self,
                 const IsmsComputedValue *level)
{
  g_autoptr (IsmsRecord) band = level->group != 0 ? isms_store_get (isms_review_get_inputs (self->review), &isms_kind_band, level->group) : NULL;

  if (band == NULL)
    return g_strdup_printf (_("Level %d"), (int) level->number);
  /* Translators: the level of a risk, and what the acceptance criteria ask for at that level */
  return g_strdup_printf (_("Level %d, %s"), (int) level->number, isms_record_get_title (band));
}

static char *
reckon_risk (IsmsReviewTold *self,
             IsmsRecord *risk)
{
  gint64 before = isms_review_told_get_level_before (self, risk);
  g_autofree char *words = NULL;
  IsmsComputedValue level;

  if (!find_level (isms_review_told_get_matrix (self), risk, &level))
    return NULL;
  words = dup_level_words (self, &level);
  if (before == 0)
    return g_strconcat (words, ".", NULL);
  /* Translators: %s is the level of a risk and its band: "Level 12, acceptable" */
  if (before == level.number)
    return g_strdup_printf (_("%s; the level is the same as at the last review."), words);
  return g_strdup_printf (_("%s; it was level %d at the last review."), words, (int) before);
}

/**
 * isms_review_told_reckon:
 *
 * Returns: (transfer full) (nullable): what other records tell of it, as of the day of the review, see isms_standing_tell(); of a risk its
 *   level, and what it was at the review before. %NULL where they tell nothing
 */
char *
isms_review_told_reckon (IsmsReviewTold *self,
                         IsmsRecord *record)
{
  if (isms_record_get_kind (record) == &isms_kind_risk)
    return reckon_risk (self, record);
  return isms_standing_tell (isms_review_get_inputs (self->review), record, isms_review_get_until (self->review));
}

/**
 * isms_review_told_dup_short:
 *
 * Returns: (transfer full): of what one judges it by what a few words say: the minutes and the record itself tell the rest; "" where there is
 *   nothing
 */
char *
isms_review_told_dup_short (IsmsReviewTold *self,
                            guint topic,
                            IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);
  const char *const *fields = isms_review_told_list_fields (topic, kind);
  g_autofree char *reckoned = isms_review_told_reckon (self, record);
  g_autoptr (GPtrArray) says = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_field (kind, fields[i]);
      gboolean is_short = field->type == ISMS_CHOICE || field->type == ISMS_CHOICE_SET || field->type == ISMS_BOOLEAN;
      g_autofree char *words = isms_record_format (record, fields[i]);

      /* Translators: what a field is called, and what it says */
      if (is_short && *words != '\0')
        g_ptr_array_add (says, g_strdup_printf (_("%s: %s"), isms_field_label (field), words));
    }
  if (reckoned != NULL)
    g_ptr_array_add (says, g_steal_pointer (&reckoned));
  g_ptr_array_add (says, NULL);
  return g_strjoinv (" · ", (char **) says->pdata);
}
