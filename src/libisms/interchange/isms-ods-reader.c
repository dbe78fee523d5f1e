/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-number-format.h"
#include "interchange/isms-workbook-private.h"
#include "interchange/isms-xml.h"

/* Of all sheets together; a cell far to the right counts with the empty ones before it. */
#define MAX_CELLS (8u * 1024 * 1024)

/* Empty cells and rows reach to the end of a sheet, which is here. */
#define MAX_REPEATED (2u * 1024 * 1024)

/* The content of an .ods file being read. */
typedef struct
{
  IsmsWorkbook *workbook;
  IsmsSheetWriter writer;
  gboolean in_table;
  guint left;
  guint ignored; /* how deep within what is no cell's text: comments, drawings, tracked changes */
  char *style;
  GHashTable *hidden; /* styles of sheets that are not shown */
  char *name;
  gboolean is_hidden;

  guint rows_repeated;
  guint column, columns_repeated, columns_merged;
  gboolean in_cell, in_paragraph, has_formula;
  guint n_paragraphs;
  GString *text;
  char *value; /* what the cell holds where that is no text */
} OdsReading;

static gboolean
is_ignored (const char *name)
{
  static const char *const names[] = { "annotation", "tracked-changes", "frame", "custom-shape", "g", "shapes", "control", "line", "rect", "ruby-text", NULL };

  return g_strv_contains (names, name);
}

static void
begin_table (OdsReading *self,
             const IsmsXmlAttributes *attributes)
{
  const char *style = isms_xml_get (attributes, "style-name");

  isms_sheet_writer_clear (&self->writer);
  isms_sheet_writer_init (&self->writer, &self->left);
  g_set_str (&self->name, isms_xml_get (attributes, "name"));
  self->is_hidden = style != NULL && g_hash_table_contains (self->hidden, style);
  self->in_table = TRUE;
}

static char *
read_number (const char *value,
             IsmsNumberFormat format)
{
  return isms_number_show (g_ascii_strtod (value, NULL), format, FALSE);
}

/* Returns: (transfer full) (nullable): what the cell holds, unless its text tells that */
static char *
read_value (const IsmsXmlAttributes *attributes)
{
  const char *type = isms_xml_get (attributes, "value-type");
  const char *number = isms_xml_get (attributes, "value");
  const char *date = isms_xml_get (attributes, "date-value");
  const char *truth = isms_xml_get (attributes, "boolean-value");

  if (g_strcmp0 (type, "float") == 0 && number != NULL)
    return read_number (number, ISMS_NUMBER_PLAIN);
  if (g_strcmp0 (type, "percentage") == 0 && number != NULL)
    return read_number (number, ISMS_NUMBER_PERCENT);
  if (g_strcmp0 (type, "date") == 0 && date != NULL)
    return isms_number_show_date (date);
  if (g_strcmp0 (type, "boolean") == 0 && truth != NULL)
    return g_strdup (g_str_equal (truth, "true") ? "TRUE" : "FALSE");
  return NULL;
}

static void
begin_cell (OdsReading *self,
            const IsmsXmlAttributes *attributes,
            gboolean covered)
{
  self->columns_repeated = isms_xml_get_count (attributes, "number-columns-repeated", 1, MAX_REPEATED);
  self->columns_merged = MAX (self->columns_merged, isms_xml_get_count (attributes, "number-columns-spanned", 1, MAX_REPEATED));
  self->has_formula = isms_xml_get (attributes, "formula") != NULL;
  self->n_paragraphs = 0;
  self->in_cell = !covered;
  g_string_truncate (self->text, 0);
  g_clear_pointer (&self->value, g_free);
  self->value = read_value (attributes);
}

static void
begin_text (OdsReading *self,
            const char *name,
            const IsmsXmlAttributes *attributes)
{
  if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->text, '\n');
      self->in_paragraph = TRUE;
    }
  else if (g_str_equal (name, "s"))
    for (guint i = isms_xml_get_count (attributes, "c", 1, 1000); i > 0; i--)
      g_string_append_c (self->text, ' ');
  else if (g_str_equal (name, "tab"))
    g_string_append_c (self->text, '\t');
  else if (g_str_equal (name, "line-break"))
    g_string_append_c (self->text, '\n');
}

static void
start_style (OdsReading *self,
             const char *name,
             const IsmsXmlAttributes *attributes)
{
  if (g_str_equal (name, "style"))
    g_set_str (&self->style, isms_xml_get (attributes, "name"));
  else if (g_str_equal (name, "table-properties") && self->style != NULL && g_strcmp0 (isms_xml_get (attributes, "display"), "false") == 0)
    g_hash_table_add (self->hidden, g_strdup (self->style));
}

static gboolean
start_content (gpointer data,
               const char *name,
               const IsmsXmlAttributes *attributes,
               GError **error)
{
  OdsReading *self = data;

  if (self->ignored > 0 || is_ignored (name))
    self->ignored++;
  else if (g_str_equal (name, "table"))
    begin_table (self, attributes);
  else if (!self->in_table)
    start_style (self, name, attributes);
  else if (g_str_equal (name, "table-row"))
    {
      isms_sheet_writer_begin_row (&self->writer, 0);
      self->rows_repeated = isms_xml_get_count (attributes, "number-rows-repeated", 1, MAX_REPEATED);
      self->column = 0;
      self->columns_merged = 0;
    }
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    begin_cell (self, attributes, *name == 'c');
  else if (self->in_cell)
    begin_text (self, name, attributes);
  return TRUE;
}

static gboolean
is_error (OdsReading *self)
{
  return self->has_formula && (g_str_has_prefix (self->text->str, "Err:") || (*self->text->str == '#' && strpbrk (self->text->str, "!?/") != NULL));
}

static gboolean
end_cell (OdsReading *self,
          GError **error)
{
  const char *says = self->value != NULL ? self->value : self->text->str;
  guint times = self->in_cell && *says != '\0' ? self->columns_repeated : 0;
  guint first = self->column;

  self->in_cell = FALSE;
  self->column = MIN (first + self->columns_repeated, MAX_REPEATED);
  if (times > 0 && is_error (self))
    return isms_sheet_writer_take_error (&self->writer, first, self->text->str, error);
  for (guint i = 0; i < times; i++)
    if (!isms_sheet_writer_take_cell (&self->writer, first + i, g_strdup (says), error))
      return FALSE;
  return TRUE;
}

static gboolean
end_row (OdsReading *self,
         GError **error)
{
  guint first = self->writer.row;

  if (!isms_sheet_writer_end_row (&self->writer, self->rows_repeated, error))
    return FALSE;
  for (guint line = first; self->columns_merged > 1 && line <= self->writer.row; line++)
    isms_table_builder_mark_merged (self->writer.builder, line, self->columns_merged);
  return TRUE;
}

static gboolean
end_content (gpointer data,
             const char *name,
             GError **error)
{
  OdsReading *self = data;

  if (self->ignored > 0)
    {
      self->ignored--;
      return TRUE;
    }
  if (!self->in_table)
    return TRUE;
  if (g_str_equal (name, "p") || g_str_equal (name, "h"))
    self->in_paragraph = FALSE;
  else if (g_str_equal (name, "table-cell") || g_str_equal (name, "covered-table-cell"))
    return end_cell (self, error);
  else if (g_str_equal (name, "table-row"))
    return end_row (self, error);
  else if (g_str_equal (name, "table"))
    {
      self->in_table = FALSE;
      return isms_workbook_get_n_sheets (self->workbook) == ISMS_WORKBOOK_MAX_SHEETS ||
             isms_sheet_writer_finish (&self->writer, self->workbook, self->name != NULL ? self->name : "", self->is_hidden, error);
    }
  return TRUE;
}

static void
text_in_content (gpointer data,
                 const char *text,
                 gsize length)
{
  OdsReading *self = data;

  if (self->in_cell && self->in_paragraph && self->ignored == 0)
    g_string_append_len (self->text, text, length);
}

/**
 * isms_ods_read: (skip)
 * @package: the parts of an .ods file
 *
 * Reads the sheets in the order of their tabs. Cells and rows that a file only counts are not made, unless something stands in them.
 *
 * Returns: (transfer full) (nullable): the workbook, which may have no sheets
 */
IsmsWorkbook *
isms_ods_read (IsmsPackage *package,
               GCancellable *cancellable,
               GError **error)
{
  static const IsmsXmlHandler handler = { start_content, end_content, text_in_content };
  g_autoptr (IsmsWorkbook) workbook = isms_workbook_new ();
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) part = isms_package_take (package, "content.xml");
  OdsReading reading = { .workbook = workbook, .left = MAX_CELLS, .hidden = hidden, .text = g_string_new (NULL) };
  gboolean ok = isms_xml_read (part, &handler, &reading, cancellable, error);

  isms_sheet_writer_clear (&reading.writer);
  g_string_free (reading.text, TRUE);
  g_free (reading.style);
  g_free (reading.name);
  g_free (reading.value);
  return ok ? g_steal_pointer (&workbook) : NULL;
}
