/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "models/isms-ticks.h"
#include "models/isms-plot.h"

/* What values and marks need at the least, in the units of the area: pixels or points. */
#define VALUE_ROOM 24.0
#define MARK_ROOM 9.0
/* Between the edges of the area and the first and last point. */
#define INSET 8.0
#define LEAST_GAP 3.0
#define MOST_VALUES 6

typedef struct
{
  IsmsPlot *plot;
  IsmsTrend *trend;
  IsmsTicks axis;
  guint32 first;
  guint32 last;
} Maker;

static void
include (double value,
         double *low,
         double *high,
         gboolean *whole)
{
  *low = MIN (*low, value);
  *high = MAX (*high, value);
  *whole = *whole && value == round (value);
}

static IsmsTicks
fit_axis (IsmsTrend *trend,
          const IsmsPlotArea *area)
{
  double room = MAX (VALUE_ROOM, area->label_height);
  double low = INFINITY, high = -INFINITY, limit;
  gboolean whole = TRUE;

  for (guint i = 0; i < isms_trend_get_n_values (trend); i++)
    include (isms_trend_get_value (trend, i)->value, &low, &high, &whole);
  if (isms_trend_get_target (trend, &limit))
    include (limit, &low, &high, &whole);
  if (isms_trend_get_alarm (trend, &limit))
    include (limit, &low, &high, &whole);
  if (low > high)
    low = high = 0;
  return isms_ticks_fit (low, high, CLAMP ((guint) (area->height / room) + 1, 2, MOST_VALUES), whole);
}

static double
get_y (Maker *maker,
       double value)
{
  const IsmsPlotArea *area = &maker->plot->area;

  return area->y + area->height * (1 - isms_ticks_place (&maker->axis, value));
}

/* A single day stands in the middle. */
static double
get_x (Maker *maker,
       guint32 day)
{
  const IsmsPlotArea *area = &maker->plot->area;

  if (maker->last == maker->first)
    return area->x + area->width / 2;
  return area->x + INSET + (area->width - 2 * INSET) * (day - maker->first) / (maker->last - maker->first);
}

static void
add_gap (IsmsPlot *plot,
         double from,
         double to,
         guint missing)
{
  double more = MAX (LEAST_GAP - (to - from), 0) / 2;
  IsmsPlotGap gap = { from - more, to + more, missing };

  g_array_append_val (plot->gaps, gap);
}

static void
add_point (Maker *maker,
           guint i)
{
  const IsmsTrendValue *value = isms_trend_get_value (maker->trend, i);
  IsmsPlotPoint point = { get_x (maker, value->day), get_y (maker, value->value), i, value->state, FALSE };
  IsmsPlotRun run = { i, 1 };

  if (i > 0 && value->missing == 0)
    g_array_index (maker->plot->runs, IsmsPlotRun, maker->plot->runs->len - 1).n++;
  else
    g_array_append_val (maker->plot->runs, run);
  if (value->missing > 0)
    add_gap (maker->plot, g_array_index (maker->plot->points, IsmsPlotPoint, i - 1).x, point.x, value->missing);
  g_array_append_val (maker->plot->points, point);
}

/* Whether no marked point lies closer than that. */
static gboolean
has_room (IsmsPlot *plot,
          guint i,
          double across,
          double along)
{
  const IsmsPlotPoint *points = (const IsmsPlotPoint *) (gpointer) plot->points->data;

  for (guint j = i; j > 0 && points[i].x - points[j - 1].x < across; j--)
    if (points[j - 1].marked && fabs (points[i].y - points[j - 1].y) < along)
      return FALSE;
  for (guint j = i + 1; j < plot->points->len && points[j].x - points[i].x < across; j++)
    if (points[j].marked && fabs (points[i].y - points[j].y) < along)
      return FALSE;
  return TRUE;
}

/* Nothing else shows these: what is beyond the alarm value, unless the mark of another such covers it, the newest, and what no line leads to. */
static void
mark_first (IsmsPlot *plot)
{
  for (guint i = plot->points->len; i > 0; i--)
    {
      IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i - 1);

      point->marked = point->state == ISMS_TREND_ALARM && has_room (plot, i - 1, MARK_ROOM / 2, MARK_ROOM / 2);
    }
  for (guint i = 0; i < plot->runs->len; i++)
    {
      const IsmsPlotRun *run = &g_array_index (plot->runs, IsmsPlotRun, i);

      if (run->n == 1 || i + 1 == plot->runs->len)
        g_array_index (plot->points, IsmsPlotPoint, run->first + run->n - 1).marked = TRUE;
    }
}

static void
choose_marks (IsmsPlot *plot)
{
  mark_first (plot);
  for (guint i = plot->points->len; i > 0; i--)
    {
      IsmsPlotPoint *point = &g_array_index (plot->points, IsmsPlotPoint, i - 1);

      point->marked = point->marked || has_room (plot, i - 1, MARK_ROOM, INFINITY);
    }
}

static void
add_tick (GArray *ticks,
          double at,
          char *label)
{
  IsmsPlotTick tick = { at, label };

  g_array_append_val (ticks, tick);
}

static void
add_ticks (Maker *maker)
{
  const IsmsPlotArea *area = &maker->plot->area;
  g_autoptr (GArray) days = NULL;

  for (guint i = 0; i < maker->axis.n; i++)
    add_tick (maker->plot->values, get_y (maker, isms_ticks_get_tick (&maker->axis, i)), isms_ticks_format_tick (&maker->axis, i));
  if (maker->plot->points->len == 0 || area->label_width <= 0)
    return;
  days = isms_ticks_list_days (maker->first, maker->last, MAX ((guint) (area->width / area->label_width), 1));
  for (guint i = 0; i < days->len; i++)
    {
      const IsmsDayTick *day = &g_array_index (days, IsmsDayTick, i);

      add_tick (maker->plot->days, get_x (maker, day->day), g_strdup (day->label));
    }
}

static void
add_limits (Maker *maker)
{
  double limit;

  maker->plot->target = isms_trend_get_target (maker->trend, &limit) ? get_y (maker, limit) : NAN;
  maker->plot->alarm = isms_trend_get_alarm (maker->trend, &limit) ? get_y (maker, limit) : NAN;
}

static void
tick_clear (gpointer tick)
{
  g_free (((IsmsPlotTick *) tick)->label);
}

static GArray *
ticks_new (void)
{
  GArray *ticks = g_array_new (FALSE, FALSE, sizeof (IsmsPlotTick));

  g_array_set_clear_func (ticks, tick_clear);
  return ticks;
}

/**
 * isms_plot_new:
 * @area: where the line may be; labels of values go to its left, those of days below it
 *
 * Returns: (transfer full): where all of it lies
 */
IsmsPlot *
isms_plot_new (IsmsTrend *trend,
               const IsmsPlotArea *area)
{
  IsmsPlot *self = g_new0 (IsmsPlot, 1);
  guint n = isms_trend_get_n_values (trend);
  Maker maker = { .plot = self, .trend = trend, .axis = fit_axis (trend, area) };

  self->area = *area;
  self->points = g_array_new (FALSE, FALSE, sizeof (IsmsPlotPoint));
  self->runs = g_array_new (FALSE, FALSE, sizeof (IsmsPlotRun));
  self->gaps = g_array_new (FALSE, FALSE, sizeof (IsmsPlotGap));
  self->values = ticks_new ();
  self->days = ticks_new ();
  if (n > 0)
    {
      maker.first = isms_trend_get_value (trend, 0)->day;
      maker.last = isms_trend_get_value (trend, n - 1)->day;
    }
  for (guint i = 0; i < n; i++)
    add_point (&maker, i);
  choose_marks (self);
  add_ticks (&maker);
  add_limits (&maker);
  return self;
}

void
isms_plot_free (IsmsPlot *self)
{
  g_array_unref (self->points);
  g_array_unref (self->runs);
  g_array_unref (self->gaps);
  g_array_unref (self->values);
  g_array_unref (self->days);
  g_free (self);
}

/**
 * isms_plot_find_point:
 * @x: where somebody points
 *
 * Returns: the index of the nearest point; -1 where there is none
 */
int
isms_plot_find_point (IsmsPlot *self,
                      double x)
{
  int nearest = -1;
  double least = INFINITY;

  for (guint i = 0; i < self->points->len; i++)
    {
      double distance = fabs (g_array_index (self->points, IsmsPlotPoint, i).x - x);

      if (distance < least)
        {
          least = distance;
          nearest = (int) i;
        }
    }
  return nearest;
}
