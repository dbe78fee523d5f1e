/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-review-figures.h"
#include "models/isms-review-gathering.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-history.h"

typedef struct
{
  guint count;
  GArray *lines;   /* (element-type IsmsReviewLine) */
  GArray *figures; /* (element-type IsmsReviewFigure) */
} Topic;

struct _IsmsReviewGathering
{
  Topic topics[ISMS_N_REVIEW_TOPICS];
};

static void
clear (gpointer data)
{
  IsmsReviewGathering *self = data;

  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS; i++)
    {
      g_clear_pointer (&self->topics[i].lines, g_array_unref);
      g_clear_pointer (&self->topics[i].figures, g_array_unref);
    }
}

IsmsReviewGathering *
isms_review_gathering_ref (IsmsReviewGathering *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
isms_review_gathering_unref (IsmsReviewGathering *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

static void
line_clear (gpointer data)
{
  IsmsReviewLine *line = data;

  g_free (line->title);
  g_free (line->due);
  g_free (line->facts);
}

static void
add_line (Topic *self,
          guint topic,
          IsmsReviewTold *told,
          const IsmsReviewItem *item)
{
  IsmsReviewLine line = {
    .record = isms_record_get_key (item->record),
    .title = g_strdup (isms_record_get_title (item->record)),
    .news = item->news,
    .due = g_strdup (item->due),
    .facts = isms_review_told_dup_short (told, topic, item->record),
  };

  g_array_append_val (self->lines, line);
}

/* What is late comes first, where not all is shown. */
static void
gather_topic (Topic *self,
              guint topic,
              IsmsReview *review,
              IsmsReviewTold *told,
              guint most)
{
  g_autoptr (GArray) items = isms_review_list_items (review, topic);

  self->count = items->len;
  self->figures = isms_review_list_figures (review, topic);
  self->lines = g_array_new (FALSE, FALSE, sizeof (IsmsReviewLine));
  g_array_set_clear_func (self->lines, line_clear);
  for (int late = 1; late >= 0; late--)
    for (guint i = 0; i < items->len && self->lines->len < most; i++)
      {
        const IsmsReviewItem *item = &g_array_index (items, IsmsReviewItem, i);

        if (((item->news & ISMS_REVIEW_LATE) != 0) == late)
          add_line (self, topic, told, item);
      }
}

typedef struct
{
  gint64 review;
  guint most;
} Wanted;

static IsmsReviewGathering *
gather (IsmsStore *store,
        const Wanted *wanted,
        GCancellable *cancellable,
        GError **error)
{
  IsmsReviewGathering *self = g_atomic_rc_box_new0 (IsmsReviewGathering);
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (IsmsRecord) record = isms_store_get (store, &isms_kind_review, wanted->review);
  g_autoptr (IsmsReview) review = isms_review_new (store, record, today);
  g_autoptr (IsmsReviewPast) past = isms_review_past_read (store, isms_review_get_held (review), isms_review_get_since (review),
                                                           isms_review_get_until (review), cancellable, error);
  g_autoptr (IsmsReviewTold) told = isms_review_told_new (review);

  if (past == NULL)
    {
      isms_review_gathering_unref (self);
      return NULL;
    }
  isms_review_set_past (review, past);
  for (guint i = 0; i < ISMS_N_REVIEW_TOPICS && !g_cancellable_is_cancelled (cancellable); i++)
    gather_topic (&self->topics[i], i, review, told, wanted->most);
  return self;
}

static void
gather_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  IsmsReviewGathering *gathering = gather (isms_store_copy_of (task), data, cancellable, &error);

  if (gathering != NULL)
    g_task_return_pointer (task, gathering, (GDestroyNotify) isms_review_gathering_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * isms_review_gather_async:
 * @review: a "review"
 * @most: how many records of a topic are told of at most, of all that are counted
 *
 * Gathers what isms_review_list_items() and isms_review_list_figures() tell, with what the history knows.
 */
void
isms_review_gather_async (IsmsStore *store,
                          IsmsRecord *review,
                          guint most,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Wanted *wanted = g_new0 (Wanted, 1);

  *wanted = (Wanted) { isms_record_get_key (review), most };
  g_task_set_source_tag (task, isms_review_gather_async);
  g_task_set_task_data (task, wanted, g_free);
  isms_store_copy_run (store, g_steal_pointer (&task), gather_in_thread);
}

/**
 * isms_review_gather_finish:
 * @error: return location: that it was cancelled, or that the file could not be read
 *
 * Returns: (transfer full) (nullable): what was gathered
 */
IsmsReviewGathering *
isms_review_gather_finish (GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_review_gathering_count:
 *
 * Returns: how many records the review looks at under that topic
 */
guint
isms_review_gathering_count (IsmsReviewGathering *self,
                             guint topic)
{
  return self->topics[topic].count;
}

/**
 * isms_review_gathering_get_lines:
 *
 * Returns: (transfer none) (element-type IsmsReviewLine): them, or the first of them; what is late before what is not
 */
GArray *
isms_review_gathering_get_lines (IsmsReviewGathering *self,
                                 guint topic)
{
  return self->topics[topic].lines;
}

/**
 * isms_review_gathering_get_figures:
 *
 * Returns: (transfer none) (element-type IsmsReviewFigure): what all of them come to
 */
GArray *
isms_review_gathering_get_figures (IsmsReviewGathering *self,
                                   guint topic)
{
  return self->topics[topic].figures;
}
