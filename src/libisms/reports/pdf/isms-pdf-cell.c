/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-cell.h"
#include "reports/pdf/isms-pdf-mark.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MARK_SIZE 6.4
#define MARK_LINE 10.4 /* height of a line of cells */
#define CODE_GAP 7
#define PIECE_GAP 1.5

typedef struct
{
  PangoLayout *layout;
  IsmsPdfInk ink;
  double x;
  double y;
  double height;
  int first_line; /* a piece cut in two shows some of its lines */
  int n_lines;    /* -1 for all */
  IsmsReportMark mark;
  char *destination;
  char *description;
} Piece;

struct _IsmsPdfCell
{
  double width;
  double height;
  double pen; /* where the next code goes in the last line of codes, 0 if there is none */
  GArray *pieces;
};

static void
piece_clear (gpointer data)
{
  Piece *piece = data;

  g_object_unref (piece->layout);
  g_free (piece->destination);
  g_free (piece->description);
}

static Piece *
get_piece (IsmsPdfCell *self,
           guint i)
{
  return &g_array_index (self->pieces, Piece, i);
}

static Piece *
add_piece (IsmsPdfCell *self,
           PangoLayout *layout,
           IsmsPdfInk ink,
           double x,
           double y)
{
  Piece piece = { layout, ink, x, y, isms_pdf_layout_get_height (layout), 0, -1, ISMS_REPORT_MARK_NONE, NULL, NULL };

  g_array_append_val (self->pieces, piece);
  self->height = MAX (self->height, y + piece.height);
  return get_piece (self, self->pieces->len - 1);
}

/* Below all that is there. */
static Piece *
add_below (IsmsPdfCell *self,
           IsmsPdfText *text,
           IsmsPdfStyle style,
           const char *words,
           double x)
{
  PangoLayout *layout = isms_pdf_text_layout (text, style, words, MAX (self->width - x, 1));
  double y = self->height > 0 ? self->height + PIECE_GAP : 0;

  self->pen = 0;
  return add_piece (self, layout, isms_pdf_text_get_ink (style), x, y);
}

static void
align_piece (Piece *piece,
             PangoAlignment alignment)
{
  PangoLayout *aligned = pango_layout_copy (piece->layout);

  pango_layout_set_alignment (aligned, alignment);
  g_object_unref (piece->layout);
  piece->layout = aligned;
}

/* Beside the code before it while there is room. */
static Piece *
add_code (IsmsPdfCell *self,
          IsmsPdfText *text,
          IsmsPdfStyle style,
          const char *code)
{
  PangoLayout *layout = isms_pdf_text_layout (text, style, code, self->width);
  double width = isms_pdf_layout_get_width (layout);
  double x = self->pen > 0 ? self->pen + CODE_GAP : 0;
  double y = self->height;
  Piece *piece;

  if (self->pen > 0 && x + width <= self->width)
    y = get_piece (self, self->pieces->len - 1)->y;
  else
    {
      x = 0;
      y += self->height > 0 ? PIECE_GAP : 0;
    }
  piece = add_piece (self, layout, isms_pdf_text_get_ink (style), x, y);
  self->pen = x + width;
  return piece;
}

static char *
full_words (const char *code,
            const char *title)
{
  if (code == NULL || title == NULL)
    return g_strdup (code != NULL ? code : title != NULL ? title
                                                         : "");
  return g_strconcat (code, " ", title, NULL);
}

static void
add_reference (IsmsPdfCell *self,
               IsmsPdfText *text,
               const IsmsReportColumn *column,
               IsmsReportValue *value,
               guint i)
{
  const char *code = isms_report_value_get_item_code (value, i);
  const char *title = isms_report_value_get_item_title (value, i);
  gboolean named = isms_report_value_is_known_by_name (value, i);
  g_autofree char *full = full_words (named ? NULL : code, title);
  Piece *piece;

  if (column->refs == ISMS_REPORT_REFS_CODE && code != NULL && !named)
    piece = add_code (self, text, ISMS_PDF_CELL, code);
  else
    piece = add_below (self, text, ISMS_PDF_CELL, column->refs == ISMS_REPORT_REFS_TITLE && title != NULL ? title : full, 0);
  piece->destination = isms_report_row_destination_for (isms_report_value_get_item_kind (value, i),
                                                        isms_report_value_get_item_key (value, i));
  piece->description = g_steal_pointer (&full);
}

static void
add_codes (IsmsPdfCell *self,
           IsmsPdfText *text,
           IsmsPdfStyle style,
           IsmsReportValue *value)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < isms_report_value_get_n_items (value); i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? ", " : "", isms_report_value_get_item_code (value, i));
  if (codes->len > 0)
    add_below (self, text, style, codes->str, 0);
}

static double
align_of (const IsmsReportColumn *column)
{
  if (column->flags & ISMS_REPORT_COLUMN_END)
    return 1;
  return column->flags & ISMS_REPORT_COLUMN_CENTER ? 0.5 : 0;
}

static IsmsPdfStyle
style_of (const IsmsReportColumn *column)
{
  gboolean strong = (column->flags & (ISMS_REPORT_COLUMN_ROW_HEADER | ISMS_REPORT_COLUMN_STRONG)) != 0;

  if (column->flags & ISMS_REPORT_COLUMN_END || column->type == ISMS_REPORT_VALUE_DATE)
    return strong ? ISMS_PDF_NUMBER_STRONG : ISMS_PDF_NUMBER;
  return strong ? ISMS_PDF_CELL_STRONG : ISMS_PDF_CELL;
}

static char *
dup_labelled_words (const IsmsReportColumn *column,
                    IsmsReportValue *value)
{
  g_autofree char *words = isms_report_value_dup_words (value);

  if (*words == '\0' || (column->flags & ISMS_REPORT_COLUMN_LABELLED) == 0)
    return g_steal_pointer (&words);
  /* Translators: a label and what it is about, such as "Due: 31 Mar 2027". */
  return g_strdup_printf (_("%s: %s"), column->label, words);
}

static void
add_words (IsmsPdfCell *self,
           IsmsPdfText *text,
           const IsmsReportColumn *column,
           IsmsReportValue *value)
{
  IsmsReportMark mark = isms_report_value_get_mark (value);
  g_autofree char *words = dup_labelled_words (column, value);

  if (*words == '\0')
    return;
  if (mark != ISMS_REPORT_MARK_NONE)
    add_below (self, text, style_of (column), words, ISMS_PDF_MARK_WIDTH)->mark = mark;
  else
    isms_pdf_cell_add_text (self, text, style_of (column), words, align_of (column));
}

/* The lines of a piece are shown one by one where it was cut; Pango knows no other way. */
static void
draw_lines (const Piece *piece,
            IsmsPdfPage *page,
            double x,
            double y)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  double offset = 0;
  int line = 0;

  isms_pdf_ink_set (page->cr, piece->ink);
  do
    {
      PangoRectangle extents;
      double baseline = (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (line == piece->first_line)
        offset = (double) extents.y / PANGO_SCALE;
      if (line >= piece->first_line && (piece->n_lines < 0 || line < piece->first_line + piece->n_lines))
        {
          cairo_move_to (page->cr, x + (double) extents.x / PANGO_SCALE, y + baseline - offset);
          pango_cairo_show_layout_line (page->cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_piece (const Piece *piece,
            IsmsPdfPage *page,
            double x,
            double y)
{
  gboolean linked = isms_pdf_page_begin_link (page, piece->destination, piece->description);
  IsmsPdfInk ink = linked ? ISMS_PDF_INK_ACCENT : piece->ink;

  if (piece->mark != ISMS_REPORT_MARK_NONE)
    isms_pdf_mark_draw (page->cr, piece->mark, x - ISMS_PDF_MARK_WIDTH, y + (MARK_LINE - MARK_SIZE) / 2, MARK_SIZE);
  if (piece->first_line == 0 && piece->n_lines < 0)
    isms_pdf_page_show (page, piece->layout, ink, x, y);
  else
    draw_lines (piece, page, x, y);
  if (linked)
    isms_pdf_page_end_link (page);
}

/* How many lines of a piece end above a height, and how high they are together. */
static int
count_lines (const Piece *piece,
             double room,
             double *used)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  double start = 0;
  int fitting = 0;
  int line = 0;

  *used = 0;
  do
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      if (line == piece->first_line)
        start = (double) extents.y / PANGO_SCALE;
      if (line++ < piece->first_line)
        continue;
      if ((double) (extents.y + extents.height) / PANGO_SCALE - start > room)
        break;
      *used = (double) (extents.y + extents.height) / PANGO_SCALE - start;
      fitting++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return fitting;
}

static void
take_rest (IsmsPdfCell *rest,
           const Piece *piece,
           int first_line,
           double height)
{
  double y = rest->height > 0 ? rest->height + PIECE_GAP : 0;
  Piece copy = *piece;

  copy.layout = g_object_ref (piece->layout);
  copy.destination = g_strdup (piece->destination);
  copy.description = g_strdup (piece->description);
  copy.mark = first_line > 0 ? ISMS_REPORT_MARK_NONE : piece->mark;
  copy.first_line = first_line;
  copy.height = height;
  copy.y = y;
  g_array_append_val (rest->pieces, copy);
  rest->height = y + height;
}

/**
 * isms_pdf_cell_new:
 * @width: its inner width, in points
 *
 * Returns: (transfer full): an empty cell
 */
IsmsPdfCell *
isms_pdf_cell_new (double width)
{
  IsmsPdfCell *self = g_new0 (IsmsPdfCell, 1);

  self->width = width;
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, piece_clear);
  return self;
}

/**
 * isms_pdf_cell_free:
 * @self: (transfer full): a cell
 */
void
isms_pdf_cell_free (IsmsPdfCell *self)
{
  g_array_unref (self->pieces);
  g_free (self);
}

/**
 * isms_pdf_cell_add_text:
 * @self: a cell
 * @text: styles
 * @style: which style
 * @words: text
 * @align: 0 at the start, 0.5 in the middle, 1 at the end
 *
 * Adds a text below what is there.
 */
void
isms_pdf_cell_add_text (IsmsPdfCell *self,
                        IsmsPdfText *text,
                        IsmsPdfStyle style,
                        const char *words,
                        double align)
{
  Piece *piece = add_below (self, text, style, words, 0);

  if (align > 0)
    align_piece (piece, align < 1 ? PANGO_ALIGN_CENTER : PANGO_ALIGN_RIGHT);
}

/**
 * isms_pdf_cell_add_marked_head:
 * @self: an empty cell
 * @text: styles
 * @words: text
 * @mark: a shape that stands before it
 *
 * Adds the heading of a column of figures, set at the end of the cell, with the shape that goes with it.
 */
void
isms_pdf_cell_add_marked_head (IsmsPdfCell *self,
                               IsmsPdfText *text,
                               const char *words,
                               IsmsReportMark mark)
{
  double indent = mark == ISMS_REPORT_MARK_NONE ? 0 : ISMS_PDF_MARK_WIDTH;
  Piece *piece = add_below (self, text, ISMS_PDF_HEAD, words, indent);
  double spare = self->width - indent - isms_pdf_layout_get_width (piece->layout);

  /* Moved as a whole, so that the shape keeps close to its word. */
  piece->x += MAX (spare, 0);
  piece->mark = mark;
}

/**
 * isms_pdf_cell_add_value:
 * @self: a cell
 * @text: styles
 * @column: the value's column
 * @value: (nullable): a value
 *
 * Adds a value, as its column wants it shown, below what is there. Nothing takes no room.
 */
void
isms_pdf_cell_add_value (IsmsPdfCell *self,
                         IsmsPdfText *text,
                         const IsmsReportColumn *column,
                         IsmsReportValue *value)
{

  if (value == NULL)
    return;
  switch (isms_report_value_get_value_type (value))
    {
    case ISMS_REPORT_VALUE_REF:
    case ISMS_REPORT_VALUE_REFS:
      for (guint i = 0; i < isms_report_value_get_n_items (value); i++)
        add_reference (self, text, column, value, i);
      break;
    case ISMS_REPORT_VALUE_CODES:
      add_codes (self, text, style_of (column), value);
      break;
    default:
      add_words (self, text, column, value);
      break;
    }
}

/**
 * isms_pdf_cell_get_height:
 * @self: a cell
 *
 * Returns: its inner height, in points
 */
double
isms_pdf_cell_get_height (IsmsPdfCell *self)
{
  return self->height;
}

/**
 * isms_pdf_cell_split:
 * @self: a cell
 * @height: room for it, in points
 *
 * Keeps the lines that fit.
 *
 * Returns: (transfer full): a cell with the lines that do not; it may be empty
 */
IsmsPdfCell *
isms_pdf_cell_split (IsmsPdfCell *self,
                     double height)
{
  IsmsPdfCell *rest = isms_pdf_cell_new (self->width);
  guint kept = 0;

  self->height = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      Piece *piece = get_piece (self, i);
      double used = piece->height;
      int lines = piece->y + piece->height <= height ? -1 : count_lines (piece, height - piece->y, &used);

      if (lines >= 0)
        {
          take_rest (rest, piece, piece->first_line + lines, piece->height - used);
          piece->n_lines = lines;
          piece->height = used;
        }
      if (lines == 0)
        continue;
      kept = i + 1;
      self->height = MAX (self->height, piece->y + used);
    }
  g_array_set_size (self->pieces, kept);
  return rest;
}

/**
 * isms_pdf_cell_get_first_text:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the text that comes first in it
 */
PangoLayout *
isms_pdf_cell_get_first_text (IsmsPdfCell *self)
{
  return self->pieces->len > 0 ? get_piece (self, 0)->layout : NULL;
}

/**
 * isms_pdf_cell_draw:
 * @self: a cell
 * @page: a page
 * @x: left edge of its inside, in points
 * @y: top edge of its inside
 */
void
isms_pdf_cell_draw (IsmsPdfCell *self,
                    IsmsPdfPage *page,
                    double x,
                    double y)
{
  for (guint i = 0; i < self->pieces->len; i++)
    draw_piece (get_piece (self, i), page, x + get_piece (self, i)->x, y + get_piece (self, i)->y);
}
