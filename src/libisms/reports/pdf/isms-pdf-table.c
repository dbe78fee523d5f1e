/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-columns.h"
#include "reports/pdf/isms-pdf-prose.h"
#include "reports/pdf/isms-pdf-table.h"

#include <glib/gi18n-lib.h>

#define GROUP_GAP 14.0
#define HEAD_GAP 4.0
#define SIGNATURE_HEIGHT 34.0
/* What the standard tags of a table open and close, besides its rows. */
#define HEAD_OPENS "Table THead"
#define BODY_OPENS "TBody"

typedef struct
{
  IsmsPdfFlow *flow;
  IsmsReportTable *table;
  GPtrArray *rows; /* (element-type IsmsReportRow): those that are printed */
  IsmsPdfColumns *columns;
  int header; /* which shown column names the row, -1 for none */
  gboolean has_bookmarks;
} Maker;

static const IsmsReportColumn *
shown_column (Maker *maker,
              guint i)
{
  return isms_report_table_get_column (maker->table, g_array_index (maker->columns->shown, guint, i));
}

static IsmsPdfRow *
head_new (Maker *maker,
          const char *caption)
{
  IsmsPdfText *text = isms_pdf_flow_get_text (maker->flow);
  IsmsPdfRow *head = isms_pdf_row_new (maker->columns->grid);

  for (guint i = 0; i < maker->columns->shown->len; i++)
    {
      const IsmsReportColumn *column = shown_column (maker, i);
      double align = column->flags & ISMS_REPORT_COLUMN_END ? 1 : column->flags & ISMS_REPORT_COLUMN_CENTER ? 0.5
                                                                                                            : 0;

      isms_pdf_cell_add_text (isms_pdf_row_get_cell (head, i), text, ISMS_PDF_HEAD, column->label != NULL ? column->label : "", align);
    }
  head->is_head = TRUE;
  if (caption != NULL)
    isms_pdf_row_set_caption (head, isms_pdf_text_layout (text, ISMS_PDF_LABEL, caption, -1));
  isms_pdf_row_measure (head, 0);
  return head;
}

static char *
bookmark_for (Maker *maker,
              IsmsReportRow *row)
{
  g_autoptr (GString) bookmark = g_string_new (NULL);

  /* The cell that names the row, and the one beside it: "A.5.1 Policies for information security". */
  for (guint i = (guint) maker->header; i < maker->columns->shown->len && i < (guint) maker->header + 2; i++)
    {
      IsmsReportValue *value = isms_report_row_get (row, g_array_index (maker->columns->shown, guint, i));
      g_autofree char *words = value != NULL ? isms_report_value_dup_words (value) : g_strdup ("");

      g_string_append_printf (bookmark, "%s%s", bookmark->len > 0 ? " " : "", words);
    }
  return g_string_free_and_steal (g_steal_pointer (&bookmark));
}

static void
fill_row (Maker *maker,
          IsmsPdfRow *box,
          IsmsReportRow *row)
{
  IsmsPdfText *text = isms_pdf_flow_get_text (maker->flow);

  for (guint i = 0; i < maker->columns->shown->len; i++)
    {
      GArray *stack = g_ptr_array_index (maker->columns->stacks, i);
      IsmsPdfCell *cell = isms_pdf_row_get_cell (box, i);

      for (guint s = 0; s < stack->len; s++)
        {
          guint c = g_array_index (stack, guint, s);

          isms_pdf_cell_add_value (cell, text, isms_report_table_get_column (maker->table, c), isms_report_row_get (row, c));
        }
    }
}

static IsmsPdfRow *
row_new (Maker *maker,
         IsmsReportRow *row)
{
  IsmsPdfRow *box = isms_pdf_row_new (maker->columns->grid);

  fill_row (maker, box, row);
  box->header = maker->header;
  box->box.destination = g_strdup (isms_report_row_get_destination (row));
  if (maker->has_bookmarks && maker->header >= 0)
    {
      box->box.bookmark = bookmark_for (maker, row);
      box->box.level = isms_report_row_get_group (row) >= 0 ? 3 : 2;
    }
  isms_pdf_row_measure (box, isms_pdf_text_get_line_height (isms_pdf_flow_get_text (maker->flow), ISMS_PDF_CELL));
  return box;
}

static void
add_group_heading (Maker *maker,
                   const char *title)
{
  IsmsPdfBox *box = isms_pdf_prose_add (maker->flow, "H3", ISMS_PDF_SUBHEADING, title, GROUP_GAP);

  box->keeps_next = TRUE;
  box->bookmark = g_strdup (title);
  box->level = 2;
}

static char *
caption_for (Maker *maker,
             int group)
{
  const char *title = group >= 0 ? isms_report_table_get_group_title (maker->table, (guint) group)
                                 : isms_report_block_get_title (ISMS_REPORT_BLOCK (maker->table));

  /* Translators: above a table that goes on from the page before; %s is its heading. */
  return title != NULL ? g_strdup_printf (_("%s, continued"), title) : NULL;
}

static void
add_head (Maker *maker)
{
  IsmsPdfRow *head = head_new (maker, NULL);

  head->box.gap = HEAD_GAP;
  head->box.keeps_next = TRUE;
  head->box.leads = TRUE;
  head->box.opens = HEAD_OPENS;
  head->box.closes = 1;
  isms_pdf_flow_add (maker->flow, head);
}

static gboolean
is_last (Maker *maker,
         guint at)
{
  GPtrArray *rows = maker->rows;

  return at + 1 == rows->len || isms_report_row_get_group (g_ptr_array_index (rows, at + 1)) != isms_report_row_get_group (g_ptr_array_index (rows, at));
}

/* Rows from @first on that stand in one group: a table of their own, with its head. Returns the first row after them. */
static guint
add_section (Maker *maker,
             guint first)
{
  int group = isms_report_row_get_group (g_ptr_array_index (maker->rows, first));
  g_autofree char *caption = caption_for (maker, group);
  IsmsPdfRow *again = head_new (maker, caption);
  IsmsPdfBox *previous = NULL;
  guint at = first;

  if (group >= 0)
    add_group_heading (maker, isms_report_table_get_group_title (maker->table, (guint) group));
  isms_pdf_flow_own (maker->flow, again);
  add_head (maker);
  for (; at < maker->rows->len; at++)
    {
      IsmsReportRow *row = g_ptr_array_index (maker->rows, at);
      IsmsPdfRow *box;

      if (isms_report_row_get_group (row) != group)
        break;
      box = row_new (maker, row);
      box->box.opens = at == first ? BODY_OPENS : NULL;
      box->box.repeated = &again->box;
      isms_pdf_flow_add (maker->flow, box);
      /* The last row takes the one before along, rather than stand alone overleaf; nor does the first stand alone below its head. */
      if (previous != NULL && (at == first + 1 || is_last (maker, at)))
        previous->keeps_next = TRUE;
      previous = &box->box;
    }
  previous->closes += 2;
  return at;
}

static int
find_header (Maker *maker)
{
  for (guint i = 0; i < maker->columns->shown->len; i++)
    {
      if (shown_column (maker, i)->flags & ISMS_REPORT_COLUMN_ROW_HEADER)
        return (int) i;
    }
  return -1;
}

static IsmsReportTable *
signoff_table_new (IsmsReportSignoff *signoff)
{
  const IsmsReportColumn columns[] = {
    { "role", _("Role"), ISMS_REPORT_VALUE_TEXT, .width = 2, .flags = ISMS_REPORT_COLUMN_ROW_HEADER },
    { "name", _("Name"), ISMS_REPORT_VALUE_TEXT, .width = 3 },
    { "date", _("Date"), ISMS_REPORT_VALUE_DATE, .width = 2 },
    { "signature", _("Signature"), ISMS_REPORT_VALUE_TEXT, .width = 4 },
  };
  IsmsReportTable *table = isms_report_table_new (NULL, NULL, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < isms_report_signoff_get_n_lines (signoff); i++)
    {
      IsmsReportRow *row = isms_report_table_add_row (table);

      isms_report_row_set (row, "role", isms_report_value_new_text (isms_report_signoff_get_role (signoff, i)));
      isms_report_row_set (row, "name", isms_report_value_new_text (isms_report_signoff_get_name (signoff, i)));
      isms_report_row_set (row, "date", isms_report_value_new_date (isms_report_signoff_get_date (signoff, i)));
    }
  return table;
}

static void
add_signature_lines (Maker *maker)
{
  guint n = maker->rows->len;

  add_head (maker);
  for (guint i = 0; i < n; i++)
    {
      IsmsPdfRow *box = row_new (maker, g_ptr_array_index (maker->rows, i));

      isms_pdf_row_measure (box, SIGNATURE_HEIGHT);
      box->box.opens = i == 0 ? BODY_OPENS : NULL;
      /* All are signed on one sheet. */
      box->box.keeps_next = i + 1 < n;
      isms_pdf_flow_add (maker->flow, box);
    }
  ((IsmsPdfBox *) isms_pdf_flow_get_last (maker->flow))->closes += 2;
}

static GPtrArray *
list_printed (IsmsReportTable *table)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < isms_report_table_get_n_rows (table); i++)
    if (isms_report_row_is_on_paper (isms_report_table_get_row (table, i)))
      g_ptr_array_add (rows, isms_report_table_get_row (table, i));
  return rows;
}

/* Paper that leaves something out says so, and where it is. */
static void
add_left_off (Maker *maker)
{
  guint n = isms_report_table_get_n_rows (maker->table) - maker->rows->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u more is not printed here: the data attached to this file names it.",
                                                      "%u more are not printed here: the data attached to this file names them all.", n),
                                            n);

  if (n > 0)
    isms_pdf_prose_add (maker->flow, "P", ISMS_PDF_BODY, words, 6);
}

static Maker
maker_init (IsmsPdfFlow *flow,
            IsmsReportTable *table,
            gboolean has_bookmarks)
{
  Maker maker = { flow, table, list_printed (table), NULL, -1, has_bookmarks };

  maker.columns = isms_pdf_columns_new (table, isms_pdf_flow_get_text (flow), isms_pdf_flow_get_width (flow));
  maker.header = find_header (&maker);
  return maker;
}

static void
maker_clear (Maker *maker)
{
  g_ptr_array_unref (maker->rows);
  isms_pdf_columns_free (maker->columns);
}

/**
 * isms_pdf_table_add:
 * @flow: a flow
 * @table: a table
 * @has_bookmarks: whether each row has a bookmark
 *
 * Adds a table: each group under its own heading with its own head, which is drawn again where the group goes on overleaf.
 */
void
isms_pdf_table_add (IsmsPdfFlow *flow,
                    IsmsReportTable *table,
                    gboolean has_bookmarks)
{
  Maker maker;

  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (table));
  if (isms_report_table_get_n_rows (table) == 0)
    {
      isms_pdf_prose_add (flow, "P", ISMS_PDF_BODY, isms_report_table_get_empty_text (table), 3);
      return;
    }
  maker = maker_init (flow, table, has_bookmarks);
  for (guint at = 0; at < maker.rows->len;)
    at = add_section (&maker, at);
  add_left_off (&maker);
  maker_clear (&maker);
}

/**
 * isms_pdf_table_add_signoff:
 * @flow: a flow
 * @signoff: a sign-off block
 *
 * Adds lines with room for signatures by hand, all on one page.
 */
void
isms_pdf_table_add_signoff (IsmsPdfFlow *flow,
                            IsmsReportSignoff *signoff)
{
  g_autoptr (IsmsReportTable) table = signoff_table_new (signoff);
  Maker maker;

  if (isms_report_table_get_n_rows (table) == 0)
    return;
  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (signoff));
  maker = maker_init (flow, table, FALSE);
  add_signature_lines (&maker);
  maker_clear (&maker);
}
