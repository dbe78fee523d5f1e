/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-chart.h"
#include "reports/pdf/isms-pdf-mark.h"
#include "reports/pdf/isms-pdf-prose.h"
#include "reports/pdf/isms-pdf-row.h"

#include <glib/gi18n-lib.h>

#define LABEL_WIDTH 128.0
#define COUNT_WIDTH 44.0
#define BAR_HEIGHT 9.0
/* With more groups the table may run over pages, and goes without bars. */
#define MOST_BARS 20

/* The bars of a chart, drawn over the empty column of the table of its counts. */
typedef struct
{
  IsmsPdfBox box;
  IsmsReportChart *chart;
  double x;
  double width;
  double row_height;
  guint most;
} Bars;

static void draw_bars (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static void free_bars (IsmsPdfBox *box);

static const IsmsPdfBoxClass bars_class = { sizeof (Bars), draw_bars, NULL, free_bars };

static guint
most_in_group (IsmsReportChart *chart)
{
  guint most = 1;

  for (guint g = 0; g < isms_report_chart_get_n_groups (chart); g++)
    most = MAX (most, isms_report_chart_get_total (chart, g));
  return most;
}

static void
free_bars (IsmsPdfBox *box)
{
  g_object_unref (((Bars *) box)->chart);
}

static void
draw_bar (const Bars *self,
          IsmsPdfPage *page,
          guint group,
          double x,
          double y)
{
  for (guint s = 0; s < isms_report_chart_get_n_series (self->chart); s++)
    {
      guint count = isms_report_chart_get_count (self->chart, group, s);
      double width = self->width * count / self->most;

      if (count == 0)
        continue;
      isms_pdf_mark_fill_bar (page->cr, isms_report_chart_get_series_mark (self->chart, s), x, y, MAX (width - 0.8, 0.8), BAR_HEIGHT);
      x += width;
    }
}

static void
draw_bars (IsmsPdfBox *box,
           IsmsPdfPage *page,
           double x,
           double y)
{
  const Bars *self = (Bars *) box;
  guint n = isms_report_chart_get_n_groups (self->chart);
  g_autofree char *alt = isms_report_chart_dup_alt (self->chart);

  isms_pdf_page_begin_figure (page, alt);
  /* The rows stand right above this box, which has no height of its own. */
  for (guint g = 0; g < n; g++)
    draw_bar (self, page, g, x + self->x, y - (n - g) * self->row_height + (self->row_height - BAR_HEIGHT) / 2);
  isms_pdf_page_end_tag (page);
}

/* No heading is to be broken within a word. */
static double
widest_word (IsmsReportChart *chart,
             IsmsPdfText *text)
{
  double width = COUNT_WIDTH;

  for (guint s = 0; s < isms_report_chart_get_n_series (chart); s++)
    {
      g_auto (GStrv) words = g_strsplit (isms_report_chart_get_series_label (chart, s), " ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        width = MAX (width, isms_pdf_text_measure (text, ISMS_PDF_HEAD, words[i], -1) + ISMS_PDF_MARK_WIDTH + 2 * ISMS_PDF_CELL_PAD + 0.5);
    }
  return width;
}

/* Group, bar, a column of counts for each series, and the total. */
static IsmsPdfGrid *
grid_new (IsmsReportChart *chart,
          IsmsPdfText *text,
          double width)
{
  guint series = isms_report_chart_get_n_series (chart);
  IsmsPdfGrid *grid = isms_pdf_grid_new (series + 3);
  double count_width = MIN (widest_word (chart, text), (width - LABEL_WIDTH) * 0.78 / (series + 1));

  for (guint i = 0; i < grid->n; i++)
    grid->widths[i] = count_width;
  grid->widths[0] = LABEL_WIDTH;
  grid->widths[1] = width - LABEL_WIDTH - count_width * (series + 1);
  for (guint i = 0; i < grid->n; i++)
    grid->starts[i + 1] = grid->starts[i] + grid->widths[i];
  return grid;
}

static void
add_number (IsmsPdfRow *row,
            guint column,
            IsmsPdfText *text,
            IsmsPdfStyle style,
            guint number)
{
  g_autofree char *words = g_strdup_printf ("%u", number);

  isms_pdf_cell_add_text (isms_pdf_row_get_cell (row, column), text, style, words, 1);
}

static IsmsPdfRow *
head_new (IsmsPdfGrid *grid,
          IsmsPdfText *text,
          IsmsReportChart *chart)
{
  IsmsPdfRow *head = isms_pdf_row_new (grid);
  guint series = isms_report_chart_get_n_series (chart);

  isms_pdf_cell_add_text (isms_pdf_row_get_cell (head, 0), text, ISMS_PDF_HEAD, isms_report_chart_get_groups_label (chart), 0);
  /* Translators: heading of the column with the bars of a chart. */
  isms_pdf_cell_add_text (isms_pdf_row_get_cell (head, 1), text, ISMS_PDF_HEAD, _("Distribution"), 0);
  for (guint s = 0; s < series; s++)
    isms_pdf_cell_add_marked_head (isms_pdf_row_get_cell (head, s + 2), text,
                                   isms_report_chart_get_series_label (chart, s), isms_report_chart_get_series_mark (chart, s));
  isms_pdf_cell_add_text (isms_pdf_row_get_cell (head, series + 2), text, ISMS_PDF_HEAD, _("All"), 1);
  head->is_head = TRUE;
  head->box.gap = 4;
  head->box.opens = "Table THead";
  head->box.closes = 1;
  isms_pdf_row_measure (head, 0);
  return head;
}

static IsmsPdfRow *
group_new (IsmsPdfGrid *grid,
           IsmsPdfText *text,
           IsmsReportChart *chart,
           guint group)
{
  IsmsPdfRow *row = isms_pdf_row_new (grid);
  guint series = isms_report_chart_get_n_series (chart);

  row->header = 0;
  isms_pdf_cell_add_text (isms_pdf_row_get_cell (row, 0), text, ISMS_PDF_CELL_STRONG, isms_report_chart_get_group_label (chart, group), 0);
  for (guint s = 0; s < series; s++)
    add_number (row, s + 2, text, ISMS_PDF_NUMBER, isms_report_chart_get_count (chart, group, s));
  add_number (row, series + 2, text, ISMS_PDF_NUMBER_STRONG, isms_report_chart_get_total (chart, group));
  return row;
}

static double
measure_groups (GPtrArray *rows)
{
  double height = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      isms_pdf_row_measure (g_ptr_array_index (rows, i), BAR_HEIGHT);
      height = MAX (height, ((IsmsPdfBox *) g_ptr_array_index (rows, i))->height);
    }
  return height;
}

static double
add_groups (IsmsPdfFlow *flow,
            IsmsPdfGrid *grid,
            IsmsReportChart *chart)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  double height;

  for (guint g = 0; g < isms_report_chart_get_n_groups (chart); g++)
    g_ptr_array_add (rows, group_new (grid, isms_pdf_flow_get_text (flow), chart, g));
  height = measure_groups (rows);
  for (guint i = 0; i < rows->len; i++)
    {
      IsmsPdfBox *box = g_ptr_array_index (rows, i);

      box->height = height;
      box->keeps_next = rows->len <= MOST_BARS;
      box->opens = i == 0 ? "TBody" : NULL;
      box->closes = i + 1 == rows->len ? 2 : 0;
      isms_pdf_flow_add (flow, box);
    }
  return height;
}

/**
 * isms_pdf_chart_add:
 * @flow: a flow
 * @chart: a chart
 *
 * Adds a chart: a table of its counts, with a bar in each row. The bars are a figure with an alternative text.
 */
void
isms_pdf_chart_add (IsmsPdfFlow *flow,
                    IsmsReportChart *chart)
{
  g_autoptr (IsmsPdfGrid) grid = grid_new (chart, isms_pdf_flow_get_text (flow), isms_pdf_flow_get_width (flow));
  IsmsPdfRow *head;
  Bars *bars;
  double row_height;

  if (isms_report_chart_get_n_groups (chart) == 0)
    return;
  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (chart));
  head = head_new (grid, isms_pdf_flow_get_text (flow), chart);
  head->box.keeps_next = TRUE;
  isms_pdf_flow_add (flow, head);
  row_height = add_groups (flow, grid, chart);
  if (isms_report_chart_get_n_groups (chart) > MOST_BARS)
    return;
  bars = isms_pdf_box_new (&bars_class);
  bars->row_height = row_height;
  bars->chart = g_object_ref (chart);
  bars->x = grid->starts[1] + ISMS_PDF_CELL_PAD;
  bars->width = isms_pdf_grid_get_inner_width (grid, 1);
  bars->most = most_in_group (chart);
  isms_pdf_flow_add (flow, bars);
}
