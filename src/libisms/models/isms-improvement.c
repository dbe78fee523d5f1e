/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

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

/* What is alike: the same kind of cause in the same process, where both are said. */
static char *
dup_likeness (IsmsRecord *nonconformity)
{
  gint64 area = isms_record_get_integer (nonconformity, "area", 0);
  const char *cause = isms_record_get_text (nonconformity, "cause_code");

  if (area == 0 || cause == NULL || is_in_state (nonconformity, "rejected") || !isms_record_has (nonconformity, "detected_on"))
    return NULL;
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", area, cause);
}

/* The first day on which something alike was found. */
static GHashTable *
find_first_days (GPtrArray *nonconformities)
{
  GHashTable *days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < nonconformities->len; i++)
    {
      g_autofree char *likeness = dup_likeness (g_ptr_array_index (nonconformities, i));
      const char *day = isms_record_get_text (g_ptr_array_index (nonconformities, i), "detected_on");
      const char *first = likeness != NULL ? g_hash_table_lookup (days, likeness) : NULL;

      if (likeness != NULL && (first == NULL || strcmp (day, first) < 0))
        g_hash_table_insert (days, g_steal_pointer (&likeness), g_strdup (day));
    }
  return days;
}

/**
 * isms_improvement_find_repeats:
 * @nonconformities: (element-type IsmsRecord): all there are
 *
 * Returns: (transfer full) (element-type IsmsRecord IsmsRecord): those before which another with the same cause was found in the same
 *   process: what was done about that one did not help (10.2 b)
 */
GHashTable *
isms_improvement_find_repeats (GPtrArray *nonconformities)
{
  GHashTable *repeats = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) days = find_first_days (nonconformities);

  for (guint i = 0; i < nonconformities->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (nonconformities, i);
      g_autofree char *likeness = dup_likeness (one);

      if (likeness != NULL && strcmp (g_hash_table_lookup (days, likeness), isms_record_get_text (one, "detected_on")) < 0)
        g_hash_table_add (repeats, one);
    }
  return repeats;
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

static IsmsImprovementGroup
count_group (GPtrArray *all,
             GHashTable *repeats,
             const char *field,
             const char *value)
{
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  IsmsImprovementGroup counted = { .value = value };

  for (guint i = 0; i < all->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (all, i);

      if (is_in_state (one, "rejected") || g_strcmp0 (isms_record_get_text (one, field), value) != 0)
        continue;
      g_ptr_array_add (mine, one);
      counted.open += !is_in_state (one, "closed");
      counted.repeats += g_hash_table_contains (repeats, one);
    }
  counted.count = mine->len;
  counted.days = isms_improvement_find_median (mine);
  return counted;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  return (int) ((const IsmsImprovementGroup *) b)->count - (int) ((const IsmsImprovementGroup *) a)->count;
}

/**
 * isms_improvement_list_groups:
 * @nonconformities: (element-type IsmsRecord): all there are
 * @field: by which they are grouped: "cause_code" or "origin"
 *
 * Returns: (transfer full) (element-type IsmsImprovementGroup): the groups that have nonconformities, the largest first; what turned out to be
 *   none is left out
 */
GArray *
isms_improvement_list_groups (GPtrArray *nonconformities,
                              const char *field)
{
  GArray *groups = g_array_new (FALSE, FALSE, sizeof (IsmsImprovementGroup));
  g_autoptr (GHashTable) repeats = isms_improvement_find_repeats (nonconformities);
  const IsmsChoice *choice = isms_kind_field (&isms_kind_nonconformity, field)->choices;

  for (gboolean last = FALSE; !last; choice++)
    {
      IsmsImprovementGroup group = count_group (nonconformities, repeats, field, choice->value);

      last = choice->value == NULL;
      if (group.count > 0)
        g_array_append_val (groups, group);
    }
  g_array_sort (groups, compare_groups);
  return groups;
}

/* Quarters since the year 0. */
static int
count_quarters (const GDate *day)
{
  return g_date_get_year (day) * 4 + (g_date_get_month (day) - 1) / 3;
}

/* G_MININT where the field holds no day. */
static int
read_quarter (IsmsRecord *nonconformity,
              const char *field)
{
  GDate day;

  return isms_day_read (isms_record_get_text (nonconformity, field), &day) ? count_quarters (&day) : G_MININT;
}

/* G_MAXINT where none was found. */
static int
find_first_quarter (GPtrArray *nonconformities)
{
  int first = G_MAXINT;

  for (guint i = 0; i < nonconformities->len; i++)
    {
      int found = read_quarter (g_ptr_array_index (nonconformities, i), "detected_on");

      if (found != G_MININT)
        first = MIN (first, found);
    }
  return first;
}

static IsmsImprovementQuarter
count_quarter (GPtrArray *nonconformities,
               int number)
{
  IsmsImprovementQuarter quarter = { .year = number / 4, .quarter = number % 4 + 1 };
  g_autoptr (GPtrArray) closed_now = g_ptr_array_new ();

  for (guint i = 0; i < nonconformities->len; i++)
    {
      IsmsRecord *one = g_ptr_array_index (nonconformities, i);
      int found = read_quarter (one, "detected_on"), closed = read_quarter (one, "closed_on");
      gboolean done = is_in_state (one, "closed");

      if (found == G_MININT || is_in_state (one, "rejected"))
        continue;
      quarter.found += found == number;
      quarter.open += found <= number && (!done || closed > number);
      if (done && closed == number)
        g_ptr_array_add (closed_now, one);
    }
  quarter.closed = closed_now->len;
  quarter.days = isms_improvement_find_median (closed_now);
  return quarter;
}

/**
 * isms_improvement_list_quarter_groups:
 * @nonconformities: (element-type IsmsRecord): those that are counted
 * @quarter: one of isms_improvement_list_quarters()
 * @field: by which they are grouped: "cause_code" or "origin"
 *
 * Returns: (transfer full) (element-type IsmsImprovementGroup): isms_improvement_list_groups() of those found in the quarter: what causes them
 *   more or less often than before
 */
GArray *
isms_improvement_list_quarter_groups (GPtrArray *nonconformities,
                                      const IsmsImprovementQuarter *quarter,
                                      const char *field)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  int number = (int) (quarter->year * 4 + quarter->quarter - 1);

  for (guint i = 0; i < nonconformities->len; i++)
    if (read_quarter (g_ptr_array_index (nonconformities, i), "detected_on") == number)
      g_ptr_array_add (found, g_ptr_array_index (nonconformities, i));
  return isms_improvement_list_groups (found, field);
}

/**
 * isms_improvement_list_quarters:
 * @nonconformities: (element-type IsmsRecord): those that are counted
 * @until: a day of the last quarter, as 2026-11-24
 * @most: how many quarters at most
 *
 * What turned out to be none, and what was found on no day that is known, is left out.
 *
 * Returns: (transfer full) (element-type IsmsImprovementQuarter): the last quarters, the oldest first, and none before the first
 *   nonconformity was found
 */
GArray *
isms_improvement_list_quarters (GPtrArray *nonconformities,
                                const char *until,
                                guint most)
{
  GArray *quarters = g_array_new (FALSE, FALSE, sizeof (IsmsImprovementQuarter));
  int first = find_first_quarter (nonconformities);
  int last;
  GDate day;

  if (!isms_day_read (until, &day))
    return quarters;
  last = count_quarters (&day);
  for (int number = MAX (first, last - (int) most + 1); number <= last; number++)
    {
      IsmsImprovementQuarter quarter = count_quarter (nonconformities, number);

      g_array_append_val (quarters, quarter);
    }
  return quarters;
}

/**
 * isms_improvement_quarter_dup_label:
 *
 * Returns: (transfer full): what people call the quarter
 */
char *
isms_improvement_quarter_dup_label (const IsmsImprovementQuarter *quarter)
{
  /* Translators: a quarter of a year: "Q3 2026" */
  return g_strdup_printf (_("Q%u %u"), quarter->quarter, quarter->year);
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
