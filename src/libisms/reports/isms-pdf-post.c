/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cairo cannot write into a PDF, and an object it forgets: see platform notes in docs/. */
#include "config.h"

#include "reports/isms-pdf-post.h"
#include "reports/isms-pdf-xmp.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>

typedef struct
{
  qpdf_data pdf;
  IsmsReport *report;
  IsmsPdfPage *page;
  guint links;
  guint alts;
} Mender;

static void
set (Mender *self,
     qpdf_oh dictionary,
     const char *key,
     qpdf_oh value)
{
  qpdf_oh_replace_key (self->pdf, dictionary, key, value);
  qpdf_oh_release (self->pdf, value);
}

static void
set_text (Mender *self,
          qpdf_oh dictionary,
          const char *key,
          const char *text)
{
  set (self, dictionary, key, qpdf_oh_new_unicode_string (self->pdf, text));
}

static void
set_name (Mender *self,
          qpdf_oh dictionary,
          const char *key,
          const char *name)
{
  set (self, dictionary, key, qpdf_oh_new_name (self->pdf, name));
}

static qpdf_oh
stream_new (Mender *self,
            const char *dictionary,
            gconstpointer data,
            gsize size)
{
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);
  qpdf_oh parsed = qpdf_oh_parse (self->pdf, dictionary);
  qpdf_oh dict = qpdf_oh_get_dict (self->pdf, stream);
  qpdf_oh null = qpdf_oh_new_null (self->pdf);

  qpdf_oh_begin_dict_key_iter (self->pdf, parsed);
  while (qpdf_oh_dict_more_keys (self->pdf))
    {
      const char *key = qpdf_oh_dict_next_key (self->pdf);

      set (self, dict, key, qpdf_oh_get_key (self->pdf, parsed, key));
    }
  qpdf_oh_replace_stream_data (self->pdf, stream, data, size, null, null);
  return stream;
}

static void
mend_table_head (Mender *self,
                 qpdf_oh element,
                 gboolean in_head)
{
  set (self, element, "/A", qpdf_oh_parse (self->pdf, in_head ? "<< /O /Table /Scope /Column >>" : "<< /O /Table /Scope /Row >>"));
}

static void
mend_figure (Mender *self,
             qpdf_oh element)
{
  GPtrArray *alts = self->page->alts;

  if (self->alts < alts->len)
    set_text (self, element, "/Alt", g_ptr_array_index (alts, self->alts++));
}

static void mend_element (Mender *self, qpdf_oh element, gboolean in_head);

static void
mend_kids (Mender *self,
           qpdf_oh element,
           gboolean in_head)
{
  qpdf_oh kids = qpdf_oh_get_key (self->pdf, element, "/K");

  if (qpdf_oh_is_array (self->pdf, kids))
    {
      int n = qpdf_oh_get_array_n_items (self->pdf, kids);

      for (int i = 0; i < n; i++)
        {
          qpdf_oh kid = qpdf_oh_get_array_item (self->pdf, kids, i);

          mend_element (self, kid, in_head);
          qpdf_oh_release (self->pdf, kid);
        }
    }
  else
    mend_element (self, kids, in_head);
  qpdf_oh_release (self->pdf, kids);
}

/* Cells and paragraphs are most of the tree, and have nothing to mend in them. */
static gboolean
holds_elements (const char *type)
{
  static const char *const types[] = { "/Document", "/Table", "/THead", "/TBody", "/TR", NULL };

  return g_strv_contains (types, type);
}

static void
mend_element (Mender *self,
              qpdf_oh element,
              gboolean in_head)
{
  qpdf_oh type;
  const char *name;

  if (!qpdf_oh_is_dictionary (self->pdf, element) || !qpdf_oh_has_key (self->pdf, element, "/S"))
    return;
  type = qpdf_oh_get_key (self->pdf, element, "/S");
  name = qpdf_oh_get_name (self->pdf, type);
  in_head = in_head || g_str_equal (name, "/THead");
  if (g_str_equal (name, "/TH"))
    mend_table_head (self, element, in_head);
  else if (g_str_equal (name, "/Figure"))
    mend_figure (self, element);
  else if (holds_elements (name))
    mend_kids (self, element, in_head);
  qpdf_oh_release (self->pdf, type);
}

static void
mend_links (Mender *self,
            qpdf_oh page)
{
  qpdf_oh annotations = qpdf_oh_get_key (self->pdf, page, "/Annots");
  int n = qpdf_oh_is_array (self->pdf, annotations) ? qpdf_oh_get_array_n_items (self->pdf, annotations) : 0;

  for (int i = 0; i < n; i++)
    {
      qpdf_oh annotation = qpdf_oh_get_array_item (self->pdf, annotations, i);

      if (self->links < self->page->link_texts->len)
        set_text (self, annotation, "/Contents", g_ptr_array_index (self->page->link_texts, self->links++));
      qpdf_oh_release (self->pdf, annotation);
    }
  qpdf_oh_release (self->pdf, annotations);
}

static void
mend_pages (Mender *self)
{
  int n = qpdf_get_num_pages (self->pdf);

  for (int i = 0; i < n; i++)
    {
      qpdf_oh page = qpdf_get_page_n (self->pdf, (size_t) i);

      set_name (self, page, "/Tabs", "/S");
      mend_links (self, page);
      qpdf_oh_release (self->pdf, page);
    }
}

static void
mend_catalog (Mender *self,
              qpdf_oh root)
{
  g_autofree char *xmp = isms_pdf_xmp_for (self->report);
  qpdf_oh tree = qpdf_oh_get_key (self->pdf, root, "/StructTreeRoot");

  set_text (self, root, "/Lang", isms_report_get_language (self->report));
  set (self, root, "/ViewerPreferences", qpdf_oh_parse (self->pdf, "<< /DisplayDocTitle true >>"));
  set_name (self, root, "/PageMode", "/UseOutlines");
  set (self, root, "/Metadata", stream_new (self, "<< /Type /Metadata /Subtype /XML >>", xmp, strlen (xmp)));
  mend_kids (self, tree, FALSE);
  qpdf_oh_release (self->pdf, tree);
}

static char *
pdf_date (IsmsReport *report)
{
  return g_date_time_format (isms_report_get_created (report), "D:%Y%m%d%H%M%SZ");
}

static qpdf_oh
embedded_file_new (Mender *self,
                   GBytes *json)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (json, &size);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_MD5, json);
  g_autofree char *date = pdf_date (self->report);
  g_autofree char *dict = g_strdup_printf ("<< /Type /EmbeddedFile /Subtype /application#2fjson"
                                           " /Params << /Size %" G_GSIZE_FORMAT " /CheckSum <%s> /CreationDate (%s) /ModDate (%s) >> >>",
                                           size, sum, date, date);

  return stream_new (self, dict, data, size);
}

static qpdf_oh
file_specification_new (Mender *self,
                        GBytes *json,
                        const char *name)
{
  qpdf_oh specification = qpdf_oh_parse (self->pdf, "<< /Type /Filespec /AFRelationship /Data >>");
  qpdf_oh files = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh file = embedded_file_new (self, json);

  qpdf_oh_replace_key (self->pdf, files, "/F", file);
  set (self, files, "/UF", file);
  set (self, specification, "/EF", files);
  set_text (self, specification, "/F", name);
  set_text (self, specification, "/UF", name);
  /* Translators: describes the JSON file that is attached to a PDF. */
  set_text (self, specification, "/Desc", _("This report as data"));
  return qpdf_make_indirect_object (self->pdf, specification);
}

static void
attach (Mender *self,
        qpdf_oh root,
        GBytes *json)
{
  g_autofree char *name = g_strconcat (isms_report_get_name (self->report), ".json", NULL);
  qpdf_oh specification = file_specification_new (self, json, name);
  qpdf_oh pair = qpdf_oh_new_array (self->pdf);
  qpdf_oh tree = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh names = qpdf_oh_get_key (self->pdf, root, "/Names");

  if (!qpdf_oh_is_dictionary (self->pdf, names))
    {
      names = qpdf_oh_new_dictionary (self->pdf);
      qpdf_oh_replace_key (self->pdf, root, "/Names", names);
    }
  qpdf_oh_append_item (self->pdf, pair, qpdf_oh_new_unicode_string (self->pdf, name));
  qpdf_oh_append_item (self->pdf, pair, specification);
  set (self, tree, "/Names", pair);
  set (self, names, "/EmbeddedFiles", tree);
  set (self, root, "/AF", qpdf_oh_wrap_in_array (self->pdf, specification));
}

static gboolean
failed (Mender *self,
        GError **error)
{
  qpdf_error problem;

  if (!qpdf_has_error (self->pdf))
    return FALSE;
  problem = qpdf_get_error (self->pdf);
  g_set_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_LAYOUT,
               _("The PDF could not be put together (%s). Please report this as a fault of the program; JSON and CSV are not affected."),
               qpdf_get_error_full_text (self->pdf, problem));
  return TRUE;
}

static gboolean
read_pdf (Mender *self,
          GBytes *pdf)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (pdf, &size);

  qpdf_silence_errors (self->pdf);
  qpdf_set_suppress_warnings (self->pdf, QPDF_TRUE);
  return (qpdf_read_memory (self->pdf, "report", data, size, NULL) & QPDF_ERRORS) == 0;
}

static GBytes *
write_pdf (Mender *self)
{
  if (qpdf_init_write_memory (self->pdf) & QPDF_ERRORS)
    return NULL;
  /* The same report gives the same file: its ID comes from its content, not from the clock. */
  qpdf_set_deterministic_ID (self->pdf, QPDF_TRUE);
  qpdf_set_object_stream_mode (self->pdf, qpdf_o_generate);
  if (qpdf_write (self->pdf) & QPDF_ERRORS)
    return NULL;
  return g_bytes_new (qpdf_get_buffer (self->pdf), qpdf_get_buffer_length (self->pdf));
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
 * Errors: %ISMS_REPORT_ERROR_LAYOUT if the file cannot be read or written.
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
  Mender self = { qpdf_init (), report, page, 0, 0 };
  g_autoptr (GBytes) mended = NULL;

  if (read_pdf (&self, pdf))
    {
      qpdf_oh root = qpdf_get_root (self.pdf);

      mend_catalog (&self, root);
      mend_pages (&self);
      attach (&self, root, json);
      mended = write_pdf (&self);
    }
  if (failed (&self, error))
    g_clear_pointer (&mended, g_bytes_unref);
  qpdf_cleanup (&self.pdf);
  return g_steal_pointer (&mended);
}
