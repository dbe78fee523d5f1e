/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "interchange/isms-table.h"
#include "interchange/isms-xlsx-private.h"
#include "interchange/isms-xml.h"

/* Of the texts that cells share, and of the styles that they have. */
#define MAX_SHARED (4u * 1024 * 1024)

/* One of the parts on its way to be known; which of the fields are used depends on the part. */
typedef struct
{
  IsmsXlsxParts *parts;
  const char *folder;    /* what relations are relative to */
  GHashTable *relations; /* id -> part */
  char *strings_part, *styles_part, *document_part;
  GHashTable *codes; /* number of a format -> IsmsNumberFormat */
  GString *text;
  gboolean in_text, in_styles;
  guint spoken;
} PartReading;

static gboolean
end_nothing (gpointer data,
             const char *name,
             GError **error)
{
  return TRUE;
}

/* Targets are relative to the folder of the part that names them, or begin at the root. */
static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *path = NULL;

  if (*target == '/')
    return g_strdup (target + 1);
  path = g_canonicalize_filename (target, folder);
  return g_strdup (path + 1);
}

static gboolean
start_relation (gpointer data,
                const char *name,
                const IsmsXmlAttributes *attributes,
                GError **error)
{
  PartReading *self = data;
  const char *id = isms_xml_get (attributes, "Id");
  const char *type = isms_xml_get (attributes, "Type");
  const char *target = isms_xml_get (attributes, "Target");
  g_autofree char *part = NULL;

  if (!g_str_equal (name, "Relationship") || id == NULL || type == NULL || target == NULL)
    return TRUE;
  part = resolve (self->folder, target);
  if (g_str_has_suffix (type, "/sharedStrings"))
    g_set_str (&self->strings_part, part);
  else if (g_str_has_suffix (type, "/styles"))
    g_set_str (&self->styles_part, part);
  else if (g_str_has_suffix (type, "/officeDocument"))
    g_set_str (&self->document_part, part);
  else if (g_str_has_suffix (type, "/worksheet"))
    g_hash_table_replace (self->relations, g_strdup (id), g_steal_pointer (&part));
  return TRUE;
}

static gboolean
is_true (const char *value)
{
  return g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
}

static gboolean
start_workbook (gpointer data,
                const char *name,
                const IsmsXmlAttributes *attributes,
                GError **error)
{
  PartReading *self = data;
  const char *state = isms_xml_get (attributes, "state");
  IsmsXlsxSheet sheet = { .hidden = state != NULL && !g_str_equal (state, "visible") };

  if (g_str_equal (name, "workbookPr"))
    self->parts->since_1904 = is_true (isms_xml_get (attributes, "date1904"));
  if (!g_str_equal (name, "sheet") || isms_xml_get (attributes, "name") == NULL)
    return TRUE;
  sheet.name = g_strstrip (g_strdup (isms_xml_get (attributes, "name")));
  sheet.relation = g_strdup (isms_xml_get (attributes, "id"));
  g_array_append_val (self->parts->sheets, sheet);
  return TRUE;
}

static gboolean
start_string (gpointer data,
              const char *name,
              const IsmsXmlAttributes *attributes,
              GError **error)
{
  PartReading *self = data;

  if (g_str_equal (name, "si"))
    g_string_truncate (self->text, 0);
  else if (g_str_equal (name, "rPh"))
    self->spoken++;
  self->in_text = g_str_equal (name, "t") && self->spoken == 0;
  return TRUE;
}

static gboolean
end_string (gpointer data,
            const char *name,
            GError **error)
{
  PartReading *self = data;

  self->in_text = FALSE;
  if (g_str_equal (name, "rPh") && self->spoken > 0)
    self->spoken--;
  if (g_str_equal (name, "si") && self->parts->strings->len < MAX_SHARED)
    g_ptr_array_add (self->parts->strings, isms_xlsx_unescape (self->text->str));
  return TRUE;
}

static void
text_in_string (gpointer data,
                const char *text,
                gsize length)
{
  PartReading *self = data;

  if (self->in_text)
    g_string_append_len (self->text, text, length);
}

static IsmsNumberFormat
find_format (PartReading *self,
             guint id)
{
  gpointer known;

  if (g_hash_table_lookup_extended (self->codes, GUINT_TO_POINTER (id), NULL, &known))
    return GPOINTER_TO_UINT (known);
  return isms_number_format_by_id (id);
}

static gboolean
start_style (gpointer data,
             const char *name,
             const IsmsXmlAttributes *attributes,
             GError **error)
{
  PartReading *self = data;
  const char *code = isms_xml_get (attributes, "formatCode");
  guint id = isms_xml_get_count (attributes, "numFmtId", 0, G_MAXINT);
  IsmsNumberFormat format;

  if (g_str_equal (name, "numFmt") && code != NULL)
    g_hash_table_insert (self->codes, GUINT_TO_POINTER (id), GUINT_TO_POINTER (isms_number_format_by_code (code)));
  if (g_str_equal (name, "cellXfs"))
    self->in_styles = TRUE;
  if (!g_str_equal (name, "xf") || !self->in_styles || self->parts->formats->len == MAX_SHARED)
    return TRUE;
  format = find_format (self, id);
  g_array_append_val (self->parts->formats, format);
  return TRUE;
}

static gboolean
end_style (gpointer data,
           const char *name,
           GError **error)
{
  if (g_str_equal (name, "cellXfs"))
    ((PartReading *) data)->in_styles = FALSE;
  return TRUE;
}

/* A part that is not there says nothing. */
static gboolean
read_part (PartReading *self,
           IsmsPackage *package,
           const char *name,
           const IsmsXmlHandler *handler,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GBytes) part = name != NULL ? isms_package_take (package, name) : NULL;

  return part == NULL || isms_xml_read (part, handler, self, cancellable, error);
}

static void
place_sheets (PartReading *self)
{
  for (guint i = 0; i < self->parts->sheets->len; i++)
    {
      IsmsXlsxSheet *sheet = &g_array_index (self->parts->sheets, IsmsXlsxSheet, i);

      if (sheet->relation != NULL)
        sheet->part = g_strdup (g_hash_table_lookup (self->relations, sheet->relation));
    }
}

static gboolean
read_parts (PartReading *self,
            IsmsPackage *package,
            GCancellable *cancellable,
            GError **error)
{
  static const IsmsXmlHandler relations = { start_relation, end_nothing, NULL };
  static const IsmsXmlHandler workbook = { start_workbook, end_nothing, NULL };
  static const IsmsXmlHandler strings = { start_string, end_string, text_in_string };
  static const IsmsXmlHandler styles = { start_style, end_style, NULL };
  g_autofree char *folder = NULL, *base = NULL, *rels = NULL, *root = NULL;

  self->folder = "/";
  if (!read_part (self, package, "_rels/.rels", &relations, cancellable, error))
    return FALSE;
  if (self->document_part == NULL)
    self->document_part = g_strdup ("xl/workbook.xml");
  folder = g_path_get_dirname (self->document_part);
  base = g_path_get_basename (self->document_part);
  rels = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
  root = g_canonicalize_filename (folder, "/");
  self->folder = root;
  if (!read_part (self, package, rels, &relations, cancellable, error) ||
      !read_part (self, package, self->document_part, &workbook, cancellable, error) ||
      !read_part (self, package, self->strings_part, &strings, cancellable, error) ||
      !read_part (self, package, self->styles_part, &styles, cancellable, error))
    return FALSE;
  place_sheets (self);
  return TRUE;
}

static void
clear_sheet (gpointer data)
{
  IsmsXlsxSheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
}

static IsmsXlsxParts *
parts_new (void)
{
  IsmsXlsxParts *self = g_new0 (IsmsXlsxParts, 1);

  self->sheets = g_array_new (FALSE, TRUE, sizeof (IsmsXlsxSheet));
  g_array_set_clear_func (self->sheets, clear_sheet);
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->formats = g_array_new (FALSE, TRUE, sizeof (IsmsNumberFormat));
  return self;
}

void
isms_xlsx_parts_free (IsmsXlsxParts *self)
{
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->strings);
  g_array_unref (self->formats);
  g_free (self);
}

/**
 * isms_xlsx_parts_read: (skip)
 *
 * Reads what the sheets share: their names and places, texts, formats.
 *
 * Returns: (transfer full) (nullable): the parts
 */
IsmsXlsxParts *
isms_xlsx_parts_read (IsmsPackage *package,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (IsmsXlsxParts) self = parts_new ();
  g_autoptr (GHashTable) relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) codes = g_hash_table_new (NULL, NULL);
  PartReading reading = { .parts = self, .relations = relations, .codes = codes, .text = g_string_new (NULL) };
  gboolean ok = read_parts (&reading, package, cancellable, error);

  g_string_free (reading.text, TRUE);
  g_free (reading.strings_part);
  g_free (reading.styles_part);
  g_free (reading.document_part);
  return ok ? g_steal_pointer (&self) : NULL;
}

IsmsNumberFormat
isms_xlsx_parts_get_format (const IsmsXlsxParts *self,
                            guint style)
{
  return style < self->formats->len ? g_array_index (self->formats, IsmsNumberFormat, style) : ISMS_NUMBER_PLAIN;
}

static gunichar
read_escape (const char *p)
{
  gunichar c = 0;

  if (p[0] != '_' || p[1] != 'x')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return 0;
      c = c * 16 + g_ascii_xdigit_value (p[i]);
    }
  return p[6] == '_' && g_unichar_validate (c) ? c : 0;
}

/**
 * isms_xlsx_unescape: (skip)
 *
 * XML cannot hold every character, so that Excel writes _x000D_ for a carriage return. Line breaks become line feeds.
 *
 * Returns: (transfer full): the text as it was meant
 */
char *
isms_xlsx_unescape (const char *text)
{
  GString *out = g_string_new (NULL);

  while (*text != '\0')
    {
      gunichar c = read_escape (text);

      if (c == '\r' || *text == '\r')
        ;
      else if (c != 0)
        g_string_append_unichar (out, c);
      else
        g_string_append_c (out, *text);
      text += c != 0 ? 7 : 1;
    }
  return g_string_free_and_steal (out);
}
