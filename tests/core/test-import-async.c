/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "import-fixture.h"
#include "interchange/isms-workbook.h"
#include "store/isms-history.h"

#define N_ROWS 3000

typedef struct
{
  IsmsImport *import;
  GCancellable *cancellable;
  IsmsImportReport *report;
  GError *error;
  double last;
  double cancel_at;
  guint n_slices;
} Progress;

static char *
make_table (void)
{
  GString *csv = g_string_new ("Risk ID,Title,Owner,Status\n");

  for (guint i = 1; i <= N_ROWS; i++)
    g_string_append_printf (csv, "RK-%u,Risk number %u,Person %u,Open\n", i, i, i % 7);
  return g_string_free_and_steal (csv);
}

static void
progress_cb (double fraction,
             gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpfloat (fraction, >=, progress->last);
  g_assert_cmpfloat (fraction, <=, 1);
  progress->last = fraction;
  progress->n_slices++;
  if (fraction >= progress->cancel_at)
    g_cancellable_cancel (progress->cancellable);
}

static void
ready_cb (GObject *source,
          GAsyncResult *result,
          gpointer user_data)
{
  Progress *progress = user_data;

  progress->report = isms_import_run_finish (ISMS_IMPORT (source), result, &progress->error);
  progress->import = NULL;
}

static void
run (Progress *progress,
     IsmsImport *import,
     gboolean dry_run)
{
  progress->import = import;
  progress->cancellable = g_cancellable_new ();
  isms_import_run_async (import, dry_run, progress_cb, progress, progress->cancellable, ready_cb, progress);
  while (progress->import != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&progress->cancellable);
}

static void
test_slices (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autofree char *csv = make_table ();
  g_autofree char *before = import_fixture_dump (store);
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", csv);
  Progress progress = { .cancel_at = 2 };
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  run (&progress, import, TRUE);
  g_assert_no_error (progress.error);
  assert_counts (progress.report, N_ROWS, 0, 0, 0);
  g_assert_cmpuint (progress.report->additions->len, ==, 7);
  g_assert_cmpuint (((IsmsImportAddition *) g_ptr_array_index (progress.report->additions, 0))->column, ==, 2);
  g_clear_pointer (&progress.report, isms_import_report_unref);
  after = import_fixture_dump (store);
  g_assert_cmpstr (after, ==, before);

  progress.last = 0;
  run (&progress, import, FALSE);
  g_assert_no_error (progress.error);
  assert_counts (progress.report, N_ROWS, 0, 0, 0);
  assert_field (store, "risk", "RK-3000", "owner", "Person 4");
  isms_import_report_unref (progress.report);
  g_assert_true (isms_history_undo (store, NULL));
  undone = import_fixture_dump (store);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_cancel (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autofree char *csv = make_table ();
  g_autofree char *before = import_fixture_dump (store);
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", csv);
  Progress progress = { .cancel_at = 0 };
  g_autofree char *after = NULL;

  run (&progress, import, FALSE);
  g_assert_error (progress.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (progress.report);
  g_assert_false (isms_store_in_step (store));
  g_clear_error (&progress.error);
  after = import_fixture_dump (store);
  g_assert_cmpstr (after, ==, before);
}

/* While an import holds its step open nothing else may change the store, and everybody is told. */
static void
test_busy (void)
{
  g_autoptr (IsmsStore) store = import_fixture_open ();
  g_autofree char *csv = make_table ();
  g_autoptr (IsmsImport) import = import_fixture_new (store, "risk", csv);
  Progress progress = { .import = import, .cancel_at = 2 };
  g_autoptr (GError) error = NULL;

  isms_import_run_async (import, FALSE, progress_cb, &progress, NULL, ready_cb, &progress);
  g_assert_false (isms_store_begin (store, "Change", NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (isms_import_run (import, TRUE, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  while (progress.import != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (progress.error);
  isms_import_report_unref (progress.report);
  g_clear_error (&error);

  /* Now there is something to undo, and it is no longer the time. */
  progress.import = import;
  progress.last = 0;
  isms_import_run_async (import, TRUE, progress_cb, &progress, NULL, ready_cb, &progress);
  g_assert_false (isms_history_undo (store, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_BUSY);
  while (progress.import != NULL)
    g_main_context_iteration (NULL, TRUE);
  isms_import_report_unref (progress.report);
  g_assert_true (isms_history_undo (store, NULL));
}

static void
loaded_cb (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  Progress *progress = user_data;
  g_autoptr (IsmsWorkbook) workbook = isms_workbook_load_finish (result, &progress->error);

  progress->n_slices = workbook != NULL ? isms_table_get_n_rows (isms_workbook_get_table (workbook, 0)) : 0;
  progress->last = 1;
}

static void
load (Progress *progress,
      GFile *file)
{
  progress->last = 0;
  isms_workbook_load_async (file, NULL, loaded_cb, progress);
  while (progress->last == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_load (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GFile) file = g_file_new_tmp ("import-XXXXXX.csv", &stream, NULL);
  g_autofree char *csv = make_table ();
  Progress progress = { NULL };

  g_assert_true (g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), csv, strlen (csv), NULL, NULL, NULL));
  load (&progress, file);
  g_assert_no_error (progress.error);
  g_assert_cmpuint (progress.n_slices, ==, N_ROWS);

  g_assert_true (g_file_delete (file, NULL, NULL));
  load (&progress, file);
  g_assert_error (progress.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&progress.error);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-async/slices", test_slices);
  g_test_add_func ("/import-async/cancel", test_cancel);
  g_test_add_func ("/import-async/busy", test_busy);
  g_test_add_func ("/import-async/load", test_load);
  return g_test_run ();
}
