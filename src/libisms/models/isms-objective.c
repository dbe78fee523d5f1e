/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "models/isms-objective.h"
#include "models/isms-trend.h"
#include "records/isms-kinds.h"

static gboolean
is_over (IsmsRecord *record)
{
  static const char *const states[] = { "done", "dropped", "reached", "missed", NULL };
  const char *status = isms_record_get_text (record, "status");

  return status != NULL && g_strv_contains (states, status);
}

/* What 6.2 asks to be said about every objective. */
static void
find_unsaid (IsmsRecord *objective,
             GArray *gaps)
{
  static const struct
  {
    const char *field;
    const char *clause;
  } asked[] = {
    { "actions", "6.2 h" },
    { "resources", "6.2 i" },
    { "owner", "6.2 j" },
    { "due", "6.2 k" },
    { "evaluation_method", "6.2 l" },
    { "communicated_on", "6.2 e" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (asked); i++)
    if (!isms_record_has (objective, asked[i].field))
      isms_gaps_add_field (gaps, asked[i].clause, asked[i].field, g_strdup_printf (_("Nothing is said under “%s”."), isms_field_label (isms_kind_field (&isms_kind_objective, asked[i].field))));
}

/* Returns: (transfer full) (nullable): how far the measure is from its target, where it is not there */
static char *
describe_distance (IsmsTrend *trend)
{
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);
  const char *title = isms_record_get_title (isms_trend_get_measure (trend));
  g_autofree char *value = NULL, *target = NULL;

  if (last == NULL)
    return g_strdup_printf (_("“%s” has no value yet."), title);
  if (last->state != ISMS_TREND_MISSED && last->state != ISMS_TREND_ALARM)
    return NULL;
  value = isms_trend_format (trend, last->value);
  target = isms_trend_dup_target (trend);
  /* Translators: a measure, its newest value, its target */
  return g_strdup_printf (_("“%s” stands at %s: %s."), title, value, target);
}

static void
find_distances (IsmsStore *store,
                IsmsRecord *objective,
                const char *today,
                GArray *gaps)
{
  g_autoptr (GPtrArray) measures = isms_store_get_links (store, objective, "measures");

  if (measures->len == 0 && !isms_record_has (objective, "not_measurable_reason"))
    isms_gaps_add_field (gaps, "6.2 b", "measures", g_strdup (_("No measure says how far it is: name one, or say why it cannot be measured.")));
  for (guint i = 0; i < measures->len; i++)
    {
      g_autoptr (IsmsTrend) trend = isms_trend_new (store, g_ptr_array_index (measures, i), today);
      char *distance = describe_distance (trend);

      if (distance != NULL)
        isms_gaps_add_elsewhere (gaps, "9.1", g_ptr_array_index (measures, i), distance);
    }
}

static gboolean
is_late (IsmsRecord *record,
         const char *today)
{
  const char *due = isms_kind_field (isms_record_get_kind (record), "due") != NULL ? isms_record_get_text (record, "due") : NULL;

  return due != NULL && strcmp (due, today) < 0 && !is_over (record);
}

static void
find_late (IsmsStore *store,
           IsmsRecord *objective,
           const char *today,
           GArray *gaps)
{
  g_autoptr (GPtrArray) actions = isms_store_get_links (store, objective, "action_links");

  if (is_late (objective, today))
    isms_gaps_add_field (gaps, "6.2 l", "status", g_strdup (_("Its day is over: judge whether it was reached.")));
  for (guint i = 0; i < actions->len; i++)
    {
      IsmsRecord *action = g_ptr_array_index (actions, i);

      if (is_late (action, today))
        isms_gaps_add_elsewhere (gaps, "6.2 h", action, g_strdup_printf (_("%s “%s” is overdue."), isms_record_get_code (action), isms_record_get_title (action)));
    }
}

/**
 * isms_objective_list_gaps:
 * @today: as 2026-11-24
 *
 * Returns: (transfer full) (element-type IsmsGap): what is in the way of the objective: measures short of their targets, what is late, and
 *   what nobody said yet; empty where nothing is, or where it is over
 */
GArray *
isms_objective_list_gaps (IsmsStore *store,
                          IsmsRecord *objective,
                          const char *today)
{
  GArray *gaps = isms_gaps_new ();

  if (is_over (objective))
    return gaps;
  find_distances (store, objective, today, gaps);
  find_late (store, objective, today, gaps);
  find_unsaid (objective, gaps);
  return gaps;
}
