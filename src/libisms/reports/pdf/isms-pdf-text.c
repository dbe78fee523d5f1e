/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-text.h"

#include <string.h>

#define DEFAULT_FONTS "Inter, Cantarell, sans"
/* Ligatures off: cairo would wrap each in an ActualText span, at which some readers cut the rest of the element. */
#define FONT_FEATURES "liga=0, clig=0, dlig=0, calt=0"
/* Only for numbers: with this some fonts set the hyphen as wide as a digit, which tears words apart. */
#define NUMBER_FEATURES FONT_FEATURES ", tnum=1"
#define LONGEST_WORD 300
#define SHORT_WORDS 48
#define ZERO_WIDTH_SPACE "\xe2\x80\x8b"

typedef struct
{
  double size;
  PangoWeight weight;
  IsmsPdfInk ink;
  double line; /* height of a line, as a factor of the font's own */
} Style;

struct _IsmsPdfText
{
  PangoContext *context;
  PangoFontDescription *fonts[ISMS_PDF_N_STYLES];
  PangoAttrList *attributes;
  PangoAttrList *number_attributes;
  GHashTable *layouts; /* short words, set already */
  PangoLayout *ruler;
};

/* Few sizes, in two weights: each more is a font that Pango and cairo must load, measure and keep. */
static const Style styles[ISMS_PDF_N_STYLES] = {
  [ISMS_PDF_TITLE] = { 25, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_TEXT, 1.0 },
  [ISMS_PDF_SUBTITLE] = { 9.75, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_QUIET, 1.05 },
  [ISMS_PDF_ORGANISATION] = { 10.5, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_ACCENT, 1.05 },
  [ISMS_PDF_HEADING] = { 14, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_TEXT, 1.05 },
  [ISMS_PDF_SUBHEADING] = { 10.5, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_ACCENT, 1.05 },
  [ISMS_PDF_BODY] = { 9.75, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_TEXT, 1.12 },
  [ISMS_PDF_LABEL] = { 8.25, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_QUIET, 1.05 },
  [ISMS_PDF_FIGURE] = { 20, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_TEXT, 1.0 },
  [ISMS_PDF_HEAD] = { 8.25, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_QUIET, 1.0 },
  [ISMS_PDF_CELL] = { 8.25, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_TEXT, 1.06 },
  [ISMS_PDF_CELL_STRONG] = { 8.25, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_TEXT, 1.06 },
  [ISMS_PDF_NUMBER] = { 8.25, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_TEXT, 1.06 },
  [ISMS_PDF_NUMBER_STRONG] = { 8.25, PANGO_WEIGHT_SEMIBOLD, ISMS_PDF_INK_TEXT, 1.06 },
  [ISMS_PDF_FURNITURE] = { 8.25, PANGO_WEIGHT_NORMAL, ISMS_PDF_INK_QUIET, 1.0 },
};

static const double inks[][3] = {
  [ISMS_PDF_INK_TEXT] = { 0.11, 0.12, 0.14 },
  [ISMS_PDF_INK_QUIET] = { 0.36, 0.37, 0.40 },
  [ISMS_PDF_INK_ACCENT] = { 0.10, 0.33, 0.62 },
  [ISMS_PDF_INK_RULE] = { 0.78, 0.79, 0.81 },
  [ISMS_PDF_INK_TINT] = { 0.72, 0.80, 0.91 },
  [ISMS_PDF_INK_WASH] = { 0.945, 0.955, 0.97 },
};

static PangoContext *
context_new (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* A page has no pixels: one unit is one point, and nothing is rounded to a grid. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  cairo_font_options_destroy (options);
  return context;
}

static PangoFontDescription *
font_new (const char *families,
          const Style *style)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, families);
  pango_font_description_set_weight (font, style->weight);
  pango_font_description_set_absolute_size (font, style->size * PANGO_SCALE);
  return font;
}

static PangoAttrList *
attributes_new (const char *features)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_font_features_new (features));
  return attributes;
}

static gboolean
is_number (IsmsPdfStyle style)
{
  return style == ISMS_PDF_NUMBER || style == ISMS_PDF_NUMBER_STRONG;
}

/* Pango needs time that grows with the square of a word's length. Something pasted, such as a key in base 64, gets
 * places to break at; returns NULL where there is nothing to do, as nearly always. */
static char *
soften (const char *words)
{
  g_autoptr (GString) soft = NULL;
  const char *start = words;
  gsize letters = 0;

  if (strlen (words) <= LONGEST_WORD)
    return NULL;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      letters = g_unichar_isspace (g_utf8_get_char (p)) ? 0 : letters + 1;
      if (letters <= LONGEST_WORD)
        continue;
      if (soft == NULL)
        soft = g_string_new (NULL);
      g_string_append_len (soft, start, p - start);
      g_string_append (soft, ZERO_WIDTH_SPACE);
      start = p;
      letters = 1;
    }
  if (soft == NULL)
    return NULL;
  g_string_append (soft, start);
  return g_string_free_and_steal (g_steal_pointer (&soft));
}

static PangoLayout *
layout_new (IsmsPdfText *self,
            IsmsPdfStyle style,
            const char *words,
            double width)
{
  PangoLayout *layout = pango_layout_new (self->context);
  g_autofree char *soft = soften (words);

  pango_layout_set_font_description (layout, self->fonts[style]);
  pango_layout_set_attributes (layout, is_number (style) ? self->number_attributes : self->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, (float) styles[style].line);
  if (width >= 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, soft != NULL ? soft : words, -1);
  return layout;
}

/* Tables say the same short words again and again: "Yes", a person's name. Each is set once. */
static PangoLayout *
layout_again (IsmsPdfText *self,
              IsmsPdfStyle style,
              const char *words,
              double width)
{
  char key[SHORT_WORDS + 40];
  PangoLayout *layout;

  g_snprintf (key, sizeof key, "%d %d %s", (int) style, (int) (width * PANGO_SCALE), words);
  layout = g_hash_table_lookup (self->layouts, key);
  if (layout == NULL)
    {
      layout = layout_new (self, style, words, width);
      g_hash_table_insert (self->layouts, g_strdup (key), layout);
    }
  return g_object_ref (layout);
}

/**
 * isms_pdf_text_new:
 * @language: language of the words, as BCP 47
 * @fonts: (nullable): font families, best first
 *
 * Prepares the styles of a document once, so that each text costs only its own shaping.
 *
 * Returns: (transfer full): the styles
 */
IsmsPdfText *
isms_pdf_text_new (const char *language,
                   const char *fonts)
{
  IsmsPdfText *self = g_new0 (IsmsPdfText, 1);

  self->context = context_new (language);
  self->attributes = attributes_new (FONT_FEATURES);
  self->number_attributes = attributes_new (NUMBER_FEATURES);
  for (guint i = 0; i < ISMS_PDF_N_STYLES; i++)
    self->fonts[i] = font_new (fonts != NULL ? fonts : DEFAULT_FONTS, &styles[i]);
  self->layouts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->ruler = pango_layout_new (self->context);
  pango_layout_set_attributes (self->ruler, self->attributes);
  return self;
}

/**
 * isms_pdf_text_free:
 * @self: (transfer full): styles
 */
void
isms_pdf_text_free (IsmsPdfText *self)
{
  for (guint i = 0; i < ISMS_PDF_N_STYLES; i++)
    pango_font_description_free (self->fonts[i]);
  pango_attr_list_unref (self->attributes);
  pango_attr_list_unref (self->number_attributes);
  g_hash_table_unref (self->layouts);
  g_object_unref (self->ruler);
  g_object_unref (self->context);
  g_free (self);
}

/**
 * isms_pdf_text_layout:
 * @self: styles
 * @style: which style
 * @words: text; never read as markup
 * @width: where lines break, in points; negative for one line
 *
 * Returns: (transfer full): the text, set; short texts are shared, so it must not be changed
 */
PangoLayout *
isms_pdf_text_layout (IsmsPdfText *self,
                      IsmsPdfStyle style,
                      const char *words,
                      double width)
{
  if (strlen (words) < SHORT_WORDS)
    return layout_again (self, style, words, width);
  return layout_new (self, style, words, width);
}

/**
 * isms_pdf_text_get_ink:
 * @style: a style
 *
 * Returns: its colour
 */
IsmsPdfInk
isms_pdf_text_get_ink (IsmsPdfStyle style)
{
  return styles[style].ink;
}

/**
 * isms_pdf_text_measure:
 * @self: styles
 * @style: which style
 * @words: text
 * @length: its length in bytes, or -1
 *
 * Returns: the width of the text in one line, in points
 */
double
isms_pdf_text_measure (IsmsPdfText *self,
                       IsmsPdfStyle style,
                       const char *words,
                       gssize length)
{
  pango_layout_set_font_description (self->ruler, self->fonts[style]);
  pango_layout_set_text (self->ruler, words, (int) length);
  return isms_pdf_layout_get_width (self->ruler);
}

/**
 * isms_pdf_text_get_line_height:
 * @self: styles
 * @style: which style
 *
 * Returns: the height of one line, in points
 */
double
isms_pdf_text_get_line_height (IsmsPdfText *self,
                               IsmsPdfStyle style)
{
  g_autoptr (PangoLayout) layout = isms_pdf_text_layout (self, style, "Ag", -1);

  return isms_pdf_layout_get_height (layout);
}

/**
 * isms_pdf_text_show:
 * @cr: a drawing
 * @x: left edge, in points
 * @y: top edge
 * @width: what there is room for: what is longer ends in "…"
 * @align: 0 at the left, 0.5 in the middle, 1 at the right of @width
 *
 * Shows one line within a drawing.
 */
void
isms_pdf_text_show (IsmsPdfText *self,
                    cairo_t *cr,
                    IsmsPdfStyle style,
                    const char *words,
                    double x,
                    double y,
                    double width,
                    double align)
{
  g_autoptr (PangoLayout) shared = isms_pdf_text_layout (self, style, words, -1);
  g_autoptr (PangoLayout) layout = pango_layout_copy (shared);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  isms_pdf_ink_set (cr, isms_pdf_text_get_ink (style));
  cairo_move_to (cr, x + MAX (width - isms_pdf_layout_get_width (layout), 0) * align, y);
  pango_cairo_show_layout (cr, layout);
}

/**
 * isms_pdf_layout_get_height:
 * @layout: a set text
 *
 * Returns: its height in points
 */
double
isms_pdf_layout_get_height (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.height / PANGO_SCALE;
}

/**
 * isms_pdf_layout_get_width:
 * @layout: a set text
 *
 * Returns: the width of its longest line in points
 */
double
isms_pdf_layout_get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return (double) logical.width / PANGO_SCALE;
}

/**
 * isms_pdf_ink_set:
 * @cr: a drawing
 * @ink: a colour
 */
void
isms_pdf_ink_set (cairo_t *cr,
                  IsmsPdfInk ink)
{
  cairo_set_source_rgb (cr, inks[ink][0], inks[ink][1], inks[ink][2]);
}
