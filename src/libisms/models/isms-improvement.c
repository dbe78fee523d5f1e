/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "models/isms-improvement.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"

static gboolean
is_in_state (IsmsRecord *record,
             const char *state)
{
  return g_strcmp0 (isms_record_get_text (record, "status"), state) == 0;
}

/**
 * isms_improvement_get_days:
 *
 * Returns: how many days lay between found and closed; -1 where it is not closed, or a day is missing
 */
int
isms_improvement_get_days (IsmsRecord *nonconformity)
{
  GDate from, to;

  if (!is_in_state (nonconformity, "closed") || !isms_day_read (isms_record_get_text (nonconformity, "detected_on"), &from) ||
      !isms_day_read (isms_record_get_text (nonconformity, "closed_on"), &to))
    return -1;
  return g_date_days_between (&from, &to);
}

/* Of the same kind of cause in the same process, where both are said. */
static gboolean
is_alike (IsmsRecord *one,
          IsmsRecord *other)
{
  gint64 area = isms_record_get_integer (one, "area", 0);
  const char *cause = isms_record_get_text (one, "cause_code");

  return area != 0 && cause != NULL && area == isms_record_get_integer (other, "area", 0) && g_strcmp0 (cause, isms_record_get_text (other, "cause_code")) == 0;
}

/**
 * isms_improvement_is_repeat:
 * @nonconformities: (element-type IsmsRecord): all there are
 *
 * Returns: whether another with the same cause was found earlier in the same process: what was done about that one did not help
 */
gboolean
isms_improvement_is_repeat (GPtrArray *nonconformities,
                            IsmsRecord *nonconformity)
{
  const char *found = isms_record_get_text (nonconformity, "detected_on");

  for (guint i = 0; found != NULL && i < nonconformities->len; i++)
    {
      IsmsRecord *other = g_ptr_array_index (nonconformities, i);
      const char *earlier = isms_record_get_text (other, "detected_on");

      if (earlier != NULL && strcmp (earlier, found) < 0 && !is_in_state (other, "rejected") && is_alike (nonconformity, other))
        return TRUE;
    }
  return FALSE;
}

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/**
 * isms_improvement_find_median:
 * @nonconformities: (element-type IsmsRecord): some
 *
 * Returns: how many days lay between found and closed in the middle of them, the lower of two; -1 where none is closed
 */
int
isms_improvement_find_median (GPtrArray *nonconformities)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < nonconformities->len; i++)
    {
      int one = isms_improvement_get_days (g_ptr_array_index (nonconformities, i));

      if (one >= 0)
        g_array_append_val (days, one);
    }
  g_array_sort (days, compare_numbers);
  return days->len > 0 ? g_array_index (days, int, (days->len - 1) / 2) : -1;
}

static IsmsImprovementCause
count_cause (GPtrArray *all,
             const char *cause)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  IsmsImprovementCause counted = { .cause = cause };

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);

      if (is_in_state (one, "rejected") || g_strcmp0 (isms_record_get_text (one, "cause_code"), cause) != 0)
        continue;
      g_ptr_array_add (mine, one);
      counted.open += !is_in_state (one, "closed");
      counted.repeats += isms_improvement_is_repeat (all, one);
    }
  counted.count = mine->len;
  counted.days = isms_improvement_find_median (mine);
  return counted;
}

static int
compare_causes (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const IsmsImprovementCause *) b)->count - (int) ((const IsmsImprovementCause *) a)->count;
}

/**
 * isms_improvement_list_causes:
 *
 * Returns: (transfer full) (element-type IsmsImprovementCause): the kinds of cause that nonconformities have, the most frequent first; what
 *   turned out to be none is left out
 */
GArray *
isms_improvement_list_causes (IsmsStore *store)
{
  GArray *causes = g_array_new (FALSE, FALSE, sizeof (IsmsImprovementCause));
  g_autoptr (GPtrArray) all = isms_store_list_records (store, &isms_kind_nonconformity);
  const IsmsChoice *choice = isms_kind_field (&isms_kind_nonconformity, "cause_code")->choices;

  for (gboolean last = FALSE; !last; choice++)
    {
      IsmsImprovementCause cause = count_cause (all, choice->value);

      last = choice->value == NULL;
      if (cause.count > 0)
        g_array_append_val (causes, cause);
    }
  g_array_sort (causes, compare_causes);
  return causes;
}

/**
 * isms_improvement_list_origins:
 *
 * Returns: (transfer full) (element-type IsmsRecord): the findings and incidents that were handed over to the nonconformity, and the feedback,
 *   suppliers and reviews among its linked records
 */
GPtrArray *
isms_improvement_list_origins (IsmsStore *store,
                               IsmsRecord *nonconformity)
{
  static const IsmsKind *const handed[] = { &isms_kind_finding, &isms_kind_incident };
  GPtrArray *origins = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) links = isms_store_get_links (store, nonconformity, "links");

  for (guint i = 0; i < G_N_ELEMENTS (handed); i++)
    {
      g_autoptr (GPtrArray) found = isms_store_get_backlinks (store, isms_record_get_key (nonconformity), handed[i], "nonconformity");

      for (guint j = 0; j < found->len; j++)
        g_ptr_array_add (origins, g_object_ref (g_ptr_array_index (found, j)));
    }
  for (guint i = 0; i < links->len; i++)
    {
      const IsmsKind *kind = isms_record_get_kind (g_ptr_array_index (links, i));

      if (kind == &isms_kind_feedback || kind == &isms_kind_supplier || kind == &isms_kind_review)
        g_ptr_array_add (origins, g_object_ref (g_ptr_array_index (links, i)));
    }
  return origins;
}
