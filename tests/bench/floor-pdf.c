/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that puts a report's words on paper: sets each text with Pango, draws it with cairo, nothing else.
 *
 * usage: floor-pdf WORDS OUT
 *
 * WORDS has a text a line: its font, its width in points and its words, parted by tabs; an empty line ends a row. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define WIDTH 841.89
#define HEIGHT 595.276
#define MARGIN 42.0
#define PAD 7.0

typedef struct
{
  PangoLayout *layout;
  double x;
} Text;

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  GHashTable *fonts;
  PangoAttrList *attributes;
  GArray *row;
  double height; /* of the row */
  double x;
  double y;
} Floor;

static void
text_clear (gpointer data)
{
  g_object_unref (((Text *) data)->layout);
}

static PangoFontDescription *
find_font (Floor *self,
           const char *name)
{
  PangoFontDescription *font = g_hash_table_lookup (self->fonts, name);

  if (font == NULL)
    {
      font = pango_font_description_from_string (name);
      g_hash_table_insert (self->fonts, g_strdup (name), font);
    }
  return font;
}

static void
add_text (Floor *self,
          char **parts)
{
  double width = g_ascii_strtod (parts[1], NULL);
  Text text = { pango_layout_new (self->context), self->x };
  PangoRectangle logical;

  pango_layout_set_font_description (text.layout, find_font (self, parts[0]));
  pango_layout_set_attributes (text.layout, self->attributes);
  pango_layout_set_wrap (text.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (text.layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (text.layout, parts[2], -1);
  pango_layout_get_extents (text.layout, NULL, &logical);
  self->height = MAX (self->height, (double) logical.height / PANGO_SCALE);
  self->x += width;
  g_array_append_val (self->row, text);
}

static void
draw_row (Floor *self)
{
  if (self->y + self->height > HEIGHT - MARGIN)
    {
      cairo_show_page (self->cr);
      self->y = MARGIN;
    }
  for (guint i = 0; i < self->row->len; i++)
    {
      const Text *text = &g_array_index (self->row, Text, i);

      cairo_move_to (self->cr, text->x, self->y);
      pango_cairo_show_layout (self->cr, text->layout);
    }
  self->y += self->height + PAD;
  self->height = 0;
  self->x = MARGIN;
  g_array_set_size (self->row, 0);
}

static void
set_up (Floor *self,
        cairo_surface_t *surface)
{
  self->cr = cairo_create (surface);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  self->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) pango_font_description_free);
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0, calt=0"));
  self->row = g_array_new (FALSE, FALSE, sizeof (Text));
  g_array_set_clear_func (self->row, text_clear);
  self->x = MARGIN;
  self->y = MARGIN;
}

static void
tear_down (Floor *self)
{
  g_array_unref (self->row);
  cairo_destroy (self->cr);
  g_object_unref (self->context);
  g_hash_table_unref (self->fonts);
  pango_attr_list_unref (self->attributes);
}

int
main (int argc,
      char *argv[])
{
  cairo_surface_t *surface;
  cairo_status_t status;
  g_autofree char *words = NULL;
  g_auto (GStrv) lines = NULL;
  Floor self = { 0 };

  if (argc != 3 || !g_file_get_contents (argv[1], &words, NULL, NULL))
    return 64;
  lines = g_strsplit (words, "\n", -1);
  surface = cairo_pdf_surface_create (argv[2], WIDTH, HEIGHT);
  set_up (&self, surface);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 3);

      if (g_strv_length (parts) == 3)
        add_text (&self, parts);
      else
        draw_row (&self);
    }
  cairo_show_page (self.cr);
  tear_down (&self);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
