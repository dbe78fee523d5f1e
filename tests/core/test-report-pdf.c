/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-fixture.h"
#include "reports/isms-report-json.h"
#include "reports/isms-report-save.h"
#include "reports/pdf/isms-pdf-prose.h"

#include <glib/gstdio.h>
#include <string.h>

static const IsmsPdfOptions a4 = { ISMS_PAPER_A4, NULL };

static char *
folder_new (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("isms-report-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_same_report_same_bytes (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_USUAL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = isms_report_to_pdf (report, &a4, NULL, &error);
  g_autoptr (GBytes) second = isms_report_to_pdf (report, &a4, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_cmpmem (g_bytes_get_data (first, NULL), 9, "%PDF-1.7\n", 9);
}

static void
test_every_fixture (void)
{
  for (int which = SOA_FIXTURE_USUAL; which <= SOA_FIXTURE_HOSTILE; which++)
    {
      g_autoptr (IsmsReport) report = soa_fixture_new (which);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) pdf = isms_report_to_pdf (report, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (pdf);
    }
}

static void
test_bare_report (void)
{
  g_autoptr (IsmsReport) report = isms_report_new ("bare", "", "en");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = isms_report_to_pdf (report, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

/* What is longer than a page must be cut, never run off its foot or turn pages for ever. */
static void
test_endless_texts (void)
{
  g_autoptr (IsmsReport) report = isms_report_new ("endless", "Endless", "en");
  g_autofree char *words = g_strnfill (60000, 'x');
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = NULL;

  for (guint i = 0; i < 60000; i += 7)
    words[i] = ' ';
  isms_report_facts_add (isms_report_get_cover (report), "scope", "Scope", isms_report_value_new_text (words));
  isms_report_append (report, ISMS_REPORT_BLOCK (isms_report_text_new (NULL, "Text", words)));
  memset (words, 'y', 60000);
  isms_report_append (report, ISMS_REPORT_BLOCK (isms_report_text_new (NULL, words, words)));
  pdf = isms_report_to_pdf (report, &a4, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (pdf);
}

static void
test_many_groups (void)
{
  g_autoptr (IsmsReport) report = isms_report_new ("groups", "Groups", "en");
  IsmsReportChart *chart = isms_report_chart_new ("chart", "Chart");
  g_autoptr (GBytes) pdf = NULL;

  isms_report_chart_add_series (chart, "one", "One", ISMS_REPORT_MARK_FULL);
  for (guint i = 0; i < 120; i++)
    {
      g_autofree char *key = g_strdup_printf ("group%u", i);

      isms_report_chart_add_group (chart, key, key);
      isms_report_chart_set_count (chart, key, "one", i);
    }
  isms_report_append (report, ISMS_REPORT_BLOCK (chart));
  pdf = isms_report_to_pdf (report, &a4, NULL, NULL);
  g_assert_nonnull (pdf);
}

static void
test_cancelled (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_USUAL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (isms_report_to_pdf (report, &a4, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_stream_that_fails (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_UNDECIDED);
  g_autofree guint8 *room = g_malloc (1000);
  g_autoptr (GOutputStream) small = g_memory_output_stream_new (room, 1000, NULL, NULL);
  g_autoptr (GOutputStream) large = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_report_write_pdf (report, small, &a4, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_true (isms_report_write_pdf (report, large, &a4, NULL, &error));
  g_assert_no_error (error);
}

static void
test_disk_full (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_UNDECIDED);
  g_autoptr (GFile) file = g_file_new_for_path ("/dev/full");
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  if (stream == NULL)
    {
      g_test_skip ("There is no /dev/full here");
      return;
    }
  g_assert_false (isms_report_write_pdf (report, G_OUTPUT_STREAM (stream), &a4, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
}

static void
test_save (void)
{
  const IsmsReportFormat formats[] = { ISMS_REPORT_JSON, ISMS_REPORT_CSV, ISMS_REPORT_PDF };
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_UNDECIDED);
  g_autofree char *folder = folder_new ();
  g_autofree char *path = g_build_filename (folder, "soa — “1”.out", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) wanted = isms_report_to_bytes (report, formats[i], &a4, NULL, &error);
      g_autofree char *found = NULL;
      gsize size;

      g_assert_true (isms_report_save (report, formats[i], file, &a4, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &found, &size, NULL));
      g_assert_cmpmem (found, size, g_bytes_get_data (wanted, NULL), g_bytes_get_size (wanted));
      g_assert_cmpuint (count_files (folder), ==, 1);
    }
  g_assert_no_errno (g_unlink (path));
  g_assert_no_errno (g_rmdir (folder));
}

static IsmsPdfBox *
add_figure (IsmsPdfFlow *flow,
            double height)
{
  static const IsmsPdfBoxClass klass = { sizeof (IsmsPdfBox), NULL, NULL, NULL };
  IsmsPdfBox *box = isms_pdf_box_new (&klass);

  box->height = height;
  isms_pdf_flow_add (flow, box);
  return box;
}

/* A heading with a note goes to the next page with its figure, though that is taller than half a page. The note is then not the
 * first there. */
static void
test_heading_goes_along (void)
{
  static const IsmsPdfSheet sheet = { .width = 595, .height = 842, .left = 50, .right = 545, .top = 50, .bottom = 800 };
  IsmsPdfText *text = isms_pdf_text_new ("en", NULL);
  g_autoptr (IsmsPdfFlow) flow = isms_pdf_flow_new (&sheet, text);
  g_autoptr (IsmsReportText) block = isms_report_text_new (NULL, "Matrix", "");
  IsmsPdfBox *note, *figure;

  isms_report_block_set_note (ISMS_REPORT_BLOCK (block), "6 risks lie in it.");
  add_figure (flow, 400);
  isms_pdf_prose_add_heading (flow, ISMS_REPORT_BLOCK (block));
  note = isms_pdf_flow_get_last (flow);
  figure = add_figure (flow, 420);
  g_assert_cmpuint (isms_pdf_flow_get_n_boxes (flow), ==, 4);
  g_assert_cmpuint (isms_pdf_flow_paginate (flow), ==, 2);
  g_assert_cmpuint (note->page, ==, figure->page);
  g_assert_cmpfloat (note->y, >, sheet.top);
  g_clear_pointer (&flow, isms_pdf_flow_free);
  isms_pdf_text_free (text);
}

/* A name that a folder has already cannot be taken; nothing is to be left beside it. */
static void
test_save_that_fails (void)
{
  g_autoptr (IsmsReport) report = soa_fixture_new (SOA_FIXTURE_UNDECIDED);
  g_autofree char *folder = folder_new ();
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing", "soa.json", NULL);
  g_autoptr (GFile) first = g_file_new_for_path (taken);
  g_autoptr (GFile) second = g_file_new_for_path (missing);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir (taken, 0700));
  g_assert_false (isms_report_save (report, ISMS_REPORT_JSON, first, NULL, NULL, &error));
  g_assert_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (isms_report_save (report, ISMS_REPORT_JSON, second, NULL, NULL, &error));
  g_assert_error (error, ISMS_REPORT_ERROR, ISMS_REPORT_ERROR_WRITE);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_no_errno (g_rmdir (taken));
  g_assert_no_errno (g_rmdir (folder));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-pdf/same-report-same-bytes", test_same_report_same_bytes);
  g_test_add_func ("/report-pdf/every-fixture", test_every_fixture);
  g_test_add_func ("/report-pdf/bare-report", test_bare_report);
  g_test_add_func ("/report-pdf/endless-texts", test_endless_texts);
  g_test_add_func ("/report-pdf/many-groups", test_many_groups);
  g_test_add_func ("/report-pdf/heading-goes-along", test_heading_goes_along);
  g_test_add_func ("/report-pdf/cancelled", test_cancelled);
  g_test_add_func ("/report-pdf/stream-that-fails", test_stream_that_fails);
  g_test_add_func ("/report-pdf/disk-full", test_disk_full);
  g_test_add_func ("/report-pdf/save", test_save);
  g_test_add_func ("/report-pdf/save-that-fails", test_save_that_fails);
  return g_test_run ();
}
