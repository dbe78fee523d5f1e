/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "models/isms-ticks.h"

/* What is this close to a tick is on it: 0.1 + 0.2 makes no further tick after 0.3. */
#define NEARLY 1e-9

/* Only the difference between values matters to a line, but where most of the way to zero is seen anyway, all of it is shown. */
static void
widen (double *low,
       double *high)
{
  if (*low > 0 && *low <= *high / 2)
    *low = 0;
  if (*high < 0 && *high >= *low / 2)
    *high = 0;
  if (*low < *high)
    return;
  if (*low > 0)
    *low = 0;
  else if (*low < 0)
    *high = 0;
  else
    *high = 1;
}

static IsmsTicks
try_step (double low,
          double high,
          double step)
{
  double first = floor (low / step + NEARLY);
  double last = ceil (high / step - NEARLY);
  double digits = -floor (log10 (step) + NEARLY);

  return (IsmsTicks) { .low = first * step, .step = step, .n = (guint) MAX (last - first, 1) + 1, .decimals = (guint) MAX (digits, 0) };
}

/**
 * isms_ticks_fit:
 * @low: the least value that is shown, finite
 * @high: the greatest
 * @most: how many ticks there is room for, at the least 2
 * @whole: whether only whole numbers make sense: a count of incidents
 *
 * Returns: the axis with the smallest round steps that needs no more ticks than that
 */
IsmsTicks
isms_ticks_fit (double low,
                double high,
                guint most,
                gboolean whole)
{
  static const double factors[] = { 1, 2, 5 };
  double power;

  widen (&low, &high);
  power = pow (10, floor (log10 ((high - low) / MAX (most, 2))));
  for (power = whole ? MAX (power, 1) : power;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      {
        IsmsTicks axis = try_step (low, high, factors[i] * power);

        if (axis.n <= MAX (most, 2))
          return axis;
      }
}

double
isms_ticks_get_tick (const IsmsTicks *self,
                     guint i)
{
  double tick = self->low + i * self->step;

  /* No axis shows "-0". */
  return fabs (tick) < self->step / 1000 ? 0 : tick;
}

/**
 * isms_ticks_place:
 *
 * Returns: where a value lies between the first tick, 0, and the last, 1
 */
double
isms_ticks_place (const IsmsTicks *self,
                  double value)
{
  return (value - self->low) / (self->step * (self->n - 1));
}

/**
 * isms_ticks_format_tick:
 *
 * Returns: (transfer full): the tick as the locale writes numbers
 */
char *
isms_ticks_format_tick (const IsmsTicks *self,
                        guint i)
{
  return g_strdup_printf ("%'.*f", (int) self->decimals, isms_ticks_get_tick (self, i));
}

typedef enum
{
  DAYS,
  MONTHS,
  YEARS,
} Unit;

static const struct
{
  Unit unit;
  guint count;
} steps[] = {
  { DAYS, 1 },
  { DAYS, 2 },
  { DAYS, 7 },
  { DAYS, 14 },
  { MONTHS, 1 },
  { MONTHS, 2 },
  { MONTHS, 3 },
  { MONTHS, 6 },
  { YEARS, 1 },
  { YEARS, 2 },
  { YEARS, 5 },
  { YEARS, 10 },
  { YEARS, 20 },
  { YEARS, 50 },
};

static guint32
get_month_end (guint month)
{
  guint year = month / 12;
  GDate date;

  g_date_set_dmy (&date, g_date_get_days_in_month (month % 12 + 1, (GDateYear) year), month % 12 + 1, (GDateYear) year);
  return g_date_get_julian (&date);
}

/* Counted from the year 0. */
static guint
get_month (guint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_date_get_year (&date) * 12u + g_date_get_month (&date) - 1;
}

static char *
format_day (guint32 day,
            const char *format)
{
  char text[64];
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  g_date_strftime (text, sizeof text, format, &date);
  return g_strdup (g_strchug (text));
}

/* Whether no tick before it is of the same year. */
static gboolean
begins_year (GArray *ticks,
             guint32 day)
{
  return ticks->len == 0 || get_month (g_array_index (ticks, IsmsDayTick, ticks->len - 1).day) / 12 != get_month (day) / 12;
}

/* Days of one year need none; the first of the next names it, as short as can be read. */
static const char *
find_format (GArray *ticks,
             guint32 day,
             Unit unit)
{
  if (unit == YEARS)
    return "%Y";
  if (unit == DAYS)
    return ticks->len > 0 && begins_year (ticks, day) ? "%e %b '%y" : "%e %b";
  return begins_year (ticks, day) ? "%b %Y" : "%b";
}

static void
add_tick (GArray *ticks,
          guint32 day,
          Unit unit)
{
  IsmsDayTick tick = { day, format_day (day, find_format (ticks, day, unit)) };

  g_array_append_val (ticks, tick);
}

static guint32
get_month_start (guint month)
{
  return get_month_end (month - 1) + 1;
}

static gboolean
ends_period (guint32 day,
             Unit unit)
{
  guint month = get_month (day);

  return day == get_month_end (month) && (unit != YEARS || month % 12 == 11);
}

/* Years are counted in round numbers; a step of months goes with the year. */
static gboolean
is_labelled (guint month,
             Unit unit,
             guint count,
             gboolean at_end)
{
  if (unit == YEARS)
    return month % 12 == (at_end ? 11 : 0) && month / 12 % count == 0;
  return (at_end ? month + 1 : month) % count == 0;
}

/* The values of whole months or years stand at their ends, and so do the labels; else a label stands where what it names begins. */
static void
add_months (GArray *ticks,
            guint32 first,
            guint32 last,
            Unit unit,
            guint count)
{
  gboolean at_end = ends_period (first, unit) && ends_period (last, unit);

  for (guint month = get_month (first); month <= get_month (last); month++)
    {
      guint32 day = at_end ? get_month_end (month) : get_month_start (month);

      if (is_labelled (month, unit, count, at_end) && day >= first)
        add_tick (ticks, day, unit);
    }
}

static void
tick_clear (gpointer tick)
{
  g_free (((IsmsDayTick *) tick)->label);
}

/**
 * isms_ticks_measure_days:
 * @measure: (scope call): tells how wide a label is
 *
 * Returns: how wide the widest label is that isms_ticks_list_days() may give
 */
double
isms_ticks_measure_days (IsmsTicksMeasure measure,
                         gpointer data)
{
  double widest = 0;

  for (guint month = 0; month < 12; month++)
    {
      g_autofree char *label = format_day (get_month_end (2026 * 12 + month), "%b %Y");

      widest = MAX (widest, measure (label, data));
    }
  return widest;
}

/**
 * isms_ticks_list_days:
 * @first: the first day that is shown, as g_date_get_julian() counts
 * @last: the last
 * @most: how many labels there is room for
 *
 * Returns: (transfer full) (element-type IsmsDayTick): the days that are labelled, with the month or year that begins there, or that ends there
 *   where @first and @last are such ends; never none
 */
GArray *
isms_ticks_list_days (guint32 first,
                      guint32 last,
                      guint most)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (IsmsDayTick));

  g_array_set_clear_func (ticks, tick_clear);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_array_set_size (ticks, 0);
      if (steps[i].unit != DAYS)
        add_months (ticks, first, last, steps[i].unit, steps[i].count);
      else if ((last - first) / steps[i].count < most)
        for (guint32 day = first; day <= last; day += steps[i].count)
          add_tick (ticks, day, DAYS);
      if (ticks->len > 0 && ticks->len <= most)
        return ticks;
    }
  g_array_set_size (ticks, 0);
  add_tick (ticks, first, DAYS);
  return ticks;
}
