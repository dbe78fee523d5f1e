/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-facts.h"
#include "reports/pdf/isms-pdf-mark.h"
#include "reports/pdf/isms-pdf-cell.h"
#include "reports/pdf/isms-pdf-prose.h"

#define COLUMN_GAP 18.0
#define COLUMN_WIDTH 124.0
#define LINE_GAP 9.0
#define FIRST_GAP 5.0
#define COVER_GAP 20.0
#define LABEL_GAP 1.0
#define LEGEND_GAP 16.0
#define MARK_SIZE 6.4

typedef struct
{
  PangoLayout *label;
  IsmsPdfCell *value;
  IsmsReportMark mark;
  double x;
} Item;

/* Labelled things side by side: a list item each. */
typedef struct
{
  IsmsPdfBox box;
  GArray *items;
  gboolean value_first; /* figures stand above their labels */
  gboolean beside;      /* the label stands before the value, as in a legend */
  double label_height;
  double value_height;
} Line;

typedef struct
{
  IsmsPdfFlow *flow;
  Line *line;
  guint columns;
  double width; /* of a column */
  gboolean figures;
  gboolean begun;
  double gap; /* above the first line */
} Maker;

static void draw_line (IsmsPdfBox *box, IsmsPdfPage *page, double x, double y);
static IsmsPdfBox *split_line (IsmsPdfBox *box, double height);
static void free_line (IsmsPdfBox *box);

static const IsmsPdfBoxClass line_class = { sizeof (Line), draw_line, split_line, free_line };

static void
item_clear (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->label);
  g_clear_pointer (&item->value, isms_pdf_cell_free);
}

static Line *
line_new (void)
{
  Line *self = isms_pdf_box_new (&line_class);

  self->items = g_array_new (FALSE, TRUE, sizeof (Item));
  g_array_set_clear_func (self->items, item_clear);
  return self;
}

static void
free_line (IsmsPdfBox *box)
{
  g_array_unref (((Line *) box)->items);
}

static void
draw_label (IsmsPdfPage *page,
            const Line *self,
            const Item *item,
            double x,
            double y)
{
  isms_pdf_page_begin_tag (page, "Lbl");
  if (item->mark != ISMS_REPORT_MARK_NONE)
    isms_pdf_mark_draw (page->cr, item->mark, x, y + 2, MARK_SIZE);
  if (item->label != NULL)
    isms_pdf_page_show (page, item->label, self->beside ? ISMS_PDF_INK_TEXT : ISMS_PDF_INK_QUIET, x, y);
  isms_pdf_page_end_tag (page);
}

static double
value_x (const Line *self,
         const Item *item)
{
  if (!self->beside)
    return item->x;
  if (item->mark != ISMS_REPORT_MARK_NONE)
    return item->x + MARK_SIZE + 4;
  return item->x + isms_pdf_layout_get_width (item->label) + 5;
}

static void
draw_value (IsmsPdfPage *page,
            const Line *self,
            const Item *item,
            double x,
            double y)
{
  isms_pdf_page_begin_tag (page, "LBody");
  isms_pdf_cell_draw (item->value, page, x + value_x (self, item), y);
  isms_pdf_page_end_tag (page);
}

static void
draw_line (IsmsPdfBox *box,
           IsmsPdfPage *page,
           double x,
           double y)
{
  Line *self = (Line *) box;
  double label_y = self->value_first ? y + self->value_height : y;
  double value_y = self->value_first || self->beside || self->label_height <= 0 ? y : y + self->label_height + LABEL_GAP;

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = &g_array_index (self->items, Item, i);

      isms_pdf_page_begin_tag (page, "LI");
      draw_label (page, self, item, x + item->x, label_y);
      draw_value (page, self, item, x, value_y);
      isms_pdf_page_end_tag (page);
    }
}

static double
tallest_value (const Line *self)
{
  double height = 0;

  for (guint i = 0; i < self->items->len; i++)
    height = MAX (height, isms_pdf_cell_get_height (g_array_index (self->items, Item, i).value));
  return height;
}

/* Only a fact of great length is taller than a page, and that stands alone in its line. */
static IsmsPdfBox *
split_line (IsmsPdfBox *box,
            double height)
{
  Line *self = (Line *) box;
  Line *rest = line_new ();
  double label = self->label_height > 0 ? self->label_height + LABEL_GAP : 0;

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = &g_array_index (self->items, Item, i);
      Item left = { NULL, isms_pdf_cell_split (item->value, height - label), ISMS_REPORT_MARK_NONE, item->x };

      g_array_append_val (rest->items, left);
    }
  rest->box.height = tallest_value (rest);
  self->box.height = label + tallest_value (self);
  return &rest->box;
}

static IsmsPdfCell *
value_new (IsmsPdfText *text,
           IsmsPdfStyle style,
           const char *words,
           double width)
{
  IsmsPdfCell *cell = isms_pdf_cell_new (width);

  isms_pdf_cell_add_text (cell, text, style, words, 0);
  return cell;
}

static gboolean
on_paper (IsmsReportFacts *facts,
          guint i)
{
  return isms_report_facts_get_label (facts, i) != NULL;
}

static guint
count_on_paper (IsmsReportFacts *facts)
{
  guint n = 0;

  for (guint i = 0; i < isms_report_facts_get_n_facts (facts); i++)
    n += on_paper (facts, i) ? 1 : 0;
  return n;
}

static gboolean
are_figures (IsmsReportFacts *facts)
{
  for (guint i = 0; i < isms_report_facts_get_n_facts (facts); i++)
    {
      IsmsReportValue *value = isms_report_facts_get_value (facts, i);

      if (on_paper (facts, i) && isms_report_value_get_value_type (value) != ISMS_REPORT_VALUE_INTEGER)
        return FALSE;
    }
  return TRUE;
}

static void
finish_line (Maker *maker)
{
  Line *line = g_steal_pointer (&maker->line);

  if (line == NULL)
    return;
  line->value_first = maker->figures;
  for (guint i = 0; i < line->items->len; i++)
    line->label_height = MAX (line->label_height, isms_pdf_layout_get_height (g_array_index (line->items, Item, i).label));
  line->value_height = tallest_value (line);
  line->box.height = line->label_height + LABEL_GAP + line->value_height;
  line->box.keeps_next = TRUE;
  line->box.gap = maker->begun ? LINE_GAP : maker->gap;
  line->box.opens = maker->begun ? NULL : "L";
  maker->begun = TRUE;
  isms_pdf_flow_add (maker->flow, line);
}

static char *
fact_words (IsmsReportFacts *facts,
            guint i)
{
  IsmsReportValue *value = isms_report_facts_get_value (facts, i);
  IsmsReportValueType type = isms_report_value_get_value_type (value);
  /* A fact names somebody or something by its title; its code matters where many stand side by side. */
  const char *title = type == ISMS_REPORT_VALUE_REF ? isms_report_value_get_item_title (value, 0) : NULL;
  char *words = title != NULL ? g_strdup (title) : isms_report_value_dup_words (value);

  if (*words != '\0')
    return words;
  g_free (words);
  /* Nothing is known: a dash, so that nobody looks for what was forgotten in print. */
  return g_strdup (type != ISMS_REPORT_VALUE_BOOLEAN ? "–" : "");
}

static void
add_fact (Maker *maker,
          IsmsReportFacts *facts,
          guint i)
{
  IsmsPdfText *text = isms_pdf_flow_get_text (maker->flow);
  IsmsPdfStyle style = maker->figures ? ISMS_PDF_FIGURE : ISMS_PDF_BODY;
  g_autofree char *words = fact_words (facts, i);
  Item item = { NULL, NULL, ISMS_REPORT_MARK_NONE, 0 };
  double full = isms_pdf_flow_get_width (maker->flow);
  gboolean wide = isms_pdf_text_measure (text, style, words, -1) > 1.9 * maker->width;

  if (wide || (maker->line != NULL && maker->line->items->len == maker->columns))
    finish_line (maker);
  if (maker->line == NULL)
    maker->line = line_new ();
  item.x = maker->line->items->len * (maker->width + COLUMN_GAP);
  item.label = isms_pdf_text_layout (text, ISMS_PDF_LABEL, isms_report_facts_get_label (facts, i), maker->width);
  item.value = value_new (text, style, words, wide ? full : maker->width);
  g_array_append_val (maker->line->items, item);
  if (wide)
    finish_line (maker);
}

static void
add_lines (IsmsPdfFlow *flow,
           IsmsReportFacts *facts,
           double gap)
{
  Maker maker = { .flow = flow, .figures = are_figures (facts), .gap = gap };
  double width = isms_pdf_flow_get_width (flow);
  guint n = count_on_paper (facts);
  IsmsPdfBox *last;

  if (n == 0)
    return;
  maker.columns = MAX ((guint) ((width + COLUMN_GAP) / (COLUMN_WIDTH + COLUMN_GAP)), 1);
  if (maker.figures)
    maker.columns = MAX (maker.columns, MIN (n, 6));
  maker.width = (width + COLUMN_GAP) / maker.columns - COLUMN_GAP;
  for (guint i = 0; i < isms_report_facts_get_n_facts (facts); i++)
    {
      if (on_paper (facts, i))
        add_fact (&maker, facts, i);
    }
  finish_line (&maker);
  last = isms_pdf_flow_get_last (flow);
  last->keeps_next = FALSE;
  last->closes += 1;
}

/* A legend's entries run on like words in a line. */
static void
add_entry (Maker *maker,
           IsmsReportLegend *legend,
           guint i,
           double *pen)
{
  IsmsPdfText *text = isms_pdf_flow_get_text (maker->flow);
  Item item = { NULL, NULL, isms_report_legend_get_mark (legend, i), 0 };
  double width;

  if (item.mark == ISMS_REPORT_MARK_NONE)
    item.label = isms_pdf_text_layout (text, ISMS_PDF_CELL_STRONG, isms_report_legend_get_code (legend, i), -1);
  width = isms_pdf_text_measure (text, ISMS_PDF_CELL, isms_report_legend_get_meaning (legend, i), -1) + 1;
  item.value = value_new (text, ISMS_PDF_CELL, isms_report_legend_get_meaning (legend, i), width);
  width += item.label != NULL ? isms_pdf_layout_get_width (item.label) + 5 : MARK_SIZE + 4;
  if (maker->line == NULL || *pen + width > isms_pdf_flow_get_width (maker->flow))
    {
      maker->line = line_new ();
      maker->line->beside = TRUE;
      maker->line->box.height = isms_pdf_cell_get_height (item.value);
      maker->line->box.gap = maker->begun ? 2 : 6;
      maker->line->box.opens = maker->begun ? NULL : "L";
      maker->begun = TRUE;
      *pen = 0;
      isms_pdf_flow_add (maker->flow, maker->line);
    }
  item.x = *pen;
  *pen += width + LEGEND_GAP;
  g_array_append_val (maker->line->items, item);
}

/**
 * isms_pdf_facts_add:
 * @flow: a flow
 * @facts: facts
 *
 * Adds facts in columns, each under its label. If all are figures, they are set large, above their labels.
 */
void
isms_pdf_facts_add (IsmsPdfFlow *flow,
                    IsmsReportFacts *facts)
{
  if (count_on_paper (facts) == 0)
    return;
  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (facts));
  add_lines (flow, facts, FIRST_GAP);
}

/**
 * isms_pdf_facts_add_cover:
 * @flow: a flow
 * @report: a report
 *
 * Adds the cover block: whose report it is, what it is, and its facts.
 */
void
isms_pdf_facts_add_cover (IsmsPdfFlow *flow,
                          IsmsReport *report)
{
  IsmsPdfBox *box;

  if (isms_report_get_organisation (report) != NULL)
    isms_pdf_prose_add (flow, "P", ISMS_PDF_ORGANISATION, isms_report_get_organisation (report), 0);
  box = isms_pdf_prose_add (flow, "H1", ISMS_PDF_TITLE, isms_report_get_title (report), 1);
  box->bookmark = g_strdup (isms_report_get_title (report));
  box->level = 1;
  if (isms_report_get_subtitle (report) != NULL)
    isms_pdf_prose_add (flow, "P", ISMS_PDF_SUBTITLE, isms_report_get_subtitle (report), 1);
  add_lines (flow, isms_report_get_cover (report), COVER_GAP);
}

/**
 * isms_pdf_facts_add_legend:
 * @flow: a flow
 * @legend: a legend
 */
void
isms_pdf_facts_add_legend (IsmsPdfFlow *flow,
                           IsmsReportLegend *legend)
{
  Maker maker = { .flow = flow };
  const char *title = isms_report_block_get_title (ISMS_REPORT_BLOCK (legend));
  double pen = 0;

  if (isms_report_legend_get_n_entries (legend) == 0)
    return;
  if (title != NULL)
    isms_pdf_prose_add (flow, "H3", ISMS_PDF_SUBHEADING, title, 14)->keeps_next = TRUE;
  for (guint i = 0; i < isms_report_legend_get_n_entries (legend); i++)
    add_entry (&maker, legend, i, &pen);
  ((IsmsPdfBox *) isms_pdf_flow_get_last (flow))->closes += 1;
}
