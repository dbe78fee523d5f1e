/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"

#define BUFFER_SIZE (256 * 1024)

/**
 * isms_bytes_pump:
 * @from: where to read, to its end
 * @to: (nullable): where to write, or %NULL only to count and hash
 * @sum: (nullable): a hash to feed
 * @moved: (inout): counts the bytes
 */
gboolean
isms_bytes_pump (GInputStream *from,
                 GOutputStream *to,
                 IsmsSha256 *sum,
                 goffset *moved,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree guchar *buffer = g_malloc (BUFFER_SIZE);

  while (TRUE)
    {
      gssize length = g_input_stream_read (from, buffer, BUFFER_SIZE, cancellable, error);

      if (length <= 0)
        return length == 0;
      if (sum != NULL)
        isms_sha256_add (sum, buffer, length);
      *moved += length;
      if (to != NULL && !g_output_stream_write_all (to, buffer, length, NULL, cancellable, error))
        return FALSE;
    }
}

/**
 * isms_bytes_hash_copy:
 * @file: a file to read from start to end
 * @path: (nullable): where to put a copy, which is on the disk when this returns; %NULL for none
 * @error: return location: %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): the SHA-256 of what was read, in hexadecimal
 */
char *
isms_bytes_hash_copy (GFile *file,
                      const char *path,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFileInputStream) from = g_file_read (file, cancellable, error);
  g_autoptr (GFile) copy = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GFileOutputStream) to = NULL;
  IsmsSha256 sum;
  goffset moved = 0;

  if (from == NULL)
    return NULL;
  if (copy != NULL)
    {
      to = g_file_create (copy, G_FILE_CREATE_PRIVATE, cancellable, error);
      if (to == NULL)
        return NULL;
    }
  isms_sha256_start (&sum);
  if (!isms_bytes_pump (G_INPUT_STREAM (from), (GOutputStream *) to, &sum, &moved, cancellable, error) ||
      (to != NULL && !g_output_stream_close (G_OUTPUT_STREAM (to), cancellable, error)) ||
      (path != NULL && !isms_bytes_sync (path, error)))
    {
      if (path != NULL)
        g_unlink (path);
      return NULL;
    }
  return isms_sha256_finish_hex (&sum);
}

char *
isms_bytes_hash (GFile *file,
                 GCancellable *cancellable,
                 GError **error)
{
  return isms_bytes_hash_copy (file, NULL, cancellable, error);
}

/**
 * isms_bytes_equal:
 * @path: another file
 *
 * Compares byte by byte, which takes a tenth of the time of two hashes.
 *
 * Returns: whether both files can be read and hold the same
 */
gboolean
isms_bytes_equal (GFile *file,
                  const char *path,
                  GCancellable *cancellable)
{
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) one = g_file_read (file, cancellable, NULL);
  g_autoptr (GFileInputStream) two = g_file_read (other, cancellable, NULL);
  g_autofree char *a = g_malloc (BUFFER_SIZE);
  g_autofree char *b = g_malloc (BUFFER_SIZE);
  gsize n_a = BUFFER_SIZE, n_b;

  if (one == NULL || two == NULL)
    return FALSE;
  while (n_a == BUFFER_SIZE)
    if (!g_input_stream_read_all (G_INPUT_STREAM (one), a, BUFFER_SIZE, &n_a, cancellable, NULL) ||
        !g_input_stream_read_all (G_INPUT_STREAM (two), b, BUFFER_SIZE, &n_b, cancellable, NULL) ||
        n_a != n_b || memcmp (a, b, n_a) != 0)
      return FALSE;
  return TRUE;
}

typedef struct
{
  GFileInputStream *stream;
  char *bytes;
  gsize length;
} Part;

static gboolean
part_open (Part *self,
           GFile *file)
{
  self->stream = g_file_read (file, NULL, NULL);
  self->bytes = g_malloc (BUFFER_SIZE);
  return self->stream != NULL;
}

static gboolean
part_read (Part *self)
{
  return g_input_stream_read_all (G_INPUT_STREAM (self->stream), self->bytes, BUFFER_SIZE, &self->length, NULL, NULL);
}

static void
part_clear (Part *self)
{
  g_clear_object (&self->stream);
  g_free (self->bytes);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Part, part_clear)

static gboolean
crosses (const Part *found,
         const Part *before,
         const Part *after,
         gboolean *crossed)
{
  for (gsize i = 0; i < found->length; i++)
    {
      *crossed = *crossed || i >= after->length || found->bytes[i] != after->bytes[i];
      if (*crossed && (i >= before->length || found->bytes[i] != before->bytes[i]))
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_bytes_halfway:
 * @before: the path of what the file held
 * @after: the path of what was being written over it, from its start
 *
 * Returns: whether the file holds just what such writing leaves when it ends early: the one up to some byte and from there the other
 */
gboolean
isms_bytes_halfway (GFile *file,
                    const char *before,
                    const char *after)
{
  g_autoptr (GFile) old = g_file_new_for_path (before);
  g_autoptr (GFile) fresh = g_file_new_for_path (after);
  g_auto (Part) found = { NULL }, one = { NULL }, other = { NULL };
  gboolean crossed = FALSE;

  if (!part_open (&found, file) || !part_open (&one, old) || !part_open (&other, fresh))
    return FALSE;
  do
    if (!part_read (&found) || !part_read (&one) || !part_read (&other) || !crosses (&found, &one, &other, &crossed))
      return FALSE;
  while (found.length == BUFFER_SIZE);
  return found.length >= one.length || (!crossed && found.length == other.length);
}

static gboolean
fail_errno (int code,
            const char *path,
            GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
  return FALSE;
}

/**
 * isms_bytes_sync:
 * @path: a file or a folder
 * @error: return location: %G_IO_ERROR
 *
 * Returns when what it holds has reached the disk. File systems that cannot say so for a folder are taken at their word.
 */
gboolean
isms_bytes_sync (const char *path,
                 GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  int code;

  if (fd < 0)
    return (errno == EACCES && g_file_test (path, G_FILE_TEST_IS_DIR)) || fail_errno (errno, path, error);
  code = fsync (fd) == 0 ? 0 : errno;
  g_close (fd, NULL);
  if (code == 0 || ((code == EINVAL || code == ENOTSUP) && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return TRUE;
  return fail_errno (code, path, error);
}

/**
 * isms_bytes_sync_folder_of:
 *
 * Makes sure that the file's name is on the disk. A file on a remote mount has no folder to sync.
 */
gboolean
isms_bytes_sync_folder_of (GFile *file,
                           GError **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  const char *path = folder != NULL && g_file_is_native (folder) ? g_file_peek_path (folder) : NULL;

  return path == NULL || isms_bytes_sync (path, error);
}

/**
 * isms_bytes_make_folder:
 * @path: a folder of ours
 * @error: return location: %G_IO_ERROR
 *
 * Makes the folder, and those above it, if they are not there. What is made is on the disk when this returns.
 */
gboolean
isms_bytes_make_folder (const char *path,
                        GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (!g_str_equal (parent, path) && !isms_bytes_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (path, 0700) != 0 && errno != EEXIST)
    return fail_errno (errno, path, error);
  return isms_bytes_sync (parent, error);
}

/**
 * isms_bytes_remove_tree:
 * @path: a folder of ours; what is in it goes with it, links are not followed
 */
void
isms_bytes_remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_unlink (child) != 0 && (errno == EISDIR || errno == EPERM))
        isms_bytes_remove_tree (child);
    }
  g_rmdir (path);
}
