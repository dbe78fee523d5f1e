/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-review-step.h"
#include "models/isms-review.h"
#include "records/isms-kinds.h"

/* What is done in a management review, each in one step (9.3). */

/**
 * isms_review_say:
 * @topic: 0 to %ISMS_N_REVIEW_TOPICS - 1
 * @text: (nullable): what the review says about it; %NULL for nothing to report
 *
 * Writes down what is said about a point of 9.3.2, or that there is nothing to say.
 */
gboolean
isms_review_say (IsmsStore *store,
                 IsmsRecord *review,
                 guint topic,
                 const char *text,
                 GError **error)
{
  /* Translators: a step in the history: the code of a management review, and one of its topics */
  g_autofree char *label = g_strdup_printf (_("Note in %s: %s"), isms_record_get_code (review), isms_review_get_title (topic));
  g_autoptr (IsmsRecord) input = NULL;
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  input = isms_store_create (store, &isms_kind_review_input, NULL);
  done = isms_store_set_text (store, input, "title", isms_review_get_title (topic), error) &&
         isms_store_set_link (store, input, "review", review, error) &&
         isms_store_set_text (store, input, "point", isms_review_get_point (topic), error) &&
         (text != NULL ? isms_store_set_text (store, input, "content", text, error) : isms_store_set_from_text (store, input, "nothing_to_report", "yes", error));
  return isms_store_end (store, done, error);
}

typedef struct
{
  const IsmsKind *kind;
  const char *outcome;
  const char *due;
  const char *state;
} Become;

static const Become becomes[] = {
  [ISMS_REVIEW_DECISION_ALONE] = { NULL, "improvement", NULL, NULL },
  [ISMS_REVIEW_DECISION_ACTION] = { &isms_kind_action, "improvement", "due", "planned" },
  [ISMS_REVIEW_DECISION_CHANGE] = { &isms_kind_change, "isms_change", "planned_on", "proposed" },
  [ISMS_REVIEW_DECISION_RESOURCE] = { &isms_kind_resource, "resource", NULL, "granted" },
};

static gboolean
set_if_there (IsmsStore *store,
              IsmsRecord *record,
              const char *field,
              const char *text,
              GError **error)
{
  return isms_kind_field (isms_record_get_kind (record), field) == NULL || isms_store_set_text (store, record, field, text, error);
}

/* Returns: (transfer full) (nullable): what the decision becomes */
static IsmsRecord *
make_result (IsmsStore *store,
             IsmsRecord *review,
             IsmsRecord *decision,
             const Become *become,
             const IsmsReviewDecision *words,
             GError **error)
{
  g_autoptr (IsmsRecord) record = isms_store_create (store, become->kind, NULL);
  gboolean resource = become->kind == &isms_kind_resource;

  if (isms_store_set_text (store, record, become->kind->fields[0].name, words->text, error) &&
      (resource || isms_store_set_link (store, record, "owner", words->owner, error)) &&
      (become->due == NULL || isms_store_set_text (store, record, become->due, words->due, error)) &&
      isms_store_set_text (store, record, "status", become->state, error) &&
      (!resource || isms_store_set_link (store, record, "decision", decision, error)) &&
      (become->kind != &isms_kind_action || (isms_store_set_link (store, record, "review", review, error) && isms_store_set_text (store, record, "origin", "management_review", error))) &&
      (become->kind != &isms_kind_change || isms_store_set_text (store, record, "kind", "isms", error)) &&
      set_if_there (store, record, "proposed_on", words->today, error))
    return g_steal_pointer (&record);
  return NULL;
}

static gboolean
add_result (IsmsStore *store,
            IsmsRecord *review,
            IsmsRecord *decision,
            const Become *become,
            const IsmsReviewDecision *words,
            GError **error)
{
  g_autoptr (IsmsRecord) record = make_result (store, review, decision, become, words, error);
  g_autofree char *link = record != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record)) : NULL;

  return record != NULL && isms_store_set_text (store, decision, "links", link, error);
}

/**
 * isms_review_decide:
 *
 * Writes down a decision of the review (9.3.3) and what it becomes, all in one step.
 *
 * Returns: (transfer full) (nullable): the decision, or %NULL if nothing happened
 */
IsmsRecord *
isms_review_decide (IsmsStore *store,
                    IsmsRecord *review,
                    const IsmsReviewDecision *decision,
                    GError **error)
{
  const Become *become = &becomes[decision->kind];
  const char *held = isms_record_get_text (review, "held_on");
  g_autofree char *label = g_strdup_printf (_("Decide in %s: %s"), isms_record_get_code (review), decision->text);
  g_autoptr (IsmsRecord) record = NULL;
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  record = isms_store_create (store, &isms_kind_decision, NULL);
  done = isms_store_set_text (store, record, "text", decision->text, error) &&
         isms_store_set_text (store, record, "decided_on", held != NULL ? held : decision->today, error) &&
         isms_store_set_text (store, record, "origin", "management_review", error) &&
         isms_store_set_link (store, record, "review", review, error) &&
         isms_store_set_from_text (store, record, "outcome", become->outcome, error) &&
         isms_store_set_link (store, record, "owner", decision->owner, error) &&
         isms_store_set_text (store, record, "due", decision->due, error) &&
         isms_store_set_text (store, record, "status", "open", error) &&
         (become->kind == NULL || add_result (store, review, record, become, decision, error));
  return isms_store_end (store, done, error) ? g_steal_pointer (&record) : NULL;
}

/**
 * isms_review_hold:
 * @today: the day, as 2026-11-24
 *
 * Says in one step that the review is held today.
 */
gboolean
isms_review_hold (IsmsStore *store,
                  IsmsRecord *review,
                  const char *today,
                  GError **error)
{
  g_autofree char *label = g_strdup_printf (_("Hold %s"), isms_record_get_code (review));

  if (!isms_store_begin (store, label, NULL, error))
    return FALSE;
  return isms_store_end (store, isms_store_set_text (store, review, "held_on", today, error) && isms_store_set_text (store, review, "status", "held", error), error);
}
