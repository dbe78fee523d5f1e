/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include "records/isms-day.h"

/**
 * isms_day_dup_today:
 *
 * Returns: (transfer full): the day it is where the person is, as 2026-11-24
 */
char *
isms_day_dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * isms_day_read:
 * @text: (nullable): a day as 2026-11-24
 * @day: (out caller-allocates): the day; cleared where it is none
 *
 * Returns: whether it is a day
 */
gboolean
isms_day_read (const char *text,
               GDate *day)
{
  guint year, month, number;

  g_date_clear (day, 1);
  if (text == NULL || sscanf (text, "%4u-%2u-%2u", &year, &month, &number) != 3 ||
      !g_date_valid_dmy ((GDateDay) number, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_set_dmy (day, (GDateDay) number, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * isms_day_print:
 *
 * Returns: (transfer full): the day as 2026-11-24
 */
char *
isms_day_print (const GDate *day)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (day), (guint) g_date_get_month (day), g_date_get_day (day));
}
