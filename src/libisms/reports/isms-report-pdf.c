/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/isms-report-json.h"
#include "reports/isms-report-pdf.h"
#include "reports/pdf/isms-pdf-chart.h"
#include "reports/pdf/isms-pdf-facts.h"
#include "reports/pdf/isms-pdf-matrix.h"
#include "reports/pdf/isms-pdf-post.h"
#include "reports/pdf/isms-pdf-prose.h"
#include "reports/pdf/isms-pdf-table.h"
#include "reports/pdf/isms-pdf-trends.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>

#define MARGIN_SIDE 42.0
#define MARGIN_TOP 48.0
#define MARGIN_BOTTOM 48.0

/* glibc says the height of the locale's paper in millimetres as a number in place of the pointer. */
static IsmsPaper
paper_of_locale (void)
{
#ifdef _NL_PAPER_HEIGHT
  guint height = GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_HEIGHT));

  return height > 0 && height < 290 ? ISMS_PAPER_LETTER : ISMS_PAPER_A4;
#else
  return ISMS_PAPER_A4;
#endif
}

static IsmsPdfSheet
sheet_for (IsmsReport *report,
           IsmsPaper paper)
{
  gboolean landscape = isms_report_get_landscape (report);
  IsmsPdfSheet sheet = { .left = MARGIN_SIDE, .top = MARGIN_TOP };
  double narrow, tall;

  if (paper == ISMS_PAPER_BY_LOCALE)
    paper = paper_of_locale ();
  narrow = paper == ISMS_PAPER_LETTER ? 612 : 595.276;
  tall = paper == ISMS_PAPER_LETTER ? 792 : 841.89;
  sheet.width = landscape ? tall : narrow;
  sheet.height = landscape ? narrow : tall;
  sheet.right = sheet.width - MARGIN_SIDE;
  sheet.bottom = sheet.height - MARGIN_BOTTOM;
  return sheet;
}

static cairo_status_t
append_bytes (void *closure,
              const unsigned char *data,
              unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface,
              IsmsReport *report)
{
  g_autofree char *created = g_date_time_format (isms_report_get_created (report), "%Y-%m-%dT%H:%M:%SZ");

  /* Plain objects, which are then completed and packed: the finished file is a PDF 1.7. */
  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, isms_report_get_title (report));
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, isms_report_get_generator (report));
  if (isms_report_get_organisation (report) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, isms_report_get_organisation (report));
  if (isms_report_get_subtitle (report) != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, isms_report_get_subtitle (report));
}

static void
add_block (IsmsPdfFlow *flow,
           IsmsReport *report,
           IsmsReportBlock *block)
{
  if (ISMS_IS_REPORT_TABLE (block))
    {
      IsmsReportTable *table = ISMS_REPORT_TABLE (block);

      if (isms_report_table_get_n_rows (table) > 0 || isms_report_table_get_empty_text (table) != NULL)
        isms_pdf_table_add (flow, table, table == isms_report_get_main_table (report));
    }
  else if (ISMS_IS_REPORT_FACTS (block))
    isms_pdf_facts_add (flow, ISMS_REPORT_FACTS (block));
  else if (ISMS_IS_REPORT_CHART (block))
    isms_pdf_chart_add (flow, ISMS_REPORT_CHART (block));
  else if (ISMS_IS_REPORT_TRENDS (block))
    isms_pdf_trends_add (flow, ISMS_REPORT_TRENDS (block));
  else if (ISMS_IS_REPORT_MATRIX (block))
    isms_pdf_matrix_add (flow, ISMS_REPORT_MATRIX (block));
  else if (ISMS_IS_REPORT_LEGEND (block))
    isms_pdf_facts_add_legend (flow, ISMS_REPORT_LEGEND (block));
  else if (ISMS_IS_REPORT_SIGNOFF (block))
    isms_pdf_table_add_signoff (flow, ISMS_REPORT_SIGNOFF (block));
  else
    {
      isms_pdf_prose_add_heading (flow, block);
      isms_pdf_prose_add_paragraphs (flow, isms_report_text_get_text (ISMS_REPORT_TEXT (block)));
    }
}

static void
add_blocks (IsmsPdfFlow *flow,
            IsmsReport *report)
{
  isms_pdf_facts_add_cover (flow, report);
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      IsmsReportBlock *block = isms_report_get_block (report, i);
      guint first = isms_pdf_flow_get_n_boxes (flow);

      if ((isms_report_block_get_places (block) & ISMS_REPORT_ON_PAPER) == 0)
        continue;
      add_block (flow, report, block);
      if (isms_report_block_get_starts_page (block))
        isms_pdf_flow_start_page_at (flow, first);
    }
}

static void
find_destinations (IsmsReport *report,
                   GHashTable *destinations)
{
  for (guint i = 0; i < isms_report_get_n_blocks (report); i++)
    {
      IsmsReportBlock *block = isms_report_get_block (report, i);

      if (!ISMS_IS_REPORT_TABLE (block) || (isms_report_block_get_places (block) & ISMS_REPORT_ON_PAPER) == 0)
        continue;
      for (guint r = 0; r < isms_report_table_get_n_rows (ISMS_REPORT_TABLE (block)); r++)
        {
          IsmsReportRow *row = isms_report_table_get_row (ISMS_REPORT_TABLE (block), r);
          const char *name = isms_report_row_get_destination (row);

          if (name != NULL && isms_report_row_is_on_paper (row))
            g_hash_table_add (destinations, g_strdup (name));
        }
    }
}

static gboolean
draw_pages (IsmsPdfFlow *flow,
            IsmsPdfPage *page,
            IsmsReport *report,
            GCancellable *cancellable,
            GError **error)
{
  cairo_status_t status;

  isms_pdf_page_begin_tag (page, "Document");
  if (!isms_pdf_flow_draw (flow, page, report, cancellable, error))
    return FALSE;
  /* The root is closed before the last page is shown: cairo wants every tag of a page ended on it. */
  isms_pdf_page_end_tag (page);
  isms_pdf_page_finish (page, report);
  status = cairo_status (page->cr);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_LAYOUT,
               _("The pages could not be drawn (%s). Please report this as a fault of the program; JSON and CSV are not affected."),
               cairo_status_to_string (status));
  return FALSE;
}

static GBytes *
finish (cairo_surface_t *surface,
        GByteArray *bytes,
        IsmsPdfPage *page,
        IsmsReport *report,
        GError **error)
{
  g_autoptr (GBytes) json = isms_report_to_json (report);
  g_autoptr (GBytes) drawn = NULL;

  cairo_surface_finish (surface);
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_LAYOUT,
                   _("The pages could not be drawn (%s). Please report this as a fault of the program; JSON and CSV are not affected."),
                   cairo_status_to_string (cairo_surface_status (surface)));
      return NULL;
    }
  drawn = g_bytes_new_static (bytes->data, bytes->len);
  return isms_pdf_post_mend (drawn, report, page, json, error);
}

/**
 * isms_report_to_pdf:
 * @report: a report
 * @options: (nullable): paper and fonts
 * @cancellable: (nullable): stops between two pages
 * @error: return location for an error
 *
 * Sets the report on pages, as a tagged PDF 1.7 with outline, links, language and table scopes (made to PDF/UA-1), with
 * the report's JSON attached. The first pass measures every text once and puts it on a page, the second draws, so that
 * each page knows how many there are. The same report with the same fonts gives the same bytes.
 *
 * Errors: %ISMS_REPORT_ERROR_LAYOUT if the pages cannot be drawn, %G_IO_ERROR_CANCELLED.
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
isms_report_to_pdf (IsmsReport *report,
                    const IsmsPdfOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  const IsmsPdfOptions usual = { ISMS_PAPER_BY_LOCALE, NULL };
  const IsmsPdfOptions *wanted = options != NULL ? options : &usual;
  IsmsPdfSheet sheet = sheet_for (report, wanted->paper);
  g_autoptr (IsmsPdfText) text = isms_pdf_text_new (isms_report_get_language (report), wanted->fonts);
  g_autoptr (IsmsPdfFlow) flow = isms_pdf_flow_new (&sheet, text);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, sheet.width, sheet.height);
  g_autoptr (IsmsPdfPage) page = isms_pdf_page_new (surface, &sheet, text);
  GBytes *pdf = NULL;

  set_metadata (surface, report);
  add_blocks (flow, report);
  find_destinations (report, page->destinations);
  page->total = isms_pdf_flow_paginate (flow);
  if (draw_pages (flow, page, report, cancellable, error))
    pdf = finish (surface, bytes, page, report, error);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return pdf;
}

/**
 * isms_report_write_pdf:
 * @report: a report
 * @stream: where to write; it is flushed, not closed
 * @options: (nullable): paper and fonts
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Writes what isms_report_to_pdf() makes. Nothing is written before the whole file is made.
 *
 * Errors: those of isms_report_to_pdf() and of @stream, such as %G_IO_ERROR_NO_SPACE.
 *
 * Returns: whether every byte was taken by @stream
 */
gboolean
isms_report_write_pdf (IsmsReport *report,
                       GOutputStream *stream,
                       const IsmsPdfOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GBytes) pdf = isms_report_to_pdf (report, options, cancellable, error);
  gsize size;
  gconstpointer data;

  if (pdf == NULL)
    return FALSE;
  data = g_bytes_get_data (pdf, &size);
  return g_output_stream_write_all (stream, data, size, NULL, cancellable, error) &&
         g_output_stream_flush (stream, cancellable, error);
}
