/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

#include "document-fixture.h"
#include "document/isms-bytes.h"
#include "document/isms-copy.h"
#include "document/isms-replicas.h"
#include "document/isms-versions.h"
#include "store/isms-history.h"

static gint64
replica_of (IsmsDocument *document)
{
  return isms_store_get_replica (isms_document_get_store (document));
}

static void
copy_file (GFile *from,
           GFile *to)
{
  gsize size;
  g_autofree char *bytes = read_bytes (from, &size);

  write_bytes (to, bytes, size);
}

static gboolean
is_privileged (Fixture *fixture)
{
  g_autoptr (GFile) probe = fixture_file (fixture, "probe");

  write_bytes (probe, "x", 1);
  g_chmod (g_file_peek_path (probe), 0400);
  if (g_access (g_file_peek_path (probe), W_OK) != 0)
    return FALSE;
  g_test_skip ("this user may write everything");
  return TRUE;
}

static ino_t
inode_of (GFile *file)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (g_file_peek_path (file), &about), ==, 0);
  return about.st_ino;
}

static void
test_permissions_stay (Fixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  GStatBuf about;
  ino_t before;

  g_chmod (g_file_peek_path (file), 0640);
  before = inode_of (file);
  save_document (document);
  g_assert_cmpint (g_stat (g_file_peek_path (file), &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (inode_of (file), !=, before);
}

static void
test_hard_link (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Same.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GPtrArray) versions = NULL;
  ino_t before;

  save_document (document);
  g_assert_cmpint (link (g_file_peek_path (file), g_file_peek_path (other)), ==, 0);
  before = inode_of (file);
  add_risk (document, "Office floods");
  save_document (document);
  g_assert_cmpuint (inode_of (file), ==, before);
  g_assert_cmpuint (inode_of (other), ==, before);
  versions = isms_versions_list (isms_document_get_uuid (document));
  g_assert_cmpuint (versions->len, ==, 2);
}

/* Only what is surely our own writing that ended early is written over again. */
static void
test_halfway (Fixture *fixture,
              gconstpointer data)
{
  static const struct
  {
    const char *found;
    gboolean halfway;
  } cases[] = {
    { "aaaaaa", TRUE },
    { "baaaaa", TRUE },
    { "bbbaaa", TRUE },
    { "bbbbaa", TRUE },
    { "bbbb", TRUE },
    { "", FALSE },
    { "bbb", FALSE },
    { "aaaaa", FALSE },
    { "aaaaaaa", FALSE },
    { "abaaaa", FALSE },
    { "bbbbba", FALSE },
    { "bbxaaa", FALSE },
    { "bbbba", FALSE },
    { "another", FALSE },
  };
  g_autoptr (GFile) file = fixture_file (fixture, "found");
  g_autoptr (GFile) before = fixture_file (fixture, "before");
  g_autoptr (GFile) after = fixture_file (fixture, "after");

  write_bytes (before, "aaaaaa", 6);
  write_bytes (after, "bbbb", 4);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].found);
      write_bytes (file, cases[i].found, strlen (cases[i].found));
      g_assert_cmpint (isms_bytes_halfway (file, g_file_peek_path (before), g_file_peek_path (after)), ==, cases[i].halfway);
    }
}

static void
test_folder_not_writable (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GError) error = NULL;

  if (is_privileged (fixture))
    return;
  g_chmod (fixture->folder, 0500);
  save_document (document);
  add_risk (document, "Office floods");
  save_document (document);
  g_assert_false (isms_document_save_as (document, other, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_READ_ONLY);
  g_clear_object (&document);
  document = open_document (file);
  g_assert_cmpuint (count_risks (document), ==, 2);
}

static void
test_file_not_writable (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (GError) error = NULL;

  if (is_privileged (fixture))
    return;
  save_document (document);
  g_clear_object (&document);
  g_chmod (g_file_peek_path (file), 0400);

  document = open_document (file);
  g_assert_nonnull (isms_document_get_read_only_reason (document));
  add_risk (document, "Office floods");
  g_assert_false (isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_READ_ONLY);
  g_clear_error (&error);
  isms_document_save_as (document, other, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (isms_document_get_read_only_reason (document));
}

static void
test_missing_folder (Fixture *fixture,
                     gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "no/such/folder.isms");
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_document_create (file, &error));
  g_assert_error (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NOT_FOUND);
}

/* The last word of a save before the program was killed, with the file as @torn. */
static void
interrupt_save (Fixture *fixture,
                GFile *file,
                const char *torn)
{
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "parapet", "work", NULL);
  g_autofree char *name = g_strconcat (isms_document_get_uuid (document), "-1", NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = g_build_filename (folder, name, "pending", NULL);
  g_autofree char *word = g_strdup_printf ("[pending]\nuri=%s\nhash=0123\nsize=1\nstep=1\n", uri);

  save_document (document);
  add_risk (document, "Office floods");
  g_clear_object (&document);
  g_file_set_contents (path, word, -1, NULL);
  write_bytes (file, torn, strlen (torn));
}

static void
test_torn_by_us (Fixture *fixture,
                 gconstpointer data)
{
  static const char *const torn[] = { "", "garbage", "SQLite format 3" };

  for (guint i = 0; i < G_N_ELEMENTS (torn); i++)
    {
      g_autofree char *name = g_strdup_printf ("Acme-%u.isms", i);
      g_autoptr (GFile) file = fixture_file (fixture, name);
      g_autoptr (IsmsDocument) document = NULL;

      interrupt_save (fixture, file, torn[i]);
      document = open_document (file);
      g_assert_cmpuint (isms_document_get_recovered (document), ==, 1);
      g_assert_cmpuint (count_risks (document), ==, 2);
      save_document (document);
    }
}

/* The program ended after the rename and before the note: all is saved, and nothing is offered for recovery. */
static void
test_ended_after_rename (Fixture *fixture,
                         gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "parapet", "work", NULL);
  g_autofree char *name = g_strconcat (isms_document_get_uuid (document), "-1", NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = g_build_filename (folder, name, "pending", NULL);
  g_autoptr (GPtrArray) copies = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *word = NULL;
  gsize size;

  save_document (document);
  isms_store_set_local (isms_document_get_store (document), "saved-step", "0", NULL);
  isms_store_set_local (isms_document_get_store (document), "hash", "0000", NULL);
  g_clear_object (&document);
  bytes = read_bytes (file, &size);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, size);
  word = g_strdup_printf ("[pending]\nuri=%s\nhash=%s\nsize=%" G_GSIZE_FORMAT "\nstep=1\n", uri, sum, size);
  g_file_set_contents (path, word, -1, NULL);

  copies = isms_copy_list_unsaved ();
  g_assert_cmpuint (copies->len, ==, 0);
  document = open_document (file);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 0);
  g_assert_cmpint (isms_document_check_on_disk (document), ==, ISMS_ON_DISK_SAME);
}

static void
test_older_copy_draws_replica (Fixture *fixture,
                               gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) older = fixture_file (fixture, "Older.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  gint64 replica = replica_of (document);

  save_document (document);
  copy_file (file, older);
  add_risk (document, "Office floods");
  save_document (document);
  g_clear_object (&document);

  document = open_document (file);
  g_assert_cmpint (replica_of (document), ==, replica);
  g_clear_object (&document);
  document = open_document (older);
  g_assert_cmpint (replica_of (document), !=, replica);
  add_risk (document, "Key is lost");
  save_document (document);
  assert_sound (document);
}

/* Two copies of one file worked on at the same time must not both go on in one chain. */
static void
test_two_copies_two_replicas (Fixture *fixture,
                              gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) twin = NULL;

  save_document (document);
  copy_file (file, other);
  twin = open_document (other);
  g_assert_cmpint (replica_of (twin), !=, replica_of (document));
}

/* Another installation wrote in our name: a home folder was restored, or copied. */
static void
test_fork (Fixture *fixture,
           gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) common = fixture_file (fixture, "Common.isms");
  g_autoptr (GFile) saved = fixture_file (fixture, "Saved.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *uuid = g_strdup (isms_document_get_uuid (document));
  g_autofree char *registry = g_build_filename (g_get_user_data_dir (), "parapet", "replicas", uuid, NULL);
  g_autofree char *known = NULL;
  g_autofree char *later = NULL;
  g_autoptr (GError) error = NULL;

  save_document (document);
  copy_file (file, common);
  g_file_get_contents (registry, &known, NULL, &error);
  g_assert_no_error (error);
  add_risk (document, "Office floods");
  save_document (document);
  g_file_get_contents (registry, &later, NULL, &error);
  g_clear_object (&document);
  isms_document_forget (uuid);

  g_file_set_contents (registry, known, -1, &error);
  document = open_document (common);
  add_risk (document, "Key is lost");
  save_document (document);
  g_clear_object (&document);
  isms_document_forget (uuid);

  g_file_set_contents (registry, later, -1, &error);
  assert_refused (common, ISMS_DOCUMENT_ERROR_FORKED);
  document = isms_document_open (common, ISMS_DOCUMENT_REVIEW, NULL, &error);
  g_assert_no_error (error);
  isms_document_save_as (document, saved, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&document);
  document = open_document (saved);
  assert_sound (document);
}

static void
test_copies_are_kept_within_a_bound (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) unsaved = NULL;

  for (guint i = 0; i < ISMS_COPIES_KEPT + 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("Acme-%u.isms", i);
      g_autoptr (GFile) file = fixture_file (fixture, name);
      g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");

      if (i > 0)
        save_document (document);
    }
  names = isms_work_list ();
  g_assert_cmpuint (names->len, ==, ISMS_COPIES_KEPT + 1);
  unsaved = isms_copy_list_unsaved ();
  g_assert_cmpuint (unsaved->len, ==, 1);
}

static void
test_left_overs_are_swept (Fixture *fixture,
                           gconstpointer data)
{
  g_autofree char *left = g_build_filename (g_get_user_data_dir (), "parapet", "work", "new-123456", NULL);
  g_autofree char *fresh = g_build_filename (g_get_user_data_dir (), "parapet", "work", "new-abcdef", NULL);
  struct utimbuf long_ago = { 1790000000, 1790000000 };
  g_autoptr (GPtrArray) names = NULL;

  g_assert_cmpint (g_mkdir_with_parents (left, 0700), ==, 0);
  g_assert_cmpint (g_mkdir_with_parents (fresh, 0700), ==, 0);
  g_assert_cmpint (g_utime (left, &long_ago), ==, 0);
  names = isms_work_list ();
  g_assert_cmpuint (names->len, ==, 0);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  /* Somebody is about to take that one. */
  g_assert_true (g_file_test (fresh, G_FILE_TEST_EXISTS));
}

static gpointer
look_into (gpointer data)
{
  g_usleep (200 * 1000);
  isms_work_release (data);
  return NULL;
}

static IsmsWork *
take_only_copy (void)
{
  g_autoptr (GPtrArray) names = isms_work_list ();
  g_autoptr (GError) error = NULL;
  IsmsWork *work;

  g_assert_cmpuint (names->len, ==, 1);
  work = isms_work_take (g_ptr_array_index (names, 0), &error);
  g_assert_no_error (error);
  return work;
}

/* Another run looks through all working copies just now: that is no window in which the document is open, and soon over. */
static void
test_looked_into (Fixture *fixture,
                  gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  GThread *other;

  isms_document_close (document);
  g_clear_object (&document);
  other = g_thread_new ("other", look_into, take_only_copy ());
  document = open_document (file);
  g_assert_cmpuint (isms_document_get_recovered (document), ==, 1);
  g_thread_join (other);
}

/* What is no concern of ours is neither waited for nor taken from those who need it. */
static void
test_other_document_is_held (Fixture *fixture,
                             gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (GFile) other = fixture_file (fixture, "Other.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsWork) held = NULL;
  gint64 before;

  save_document (document);
  g_clear_object (&document);
  held = take_only_copy ();
  document = create_document (other, "Office floods");
  save_document (document);
  g_clear_object (&document);
  before = g_get_monotonic_time ();
  document = open_document (other);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
}

static void
test_reader_blocks_nobody (Fixture *fixture,
                           gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autoptr (IsmsDocument) reader = NULL;
  g_autoptr (GError) error = NULL;
  gint64 before;

  save_document (document);
  g_clear_object (&document);
  reader = isms_document_open (file, ISMS_DOCUMENT_READING, NULL, &error);
  g_assert_no_error (error);
  before = g_get_monotonic_time ();
  document = open_document (file);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
  add_risk (document, "Office floods");
  save_document (document);
  g_assert_cmpuint (count_risks (reader), ==, 1);
}

static GPtrArray *
make_versions (guint n,
               gint64 seconds_between)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      IsmsVersion *version = g_new0 (IsmsVersion, 1);

      version->at = 1795000000 - i * seconds_between;
      version->size = 1000;
      g_ptr_array_add (versions, version);
    }
  return versions;
}

static guint
count_kept (GPtrArray *versions,
            goffset max_size)
{
  guint kept = 0;

  isms_versions_mark (versions, max_size);
  for (guint i = 0; i < versions->len; i++)
    kept += ((IsmsVersion *) g_ptr_array_index (versions, i))->keep;
  return kept;
}

static void
test_versions_thin_out (Fixture *fixture,
                        gconstpointer data)
{
  g_autoptr (GPtrArray) few = make_versions (15, 60);
  g_autoptr (GPtrArray) burst = make_versions (1000, 1);
  g_autoptr (GPtrArray) hourly = make_versions (24 * 365, 3600);

  g_assert_cmpuint (count_kept (few, 1000000), ==, 15);
  g_assert_cmpuint (count_kept (burst, 1000000), ==, 20);
  /* 20 last, 30 days of which one or two are among them, 26 weeks of which five or so are among the days. */
  g_assert_cmpuint (count_kept (hourly, 1000000), >=, 20 + 28 + 20);
  g_assert_cmpuint (count_kept (hourly, 1000000), <=, 20 + 30 + 26);
  g_assert_true (((IsmsVersion *) g_ptr_array_index (hourly, 0))->keep);
  g_assert_cmpuint (count_kept (hourly, 10000), ==, 10);
  g_assert_cmpuint (count_kept (hourly, 1), ==, 1);
}

static void
test_versions_are_what_was_replaced (Fixture *fixture,
                                     gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "Acme.isms");
  g_autoptr (IsmsDocument) document = create_document (file, NULL);
  g_autofree char *replaced = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  gsize size, kept_size;

  replaced = read_bytes (file, &size);
  add_risk (document, "Laptop is stolen");
  save_document (document);
  versions = isms_versions_list (isms_document_get_uuid (document));
  g_assert_cmpuint (versions->len, ==, 1);
  g_file_get_contents (((IsmsVersion *) g_ptr_array_index (versions, 0))->path, &kept, &kept_size, NULL);
  g_assert_cmpmem (replaced, size, kept, kept_size);
}

static void
test_private (Fixture *fixture,
              gconstpointer data)
{
  g_autoptr (IsmsDocument) document = create_document (NULL, "Laptop is stolen");
  g_autofree char *name = g_strconcat (isms_document_get_uuid (document), "-1", NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "parapet", "work", name, NULL);
  GStatBuf about;

  g_assert_cmpint (g_stat (folder, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0700);
}

/* What only the working copy knows, the way to the file among it, never leaves this computer. */
static void
test_nothing_local_leaks (Fixture *fixture,
                          gconstpointer data)
{
  g_autoptr (GFile) file = fixture_file (fixture, "A very telling name.isms");
  g_autoptr (IsmsDocument) document = create_document (file, "Laptop is stolen");
  g_autofree char *bytes = NULL;
  gsize size;

  save_document (document);
  add_risk (document, "Office floods");
  save_document (document);
  bytes = read_bytes (file, &size);
  g_assert_null (memmem (bytes, size, "telling", 7));
  g_assert_null (memmem (bytes, size, "saved-step", 10));
  g_assert_nonnull (memmem (bytes, size, "Office floods", 13));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_case ("/disk/permissions-stay", test_permissions_stay);
  add_case ("/disk/hard-link", test_hard_link);
  add_case ("/disk/halfway", test_halfway);
  add_case ("/disk/folder-not-writable", test_folder_not_writable);
  add_case ("/disk/file-not-writable", test_file_not_writable);
  add_case ("/disk/missing-folder", test_missing_folder);
  add_case ("/disk/torn-by-us", test_torn_by_us);
  add_case ("/disk/ended-after-rename", test_ended_after_rename);
  add_case ("/disk/older-copy-draws-replica", test_older_copy_draws_replica);
  add_case ("/disk/two-copies-two-replicas", test_two_copies_two_replicas);
  add_case ("/disk/fork", test_fork);
  add_case ("/disk/copies-are-kept-within-a-bound", test_copies_are_kept_within_a_bound);
  add_case ("/disk/left-overs-are-swept", test_left_overs_are_swept);
  add_case ("/disk/looked-into", test_looked_into);
  add_case ("/disk/other-document-is-held", test_other_document_is_held);
  add_case ("/disk/reader-blocks-nobody", test_reader_blocks_nobody);
  add_case ("/disk/versions-thin-out", test_versions_thin_out);
  add_case ("/disk/versions-are-what-was-replaced", test_versions_are_what_was_replaced);
  add_case ("/disk/private", test_private);
  add_case ("/disk/nothing-local-leaks", test_nothing_local_leaks);

  return g_test_run ();
}
