/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-number-format.h"
#include "interchange/isms-workbook-private.h"
#include "interchange/isms-xlsx-private.h"
#include "interchange/isms-xml.h"

/* Of all sheets together; a cell far to the right counts with the empty ones before it. */
#define MAX_CELLS (8u * 1024 * 1024)

/* A sheet being read. */
typedef struct
{
  const IsmsXlsxParts *parts;
  IsmsSheetWriter writer;
  guint column;
  guint style;
  char *type;
  GString *value;  /* what stands in <v> */
  GString *inlined; /* the runs of an inline text */
  gboolean in_value, in_text;
  guint spoken; /* how deep in <rPh>, which says how to pronounce the text */
} SheetReading;

/* "AB12" is column 27, counted from 0; what has no letters follows the cell before. */
static guint
read_column (const char *place,
             guint next)
{
  guint column = 0;

  if (place == NULL || !g_ascii_isalpha (*place))
    return next;
  for (; g_ascii_isalpha (*place) && column < 100000; place++)
    column = column * 26 + g_ascii_toupper (*place) - 'A' + 1;
  return column - 1;
}

static void
begin_cell (SheetReading *self,
            const IsmsXmlAttributes *attributes)
{
  self->column = read_column (isms_xml_get (attributes, "r"), self->column);
  self->style = isms_xml_get_count (attributes, "s", 0, G_MAXINT);
  g_set_str (&self->type, isms_xml_get (attributes, "t"));
  g_string_truncate (self->value, 0);
  g_string_truncate (self->inlined, 0);
}

/* "A5:F6": what is said of it comes behind all rows. */
static void
read_merge (SheetReading *self,
            const char *range)
{
  const char *colon = range != NULL ? strchr (range, ':') : NULL;
  guint first = colon != NULL ? read_column (range, 0) : 0;
  guint last = colon != NULL ? read_column (colon + 1, 0) : 0;

  if (last > first)
    isms_table_builder_mark_merged (self->writer.builder, g_ascii_strtoull (range + strcspn (range, "0123456789"), NULL, 10), last - first + 1);
}

static gboolean
start_sheet (gpointer data,
             const char *name,
             const IsmsXmlAttributes *attributes,
             GError **error)
{
  SheetReading *self = data;

  if (g_str_equal (name, "row"))
    {
      isms_sheet_writer_begin_row (&self->writer, isms_xml_get_count (attributes, "r", 0, G_MAXINT / 2));
      self->column = 0;
    }
  else if (g_str_equal (name, "c"))
    begin_cell (self, attributes);
  else if (g_str_equal (name, "mergeCell"))
    read_merge (self, isms_xml_get (attributes, "ref"));
  else if (g_str_equal (name, "rPh"))
    self->spoken++;
  self->in_value = g_str_equal (name, "v");
  self->in_text = g_str_equal (name, "t") && self->spoken == 0;
  return TRUE;
}

static char *
show_number (SheetReading *self)
{
  char *end;
  double number = g_ascii_strtod (self->value->str, &end);

  if (end == self->value->str || *g_strchug (end) != '\0')
    return g_strdup (self->value->str);
  return isms_number_show (number, isms_xlsx_parts_get_format (self->parts, self->style), self->parts->since_1904);
}

/* Returns: (transfer full): what a person sees in the cell */
static char *
show_cell (SheetReading *self)
{
  const char *type = self->type != NULL ? self->type : "n";
  guint64 index;

  if (g_str_equal (type, "inlineStr"))
    return isms_xlsx_unescape (self->inlined->str);
  if (self->value->len == 0)
    return g_strdup ("");
  if (g_str_equal (type, "str"))
    return isms_xlsx_unescape (self->value->str);
  if (g_str_equal (type, "b"))
    return g_strdup (g_str_equal (self->value->str, "0") ? "FALSE" : "TRUE");
  if (g_str_equal (type, "d"))
    return isms_number_show_date (self->value->str);
  if (!g_str_equal (type, "s"))
    return show_number (self);
  index = g_ascii_strtoull (self->value->str, NULL, 10);
  return g_strdup (index < self->parts->strings->len ? g_ptr_array_index (self->parts->strings, index) : "");
}

static gboolean
end_cell (SheetReading *self,
          GError **error)
{
  guint column = self->column++;

  if (g_strcmp0 (self->type, "e") == 0 && self->value->len > 0)
    return isms_sheet_writer_take_error (&self->writer, column, self->value->str, error);
  return isms_sheet_writer_take_cell (&self->writer, column, show_cell (self), error);
}

static gboolean
end_sheet (gpointer data,
           const char *name,
           GError **error)
{
  SheetReading *self = data;

  self->in_value = FALSE;
  self->in_text = FALSE;
  if (g_str_equal (name, "rPh") && self->spoken > 0)
    self->spoken--;
  if (g_str_equal (name, "c"))
    return end_cell (self, error);
  return g_str_equal (name, "row") ? isms_sheet_writer_end_row (&self->writer, 1, error) : TRUE;
}

static void
text_in_sheet (gpointer data,
               const char *text,
               gsize length)
{
  SheetReading *self = data;

  if (self->in_value)
    g_string_append_len (self->value, text, length);
  else if (self->in_text)
    g_string_append_len (self->inlined, text, length);
}

static gboolean
read_sheet (IsmsWorkbook *workbook,
            const IsmsXlsxParts *parts,
            const IsmsXlsxSheet *sheet,
            GBytes *part,
            guint *left,
            GCancellable *cancellable,
            GError **error)
{
  static const IsmsXmlHandler handler = { start_sheet, end_sheet, text_in_sheet };
  SheetReading reading = { .parts = parts, .value = g_string_new (NULL), .inlined = g_string_new (NULL) };
  gboolean ok;

  isms_sheet_writer_init (&reading.writer, left);
  ok = isms_xml_read (part, &handler, &reading, cancellable, error) && isms_sheet_writer_finish (&reading.writer, workbook, sheet->name, sheet->hidden, error);
  isms_sheet_writer_clear (&reading.writer);
  g_string_free (reading.value, TRUE);
  g_string_free (reading.inlined, TRUE);
  g_free (reading.type);
  return ok;
}

/**
 * isms_xlsx_read: (skip)
 * @package: the parts of an .xlsx file
 *
 * Reads the sheets in the order of their tabs, each cell as a person sees it: the values that formulas had when the file was saved, days as
 * their formats say.
 *
 * Returns: (transfer full) (nullable): the workbook, which may have no sheets
 */
IsmsWorkbook *
isms_xlsx_read (IsmsPackage *package,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (IsmsWorkbook) self = isms_workbook_new ();
  g_autoptr (IsmsXlsxParts) parts = isms_xlsx_parts_read (package, cancellable, error);
  guint left = MAX_CELLS;

  if (parts == NULL)
    return NULL;
  for (guint i = 0; i < MIN (parts->sheets->len, ISMS_WORKBOOK_MAX_SHEETS); i++)
    {
      const IsmsXlsxSheet *sheet = &g_array_index (parts->sheets, IsmsXlsxSheet, i);
      g_autoptr (GBytes) part = sheet->part != NULL ? isms_package_take (package, sheet->part) : NULL;

      if (part != NULL && !read_sheet (self, parts, sheet, part, &left, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}
