/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "models/isms-plot.h"
#include "models/isms-ticks.h"
#include "reports/isms-trend-parts.h"
#include "reports/pdf/isms-pdf-mark.h"
#include "reports/pdf/isms-pdf-prose.h"
#include "reports/pdf/isms-pdf-trends.h"

#define COLUMN_GAP 24.0
#define LEAST_COLUMN 300.0
#define HEAD_HEIGHT 30.0 /* two lines: the measure, and its newest value */
#define PLOT_HEIGHT 86.0
#define DAYS_BELOW 5.5 /* the label of the lowest value lies half below the area */
#define FOOT_HEIGHT 17.0
#define LIMIT_WIDTH 74.0 /* to the right of the area, for the words at the target */
#define DAY_GAP 12.0
#define RADIUS 2.6
#define GAP_FOOT 2.0
#define LEGEND_HEIGHT 14.0

/* Some charts beside each other, or the legend below all of them. */
typedef struct
{
  IsmsPdfBox box;
  IsmsReportTrends *trends;
  guint first;
  guint n;
  guint columns;
} Row;

typedef struct
{
  IsmsPdfText *text;
  cairo_t *cr;
  IsmsTrend *trend;
  IsmsPlot *plot;
} Chart;

static void draw_row (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static void draw_legend (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static void free_row (IsmsPdfBox *box);

static const IsmsPdfBoxClass row_class = { sizeof (Row), draw_row, NULL, free_row };
static const IsmsPdfBoxClass legend_class = { sizeof (IsmsPdfBox), draw_legend, NULL, NULL };

static void
draw_line (cairo_t *cr,
           double x1,
           double x2,
           double y)
{
  cairo_move_to (cr, x1, y);
  cairo_line_to (cr, x2, y);
  cairo_stroke (cr);
}

/* A shape for each state, the same as in tables: grey printing loses nothing. White below it, so that no line goes through a ring. */
static void
draw_mark (cairo_t *cr,
           IsmsTrendState state,
           double x,
           double y)
{
  IsmsReportMark mark = isms_trend_state_get_mark (state);
  double size = mark == ISMS_REPORT_MARK_ALARM ? RADIUS * 1.5 : RADIUS;

  if (mark == ISMS_REPORT_MARK_EMPTY)
    {
      cairo_new_path (cr);
      cairo_arc (cr, x, y, size, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill (cr);
    }
  isms_pdf_mark_draw (cr, mark != ISMS_REPORT_MARK_NONE ? mark : ISMS_REPORT_MARK_FULL, x - size, y - size, size * 2);
}

/* Light, with an edge that grey printing keeps, and a bar at its foot that is seen where it is narrow. */
static void
fill_gap (cairo_t *cr,
          double x,
          double y,
          double width,
          double height)
{
  const double dash[] = { 1.5, 1.5 };

  cairo_rectangle (cr, x, y, width, height);
  isms_pdf_ink_set (cr, ISMS_PDF_INK_WASH);
  cairo_fill_preserve (cr);
  isms_pdf_ink_set (cr, ISMS_PDF_INK_QUIET);
  cairo_set_line_width (cr, 0.5);
  cairo_set_dash (cr, dash, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_rectangle (cr, x, y + height - GAP_FOOT, width, GAP_FOOT);
  cairo_fill (cr);
}

static void
draw_gaps (const Chart *self)
{
  const IsmsPlotArea *area = &self->plot->area;

  for (guint i = 0; i < self->plot->gaps->len; i++)
    {
      const IsmsPlotGap *gap = &g_array_index (self->plot->gaps, IsmsPlotGap, i);

      fill_gap (self->cr, gap->from, area->y, gap->to - gap->from, area->height);
    }
}

static void
draw_values (const Chart *self,
             double left)
{
  const IsmsPlotArea *area = &self->plot->area;
  double line = isms_pdf_text_get_line_height (self->text, ISMS_PDF_LABEL);

  for (guint i = 0; i < self->plot->values->len; i++)
    {
      const IsmsPlotTick *tick = &g_array_index (self->plot->values, IsmsPlotTick, i);

      isms_pdf_ink_set (self->cr, ISMS_PDF_INK_RULE);
      cairo_set_line_width (self->cr, 0.5);
      draw_line (self->cr, area->x, area->x + area->width, tick->at);
      isms_pdf_text_show (self->text, self->cr, ISMS_PDF_LABEL, tick->label, left, tick->at - line / 2, area->x - left - 5, 1);
    }
}

static void
draw_days (const Chart *self)
{
  const IsmsPlotArea *area = &self->plot->area;
  double bottom = area->y + area->height;

  for (guint i = 0; i < self->plot->days->len; i++)
    {
      const IsmsPlotTick *tick = &g_array_index (self->plot->days, IsmsPlotTick, i);

      isms_pdf_ink_set (self->cr, ISMS_PDF_INK_QUIET);
      cairo_set_line_width (self->cr, 0.5);
      cairo_move_to (self->cr, tick->at, bottom);
      cairo_line_to (self->cr, tick->at, bottom + 2.5);
      cairo_stroke (self->cr);
      isms_pdf_text_show (self->text, self->cr, ISMS_PDF_LABEL, tick->label, tick->at - 30, bottom + DAYS_BELOW, 60, 0.5);
    }
}

static void
draw_limit (const Chart *self,
            const char *words,
            double at,
            double words_at,
            double dash)
{
  const IsmsPlotArea *area = &self->plot->area;
  const double dashes[] = { dash, 2 };

  isms_pdf_ink_set (self->cr, ISMS_PDF_INK_TEXT);
  cairo_set_line_width (self->cr, 1);
  cairo_set_dash (self->cr, dashes, 2, 0);
  draw_line (self->cr, area->x, area->x + area->width, at);
  cairo_set_dash (self->cr, NULL, 0, 0);
  isms_pdf_text_show (self->text, self->cr, ISMS_PDF_LABEL, words, area->x + area->width + 5, words_at, LIMIT_WIDTH - 5, 0);
}

/* Where both limits are close, their words stand one above the other. */
static void
draw_limits (const Chart *self)
{
  double line = isms_pdf_text_get_line_height (self->text, ISMS_PDF_LABEL);
  g_autofree char *target = isms_trend_dup_target (self->trend);
  g_autofree char *alarm = isms_trend_dup_alarm (self->trend);
  double target_words = self->plot->target - line / 2;
  double alarm_words = self->plot->alarm - line / 2;

  if (fabs (target_words - alarm_words) < line)
    {
      double middle = (target_words + alarm_words) / 2;
      double up = target_words < alarm_words ? -1 : 1;

      target_words = middle + up * line / 2;
      alarm_words = middle - up * line / 2;
    }
  if (target != NULL)
    draw_limit (self, target, self->plot->target, target_words, 5);
  if (alarm != NULL)
    draw_limit (self, alarm, self->plot->alarm, alarm_words, 1.2);
}

static void
draw_runs (const Chart *self)
{
  const IsmsPlotPoint *points = (const IsmsPlotPoint *) (gpointer) self->plot->points->data;

  for (guint i = 0; i < self->plot->runs->len; i++)
    {
      const IsmsPlotRun *run = &g_array_index (self->plot->runs, IsmsPlotRun, i);

      cairo_new_path (self->cr);
      for (guint j = run->first; j < run->first + run->n; j++)
        cairo_line_to (self->cr, points[j].x, points[j].y);
      isms_pdf_ink_set (self->cr, ISMS_PDF_INK_ACCENT);
      cairo_set_line_width (self->cr, 1.4);
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke (self->cr);
    }
  for (guint i = 0; i < self->plot->points->len; i++)
    if (points[i].marked)
      draw_mark (self->cr, points[i].state, points[i].x, points[i].y);
}

static void
draw_head (const Chart *self,
           double x,
           double y,
           double width)
{
  IsmsRecord *measure = isms_trend_get_measure (self->trend);
  const IsmsTrendValue *last = isms_trend_get_last (self->trend, 0);
  g_autofree char *title = g_strdup_printf ("%s %s", isms_record_get_code (measure), isms_record_get_title (measure));
  g_autofree char *value = last != NULL ? isms_trend_format (self->trend, last->value) : g_strdup (_("No value yet"));
  const char *state = last != NULL ? isms_trend_state_get_label (last->state) : "";
  g_autofree char *words = *state != '\0' ? g_strdup_printf ("%s · %s", value, state) : g_strdup (value);

  isms_pdf_text_show (self->text, self->cr, ISMS_PDF_CELL_STRONG, title, x, y, width, 0);
  isms_pdf_text_show (self->text, self->cr, ISMS_PDF_LABEL, words, x, y + 11, width, 0);
}

static double
measure_labels (IsmsPdfText *text,
                IsmsPlot *plot)
{
  double width = 0;

  for (guint i = 0; i < plot->values->len; i++)
    width = MAX (width, isms_pdf_text_measure (text, ISMS_PDF_LABEL, g_array_index (plot->values, IsmsPlotTick, i).label, -1));
  return width + 8;
}

static double
measure_cb (const char *label,
            gpointer text)
{
  return isms_pdf_text_measure (text, ISMS_PDF_LABEL, label, -1);
}

static void
draw_chart (IsmsPdfPage *page,
            IsmsTrend *trend,
            double x,
            double y,
            double width)
{
  double day = isms_ticks_measure_days (measure_cb, page->text) + DAY_GAP;
  double line = isms_pdf_text_get_line_height (page->text, ISMS_PDF_LABEL);
  IsmsPlotArea area = { x, y + HEAD_HEIGHT, width - LIMIT_WIDTH, PLOT_HEIGHT, day, line };
  g_autoptr (IsmsPlot) rough = isms_plot_new (trend, &area);
  double labels = measure_labels (page->text, rough);
  g_autoptr (IsmsPlot) plot = NULL;
  Chart chart = { page->text, page->cr, trend };

  area.x += labels;
  area.width -= labels;
  plot = isms_plot_new (trend, &area);
  chart.plot = plot;
  draw_head (&chart, x, y, width);
  draw_gaps (&chart);
  draw_values (&chart, x);
  draw_days (&chart);
  draw_limits (&chart);
  draw_runs (&chart);
}

static void
draw_row (IsmsPdfBox *box,
          IsmsPdfPage *page,
          double x,
          double y)
{
  const Row *self = (Row *) box;
  double width = (page->sheet->right - page->sheet->left - (self->columns - 1) * COLUMN_GAP) / self->columns;

  for (guint i = 0; i < self->n; i++)
    {
      IsmsTrend *trend = isms_report_trends_get_trend (self->trends, self->first + i);
      g_autofree char *alt = isms_trend_dup_sentence (trend);

      isms_pdf_page_begin_figure (page, alt);
      draw_chart (page, trend, x + i * (width + COLUMN_GAP), y, width);
      isms_pdf_page_end_tag (page);
    }
}

static void
draw_legend (IsmsPdfBox *box,
             IsmsPdfPage *page,
             double x,
             double y)
{
  static const IsmsTrendState states[] = { ISMS_TREND_REACHED, ISMS_TREND_MISSED, ISMS_TREND_ALARM };
  double line = isms_pdf_text_get_line_height (page->text, ISMS_PDF_LABEL);

  isms_pdf_page_begin_figure (page, _("Legend of the marks"));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const char *label = isms_trend_state_get_label (states[i]);
      double width = isms_pdf_text_measure (page->text, ISMS_PDF_LABEL, label, -1);

      draw_mark (page->cr, states[i], x + 5, y + line / 2);
      isms_pdf_text_show (page->text, page->cr, ISMS_PDF_LABEL, label, x + 12, y, width + 1, 0);
      x += width + 30;
    }
  fill_gap (page->cr, x, y + 1, 14, line - 2);
  isms_pdf_text_show (page->text, page->cr, ISMS_PDF_LABEL, _("No value for this time"), x + 19, y, 160, 0);
  isms_pdf_page_end_tag (page);
}

static void
free_row (IsmsPdfBox *box)
{
  g_object_unref (((Row *) box)->trends);
}

/**
 * isms_pdf_trends_add:
 * @flow: a flow
 * @trends: a block of trends
 *
 * Adds the charts, as many beside each other as the paper is wide for, each a figure with the trend in words as its alternative text.
 */
void
isms_pdf_trends_add (IsmsPdfFlow *flow,
                     IsmsReportTrends *trends)
{
  guint n = isms_report_trends_get_n_trends (trends);
  guint columns = MAX ((guint) ((isms_pdf_flow_get_width (flow) + COLUMN_GAP) / (LEAST_COLUMN + COLUMN_GAP)), 1);
  IsmsPdfBox *legend;

  if (n == 0)
    return;
  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (trends));
  for (guint i = 0; i < n; i += columns)
    {
      Row *row = isms_pdf_box_new (&row_class);

      row->trends = g_object_ref (trends);
      row->first = i;
      row->n = MIN (columns, n - i);
      row->columns = columns;
      row->box.gap = 10;
      row->box.height = HEAD_HEIGHT + PLOT_HEIGHT + FOOT_HEIGHT;
      row->box.keeps_next = i + columns >= n;
      isms_pdf_flow_add (flow, row);
    }
  legend = isms_pdf_box_new (&legend_class);
  legend->gap = 6;
  legend->height = LEGEND_HEIGHT;
  isms_pdf_flow_add (flow, legend);
}
