/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-row.h"

#define PAD_Y 3.2
#define HEAD_PAD_Y 4.0
#define CAPTION_GAP 3.0

static double
caption_height (const IsmsPdfRow *self)
{
  return self->caption != NULL ? isms_pdf_layout_get_height (self->caption) + CAPTION_GAP : 0;
}

static double
tallest_cell (const IsmsPdfRow *self)
{
  double height = 0;

  for (guint i = 0; i < self->cells->len; i++)
    height = MAX (height, isms_pdf_cell_get_height (g_ptr_array_index (self->cells, i)));
  return height;
}

static void
draw_lines (const IsmsPdfRow *self,
            IsmsPdfPage *page,
            double x,
            double y)
{
  double right = x + self->grid->starts[self->grid->n];
  double bottom = y + self->box.height;

  if (self->is_head)
    isms_pdf_page_rule (page, x, right, bottom, 1.0, ISMS_PDF_INK_ACCENT);
  else if (!self->is_open)
    isms_pdf_page_rule (page, x, right, bottom, 0.5, ISMS_PDF_INK_RULE);
}

/* Seen, but not read out: the row has been named already. */
static void
draw_continued (const IsmsPdfRow *self,
                IsmsPdfPage *page,
                double x,
                double y)
{
  cairo_tag_begin (page->cr, "Artifact", NULL);
  isms_pdf_page_show (page, self->continued, ISMS_PDF_INK_QUIET, x + ISMS_PDF_CELL_PAD, y);
  cairo_tag_end (page->cr, "Artifact");
}

static void
draw_row (IsmsPdfBox *box,
          IsmsPdfPage *page,
          double x,
          double y)
{
  IsmsPdfRow *self = (IsmsPdfRow *) box;
  double inside = y + caption_height (self) + self->pad_top;

  if (self->caption != NULL)
    isms_pdf_page_show (page, self->caption, ISMS_PDF_INK_QUIET, x + ISMS_PDF_CELL_PAD, y);
  if (self->continued != NULL)
    draw_continued (self, page, x + self->grid->starts[self->header], inside);
  isms_pdf_page_begin_tag (page, "TR");
  for (guint i = 0; i < self->cells->len; i++)
    {
      isms_pdf_page_begin_tag (page, self->is_head || (int) i == self->header ? "TH" : "TD");
      isms_pdf_cell_draw (g_ptr_array_index (self->cells, i), page, x + self->grid->starts[i] + ISMS_PDF_CELL_PAD, inside);
      isms_pdf_page_end_tag (page);
    }
  isms_pdf_page_end_tag (page);
  draw_lines (self, page, x, y);
}

static PangoLayout *
name_of (IsmsPdfRow *self)
{
  if (self->continued != NULL)
    return self->continued;
  return isms_pdf_cell_get_first_text (isms_pdf_row_get_cell (self, (guint) self->header));
}

static IsmsPdfBox *
split_row (IsmsPdfBox *box,
           double height)
{
  IsmsPdfRow *self = (IsmsPdfRow *) box;
  double inside = height - self->pad_top - self->pad_bottom;
  IsmsPdfRow *rest = isms_pdf_row_new (self->grid);

  g_ptr_array_set_size (rest->cells, 0);
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (rest->cells, isms_pdf_cell_split (g_ptr_array_index (self->cells, i), inside));
  rest->header = self->header;
  if (self->header >= 0)
    g_set_object (&rest->continued, name_of (self));
  isms_pdf_row_measure (self, 0);
  isms_pdf_row_measure (rest, 0);
  self->is_open = TRUE;
  return &rest->box;
}

static void
free_row (IsmsPdfBox *box)
{
  IsmsPdfRow *self = (IsmsPdfRow *) box;

  g_ptr_array_unref (self->cells);
  isms_pdf_grid_unref (self->grid);
  g_clear_object (&self->caption);
  g_clear_object (&self->continued);
}

static const IsmsPdfBoxClass row_class = { sizeof (IsmsPdfRow), draw_row, split_row, free_row };

static void
grid_clear (gpointer data)
{
  IsmsPdfGrid *grid = data;

  g_free (grid->widths);
  g_free (grid->starts);
}

/**
 * isms_pdf_grid_new:
 * @n: how many columns
 *
 * Returns: (transfer full): a grid whose widths are yet to be set
 */
IsmsPdfGrid *
isms_pdf_grid_new (guint n)
{
  IsmsPdfGrid *self = g_rc_box_new0 (IsmsPdfGrid);

  self->n = n;
  self->widths = g_new0 (double, n);
  self->starts = g_new0 (double, n + 1);
  return self;
}

/**
 * isms_pdf_grid_ref:
 * @self: a grid
 *
 * Returns: (transfer full): @self with one more reference
 */
IsmsPdfGrid *
isms_pdf_grid_ref (IsmsPdfGrid *self)
{
  return g_rc_box_acquire (self);
}

/**
 * isms_pdf_grid_unref:
 * @self: (transfer full): a grid
 */
void
isms_pdf_grid_unref (IsmsPdfGrid *self)
{
  g_rc_box_release_full (self, grid_clear);
}

/**
 * isms_pdf_grid_get_inner_width:
 * @self: a grid
 * @column: which column
 *
 * Returns: the width for text in a column, in points
 */
double
isms_pdf_grid_get_inner_width (const IsmsPdfGrid *self,
                               guint column)
{
  return self->widths[column] - 2 * ISMS_PDF_CELL_PAD;
}

/**
 * isms_pdf_row_new:
 * @grid: where its columns stand
 *
 * Returns: (transfer full): a row of empty cells
 */
IsmsPdfRow *
isms_pdf_row_new (IsmsPdfGrid *grid)
{
  IsmsPdfRow *self = isms_pdf_box_new (&row_class);

  self->grid = isms_pdf_grid_ref (grid);
  self->header = -1;
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_pdf_cell_free);
  for (guint i = 0; i < grid->n; i++)
    g_ptr_array_add (self->cells, isms_pdf_cell_new (isms_pdf_grid_get_inner_width (grid, i)));
  return self;
}

/**
 * isms_pdf_row_get_cell:
 * @self: a row
 * @column: which column
 *
 * Returns: (transfer none): its cell
 */
IsmsPdfCell *
isms_pdf_row_get_cell (IsmsPdfRow *self,
                       guint column)
{
  return g_ptr_array_index (self->cells, column);
}

/**
 * isms_pdf_row_set_caption:
 * @self: a row
 * @caption: (transfer full): a line above the row
 */
void
isms_pdf_row_set_caption (IsmsPdfRow *self,
                          PangoLayout *caption)
{
  g_set_object (&self->caption, caption);
  g_object_unref (caption);
}

/**
 * isms_pdf_row_measure:
 * @self: a row whose cells are filled
 * @minimum: least height of its inside, in points
 *
 * Sets the height from the tallest cell.
 */
void
isms_pdf_row_measure (IsmsPdfRow *self,
                      double minimum)
{
  double pad = self->is_head ? HEAD_PAD_Y : PAD_Y;

  self->pad_top = pad;
  self->pad_bottom = pad;
  self->box.height = caption_height (self) + MAX (tallest_cell (self), minimum) + 2 * pad;
}
