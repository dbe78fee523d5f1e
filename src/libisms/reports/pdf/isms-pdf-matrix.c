/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-mark.h"
#include "reports/pdf/isms-pdf-matrix.h"
#include "reports/pdf/isms-pdf-prose.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define AXIS_WIDTH 14.0 /* the words along the rows stand upright */
#define STEPS_WIDTH 66.0
#define STEPS_HEIGHT 18.0
#define AXIS_HEIGHT 14.0
#define LEGEND_HEIGHT 20.0
#define MOST_HEIGHT 240.0
#define LEAST_CELL 37.0
#define MOST_CELL 62.0
#define WIDEST_CELL 124.0
#define GAP 2.0
#define RADIUS 3.0
#define PAD 4.0
#define TOP 11.5 /* the line of a cell with its shape and level */
#define CHIP_HEIGHT 11.1
#define CHIP_PAD 3.0
#define CHIP_GAP 3.0
#define HATCH 5.0

/* A matrix where it is drawn, in points. */
typedef struct
{
  IsmsReportMatrix *matrix;
  IsmsPdfText *text;
  cairo_t *cr;
  double x; /* of the cells */
  double y;
  double width; /* of a cell, with the gap after it */
  double height;
  guint rows;
  guint columns;
} Plan;

typedef struct
{
  IsmsPdfBox box;
  IsmsReportMatrix *matrix;
} Figure;

static void draw_figure (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static void free_figure (IsmsPdfBox *box);

static const IsmsPdfBoxClass figure_class = { sizeof (Figure), draw_figure, NULL, free_figure };

/* As the matrix has them in the window: they differ in lightness too, the worst is hatched, and each has its shape. */
static const double colours[][3] = {
  [ISMS_REPORT_MARK_NONE] = { 0.945, 0.955, 0.97 },
  [ISMS_REPORT_MARK_FULL] = { 0.945, 0.784, 0.808 },
  [ISMS_REPORT_MARK_HALF] = { 0.973, 0.906, 0.757 },
  [ISMS_REPORT_MARK_EMPTY] = { 0.855, 0.937, 0.925 },
};

static Plan
make_plan (IsmsReportMatrix *matrix,
           IsmsPdfText *text,
           double width)
{
  Plan plan = { .matrix = matrix, .text = text };

  plan.rows = MAX (isms_report_matrix_get_n_steps (matrix, ISMS_REPORT_ROWS), 1);
  plan.columns = MAX (isms_report_matrix_get_n_steps (matrix, ISMS_REPORT_COLUMNS), 1);
  plan.width = MIN ((width - AXIS_WIDTH - STEPS_WIDTH) / plan.columns, WIDEST_CELL);
  plan.height = CLAMP (MOST_HEIGHT / plan.rows, LEAST_CELL, MOST_CELL);
  return plan;
}

static IsmsReportMark
get_mark (const Plan *self,
          guint row,
          guint column)
{
  int band = isms_report_matrix_get_cell (self->matrix, row, column)->band;

  return band >= 0 ? isms_report_matrix_get_band_mark (self->matrix, band) : ISMS_REPORT_MARK_NONE;
}

static void
trace (cairo_t *cr,
       double x,
       double y,
       double width,
       double height,
       double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
fill (cairo_t *cr,
      IsmsReportMark mark,
      double x,
      double y,
      double width,
      double height)
{
  const double *colour = colours[mark < G_N_ELEMENTS (colours) ? mark : ISMS_REPORT_MARK_NONE];

  cairo_save (cr);
  trace (cr, x, y, width, height, RADIUS);
  cairo_set_source_rgb (cr, colour[0], colour[1], colour[2]);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  for (double at = -height; mark == ISMS_REPORT_MARK_FULL && at < width; at += HATCH)
    {
      cairo_move_to (cr, x + at, y + height);
      cairo_line_to (cr, x + at + height, y);
    }
  cairo_set_source_rgb (cr, 0.90, 0.68, 0.71);
  cairo_set_line_width (cr, 0.9);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* @align: 0 at the left, 0.5 in the middle, 1 at the right of @width. */
static void
show (const Plan *self,
      IsmsPdfStyle style,
      const char *words,
      double x,
      double y,
      double width,
      double align)
{
  isms_pdf_text_show (self->text, self->cr, style, words, x, y, width, align);
}

static void
draw_chip (const Plan *self,
           const char *words,
           double x,
           double y,
           double width)
{
  trace (self->cr, x, y, width, CHIP_HEIGHT - 1, RADIUS);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_fill_preserve (self->cr);
  isms_pdf_ink_set (self->cr, ISMS_PDF_INK_QUIET);
  cairo_set_line_width (self->cr, 0.4);
  cairo_stroke (self->cr);
  show (self, ISMS_PDF_CELL, words, x + CHIP_PAD, y - 0.2, width - 2 * CHIP_PAD + 0.5, 0.5);
}

static double
measure_chip (const Plan *self,
              const char *words)
{
  return isms_pdf_text_measure (self->text, ISMS_PDF_CELL, words, -1) + 2 * CHIP_PAD;
}

/* How many of the cell's things have room in it, where the last place tells how many others there are. */
static guint
count_room (const Plan *self,
            IsmsReportValue *items)
{
  guint n = isms_report_value_get_n_items (items);
  double widest = measure_chip (self, "+9999");
  guint lines = (guint) MAX (floor ((self->height - GAP - TOP) / CHIP_HEIGHT), 1);
  guint each, room;

  for (guint i = 0; i < n && i < 200; i++)
    widest = MAX (widest, measure_chip (self, isms_report_value_get_item_code (items, i)));
  each = (guint) MAX (floor ((self->width - GAP - 2 * PAD + CHIP_GAP) / (widest + CHIP_GAP)), 1);
  room = lines * each;
  return n <= room ? n : room - 1;
}

static void
draw_items (const Plan *self,
            IsmsReportValue *items,
            double x,
            double y)
{
  guint n = isms_report_value_get_n_items (items);
  guint room = count_room (self, items);
  g_autofree char *more = g_strdup_printf ("+%u", n - room);
  double right = x + self->width - GAP - PAD;
  double at = x + PAD;

  y += TOP;
  for (guint i = 0; i < room + (room < n ? 1 : 0); i++)
    {
      const char *words = i < room ? isms_report_value_get_item_code (items, i) : more;
      double width = measure_chip (self, words);

      if (at > x + PAD && at + width > right)
        {
          at = x + PAD;
          y += CHIP_HEIGHT;
        }
      draw_chip (self, words, at, y, MIN (width, right - x - PAD));
      at += width + CHIP_GAP;
    }
}

static void
draw_cell (const Plan *self,
           guint row,
           guint column)
{
  const IsmsReportCell *cell = isms_report_matrix_get_cell (self->matrix, row, column);
  IsmsReportMark mark = get_mark (self, row, column);
  g_autofree char *level = g_strdup_printf ("%" G_GINT64_FORMAT, cell->level);
  double x = self->x + column * self->width;
  double y = self->y + (self->rows - 1 - row) * self->height;

  fill (self->cr, mark, x, y, self->width - GAP, self->height - GAP);
  isms_pdf_mark_draw (self->cr, mark, x + PAD, y + 2.8, 6);
  show (self, ISMS_PDF_NUMBER, level, x + PAD, y + 0.8, self->width - GAP - 2 * PAD, 1);
  if (cell->items != NULL)
    draw_items (self, cell->items, x, y);
}

/* The lines at which what the criteria demand changes (6.1.2 a). */
static void
draw_borders (const Plan *self)
{
  for (guint row = 0; row < self->rows; row++)
    for (guint column = 0; column < self->columns; column++)
      {
        double x = self->x + column * self->width - GAP / 2;
        double y = self->y + (self->rows - 1 - row) * self->height - GAP / 2;

        if (row + 1 < self->rows && get_mark (self, row, column) != get_mark (self, row + 1, column))
          {
            cairo_move_to (self->cr, x, y);
            cairo_line_to (self->cr, x + self->width, y);
          }
        if (column + 1 < self->columns && get_mark (self, row, column) != get_mark (self, row, column + 1))
          {
            cairo_move_to (self->cr, x + self->width, y);
            cairo_line_to (self->cr, x + self->width, y + self->height);
          }
      }
  isms_pdf_ink_set (self->cr, ISMS_PDF_INK_TEXT);
  cairo_set_line_width (self->cr, 1.4);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_SQUARE);
  cairo_stroke (self->cr);
}

static void
draw_steps (const Plan *self)
{
  double line = isms_pdf_text_get_line_height (self->text, ISMS_PDF_HEAD);
  double bottom = self->y + self->rows * self->height;

  for (guint row = 0; row < self->rows; row++)
    show (self, ISMS_PDF_HEAD, isms_report_matrix_get_step (self->matrix, ISMS_REPORT_ROWS, row), self->x - STEPS_WIDTH,
          self->y + (self->rows - 1 - row) * self->height + (self->height - GAP - line) / 2, STEPS_WIDTH - 6, 1);
  for (guint column = 0; column < self->columns; column++)
    show (self, ISMS_PDF_HEAD, isms_report_matrix_get_step (self->matrix, ISMS_REPORT_COLUMNS, column), self->x + column * self->width,
          bottom + 3, self->width - GAP, 0.5);
}

static void
draw_axes (const Plan *self,
           double left)
{
  double height = self->rows * self->height;

  show (self, ISMS_PDF_LABEL, isms_report_matrix_get_axis_label (self->matrix, ISMS_REPORT_COLUMNS), self->x,
        self->y + height + STEPS_HEIGHT, self->columns * self->width, 0.5);
  cairo_save (self->cr);
  cairo_translate (self->cr, left, self->y + height);
  cairo_rotate (self->cr, -G_PI / 2);
  show (self, ISMS_PDF_LABEL, isms_report_matrix_get_axis_label (self->matrix, ISMS_REPORT_ROWS), 0, 0, height, 0.5);
  cairo_restore (self->cr);
}

static void
draw_legend (const Plan *self)
{
  double y = self->y + self->rows * self->height + STEPS_HEIGHT + AXIS_HEIGHT + 6;
  double x = self->x;

  for (guint i = 0; i < isms_report_matrix_get_n_bands (self->matrix); i++)
    {
      IsmsReportMark mark = isms_report_matrix_get_band_mark (self->matrix, i);
      const char *label = isms_report_matrix_get_band_label (self->matrix, i);
      double width = isms_pdf_text_measure (self->text, ISMS_PDF_CELL, label, -1);

      fill (self->cr, mark, x, y, 20, 12);
      isms_pdf_mark_draw (self->cr, mark, x + 7, y + 3, 6);
      show (self, ISMS_PDF_CELL, label, x + 25, y, width + 1, 0);
      x += 25 + width + 16;
    }
}

/**
 * isms_pdf_matrix_measure:
 * @width: of the frame, in points
 *
 * Returns: how tall the matrix is, in points
 */
double
isms_pdf_matrix_measure (IsmsReportMatrix *matrix,
                         IsmsPdfText *text,
                         double width)
{
  Plan plan = make_plan (matrix, text, width);

  return plan.rows * plan.height + STEPS_HEIGHT + AXIS_HEIGHT + LEGEND_HEIGHT;
}

/**
 * isms_pdf_matrix_draw:
 * @cr: a drawing on paper or anywhere else
 * @x: left edge, in points
 * @y: top edge
 * @width: of the frame
 *
 * Draws the matrix with its axes, the borders between its bands, and a legend.
 */
void
isms_pdf_matrix_draw (IsmsReportMatrix *matrix,
                      IsmsPdfText *text,
                      cairo_t *cr,
                      double x,
                      double y,
                      double width)
{
  Plan plan = make_plan (matrix, text, width);

  plan.cr = cr;
  plan.x = x + AXIS_WIDTH + STEPS_WIDTH;
  plan.y = y;
  for (guint row = 0; row < plan.rows; row++)
    for (guint column = 0; column < plan.columns; column++)
      draw_cell (&plan, row, column);
  draw_borders (&plan);
  draw_steps (&plan);
  draw_axes (&plan, x);
  draw_legend (&plan);
}

static void
free_figure (IsmsPdfBox *box)
{
  g_object_unref (((Figure *) box)->matrix);
}

static void
draw_figure (IsmsPdfBox *box,
             IsmsPdfPage *page,
             double x,
             double y)
{
  IsmsReportMatrix *matrix = ((Figure *) box)->matrix;
  g_autofree char *alt = isms_report_matrix_dup_alt (matrix);

  isms_pdf_page_begin_figure (page, alt);
  isms_pdf_matrix_draw (matrix, page->text, page->cr, x, y, page->sheet->right - page->sheet->left);
  isms_pdf_page_end_tag (page);
}

/**
 * isms_pdf_matrix_add:
 * @flow: a flow
 * @matrix: a matrix
 *
 * Adds it as a figure whose alternative text says what lies in each cell. Of a matrix without cells its note says why.
 */
void
isms_pdf_matrix_add (IsmsPdfFlow *flow,
                     IsmsReportMatrix *matrix)
{
  Figure *figure;

  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (matrix));
  if (isms_report_matrix_get_n_steps (matrix, ISMS_REPORT_ROWS) == 0)
    return;
  figure = isms_pdf_box_new (&figure_class);
  figure->matrix = g_object_ref (matrix);
  figure->box.gap = 8;
  figure->box.height = isms_pdf_matrix_measure (matrix, isms_pdf_flow_get_text (flow), isms_pdf_flow_get_width (flow));
  isms_pdf_flow_add (flow, figure);
}
