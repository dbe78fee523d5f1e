/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports/pdf/isms-pdf-xmp.h"

#define XMP_HEAD \
  "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" \
  "<rdf:Description rdf:about=\"\"" \
  " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"" \
  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n"

#define XMP_FOOT \
  "<pdfuaid:part>1</pdfuaid:part>\n" \
  "</rdf:Description>\n" \
  "</rdf:RDF>\n" \
  "</x:xmpmeta>\n" \
  "<?xpacket end=\"r\"?>\n"

/* Control characters have no place in XML, not even escaped. */
static char *
escape (const char *text)
{
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if ((c >= 0x20 && c != 0xfffe && c != 0xffff) || c == '\t' || c == '\n')
        g_string_append_unichar (clean, c);
    }
  return g_markup_escape_text (clean->str, (gssize) clean->len);
}

static void
append_title (GString *xmp,
              IsmsReport *report)
{
  g_autofree char *title = escape (isms_report_get_title (report));
  g_autofree char *language = escape (isms_report_get_language (report));

  g_string_append_printf (xmp, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>\n", title);
  g_string_append_printf (xmp, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", language);
}

static void
append_makers (GString *xmp,
               IsmsReport *report)
{
  g_autofree char *organisation = escape (isms_report_get_organisation (report));
  g_autofree char *generator = escape (isms_report_get_generator (report));
  g_autofree char *created = g_date_time_format (isms_report_get_created (report), "%Y-%m-%dT%H:%M:%SZ");

  if (*organisation != '\0')
    g_string_append_printf (xmp, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", organisation);
  g_string_append_printf (xmp, "<xmp:CreatorTool>%s</xmp:CreatorTool>\n", generator);
  g_string_append_printf (xmp, "<xmp:CreateDate>%s</xmp:CreateDate>\n", created);
}

/**
 * isms_pdf_xmp_for:
 * @report: a report
 *
 * Says in XMP what a PDF is: title, language, maker, date, and that it is made to PDF/UA-1.
 *
 * Returns: (transfer full): the packet
 */
char *
isms_pdf_xmp_for (IsmsReport *report)
{
  g_autoptr (GString) xmp = g_string_new (XMP_HEAD);

  append_title (xmp, report);
  append_makers (xmp, report);
  g_string_append (xmp, XMP_FOOT);
  return g_string_free_and_steal (g_steal_pointer (&xmp));
}
