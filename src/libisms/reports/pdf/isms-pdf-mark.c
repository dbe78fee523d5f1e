/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-mark.h"
#include "reports/pdf/isms-pdf-text.h"

#include <math.h>

#define LINE 0.9
#define HATCH 3.4

static void
circle (cairo_t *cr,
        double x,
        double y,
        double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

static void
draw_half (cairo_t *cr,
           double x,
           double y,
           double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, G_PI / 2, 3 * G_PI / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_cross (cairo_t *cr,
            double x,
            double y,
            double radius)
{
  double arm = radius * 0.72;

  cairo_move_to (cr, x - arm, y - arm);
  cairo_line_to (cr, x + arm, y + arm);
  cairo_move_to (cr, x + arm, y - arm);
  cairo_line_to (cr, x - arm, y + arm);
  cairo_set_line_width (cr, LINE * 1.3);
  cairo_stroke (cr);
}

static void
draw_triangle (cairo_t *cr,
               double x,
               double y,
               double radius)
{
  cairo_move_to (cr, x, y - radius);
  cairo_line_to (cr, x + radius, y + radius * 0.8);
  cairo_line_to (cr, x - radius, y + radius * 0.8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_ring (cairo_t *cr,
           double x,
           double y,
           double radius,
           gboolean dashed)
{
  const double dash[] = { 1.5, 1.3 };

  if (dashed)
    cairo_set_dash (cr, dash, 2, 0);
  circle (cr, x, y, radius - LINE / 2);
  cairo_set_line_width (cr, LINE);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
hatch (cairo_t *cr,
       double x,
       double y,
       double width,
       double height,
       double lean)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double at = -height; at < width + height; at += HATCH)
    {
      cairo_move_to (cr, x + at, lean > 0 ? y + height : y);
      cairo_line_to (cr, x + at + height, lean > 0 ? y : y + height);
    }
  cairo_set_line_width (cr, 0.8);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fill (cairo_t *cr,
      IsmsPdfInk ink,
      double x,
      double y,
      double width,
      double height)
{
  isms_pdf_ink_set (cr, ink);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

static void
outline (cairo_t *cr,
         IsmsPdfInk ink,
         double x,
         double y,
         double width,
         double height,
         gboolean dashed)
{
  const double dash[] = { 2, 1.6 };

  isms_pdf_ink_set (cr, ink);
  if (dashed)
    cairo_set_dash (cr, dash, 2, 0);
  cairo_rectangle (cr, x + 0.35, y + 0.35, MAX (width - 0.7, 0.1), height - 0.7);
  cairo_set_line_width (cr, 0.7);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
dots (cairo_t *cr,
      double x,
      double y,
      double width,
      double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  for (double dy = HATCH / 2; dy < height; dy += HATCH)
    {
      for (double dx = HATCH / 2; dx < width; dx += HATCH)
        circle (cr, x + dx, y + dy, 0.6);
    }
  cairo_fill (cr);
  cairo_restore (cr);
}

/**
 * isms_pdf_mark_draw:
 * @cr: a drawing
 * @mark: a shape
 * @x: left edge of its square, in points
 * @y: top edge
 * @size: side of the square
 *
 * Draws a shape that tells a state apart without colour. It is drawn, not a character, so it needs no font.
 */
void
isms_pdf_mark_draw (cairo_t *cr,
                    IsmsReportMark mark,
                    double x,
                    double y,
                    double size)
{
  double radius = size / 2;
  gboolean quiet = mark == ISMS_REPORT_MARK_OPEN || mark == ISMS_REPORT_MARK_CROSS;

  if (mark == ISMS_REPORT_MARK_NONE)
    return;
  isms_pdf_ink_set (cr, quiet ? ISMS_PDF_INK_QUIET : ISMS_PDF_INK_ACCENT);
  if (mark == ISMS_REPORT_MARK_CROSS || mark == ISMS_REPORT_MARK_ALARM)
    {
      (mark == ISMS_REPORT_MARK_CROSS ? draw_cross : draw_triangle) (cr, x + radius, y + radius, radius);
      return;
    }
  draw_ring (cr, x + radius, y + radius, radius, mark == ISMS_REPORT_MARK_OPEN);
  if (mark == ISMS_REPORT_MARK_FULL)
    circle (cr, x + radius, y + radius, radius - LINE / 2);
  else if (mark == ISMS_REPORT_MARK_START)
    circle (cr, x + radius, y + radius, radius * 0.34);
  cairo_fill (cr);
  if (mark == ISMS_REPORT_MARK_HALF)
    draw_half (cr, x + radius, y + radius, radius - LINE / 2);
}

/**
 * isms_pdf_mark_fill_bar:
 * @cr: a drawing
 * @mark: a shape
 * @x: left edge of the bar, in points
 * @y: top edge
 * @width: its width
 * @height: its height
 *
 * Fills a segment of a bar in the manner that goes with a shape; each differs in pattern, so grey printing loses nothing.
 */
void
isms_pdf_mark_fill_bar (cairo_t *cr,
                        IsmsReportMark mark,
                        double x,
                        double y,
                        double width,
                        double height)
{
  switch (mark)
    {
    case ISMS_REPORT_MARK_HALF:
      fill (cr, ISMS_PDF_INK_TINT, x, y, width, height);
      isms_pdf_ink_set (cr, ISMS_PDF_INK_ACCENT);
      hatch (cr, x, y, width, height, 1);
      outline (cr, ISMS_PDF_INK_ACCENT, x, y, width, height, FALSE);
      break;
    case ISMS_REPORT_MARK_START:
      fill (cr, ISMS_PDF_INK_WASH, x, y, width, height);
      isms_pdf_ink_set (cr, ISMS_PDF_INK_ACCENT);
      dots (cr, x, y, width, height);
      outline (cr, ISMS_PDF_INK_ACCENT, x, y, width, height, FALSE);
      break;
    case ISMS_REPORT_MARK_EMPTY:
      outline (cr, ISMS_PDF_INK_ACCENT, x, y, width, height, FALSE);
      break;
    case ISMS_REPORT_MARK_CROSS:
      isms_pdf_ink_set (cr, ISMS_PDF_INK_RULE);
      hatch (cr, x, y, width, height, 1);
      hatch (cr, x, y, width, height, -1);
      outline (cr, ISMS_PDF_INK_QUIET, x, y, width, height, FALSE);
      break;
    case ISMS_REPORT_MARK_OPEN:
      outline (cr, ISMS_PDF_INK_QUIET, x, y, width, height, TRUE);
      break;
    case ISMS_REPORT_MARK_FULL:
    case ISMS_REPORT_MARK_ALARM:
    case ISMS_REPORT_MARK_NONE:
    default:
      fill (cr, ISMS_PDF_INK_ACCENT, x, y, width, height);
      break;
    }
}
