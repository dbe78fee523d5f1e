/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-box.h"

#define MAX_LEVEL 3
/* A box that must be cut is begun on a page only if this much of it fits there, in points. */
#define WORTH_CUTTING 72

struct _IsmsPdfFlow
{
  const IsmsPdfSheet *sheet;
  IsmsPdfText *text;
  GPtrArray *boxes;
  GPtrArray *owned;
};

static IsmsPdfBox *
get_box (IsmsPdfFlow *self,
         guint i)
{
  return g_ptr_array_index (self->boxes, i);
}

static double
head_height (const IsmsPdfBox *box)
{
  return box->repeated != NULL ? box->repeated->height : 0;
}

/* The height that must be free for a box to be put: its own, and that of all it keeps with it. What is taller than half a page
 * together is kept two by two, or much of the page before would stay empty; a heading and the note below it count as one with
 * what they lead to, or they would stay behind alone. */
static double
needed_height (IsmsPdfFlow *self,
               guint i)
{
  IsmsPdfBox *box = get_box (self, i);
  double height = box->height, pair = 0;

  while (box->keeps_next && i + 1 < self->boxes->len)
    {
      box = get_box (self, ++i);
      height += box->gap + box->height;
      pair = pair > 0 || box->leads ? pair : height;
    }
  return height <= (self->sheet->bottom - self->sheet->top) / 2 || pair <= 0 ? height : pair;
}

static void
split_box (IsmsPdfFlow *self,
           guint i,
           double height)
{
  IsmsPdfBox *box = get_box (self, i);
  IsmsPdfBox *rest = box->klass->split (box, height);

  if (rest == NULL)
    return;
  rest->repeated = box->repeated;
  rest->keeps_next = box->keeps_next;
  rest->closes = box->closes;
  box->keeps_next = FALSE;
  box->closes = 0;
  g_ptr_array_insert (self->boxes, (int) i + 1, rest);
}

static gboolean
is_cut (IsmsPdfFlow *self,
        const IsmsPdfBox *box)
{
  double frame = self->sheet->bottom - self->sheet->top - head_height (box);

  return box->klass->split != NULL && box->height > frame;
}

static gboolean
fits (IsmsPdfFlow *self,
      guint i,
      double y)
{
  IsmsPdfBox *box = get_box (self, i);
  double free_height = self->sheet->bottom - y - box->gap;

  if (is_cut (self, box))
    return free_height >= WORTH_CUTTING;
  return needed_height (self, i) <= free_height;
}

static void
begin_tags (const IsmsPdfBox *box,
            IsmsPdfPage *page)
{
  g_auto (GStrv) tags = NULL;

  if (box->opens == NULL)
    return;
  tags = g_strsplit (box->opens, " ", -1);
  for (guint i = 0; tags[i] != NULL; i++)
    isms_pdf_page_begin_tag (page, tags[i]);
}

static void
draw_repeated (IsmsPdfBox *box,
               IsmsPdfPage *page)
{
  cairo_tag_begin (page->cr, "Artifact", NULL);
  page->is_artifact = TRUE;
  box->klass->draw (box, page, page->sheet->left, page->sheet->top);
  page->is_artifact = FALSE;
  cairo_tag_end (page->cr, "Artifact");
}

static void
draw_box (IsmsPdfBox *box,
          IsmsPdfPage *page)
{
  if (box->destination != NULL)
    isms_pdf_page_add_destination (page, box->destination, page->sheet->left, box->y - 6);
  begin_tags (box, page);
  box->klass->draw (box, page, page->sheet->left, box->y);
  for (guint i = 0; i < box->closes; i++)
    isms_pdf_page_end_tag (page);
}

static void
add_bookmark (const IsmsPdfBox *box,
              IsmsPdfPage *page,
              int *parents)
{
  cairo_pdf_outline_flags_t flags = box->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0;
  g_autofree char *place = NULL;

  if (box->bookmark == NULL)
    return;
  place = g_strdup_printf ("page=%u pos=[%d %d]", box->page, (int) page->sheet->left, (int) (box->y - 6));
  parents[box->level] = cairo_pdf_surface_add_outline (page->surface, parents[box->level - 1], box->bookmark, place, flags);
  for (guint level = box->level + 1; level <= MAX_LEVEL; level++)
    parents[level] = parents[box->level];
}

/**
 * isms_pdf_box_new:
 * @klass: what kind of box
 *
 * Returns: (transfer full): a box, zeroed
 */
gpointer
isms_pdf_box_new (const IsmsPdfBoxClass *klass)
{
  IsmsPdfBox *self = g_malloc0 (klass->size);

  self->klass = klass;
  return self;
}

/**
 * isms_pdf_box_free:
 * @self: (transfer full): a box
 */
void
isms_pdf_box_free (IsmsPdfBox *self)
{
  if (self->klass->free != NULL)
    self->klass->free (self);
  g_free (self->bookmark);
  g_free (self->destination);
  g_free (self);
}

/**
 * isms_pdf_flow_new:
 * @sheet: the sheet; must outlive the flow
 * @text: the styles; must outlive the flow
 *
 * Returns: (transfer full): a flow of boxes, from the top of the first page to the foot of the last
 */
IsmsPdfFlow *
isms_pdf_flow_new (const IsmsPdfSheet *sheet,
                   IsmsPdfText *text)
{
  IsmsPdfFlow *self = g_new0 (IsmsPdfFlow, 1);

  self->sheet = sheet;
  self->text = text;
  self->boxes = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_pdf_box_free);
  self->owned = g_ptr_array_new_with_free_func ((GDestroyNotify) isms_pdf_box_free);
  return self;
}

/**
 * isms_pdf_flow_free:
 * @self: (transfer full): a flow
 */
void
isms_pdf_flow_free (IsmsPdfFlow *self)
{
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->owned);
  g_free (self);
}

/**
 * isms_pdf_flow_get_text:
 * @self: a flow
 *
 * Returns: (transfer none): the styles
 */
IsmsPdfText *
isms_pdf_flow_get_text (IsmsPdfFlow *self)
{
  return self->text;
}

/**
 * isms_pdf_flow_get_width:
 * @self: a flow
 *
 * Returns: the width of the frame, in points
 */
double
isms_pdf_flow_get_width (IsmsPdfFlow *self)
{
  return self->sheet->right - self->sheet->left;
}

/**
 * isms_pdf_flow_add:
 * @self: a flow
 * @box: (transfer full) (type IsmsPdfBox): a box
 *
 * Adds a box below the others.
 */
void
isms_pdf_flow_add (IsmsPdfFlow *self,
                   gpointer box)
{
  g_ptr_array_add (self->boxes, box);
}

/**
 * isms_pdf_flow_own:
 * @self: a flow
 * @box: (transfer full) (type IsmsPdfBox): a box
 *
 * Keeps a box that others repeat, without giving it a place of its own.
 */
void
isms_pdf_flow_own (IsmsPdfFlow *self,
                   gpointer box)
{
  g_ptr_array_add (self->owned, box);
}

/**
 * isms_pdf_flow_get_last:
 * @self: a flow
 *
 * Returns: (transfer none) (nullable) (type IsmsPdfBox): the box added last
 */
gpointer
isms_pdf_flow_get_last (IsmsPdfFlow *self)
{
  return self->boxes->len > 0 ? get_box (self, self->boxes->len - 1) : NULL;
}

/**
 * isms_pdf_flow_get_n_boxes:
 * @self: a flow
 *
 * Returns: how many boxes it has
 */
guint
isms_pdf_flow_get_n_boxes (IsmsPdfFlow *self)
{
  return self->boxes->len;
}

/**
 * isms_pdf_flow_start_page_at:
 * @self: a flow
 * @box: which box is to begin a page; one that is not there is ignored
 */
void
isms_pdf_flow_start_page_at (IsmsPdfFlow *self,
                             guint box)
{
  if (box < self->boxes->len)
    get_box (self, box)->starts_page = TRUE;
}

/**
 * isms_pdf_flow_paginate:
 * @self: a flow
 *
 * Puts each box on a page: none is parted from what it keeps, and only one taller than a page is cut in two.
 *
 * Returns: how many pages there are
 */
guint
isms_pdf_flow_paginate (IsmsPdfFlow *self)
{
  double top = self->sheet->top;
  double y = top;
  guint page = 1;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      IsmsPdfBox *box = get_box (self, i);
      gboolean first = y <= top;

      if (!first && (box->starts_page || !fits (self, i, y)))
        {
          page++;
          y = top;
          first = TRUE;
        }
      y += first ? head_height (box) : box->gap;
      if (is_cut (self, box))
        split_box (self, i, self->sheet->bottom - y);
      box->page = page;
      box->y = y;
      y += box->height;
    }
  return page;
}

/**
 * isms_pdf_flow_draw:
 * @self: a flow, paginated
 * @page: the first page
 * @report: the report, for heads and feet
 * @cancellable: (nullable): stops between two pages
 * @error: return location for an error
 *
 * Draws all pages.
 *
 * Returns: whether it was not cancelled
 */
gboolean
isms_pdf_flow_draw (IsmsPdfFlow *self,
                    IsmsPdfPage *page,
                    IsmsReport *report,
                    GCancellable *cancellable,
                    GError **error)
{
  int parents[MAX_LEVEL + 1] = { CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT };

  for (guint i = 0; i < self->boxes->len; i++)
    {
      IsmsPdfBox *box = get_box (self, i);
      gboolean turned = box->page > page->number;

      if (turned && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (turned)
        isms_pdf_page_finish (page, report);
      if (box->repeated != NULL && box->y <= page->sheet->top + head_height (box) && (turned || i == 0))
        draw_repeated (box->repeated, page);
      draw_box (box, page);
      add_bookmark (box, page, parents);
    }
  return TRUE;
}
