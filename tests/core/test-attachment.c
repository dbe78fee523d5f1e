/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "document/isms-document.h"
#include "models/isms-attachment.h"
#include "store/isms-chunks.h"
#include "store/isms-history.h"

#define SIZE (2 * ISMS_CHUNK_SIZE + 77)

typedef struct
{
  char *folder;
  GFile *source;
  GFile *file;
  IsmsDocument *document;
  IsmsStore *store;
  IsmsRecord *risk;
} World;

static void
set_up (World *self,
        gconstpointer data)
{
  g_autofree char *content = g_malloc (SIZE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < SIZE; i++)
    content[i] = (char) g_random_int ();
  self->folder = g_dir_make_tmp ("isms-XXXXXX", NULL);
  self->source = g_file_new_build_filename (self->folder, "restore test.bin", NULL);
  self->file = g_file_new_build_filename (self->folder, "a.isms", NULL);
  g_file_set_contents (g_file_peek_path (self->source), content, SIZE, &error);
  g_assert_no_error (error);
  self->document = isms_document_create (self->file, &error);
  g_assert_no_error (error);
  self->store = isms_document_get_store (self->document);
  isms_store_begin (self->store, "Risk", NULL, NULL);
  self->risk = isms_store_create (self->store, isms_kind_find ("risk"), NULL);
  isms_store_set_from_text (self->store, self->risk, "title", "Fire", &error);
  isms_store_commit (self->store, &error);
  g_assert_no_error (error);
}

static void
tear_down (World *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&self->risk);
  isms_document_discard (self->document);
  g_assert_finalize_object (self->document);
  dir = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (self->folder);
  g_object_unref (self->source);
  g_object_unref (self->file);
  g_free (self->folder);
}

static gint64
count_parts (IsmsStore *store)
{
  return isms_sql_integer (isms_store_get_sql (store), "SELECT count(*) FROM chunk", -1);
}

static void
result_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static IsmsRecord *
add (World *self,
     GCancellable *cancellable,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  isms_attachment_add_async (self->store, self->source, self->risk, cancellable, result_cb, &result);
  wait_for (&result);
  return isms_attachment_add_finish (result, error);
}

static void
assert_equal_files (GFile *a,
                    GFile *b)
{
  g_autoptr (GBytes) first = g_file_load_bytes (a, NULL, NULL, NULL);
  g_autoptr (GBytes) second = g_file_load_bytes (b, NULL, NULL, NULL);

  g_assert_true (first != NULL && second != NULL && g_bytes_equal (first, second));
}

static void
test_async (World *self,
            gconstpointer data)
{
  g_autoptr (GFile) out = g_file_new_build_filename (self->folder, "out.bin", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = add (self, NULL, &error);
  g_autoptr (GPtrArray) list = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_title (attachment), ==, "restore test.bin");
  list = isms_attachment_list (self->store, self->risk);
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (g_ptr_array_index (list, 0) == attachment);
  isms_attachment_extract_async (self->store, attachment, out, NULL, result_cb, &result);
  wait_for (&result);
  isms_attachment_extract_finish (result, &error);
  g_assert_no_error (error);
  assert_equal_files (self->source, out);
}

static void
test_cancelled (World *self,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 head = isms_history_get_head (self->store);

  g_cancellable_cancel (cancellable);
  g_assert_null (add (self, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (isms_history_get_head (self->store), ==, head);
}

/* Nothing is half there where there is no room, and once there is, it goes on. */
static void
test_full (World *self,
           gconstpointer data)
{
  IsmsSql *sql = isms_store_get_sql (self->store);
  gint64 pages = isms_sql_integer (sql, "PRAGMA page_count", 0);
  g_autofree char *tight = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT, pages + ISMS_CHUNK_SIZE / 4096 + 30);
  gint64 head = isms_history_get_head (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = NULL;

  g_assert_true (isms_sql_run (sql, NULL, tight));
  g_assert_null (add (self, NULL, &error));
  g_assert_error (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (isms_history_get_head (self->store), ==, head);
  g_assert_cmpint (count_parts (self->store), ==, 1);
  g_assert_true (isms_sql_run (sql, NULL, "PRAGMA max_page_count = 1000000"));
  attachment = add (self, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_parts (self->store), ==, 3);
}

/* Parts whose record never came do not go out, and do not make the file one that is not let in. */
static void
test_left_over (World *self,
                gconstpointer data)
{
  g_autoptr (GBytes) part = g_bytes_new_static ("half of something", 17);
  const guint8 name[ISMS_SHA256_SIZE] = { 1, 2, 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = add (self, NULL, &error);
  g_autoptr (IsmsDocument) other = NULL;

  isms_chunks_write (isms_store_get_sql (self->store), name, 0, part, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_parts (self->store), ==, 4);
  isms_history_undo (self->store, &error);
  g_assert_no_error (error);
  isms_document_save (self->document, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  other = isms_document_open (self->file, ISMS_DOCUMENT_PASSING, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_parts (isms_document_get_store (other)), ==, 3);
  isms_document_close (other);
}

static void
test_verify (World *self,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = add (self, NULL, &error);
  g_autoptr (GPtrArray) well = isms_history_verify (self->store, NULL, &error);
  g_autoptr (GPtrArray) ill = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (well->len, ==, 0);
  g_assert_true (isms_sql_run (isms_store_get_sql (self->store), NULL, "UPDATE chunk SET data = zeroblob (77) WHERE ord = 2"));
  ill = isms_history_verify (self->store, NULL, &error);
  g_assert_cmpuint (ill->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (ill, 0), isms_record_get_code (attachment)));
  g_assert_null (isms_attachment_read (self->store, attachment, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

/* A file may be there before anybody knows what it belongs to. */
static void
test_alone (World *self,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) attachment = isms_attachment_add (self->store, self->source, NULL, NULL, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_no_error (error);
  g_assert_null (isms_record_get_text (attachment, "links"));
  bytes = isms_attachment_read (self->store, attachment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, SIZE);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *home = g_dir_make_tmp ("isms-home-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", home, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/attachment/alone", World, NULL, set_up, test_alone, tear_down);
  g_test_add ("/attachment/async", World, NULL, set_up, test_async, tear_down);
  g_test_add ("/attachment/cancelled", World, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/attachment/full", World, NULL, set_up, test_full, tear_down);
  g_test_add ("/attachment/left-over", World, NULL, set_up, test_left_over, tear_down);
  g_test_add ("/attachment/verify", World, NULL, set_up, test_verify, tear_down);
  return g_test_run ();
}
