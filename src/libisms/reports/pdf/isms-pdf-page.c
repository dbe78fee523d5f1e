/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-page.h"

#include <glib/gi18n-lib.h>

#define FOOT_GAP 15
#define HEAD_GAP 20

typedef struct
{
  double x1;
  double x2;
  double y;
  double thickness;
  IsmsPdfInk ink;
} Rule;

/* cairo reads attributes as name='text', with a backslash before ' and \. */
static char *
quote (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\'' || *p == '\\')
        g_string_append_c (quoted, '\\');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '\'');
  return g_string_free_and_steal (quoted);
}

static void
draw_rules (IsmsPdfPage *self)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      const Rule *rule = &g_array_index (self->rules, Rule, i);

      isms_pdf_ink_set (self->cr, rule->ink);
      cairo_rectangle (self->cr, rule->x1, rule->y - rule->thickness / 2, rule->x2 - rule->x1, rule->thickness);
      /* Lines of one colour that follow each other are one shape. */
      if (i + 1 == self->rules->len || g_array_index (self->rules, Rule, i + 1).ink != rule->ink)
        cairo_fill (self->cr);
    }
  g_array_set_size (self->rules, 0);
}

/* @align: 0 at the left, 0.5 in the middle, 1 at the right of the frame. */
static void
draw_furniture (IsmsPdfPage *self,
                const char *words,
                double align,
                double y)
{
  const IsmsPdfSheet *sheet = self->sheet;
  g_autoptr (PangoLayout) shared = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  double spare;

  if (words == NULL || *words == '\0')
    return;
  shared = isms_pdf_text_layout (self->text, ISMS_PDF_FURNITURE, words, (sheet->right - sheet->left) * 0.46);
  layout = pango_layout_copy (shared);
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  spare = sheet->right - sheet->left - isms_pdf_layout_get_width (layout);
  isms_pdf_page_show (self, layout, ISMS_PDF_INK_QUIET, sheet->left + spare * align, y);
}

static void
draw_header (IsmsPdfPage *self,
             IsmsReport *report)
{
  double y = self->sheet->top - HEAD_GAP;

  /* The first page says both in large letters. */
  if (self->number == 1)
    return;
  draw_furniture (self, isms_report_get_organisation (report), 0, y);
  draw_furniture (self, isms_report_get_title (report), 1, y);
}

static void
draw_footer (IsmsPdfPage *self,
             IsmsReport *report)
{
  g_autofree char *document = isms_report_dup_footer (report);
  /* Translators: the foot of a printed page: which page it is, of how many. */
  g_autofree char *pages = g_strdup_printf (_("Page %u of %u"), self->number, self->total);
  /* Translators: the foot of a printed page: the first letters of the hash that names the state of the records. */
  g_autofree char *head = isms_report_get_head (report) != NULL ? g_strdup_printf (_("Records at %s"), isms_report_get_head (report)) : NULL;
  double y = self->sheet->bottom + FOOT_GAP;

  isms_pdf_ink_set (self->cr, ISMS_PDF_INK_RULE);
  cairo_rectangle (self->cr, self->sheet->left, y - 5, self->sheet->right - self->sheet->left, 0.5);
  cairo_fill (self->cr);
  draw_furniture (self, document, 0, y);
  draw_furniture (self, pages, 0.5, y);
  draw_furniture (self, head, 1, y);
}

/**
 * isms_pdf_page_new:
 * @surface: a PDF surface
 * @sheet: the sheet; must outlive the page
 * @text: the styles; must outlive the page
 *
 * Returns: (transfer full): the first page, ready to be drawn
 */
IsmsPdfPage *
isms_pdf_page_new (cairo_surface_t *surface,
                   const IsmsPdfSheet *sheet,
                   IsmsPdfText *text)
{
  IsmsPdfPage *self = g_new0 (IsmsPdfPage, 1);

  self->sheet = sheet;
  self->surface = surface;
  self->cr = cairo_create (surface);
  self->text = text;
  self->number = 1;
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->rules = g_array_new (FALSE, FALSE, sizeof (Rule));
  self->destinations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->link_texts = g_ptr_array_new_with_free_func (g_free);
  self->alts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * isms_pdf_page_free:
 * @self: (transfer full): a page
 */
void
isms_pdf_page_free (IsmsPdfPage *self)
{
  cairo_destroy (self->cr);
  g_ptr_array_unref (self->tags);
  g_array_unref (self->rules);
  g_hash_table_unref (self->destinations);
  g_ptr_array_unref (self->link_texts);
  g_ptr_array_unref (self->alts);
  g_free (self);
}

/**
 * isms_pdf_page_begin_tag:
 * @self: a page
 * @tag: a standard structure type, such as "TD"
 */
void
isms_pdf_page_begin_tag (IsmsPdfPage *self,
                         const char *tag)
{
  if (self->is_artifact)
    return;
  cairo_tag_begin (self->cr, tag, NULL);
  g_ptr_array_add (self->tags, g_strdup (tag));
}

/**
 * isms_pdf_page_end_tag:
 * @self: a page
 *
 * Ends the tag begun last.
 */
void
isms_pdf_page_end_tag (IsmsPdfPage *self)
{
  if (self->is_artifact)
    return;
  cairo_tag_end (self->cr, g_ptr_array_index (self->tags, self->tags->len - 1));
  g_ptr_array_set_size (self->tags, (int) self->tags->len - 1);
}

/**
 * isms_pdf_page_begin_figure:
 * @self: a page
 * @alt: its alternative text
 */
void
isms_pdf_page_begin_figure (IsmsPdfPage *self,
                            const char *alt)
{
  isms_pdf_page_begin_tag (self, "Figure");
  g_ptr_array_add (self->alts, g_strdup (alt));
}

/**
 * isms_pdf_page_begin_link:
 * @self: a page
 * @destination: (nullable): name of a place in this document
 * @description: what the link leads to, for those who do not see it
 *
 * Begins a link, if there is such a place.
 *
 * Returns: whether a link was begun, and is to be ended
 */
gboolean
isms_pdf_page_begin_link (IsmsPdfPage *self,
                          const char *destination,
                          const char *description)
{
  g_autofree char *quoted = NULL;
  g_autofree char *attributes = NULL;

  if (self->is_artifact || destination == NULL || !g_hash_table_contains (self->destinations, destination))
    return FALSE;
  quoted = quote (destination);
  attributes = g_strconcat ("dest=", quoted, NULL);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
  g_ptr_array_add (self->link_texts, g_strdup (description));
  return TRUE;
}

/**
 * isms_pdf_page_end_link:
 * @self: a page
 */
void
isms_pdf_page_end_link (IsmsPdfPage *self)
{
  cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

/**
 * isms_pdf_page_add_destination:
 * @self: a page
 * @name: a name, once in a document
 * @x: where it is, in points
 * @y: where it is
 */
void
isms_pdf_page_add_destination (IsmsPdfPage *self,
                               const char *name,
                               double x,
                               double y)
{
  g_autofree char *quoted = quote (name);
  g_autofree char *attributes = g_strdup_printf ("name=%s x=%d y=%d", quoted, (int) x, (int) y);

  cairo_tag_begin (self->cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (self->cr, CAIRO_TAG_DEST);
}

/**
 * isms_pdf_page_show:
 * @self: a page
 * @layout: a set text
 * @ink: its colour
 * @x: left edge, in points
 * @y: top edge
 */
void
isms_pdf_page_show (IsmsPdfPage *self,
                    PangoLayout *layout,
                    IsmsPdfInk ink,
                    double x,
                    double y)
{
  isms_pdf_ink_set (self->cr, ink);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
}

/**
 * isms_pdf_page_rule:
 * @self: a page
 * @x1: left end, in points
 * @x2: right end
 * @y: its middle
 * @thickness: in points
 * @ink: its colour
 *
 * Asks for a horizontal line. Lines are drawn when the page is full, as one artifact: nobody wants them read out.
 */
void
isms_pdf_page_rule (IsmsPdfPage *self,
                    double x1,
                    double x2,
                    double y,
                    double thickness,
                    IsmsPdfInk ink)
{
  Rule rule = { x1, x2, y, thickness, ink };

  g_array_append_val (self->rules, rule);
}

/**
 * isms_pdf_page_finish:
 * @self: a page
 * @report: the report, for head and foot
 *
 * Draws lines, head and foot, and turns to the next page.
 */
void
isms_pdf_page_finish (IsmsPdfPage *self,
                      IsmsReport *report)
{
  cairo_tag_begin (self->cr, "Artifact", NULL);
  draw_rules (self);
  draw_header (self, report);
  draw_footer (self, report);
  cairo_tag_end (self->cr, "Artifact");
  cairo_show_page (self->cr);
  self->number++;
}
