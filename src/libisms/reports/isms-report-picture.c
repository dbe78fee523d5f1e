/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-picture.h"
#include "reports/pdf/isms-pdf-matrix.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>

#define WIDTH 760.0
#define MARGIN 24.0
#define HEAD_GAP 14.0
/* A screen of today, and a slide, have two pixels where this has one point. */
#define PIXELS 2

/* The report's first matrix under its title, on a sheet of its own size. */
typedef struct
{
  IsmsReport *report;
  IsmsReportMatrix *matrix;
  IsmsPdfText *text;
  double head;
  double height;
} Picture;

/* The first that has cells. */
static IsmsReportMatrix *
find_matrix (IsmsReport *report)
{
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      IsmsReportBlock *block = isms_report_get_block (report, i);

      if (ISMS_IS_REPORT_MATRIX (block) && isms_report_matrix_get_n_steps (ISMS_REPORT_MATRIX (block), ISMS_REPORT_ROWS) > 0)
        return ISMS_REPORT_MATRIX (block);
    }
  return NULL;
}

static PangoLayout *
make_line (Picture *self,
           guint line)
{
  IsmsReportBlock *block = ISMS_REPORT_BLOCK (self->matrix);
  const char *organisation = isms_report_get_organisation (self->report);

  if (line == 0)
    return isms_pdf_text_layout (self->text, ISMS_PDF_ORGANISATION, organisation != NULL ? organisation : "", -1);
  if (line == 2)
    return isms_pdf_text_layout (self->text, ISMS_PDF_BODY, isms_report_block_get_note (block) != NULL ? isms_report_block_get_note (block) : "", -1);
  return isms_pdf_text_layout (self->text, ISMS_PDF_HEADING, isms_report_block_get_title (block), -1);
}

static gboolean
picture_init (Picture *self,
              IsmsReport *report,
              GError **error)
{
  *self = (Picture) { .report = report, .matrix = find_matrix (report) };
  if (self->matrix == NULL)
    {
      g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_NO_PICTURE,
                   _("“%s” holds no picture: choose PDF, JSON or CSV."), isms_report_get_title (report));
      return FALSE;
    }
  self->text = isms_pdf_text_new (isms_report_get_language (report), NULL);
  for (guint line = 0; line < 3; line++)
    {
      g_autoptr (PangoLayout) layout = make_line (self, line);

      self->head += isms_pdf_layout_get_height (layout);
    }
  self->head += HEAD_GAP;
  self->height = 2 * MARGIN + self->head + isms_pdf_matrix_measure (self->matrix, self->text, WIDTH - 2 * MARGIN);
  return TRUE;
}

static void
picture_draw (Picture *self,
              cairo_surface_t *surface,
              double scale)
{
  cairo_t *cr = cairo_create (surface);
  double y = MARGIN;

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  for (guint line = 0; line < 3; line++)
    {
      g_autoptr (PangoLayout) layout = make_line (self, line);

      isms_pdf_ink_set (cr, line == 0 ? ISMS_PDF_INK_ACCENT : ISMS_PDF_INK_TEXT);
      cairo_move_to (cr, MARGIN, y);
      pango_cairo_show_layout (cr, layout);
      y += isms_pdf_layout_get_height (layout);
    }
  isms_pdf_matrix_draw (self->matrix, self->text, cr, MARGIN, MARGIN + self->head, WIDTH - 2 * MARGIN);
  cairo_destroy (cr);
}

static cairo_status_t
append_bytes (void *closure,
              const unsigned char *data,
              unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (cairo_surface_t *surface,
        GByteArray *bytes,
        GError **error)
{
  cairo_status_t status;

  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_LAYOUT, _("The picture could not be drawn (%s)."), cairo_status_to_string (status));
  return NULL;
}

/**
 * isms_report_has_picture:
 *
 * Returns: whether the report can be written as SVG and PNG
 */
gboolean
isms_report_has_picture (IsmsReport *report)
{
  return find_matrix (report) != NULL;
}

/**
 * isms_report_to_svg:
 * @report: a report
 * @error: return location: %ISMS_REPORT_ERROR_NO_PICTURE where it has no matrix with cells
 *
 * Returns: (transfer full) (nullable): its first matrix as an SVG file
 */
GBytes *
isms_report_to_svg (IsmsReport *report,
                    GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  Picture picture;

  if (!picture_init (&picture, report, error))
    return NULL;
  bytes = g_byte_array_new ();
  surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, WIDTH, picture.height);
  picture_draw (&picture, surface, 1);
  isms_pdf_text_free (picture.text);
  return finish (surface, bytes, error);
}

/**
 * isms_report_to_png:
 * @report: a report
 * @error: return location: %ISMS_REPORT_ERROR_NO_PICTURE where it has no matrix with cells
 *
 * Returns: (transfer full) (nullable): its first matrix as a PNG file
 */
GBytes *
isms_report_to_png (IsmsReport *report,
                    GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  Picture picture;

  if (!picture_init (&picture, report, error))
    return NULL;
  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * PIXELS), (int) (picture.height * PIXELS));
  picture_draw (&picture, surface, PIXELS);
  isms_pdf_text_free (picture.text);
  cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  return finish (surface, bytes, error);
}
