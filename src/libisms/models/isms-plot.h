/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-trend.h"

G_BEGIN_DECLS

/* Where a trend's line, marks and labels lie. The window and the paper draw the same. The area is where the line may be, in pixels or points. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
  double label_width;  /* of a day, by isms_ticks_measure_days(), with the room to the next; 0 for none */
  double label_height; /* of a value */
} IsmsPlotArea;

/**
 * IsmsPlotPoint:
 * @value: index of its value in the trend
 * @state: by which its mark has its shape, so that colour is never needed
 * @marked: whether its mark is drawn: of many values some, but always the newest, what no line leads to, and what is beyond the alarm value
 */
typedef struct
{
  double x;
  double y;
  guint value;
  IsmsTrendState state;
  gboolean marked;
} IsmsPlotPoint;

/* The points that one line connects. */
typedef struct
{
  guint first, n;
} IsmsPlotRun;

/* From the x of the value before the periods without one to that of the value after; wider where these are so close that it could not be seen. */
typedef struct
{
  double from;
  double to;
  guint missing;
} IsmsPlotGap;

typedef struct
{
  double at; /* x of a day, y of a value */
  char *label;
} IsmsPlotTick;

/**
 * IsmsPlot:
 * @points: (element-type IsmsPlotPoint): in the order of time
 * @runs: (element-type IsmsPlotRun): the lines
 * @gaps: (element-type IsmsPlotGap): what lies between the lines
 * @values: (element-type IsmsPlotTick): the labels beside the area, the lowest value first; @days those below it
 * @target: the y of the target, and @alarm of the alarm value; NAN where there is none
 */
typedef struct
{
  IsmsPlotArea area;
  GArray *points;
  GArray *runs;
  GArray *gaps;
  GArray *values;
  GArray *days;
  double target;
  double alarm;
} IsmsPlot;

IsmsPlot *isms_plot_new (IsmsTrend *trend, const IsmsPlotArea *area);
void isms_plot_free (IsmsPlot *self);
int isms_plot_find_point (IsmsPlot *self, double x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (IsmsPlot, isms_plot_free)

G_END_DECLS
