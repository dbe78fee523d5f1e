/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "document-fixture.h"
#include "document/isms-bytes.h"
#include "store/isms-history.h"

void
fixture_set_up (Fixture *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("isms-document-XXXXXX", &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture *self,
                   gconstpointer data)
{
  g_chmod (self->folder, 0700);
  isms_bytes_remove_tree (self->folder);
  g_free (self->folder);
}

GFile *
fixture_file (Fixture *self,
              const char *name)
{
  return g_file_new_build_filename (self->folder, name, NULL);
}

void
add_risk (IsmsDocument *document,
          const char *title)
{
  IsmsStore *store = isms_document_get_store (document);
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (GError) error = NULL;

  isms_store_begin (store, "Add a risk", NULL, &error);
  g_assert_no_error (error);
  risk = isms_store_create (store, isms_kind_find ("risk"), NULL);
  isms_store_set_from_text (store, risk, "title", title, &error);
  g_assert_no_error (error);
  isms_store_commit (store, &error);
  g_assert_no_error (error);
}

guint
count_risks (IsmsDocument *document)
{
  return isms_store_count (isms_document_get_store (document), isms_kind_find ("risk"));
}

IsmsDocument *
create_document (GFile *file,
                 const char *risk)
{
  g_autoptr (GError) error = NULL;
  IsmsDocument *document = isms_document_create (file, &error);

  g_assert_no_error (error);
  if (risk != NULL)
    add_risk (document, risk);
  return document;
}

IsmsDocument *
open_document (GFile *file)
{
  g_autoptr (GError) error = NULL;
  IsmsDocument *document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

void
save_document (IsmsDocument *document)
{
  g_autoptr (GError) error = NULL;

  isms_document_save (document, ISMS_SAVE_NORMAL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (isms_document_get_modified (document));
  g_assert_cmpint (isms_document_check_on_disk (document), ==, ISMS_ON_DISK_SAME);
}

void
assert_refused (GFile *file,
                IsmsDocumentError code)
{
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();
  g_autoptr (IsmsDocument) document = isms_document_open (file, ISMS_DOCUMENT_NORMAL, NULL, &error);

  g_assert_null (document);
  g_test_message ("%s: %s", g_file_peek_path (file), error->message);
  g_assert_error (error, ISMS_DOCUMENT_ERROR, (int) code);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 2 * G_USEC_PER_SEC);
}

void
assert_sound (IsmsDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = isms_history_verify (isms_document_get_store (document), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (findings, i));
  g_assert_cmpuint (findings->len, ==, 0);
}

char *
read_bytes (GFile *file,
            gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *bytes = NULL;

  g_file_get_contents (g_file_peek_path (file), &bytes, length, &error);
  g_assert_no_error (error);
  return bytes;
}

void
write_bytes (GFile *file,
             const char *bytes,
             gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (file), bytes, length, &error);
  g_assert_no_error (error);
}
