/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-cell.h"
#include "reports/pdf/isms-pdf-prose.h"

#define BLOCK_GAP 18.0
#define PARAGRAPH_GAP 5.0
/* Lines longer than this are hard to find one's way back from, in points. */
#define MEASURE 520.0

typedef struct
{
  IsmsPdfBox box;
  IsmsPdfCell *cell;
  const char *tag;
} Prose;

static void draw_prose (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static IsmsPdfBox *split_prose (IsmsPdfBox *box, double height);
static void free_prose (IsmsPdfBox *box);

static const IsmsPdfBoxClass prose_class = { sizeof (Prose), draw_prose, split_prose, free_prose };

static Prose *
prose_new (const char *tag,
           IsmsPdfCell *cell)
{
  Prose *self = isms_pdf_box_new (&prose_class);

  self->tag = tag;
  self->cell = cell;
  self->box.height = isms_pdf_cell_get_height (cell);
  return self;
}

static void
draw_prose (IsmsPdfBox *box,
            IsmsPdfPage *page,
            double x,
            double y)
{
  Prose *self = (Prose *) box;

  isms_pdf_page_begin_tag (page, self->tag);
  isms_pdf_cell_draw (self->cell, page, x, y);
  isms_pdf_page_end_tag (page);
}

static IsmsPdfBox *
split_prose (IsmsPdfBox *box,
             double height)
{
  Prose *self = (Prose *) box;
  IsmsPdfCell *rest = isms_pdf_cell_split (self->cell, height);

  self->box.height = isms_pdf_cell_get_height (self->cell);
  return &prose_new (self->tag, rest)->box;
}

static void
free_prose (IsmsPdfBox *box)
{
  isms_pdf_cell_free (((Prose *) box)->cell);
}

/**
 * isms_pdf_prose_add:
 * @flow: a flow
 * @tag: (type utf8): its structure type; a static string
 * @style: its style
 * @words: text
 * @gap: room above it, in points
 *
 * Adds a text as wide as reads well.
 *
 * Returns: (transfer none): its box
 */
IsmsPdfBox *
isms_pdf_prose_add (IsmsPdfFlow *flow,
                    const char *tag,
                    IsmsPdfStyle style,
                    const char *words,
                    double gap)
{
  gboolean narrow = style == ISMS_PDF_BODY || style == ISMS_PDF_LABEL;
  double width = isms_pdf_flow_get_width (flow);
  IsmsPdfCell *cell = isms_pdf_cell_new (narrow ? MIN (width, MEASURE) : width);
  Prose *prose;

  isms_pdf_cell_add_text (cell, isms_pdf_flow_get_text (flow), style, words, 0);
  prose = prose_new (tag, cell);
  prose->box.gap = gap;
  isms_pdf_flow_add (flow, prose);
  return &prose->box;
}

/**
 * isms_pdf_prose_add_heading:
 * @flow: a flow
 * @block: a block
 *
 * Adds a block's heading and note, if it has them, so that they stay with what follows.
 */
void
isms_pdf_prose_add_heading (IsmsPdfFlow *flow,
                            IsmsReportBlock *block)
{
  const char *title = isms_report_block_get_title (block);
  const char *note = isms_report_block_get_note (block);
  IsmsPdfBox *box;

  if (title != NULL)
    {
      box = isms_pdf_prose_add (flow, "H2", ISMS_PDF_HEADING, title, BLOCK_GAP);
      box->keeps_next = TRUE;
      box->leads = TRUE;
      box->bookmark = g_strdup (title);
      box->level = 1;
    }
  if (note != NULL)
    {
      box = isms_pdf_prose_add (flow, "P", ISMS_PDF_BODY, note, 3);
      box->keeps_next = TRUE;
      box->leads = TRUE;
    }
}

/**
 * isms_pdf_prose_add_paragraphs:
 * @flow: a flow
 * @words: text whose paragraphs are parted by line feeds
 */
void
isms_pdf_prose_add_paragraphs (IsmsPdfFlow *flow,
                               const char *words)
{
  g_auto (GStrv) paragraphs = g_strsplit (words, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      if (*g_strstrip (paragraphs[i]) != '\0')
        isms_pdf_prose_add (flow, "P", ISMS_PDF_BODY, paragraphs[i], PARAGRAPH_GAP);
    }
}
