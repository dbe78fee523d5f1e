/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-when.h"

static int
count_days (GDateTime *from,
            GDateTime *to)
{
  GDate one, other;

  g_date_set_dmy (&one, g_date_time_get_day_of_month (from), g_date_time_get_month (from), g_date_time_get_year (from));
  g_date_set_dmy (&other, g_date_time_get_day_of_month (to), g_date_time_get_month (to), g_date_time_get_year (to));
  return g_date_days_between (&one, &other);
}

/**
 * parapet_when_describe:
 * @at: a moment, seconds since 1970
 * @now: what it is seen from
 *
 * Returns: (transfer full): the moment, as exactly as it matters: “today, 14:32”, “Tuesday”, “3 March 2026”
 */
char *
parapet_when_describe (gint64 at,
                       gint64 now)
{
  g_autoptr (GDateTime) then = g_date_time_new_from_unix_local (at);
  g_autoptr (GDateTime) seen = g_date_time_new_from_unix_local (now);
  int days;

  if (then == NULL || seen == NULL)
    return g_strdup ("");
  days = count_days (then, seen);
  if (days == 0)
    /* Translators: a time of today; see g_date_time_format() */
    return g_date_time_format (then, _("today, %H:%M"));
  if (days == 1)
    /* Translators: a time of yesterday; see g_date_time_format() */
    return g_date_time_format (then, _("yesterday, %H:%M"));
  if (days > 1 && days < 7)
    /* Translators: a day of the last week and a time; see g_date_time_format() */
    return g_date_time_format (then, _("%A, %H:%M"));
  /* Translators: a date; see g_date_time_format() */
  return g_date_time_format (then, _("%-d %B %Y"));
}
