/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-history-compare.h"
#include "models/isms-review-past.h"
#include "store/isms-history.h"

struct _IsmsReviewPast
{
  IsmsStore *before;   /* nullable */
  IsmsStore *then;     /* nullable */
  IsmsStep *step;      /* (nullable): all that happened between the two reviews */
  GHashTable *changed; /* key -> IsmsChange of @step */
};

static void
clear (gpointer data)
{
  IsmsReviewPast *self = data;

  g_clear_object (&self->before);
  g_clear_object (&self->then);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->step, isms_step_unref);
}

IsmsReviewPast *
isms_review_past_ref (IsmsReviewPast *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
isms_review_past_unref (IsmsReviewPast *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* Minutes of a review that was written into the file later can only tell how things are: nobody wrote down how they were. */
static gboolean
go_back (IsmsReviewPast *self,
         IsmsStore *history,
         gint64 review,
         const char *until,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (IsmsStore) then = isms_history_as_of_day (history, until, cancellable, &problem);
  g_autoptr (IsmsRecord) record = then != NULL ? isms_store_get_any (then, review) : NULL;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (record != NULL && !isms_record_get_deleted (record))
    self->then = g_steal_pointer (&then);
  return TRUE;
}

static gboolean
find_changes (IsmsReviewPast *self,
              IsmsStore *history,
              const char *since,
              const char *until,
              GCancellable *cancellable,
              GError **error)
{
  gint64 from = since != NULL ? isms_history_find_day (history, since) : 0;
  gint64 last = self->then != NULL ? isms_history_find_day (history, until) : isms_history_get_head (history);

  if (from == 0)
    return TRUE;
  self->before = isms_history_as_of_day (history, since, cancellable, error);
  self->step = self->before != NULL ? isms_history_compare (history, from, last, cancellable, error) : NULL;
  for (guint i = 0; self->step != NULL && i < self->step->changes->len; i++)
    {
      IsmsChange *change = g_ptr_array_index (self->step->changes, i);

      g_hash_table_insert (self->changed, &change->record, change);
    }
  return self->step != NULL;
}

/**
 * isms_review_past_read:
 * @history: the file with its history; a store of the past that has none tells nothing
 * @review: the key of a review that was held before today, to read how the records were on its day; 0 for any other
 * @since: (nullable): the day of the review before, as 2026-11-24
 * @until: the day of this one
 * @error: return location: as isms_history_as_of()
 *
 * Reads the past. It takes long where the history is.
 *
 * Returns: (transfer full) (nullable): what it tells
 */
IsmsReviewPast *
isms_review_past_read (IsmsStore *history,
                       gint64 review,
                       const char *since,
                       const char *until,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (IsmsReviewPast) self = g_atomic_rc_box_new0 (IsmsReviewPast);

  self->changed = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (isms_history_is_known (history) && ((review != 0 && !go_back (self, history, review, until, cancellable, error)) ||
                                          !find_changes (self, history, since, until, cancellable, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * isms_review_past_get_store:
 *
 * Returns: (transfer none) (nullable): the records as they were on the day of the review; %NULL where nobody wrote down how they were
 */
IsmsStore *
isms_review_past_get_store (IsmsReviewPast *self)
{
  return self->then;
}

/**
 * isms_review_past_get_before:
 *
 * Returns: (transfer none) (nullable): the records as they were on the day of the review before; %NULL where there was none, or nobody wrote
 *   down how they were
 */
IsmsStore *
isms_review_past_get_before (IsmsReviewPast *self)
{
  return self->before;
}

/**
 * isms_review_past_find_action:
 * @record: the key of a record
 *
 * Returns: (transfer none) (nullable): what was done to it between the two reviews: "create", "change", "delete"; %NULL for nothing
 */
const char *
isms_review_past_find_action (IsmsReviewPast *self,
                              gint64 record)
{
  const IsmsChange *change = g_hash_table_lookup (self->changed, &record);

  return change != NULL ? change->action : NULL;
}
