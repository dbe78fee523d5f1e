/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "records/isms-day.h"
#include "records/isms-period.h"

typedef struct
{
  const char *word;
  guint months;
} Rhythm;

static const Rhythm rhythms[] = {
  { "monthly", 1 },
  { "quarterly", 3 },
  { "half_yearly", 6 },
  { "yearly", 12 },
};

/**
 * isms_period_count_months:
 * @rhythm: (nullable): a word of the field "frequency" of a measure
 *
 * Returns: how many months its periods last, or 0 where they do not go by months
 */
guint
isms_period_count_months (const char *rhythm)
{
  for (guint i = 0; rhythm != NULL && i < G_N_ELEMENTS (rhythms); i++)
    if (g_str_equal (rhythms[i].word, rhythm))
      return rhythms[i].months;
  return 0;
}

/**
 * isms_period_go_to_end:
 * @day: (inout): a day; afterwards the last one of the period in which it lies
 * @months: how long a period is; 0 for a day
 */
void
isms_period_go_to_end (GDate *day,
                       guint months)
{
  guint month;

  if (months == 0)
    return;
  month = (g_date_get_month (day) - 1) / months * months + months;
  g_date_set_dmy (day, g_date_get_days_in_month ((GDateMonth) month, g_date_get_year (day)), (GDateMonth) month, g_date_get_year (day));
}

/**
 * isms_period_name:
 * @day: a day of the period
 * @months: how long a period is; 0 for a day
 *
 * Returns: (transfer full): what people call it; one that has no name of its own by its last day
 */
char *
isms_period_name (const GDate *day,
                  guint months)
{
  GDate end = *day;

  isms_period_go_to_end (&end, months);
  switch (months)
    {
    case 1:
      return g_strdup_printf ("%04d-%02d", g_date_get_year (&end), g_date_get_month (&end));
    case 3:
      return g_strdup_printf ("%04d-Q%d", g_date_get_year (&end), g_date_get_month (&end) / 3);
    case 12:
      return g_strdup_printf ("%04d", g_date_get_year (&end));
    default:
      return isms_day_print (&end);
    }
}
