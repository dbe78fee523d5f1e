/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo cannot write into a PDF, and an object it forgets: see docs/. */
#include "config.h"

#include "reports/pdf/isms-pdf-file.h"
#include "reports/pdf/isms-pdf-post.h"
#include "reports/pdf/isms-pdf-xmp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* cairo numbers what it writes in the order of drawing, so that figures and links come in the order in which their texts were noted. */
typedef struct
{
  IsmsPdfFile *pdf;
  IsmsReport *report;
  IsmsPdfPage *page;
  guint links;
  guint alts;
} Mender;

/* A head of columns stands in a row of the table's head, one of a row anywhere else. */
static void
mend_table_head (Mender *self,
                 guint element)
{
  guint row = isms_pdf_file_get_link (self->pdf, element, "/P");
  guint part = isms_pdf_file_get_link (self->pdf, row, "/P");
  gboolean in_head = isms_pdf_file_is (self->pdf, part, "/S", "/THead");

  isms_pdf_file_set_entry (self->pdf, element, "/A", in_head ? "<< /O /Table /Scope /Column >>" : "<< /O /Table /Scope /Row >>");
}

static void
mend_element (Mender *self,
              guint element)
{
  GPtrArray *alts = self->page->alts;

  if (isms_pdf_file_is (self->pdf, element, "/S", "/TH"))
    mend_table_head (self, element);
  else if (isms_pdf_file_is (self->pdf, element, "/S", "/Figure") && self->alts < alts->len)
    isms_pdf_file_set_text (self->pdf, element, "/Alt", g_ptr_array_index (alts, self->alts++));
}

static void
mend_link (Mender *self,
           guint annotation)
{
  GPtrArray *texts = self->page->link_texts;

  if (self->links < texts->len)
    isms_pdf_file_set_text (self->pdf, annotation, "/Contents", g_ptr_array_index (texts, self->links++));
}

static void
mend_objects (Mender *self)
{
  guint n = isms_pdf_file_get_n_objects (self->pdf);

  for (guint i = 1; i < n; i++)
    {
      if (isms_pdf_file_is (self->pdf, i, "/Type", "/StructElem"))
        mend_element (self, i);
      else if (isms_pdf_file_is (self->pdf, i, "/Type", "/Annot"))
        mend_link (self, i);
      else if (isms_pdf_file_is (self->pdf, i, "/Type", "/Page"))
        isms_pdf_file_set_entry (self->pdf, i, "/Tabs", "/S");
    }
}

static char *
refer_to (guint number)
{
  return g_strdup_printf ("%u 0 R", number);
}

static void
mend_catalog (Mender *self)
{
  guint root = isms_pdf_file_get_root (self->pdf);
  char *xmp = isms_pdf_xmp_for (self->report);
  g_autoptr (GBytes) bytes = g_bytes_new_take (xmp, strlen (xmp));
  g_autofree char *metadata = refer_to (isms_pdf_file_add_stream (self->pdf, "<< /Type /Metadata /Subtype /XML >>", bytes));

  isms_pdf_file_set_text (self->pdf, root, "/Lang", isms_report_get_language (self->report));
  isms_pdf_file_set_entry (self->pdf, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
  isms_pdf_file_set_entry (self->pdf, root, "/PageMode", "/UseOutlines");
  isms_pdf_file_set_entry (self->pdf, root, "/Metadata", metadata);
}

static char *
pdf_date (IsmsReport *report)
{
  return g_date_time_format (isms_report_get_created (report), "D:%Y%m%d%H%M%SZ");
}

static guint
add_embedded_file (Mender *self,
                   GBytes *json)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, json);
  g_autofree char *date = pdf_date (self->report);
  g_autofree char *dictionary = g_strdup_printf ("<< /Type /EmbeddedFile /Subtype /application#2fjson"
                                                 " /Params << /Size %" G_GSIZE_FORMAT " /CheckSum <%s> /CreationDate (%s) /ModDate (%s) >> >>",
                                                 g_bytes_get_size (json), sum, date, date);

  return isms_pdf_file_add_packed (self->pdf, dictionary, json);
}

static guint
add_file_specification (Mender *self,
                        GBytes *json,
                        const char *name)
{
  guint file = add_embedded_file (self, json);
  g_autofree char *dictionary = g_strdup_printf ("<< /Type /Filespec /AFRelationship /Data /EF << /F %u 0 R /UF %u 0 R >> >>", file, file);
  guint specification = isms_pdf_file_add (self->pdf, dictionary);

  isms_pdf_file_set_text (self->pdf, specification, "/F", name);
  isms_pdf_file_set_text (self->pdf, specification, "/UF", name);
  /* Translators: describes the JSON file that is attached to a PDF. */
  isms_pdf_file_set_text (self->pdf, specification, "/Desc", _("This report as data"));
  return specification;
}

/* Where there are links, cairo made the dictionary of names already. */
static guint
ensure_names (Mender *self)
{
  guint root = isms_pdf_file_get_root (self->pdf);
  guint names = isms_pdf_file_get_link (self->pdf, root, "/Names");

  if (names == 0)
    {
      g_autofree char *reference = NULL;

      names = isms_pdf_file_add (self->pdf, "<< >>");
      reference = refer_to (names);
      isms_pdf_file_set_entry (self->pdf, root, "/Names", reference);
    }
  return names;
}

static void
attach (Mender *self,
        GBytes *json)
{
  g_autofree char *name = g_strconcat (isms_report_get_name (self->report), ".json", NULL);
  guint specification = add_file_specification (self, json, name);
  g_autofree char *quoted = isms_pdf_file_quote (name);
  g_autofree char *tree = g_strdup_printf ("<< /Names [ %s %u 0 R ] >>", quoted, specification);
  g_autofree char *list = g_strdup_printf ("[ %u 0 R ]", specification);

  isms_pdf_file_set_entry (self->pdf, ensure_names (self), "/EmbeddedFiles", tree);
  isms_pdf_file_set_entry (self->pdf, isms_pdf_file_get_root (self->pdf), "/AF", list);
}

/**
 * isms_pdf_post_mend:
 * @pdf: what cairo wrote
 * @report: the report it shows
 * @page: what is known of its links and figures
 * @json: the report as data
 * @error: return location for an error
 *
 * Adds what cairo cannot: language, XMP, the scopes of table heads, alternative texts, descriptions of links, order of
 * tabs, and @json as an attached file, byte for byte. Writing anew also mends the object that cairo names but never writes.
 *
 * Errors: %ISMS_REPORT_ERROR_LAYOUT if the file is not what cairo is known to write.
 *
 * Returns: (transfer full): the finished PDF
 */
GBytes *
isms_pdf_post_mend (GBytes *pdf,
                    IsmsReport *report,
                    IsmsPdfPage *page,
                    GBytes *json,
                    GError **error)
{
  g_autoptr (IsmsPdfFile) file = isms_pdf_file_new (pdf);
  Mender self = { file, report, page, 0, 0 };

  if (file == NULL)
    {
      g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_LAYOUT,
                   _("The PDF could not be put together. Please report this as a fault of the program; JSON and CSV are not affected."));
      return NULL;
    }
  mend_objects (&self);
  mend_catalog (&self);
  attach (&self, json);
  return isms_pdf_file_write (file);
}
