/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/isms-measurement.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "records/isms-period.h"

/* The period after the last one that has a value; where none has, the one before today's. */
static void
find_months (const IsmsTrendValue *last,
             guint months,
             GDate *date)
{
  if (last != NULL)
    {
      g_date_set_julian (date, last->day);
      g_date_add_days (date, 1);
      isms_period_go_to_end (date, months);
      return;
    }
  isms_period_go_to_end (date, months);
  g_date_set_day (date, 1);
  g_date_subtract_months (date, months);
  isms_period_go_to_end (date, months);
}

static void
find_days (const IsmsTrendValue *last,
           const char *frequency,
           GDate *date)
{
  if (last == NULL || frequency == NULL)
    return;
  g_date_set_julian (date, last->day);
  g_date_add_days (date, g_str_equal (frequency, "weekly") ? 7 : 1);
}

/**
 * isms_measurement_find_next:
 * @today: the day, as 2026-11-24
 * @end: (out) (transfer full): the last day of that period
 *
 * Returns: (transfer full): the name of the period of which the next value is to be taken: "2026-06"
 */
char *
isms_measurement_find_next (IsmsTrend *trend,
                            const char *today,
                            char **end)
{
  const char *frequency = isms_record_get_text (isms_trend_get_measure (trend), "frequency");
  const IsmsTrendValue *last = isms_trend_get_last (trend, 0);
  guint months = isms_period_count_months (frequency);
  GDate date;

  isms_day_read (today, &date);
  if (months > 0)
    find_months (last, months, &date);
  else
    find_days (last, frequency, &date);
  *end = isms_day_print (&date);
  return isms_period_name (&date, months);
}

/**
 * isms_measurement_add:
 * @value: the value as somebody types it
 * @today: the day on which it is taken
 * @error: return location: what is wrong with the value
 *
 * Writes down in one step the value of the period that comes next (9.1), taken by who measures.
 *
 * Returns: (transfer full) (nullable): the measurement, or %NULL if nothing happened
 */
IsmsRecord *
isms_measurement_add (IsmsStore *store,
                      IsmsTrend *trend,
                      const char *value,
                      const char *today,
                      GError **error)
{
  IsmsRecord *measure = isms_trend_get_measure (trend);
  g_autofree char *end = NULL;
  g_autofree char *period = isms_measurement_find_next (trend, today, &end);
  /* Translators: a step in the history: the code of a measure, and a period */
  g_autofree char *label = g_strdup_printf (_("Add the value of %s for %s"), isms_record_get_code (measure), period);
  g_autoptr (IsmsRecord) record = NULL;
  gboolean done;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  record = isms_store_create (store, &isms_kind_measurement, NULL);
  done = isms_store_set_from_text (store, record, "period", period, error) &&
         isms_store_set_link (store, record, "measure", measure, error) &&
         isms_store_set_from_text (store, record, "value", value, error) &&
         isms_store_set_from_text (store, record, "period_end", end, error) &&
         (strcmp (today, end) < 0 || isms_store_set_from_text (store, record, "taken_on", today, error)) &&
         isms_store_set_same (store, record, "taken_by", measure, "measurer", error);
  return isms_store_end (store, done, error) ? g_steal_pointer (&record) : NULL;
}
