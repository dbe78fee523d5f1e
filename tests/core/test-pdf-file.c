/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <string.h>

#include "reports/pdf/isms-pdf-file.h"
#include "reports/pdf/isms-pdf-token.h"

static cairo_status_t
append_bytes (void *closure,
              const unsigned char *data,
              unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
draw (cairo_pdf_version_t version)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, 200, 100);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_restrict_to_version (surface, version);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "A ) >> (( \\ << /Type /Page >> title");
  cairo_tag_begin (cr, "P", NULL);
  cairo_move_to (cr, 10, 10);
  cairo_show_text (cr, "endobj");
  cairo_tag_end (cr, "P");
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static void
test_complete (void)
{
  g_autoptr (GBytes) bytes = draw (CAIRO_PDF_VERSION_1_4);
  g_autoptr (IsmsPdfFile) file = isms_pdf_file_new (bytes);
  g_autoptr (GBytes) written = NULL;
  g_autofree char *language = NULL;
  guint root, pages = 0;

  g_assert_nonnull (file);
  root = isms_pdf_file_get_root (file);
  g_assert_true (isms_pdf_file_is (file, root, "/Type", "/Catalog"));
  g_assert_false (isms_pdf_file_is (file, root, "/Type", "/Cat"));
  for (guint i = 1; i < isms_pdf_file_get_n_objects (file); i++)
    pages += isms_pdf_file_is (file, i, "/Type", "/Page");
  g_assert_cmpuint (pages, ==, 1);

  g_assert_null (isms_pdf_file_dup_entry (file, root, "/Lang"));
  isms_pdf_file_set_text (file, root, "/Lang", "en");
  isms_pdf_file_set_text (file, root, "/Lang", "de");
  language = isms_pdf_file_dup_entry (file, root, "/Lang");
  g_assert_cmpstr (language, ==, "(de)");
  written = isms_pdf_file_write (file);
  g_assert_cmpmem (g_bytes_get_data (written, NULL), 9, "%PDF-1.7\n", 9);
  /* Its objects are packed now, which is not what cairo writes. */
  g_assert_null (isms_pdf_file_new (written));
}

static void
test_other_kinds (void)
{
  g_autoptr (GBytes) packed = draw (CAIRO_PDF_VERSION_1_7);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);

  g_assert_null (isms_pdf_file_new (packed));
  g_assert_null (isms_pdf_file_new (nothing));
}

/* Cut off anywhere, or with any byte changed, it is refused or read: never read beyond. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = draw (CAIRO_PDF_VERSION_1_4);
  gsize size;
  const char *whole = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (whole, i);
      g_autofree char *altered = g_memdup2 (whole, size);
      g_autoptr (GBytes) odd = NULL;
      g_autoptr (IsmsPdfFile) file = isms_pdf_file_new (cut);

      /* The last words may be missed: "%%EOF" says nothing. */
      g_assert_true (file == NULL || i + strlen ("\n%%EOF\n") >= size);
      g_clear_pointer (&file, isms_pdf_file_free);
      altered[i] = "(<[>0\0%R"[i % 8];
      odd = g_bytes_new (altered, size);
      file = isms_pdf_file_new (odd);
      if (file != NULL)
        g_bytes_unref (isms_pdf_file_write (file));
    }
}

static void
test_values (void)
{
  static const struct
  {
    const char *text;
    int length; /* of the first value, or -1 */
  } values[] = {
    { "12 0 R ]", 6 },
    { "12 0 14", 2 },
    { "12 0 Rx", 2 },
    { "(a (b) \\) c) d", 12 },
    { "(a", -1 },
    { "<< /A [ 1 (>>) ] % >>\n >> x", 25 },
    { "<< /A [ 1 >> ]", -1 },
    { "<FEFF> 1", 6 },
    { "/Name/Other", 5 },
    { "-1.5]", 4 },
    { "]", -1 },
    { "", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const char *start = values[i].text;
      const char *end = isms_pdf_token_skip_value (start, start + strlen (start));

      g_assert_cmpint (end != NULL ? (int) (end - start) : -1, ==, values[i].length);
    }
}

static void
test_quote (void)
{
  g_autofree char *plain = isms_pdf_file_quote ("A (b) \\ c\n");
  g_autofree char *wide = isms_pdf_file_quote ("Ł😀");

  g_assert_cmpstr (plain, ==, "(A \\(b\\) \\\\ c\\012)");
  g_assert_cmpstr (wide, ==, "<FEFF0141D83DDE00>");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pdf-file/complete", test_complete);
  g_test_add_func ("/pdf-file/other-kinds", test_other_kinds);
  g_test_add_func ("/pdf-file/damaged", test_damaged);
  g_test_add_func ("/pdf-file/values", test_values);
  g_test_add_func ("/pdf-file/quote", test_quote);
  return g_test_run ();
}
