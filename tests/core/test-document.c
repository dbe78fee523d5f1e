/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "document-fixture.h"
#include "document/isms-copy.h"
#include "document/isms-versions.h"
#include "store/isms-history.h"

static void
test_create_save_reopen (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));

  g_assert_cmpstr (isms_document_get_name (document), ==, "Acme");
  g_assert_cmpuint (isms_document_get_unsaved (document), ==, 1);
  save_document (document);
  g_clear_object (&document);

  document = open_document (file);
  g_assert_cmpstr (isms_document_get_uuid (document), ==, uuid);
  g_assert_cmpuint (count_risks (document), ==, 1);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 0);
  assert_sound (document);
}

/* On another computer nothing is known of the file: it goes through the guard. */
static void
test_open_elsewhere (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));

  save_document (document);
  g_clear_object (&document);
  isms_document_forget (uuid);

  document = open_document (file);
  g_assert_cmpuint (count_risks (document), ==, 1);
  assert_sound (document);
  add_risk (document, "Office floods");
  save_document (document);
}

/* The same rows make the same bytes, so a copy that went round and came back is not a change. */
/* Whatever words the store takes for a step, a file that holds them opens on another computer. */
static void
test_strange_words (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *endless = g_strnfill (500000, 'x');
  const char *const words[] = { "", "a\x01\x1b[31m\x7f", "M\xfcller", "two\nlines", endless };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *name = g_strdup_printf ("Acme-%u.isms", i);
      g_autoptr (GFile) file = fixture_file (fixture, name);
      g_autoptr (IsmsDocument) document = create_document (file, NULL);
      g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));
      IsmsStore *store = isms_document_get_store (document);
      g_autoptr (IsmsRecord) risk = NULL;
      g_autoptr (GError) error = NULL;

      isms_store_set_actor (store, words[i]);
      isms_store_begin (store, words[i], words[i], &error);
      g_assert_no_error (error);
      risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
      isms_store_set_from_text (store, risk, "title", "Laptop is stolen", &error);
      g_assert_no_error (error);
      g_assert_false (isms_store_set_code (store, risk, "R\x01", NULL));
      isms_store_commit (store, &error);
      g_assert_no_error (error);
      g_clear_object (&risk);
      save_document (document);
      g_clear_object (&document);
      isms_document_forget (uuid);
      document = open_document (file);
      assert_sound (document);
    }
}

static void
test_same_bytes (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) again = fixture_file (fixture, "Again.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;
  gsize first_length, second_length;

  save_document (document);
  g_clear_object (&document);
  isms_document_forget (uuid);
  document = open_document (file);
  isms_document_save_as (document, again, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);

  first = read_bytes (file, &first_length);
  second = read_bytes (again, &second_length);
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_cmpint (first[18], ==, 1);
  g_assert_cmpint (first[19], ==, 1);
}

static void
test_unsaved_steps_come_back (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GPtrArray) copies = NULL;

  save_document (document);
  add_risk (document, "Office floods");
  add_risk (document, "Key is lost");
  isms_document_close (document);
  g_clear_object (&document);

  copies = isms_copy_list_unsaved ();
  g_assert_cmpuint (copies->len, ==, 1);
  g_assert_cmpuint (((IsmsCopy *) g_ptr_array_index (copies, 0))->unsaved, ==, 2);

  document = open_document (file);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 2);
  g_assert_true (isms_document_get_modified (document));
  g_assert_cmpuint (count_risks (document), ==, 3);
  save_document (document);
  assert_sound (document);
}

static void
test_recover_without_file (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (NULL, "Laptop is stolen");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NO_FILE);
  g_clear_error (&error);
  g_clear_object (&document);

  copies = isms_copy_list_unsaved ();
  g_assert_cmpuint (copies->len, ==, 1);
  document = isms_document_recover (((IsmsCopy *) g_ptr_array_index (copies, 0))->name, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 1);
  isms_document_save_as (document, file, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_document_get_name (document), ==, "Acme");
}

static void
test_review_blocks_nobody (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) review = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  g_clear_object (&document);
  review = isms_document_open (file, ISMS_DOCUMENT_REVIEW, NULL, &error);
  g_assert_no_error (error);
  document = open_document (file);
  add_risk (document, "Office floods");
  save_document (document);
  g_clear_object (&review);
  copies = isms_work_list ();
  g_assert_cmpuint (copies->len, ==, 1);
}

static guint
count_working_copies (void)
{
  g_autofree char *work = isms_work_data_folder ("work");
  g_autoptr (GDir) folders = g_dir_open (work, 0, NULL);
  guint n = 0;

  while (folders != NULL && g_dir_read_name (folders) != NULL)
    n++;
  return n;
}

/* What only passes through leaves no trace, neither of itself nor of what was done to it. */
static void
test_passing_leaves_nothing (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) passing = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  passing = isms_document_open (file, ISMS_DOCUMENT_PASSING, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_risks (passing), ==, 1);
  g_assert_cmpstr (isms_document_get_uuid (passing), ==, isms_document_get_uuid (document));
  assert_sound (passing);

  add_risk (passing, "Office floods");
  g_assert_false (isms_document_save_as (passing, other, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_READ_ONLY);
  g_clear_object (&passing);
  g_assert_cmpuint (count_working_copies (), ==, 1);
  g_assert_cmpuint (count_risks (document), ==, 1);
}

static void
assert_reads (GFile *file,
              guint risks)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsDocument) reading = isms_document_open (file, ISMS_DOCUMENT_READING, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_risks (reading), ==, risks);
}

/* The working copy kept of a file is read where it is, and stays as it was. */
static void
test_reading_borrows (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  gint64 replica = isms_store_get_replica (isms_document_get_store (document));
  g_autoptr (IsmsDocument) reading = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  g_clear_object (&document);
  reading = isms_document_open (file, ISMS_DOCUMENT_READING, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (isms_store_get_replica (isms_document_get_store (reading)), ==, replica);
  g_assert_false (isms_store_is_past (isms_document_get_store (reading)));
  g_assert_false (isms_store_begin (isms_document_get_store (reading), "Change what is read", NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FAILED);
  g_clear_object (&reading);

  g_assert_cmpuint (count_working_copies (), ==, 1);
  document = open_document (file);
  g_assert_cmpint (isms_store_get_replica (isms_document_get_store (document)), ==, replica);
  assert_sound (document);
}

/* What is read is the file: not what is still to be saved, whether a window has it open or nobody. */
static void
test_reading_is_of_the_file (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");

  save_document (document);
  add_risk (document, "Office floods");
  assert_reads (file, 1);
  g_clear_object (&document);
  assert_reads (file, 1);
  g_assert_cmpuint (count_working_copies (), ==, 1);
  document = open_document (file);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 1);
  save_document (document);
  g_clear_object (&document);
  assert_reads (file, 2);
}

/* Somebody put back an older version of the file: that is a change as well, though we know its bytes. */
static void
test_put_back_on_disk (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *older = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  save_document (document);
  older = read_bytes (file, &size);
  add_risk (document, "Office floods");
  save_document (document);
  write_bytes (file, older, size);
  add_risk (document, "Key is lost");
  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK);
}

static void
test_cancelled_save (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (isms_document_get_modified (document));
  g_assert_cmpint (isms_document_check_on_disk (document), ==, ISMS_ON_DISK_SAME);
  save_document (document);
}

static void
count_notify_cb (GObject *object,
                 GParamSpec *pspec,
                 guint *count)
{
  (*count)++;
}

static void
test_modified_notifies (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, NULL);
  guint count = 0;

  g_signal_connect (document, "notify::modified", G_CALLBACK (count_notify_cb), &count);
  add_risk (document, "Laptop is stolen");
  g_assert_cmpuint (count, ==, 1);
  add_risk (document, "Office floods");
  g_assert_cmpuint (count, ==, 1);
  save_document (document);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_save_as (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) first = NULL;
  g_autoptr (GError) error = NULL;

  isms_document_save_as (document, file, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  add_risk (document, "Office floods");
  isms_document_save_as (document, other, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_equal (isms_document_get_file (document), other));

  first = open_document (file);
  g_assert_cmpuint (count_risks (first), ==, 1);
  g_assert_false (isms_document_save_as (first, other, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_EXISTS);
  g_clear_error (&error);
  isms_document_save_as (first, other, ISMS_SAVE_OVERWRITE, NULL, &error);
  g_assert_no_error (error);
}

static void
test_create_spares_existing (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  write_bytes (file, "precious", 8);
  document = isms_document_create (file, &error);
  g_assert_null (document);
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_EXISTS);
}

static void
test_changed_on_disk (Fixture *fixture,
                      gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  write_bytes (file, "something else", 14);
  g_assert_cmpint (isms_document_check_on_disk (document), ==, ISMS_ON_DISK_CHANGED);
  add_risk (document, "Office floods");
  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK);
  g_clear_error (&error);
  g_assert_true (isms_document_get_modified (document));

  before = isms_versions_list (isms_document_get_uuid (document));
  isms_document_save (document, ISMS_SAVE_OVERWRITE, NULL, &error);
  g_assert_no_error (error);
  after = isms_versions_list (isms_document_get_uuid (document));
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_cmpint (isms_document_check_on_disk (document), ==, ISMS_ON_DISK_SAME);
}

static void
test_two_openers (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) review = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  assert_refused (file, ISMS_DOCUMENT_ERROR_IN_USE);
  review = isms_document_open (file, ISMS_DOCUMENT_REVIEW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_risks (review), ==, 1);
  add_risk (review, "Office floods");
  g_assert_false (isms_document_save (review, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_READ_ONLY);
}

typedef struct
{
  GMainLoop *loop;
  GAsyncResult *result;
} Wait;

static void
wait_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Wait *wait = data;

  wait->result = g_object_ref (result);
  g_main_loop_quit (wait->loop);
}

static void
test_async (Fixture *fixture,
            gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, NULL };
  g_autoptr (GError) error = NULL;

  isms_document_save_async (document, NULL, ISMS_SAVE_NORMAL, NULL, wait_cb, &wait);
  add_risk (document, "Office floods");
  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  g_clear_error (&error);
  g_main_loop_run (loop);
  isms_document_save_finish (document, wait.result, &error);
  g_assert_no_error (error);
  g_clear_object (&wait.result);
  g_assert_cmpuint (isms_document_get_unsaved (document), ==, 1);
  save_document (document);
  g_clear_object (&document);

  isms_document_open_async (file, ISMS_DOCUMENT_NORMAL, NULL, wait_cb, &wait);
  g_main_loop_run (loop);
  document = isms_document_open_finish (wait.result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_risks (document), ==, 2);
  g_clear_object (&wait.result);
  g_assert_finalize_object (g_steal_pointer (&document));
}

static void
test_look_async (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { loop, NULL };
  IsmsOnDisk found = ISMS_ON_DISK_MISSING;
  g_autoptr (GError) error = NULL;

  save_document (document);
  isms_document_check_on_disk_async (document, NULL, wait_cb, &wait);
  g_main_loop_run (loop);
  isms_document_check_on_disk_finish (document, wait.result, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, ISMS_ON_DISK_SAME);
  g_clear_object (&wait.result);

  write_bytes (file, "something else", 14);
  isms_document_check_on_disk_async (document, NULL, wait_cb, &wait);
  g_main_loop_run (loop);
  isms_document_check_on_disk_finish (document, wait.result, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, ISMS_ON_DISK_CHANGED);
  g_clear_object (&wait.result);
}

static void
test_discard (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) versions = NULL;

  save_document (document);
  add_risk (document, "Office floods");
  save_document (document);
  add_risk (document, "Key is lost");
  isms_document_discard (document);
  copies = isms_copy_list_unsaved ();
  g_assert_cmpuint (copies->len, ==, 0);
  versions = isms_versions_list (isms_document_get_uuid (document));
  g_assert_cmpuint (versions->len, >, 0);
  g_clear_object (&document);

  document = open_document (file);
  g_assert_cmpuint (count_risks (document), ==, 2);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 0);
  add_risk (document, "Paper burns");
  save_document (document);
  assert_sound (document);
}

/* What a document began with is nothing to be recovered, and goes with it; what was done since is. */
static void
test_settle (Fixture *fixture,
             gconstpointer data)
{
  g_autoptr (IsmsDocument) document = create_document (NULL, "Laptop is stolen");
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  isms_document_settle (document, &error);
  g_assert_no_error (error);
  g_assert_false (isms_document_get_modified (document));
  isms_document_close (document);
  g_clear_object (&document);
  copies = isms_work_list ();
  g_assert_cmpuint (copies->len, ==, 0);

  document = create_document (NULL, "Laptop is stolen");
  isms_document_settle (document, &error);
  g_assert_no_error (error);
  add_risk (document, "Office floods");
  isms_document_close (document);
  after = isms_copy_list_unsaved ();
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpuint (((IsmsCopy *) g_ptr_array_index (after, 0))->unsaved, ==, 1);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_case ("/document/create-save-reopen", test_create_save_reopen);
  add_case ("/document/open-elsewhere", test_open_elsewhere);
  add_case ("/document/strange-words", test_strange_words);
  add_case ("/document/same-bytes", test_same_bytes);
  add_case ("/document/unsaved-steps-come-back", test_unsaved_steps_come_back);
  add_case ("/document/recover-without-file", test_recover_without_file);
  add_case ("/document/modified-notifies", test_modified_notifies);
  add_case ("/document/save-as", test_save_as);
  add_case ("/document/create-spares-existing", test_create_spares_existing);
  add_case ("/document/changed-on-disk", test_changed_on_disk);
  add_case ("/document/two-openers", test_two_openers);
  add_case ("/document/review-blocks-nobody", test_review_blocks_nobody);
  add_case ("/document/passing-leaves-nothing", test_passing_leaves_nothing);
  add_case ("/document/reading-borrows", test_reading_borrows);
  add_case ("/document/reading-is-of-the-file", test_reading_is_of_the_file);
  add_case ("/document/put-back-on-disk", test_put_back_on_disk);
  add_case ("/document/cancelled-save", test_cancelled_save);
  add_case ("/document/async", test_async);
  add_case ("/document/look-async", test_look_async);
  add_case ("/document/discard", test_discard);
  add_case ("/document/settle", test_settle);

  return g_test_run ();
}
