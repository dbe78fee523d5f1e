/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The least that puts a table on paper: sets each cell with Pango, draws it with cairo, nothing else.
 *
 * usage: floor-pdf WORDS OUT
 *
 * WORDS has a row a line, its cells parted by tabs. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define WIDTH 841.89
#define HEIGHT 595.276
#define MARGIN 42.0
#define PAD 4.0

static const double weights[] = { 40, 120, 54, 30, 180, 85, 70, 80, 120 };

typedef struct
{
  cairo_t *cr;
  PangoContext *context;
  PangoFontDescription *fonts[2];
  PangoAttrList *attributes;
  double y;
} Floor;

static PangoLayout *
layout_new (Floor *self,
            const char *words,
            double width,
            gboolean strong)
{
  PangoLayout *layout = pango_layout_new (self->context);

  pango_layout_set_font_description (layout, self->fonts[strong]);
  pango_layout_set_attributes (layout, self->attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, words, -1);
  return layout;
}

static void
draw_row (Floor *self,
          char **cells)
{
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  double height = 0, x = MARGIN;

  for (guint i = 0; cells[i] != NULL && i < G_N_ELEMENTS (weights); i++)
    {
      PangoLayout *layout = layout_new (self, cells[i], weights[i] - PAD, i < 2);
      PangoRectangle logical;

      pango_layout_get_extents (layout, NULL, &logical);
      height = MAX (height, (double) logical.height / PANGO_SCALE);
      g_ptr_array_add (layouts, layout);
    }
  if (self->y + height > HEIGHT - MARGIN)
    {
      cairo_show_page (self->cr);
      self->y = MARGIN;
    }
  for (guint i = 0; i < layouts->len; i++)
    {
      cairo_move_to (self->cr, x, self->y);
      pango_cairo_show_layout (self->cr, g_ptr_array_index (layouts, i));
      x += weights[i];
    }
  self->y += height + PAD;
}

static void
set_up (Floor *self,
        cairo_surface_t *surface)
{
  self->cr = cairo_create (surface);
  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  self->fonts[0] = pango_font_description_from_string ("Inter, Cantarell, sans 8.25");
  self->fonts[1] = pango_font_description_from_string ("Inter, Cantarell, sans Semi-Bold 8.25");
  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0, dlig=0, calt=0"));
  self->y = MARGIN;
}

static void
tear_down (Floor *self)
{
  cairo_destroy (self->cr);
  g_object_unref (self->context);
  pango_font_description_free (self->fonts[0]);
  pango_font_description_free (self->fonts[1]);
  pango_attr_list_unref (self->attributes);
}

int
main (int argc,
      char *argv[])
{
  cairo_surface_t *surface;
  cairo_status_t status;
  g_autofree char *words = NULL;
  g_auto (GStrv) rows = NULL;
  Floor self = { 0 };

  if (argc != 3 || !g_file_get_contents (argv[1], &words, NULL, NULL))
    return 64;
  rows = g_strsplit (words, "\n", -1);
  surface = cairo_pdf_surface_create (argv[2], WIDTH, HEIGHT);
  set_up (&self, surface);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[i], "\t", -1);

      draw_row (&self, cells);
    }
  cairo_show_page (self.cr);
  tear_down (&self);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? 0 : 1;
}
