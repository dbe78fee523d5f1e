/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* fallocate, renameat2 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-replace.h"

#define BUFFER_SIZE (256 * 1024)
#define ATTRIBUTES G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_UNIX_NLINK "," G_FILE_ATTRIBUTE_UNIX_UID "," G_FILE_ATTRIBUTE_UNIX_GID "," G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE

/* A file beside the document as large as what is to come: whether the folder can be written and has room is tried, not guessed. */
static int
try_room (const char *folder,
          goffset size)
{
  g_autofree char *path = g_build_filename (folder, ".isms-room-XXXXXX", NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  int code;

  if (fd < 0)
    return errno;
  /* It needs no name, and must not be left behind should the program end here. */
  g_unlink (path);
  code = fallocate (fd, 0, 0, size) == 0 ? 0 : errno;
  g_close (fd, NULL);
  return code;
}

static gboolean
is_full (int code)
{
  return code == ENOSPC || code == EDQUOT || code == EFBIG;
}

static gboolean
fail_room (GFile *file,
           GError **error)
{
  g_autoptr (GError) cause = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NO_SPACE, "");

  return isms_document_fail_io (error, file, cause);
}

static gboolean
fail_read_only (GFile *file,
                GError **error)
{
  g_autofree char *name = isms_document_display_name (file);

  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_READ_ONLY, _("“%s” may not be written. Use Save As to keep your changes elsewhere."), name);
}

static gboolean
folder_is_missing (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);

  return folder != NULL && g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY;
}

static gboolean
plan_new (GFile *file,
          int room,
          GError **error)
{
  g_autofree char *name = isms_document_display_name (file);

  if (folder_is_missing (file))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_FOUND, _("The folder for “%s” cannot be found."), name);
  if (is_full (room))
    return fail_room (file, error);
  if (room == EACCES || room == EPERM || room == EROFS)
    return fail_read_only (file, error);
  return TRUE;
}

static gboolean
is_member (gid_t group)
{
  int n_groups = getgroups (0, NULL);
  g_autofree gid_t *groups = g_new (gid_t, MAX (n_groups, 1));

  if (group == getegid ())
    return TRUE;
  n_groups = getgroups (n_groups, groups);
  for (int i = 0; i < n_groups; i++)
    if (groups[i] == group)
      return TRUE;
  return FALSE;
}

/* A file of another owner or group cannot be replaced by one of the same, and GIO would then truncate it. */
static gboolean
wants_place (GFileInfo *info)
{
  if (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_NLINK) > 1)
    return TRUE;
  return geteuid () != 0 && (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_UID) != geteuid () ||
                             !is_member (g_file_info_get_attribute_uint32 (info, G_FILE_ATTRIBUTE_UNIX_GID)));
}

/**
 * isms_replace_plan:
 * @file: where a document shall go, with no link on the way
 * @size: how many bytes are to come
 * @way: (out): how
 * @etag: (out) (nullable): what tells the file as it is from any other
 * @error: return location: %ISMS_DOCUMENT_ERROR, with the file as it was
 *
 * Finds out how the file can be replaced, and refuses early where it cannot.
 */
gboolean
isms_replace_plan (GFile *file,
                   goffset size,
                   IsmsReplaceWay *way,
                   char **etag,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info (file, ATTRIBUTES, G_FILE_QUERY_INFO_NONE, cancellable, &cause);
  g_autofree char *folder = g_file_is_native (file) ? g_path_get_dirname (g_file_peek_path (file)) : NULL;
  int room = folder != NULL ? try_room (folder, size) : 0;

  *etag = NULL;
  *way = ISMS_REPLACE_CREATE;
  if (info == NULL)
    return g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ? plan_new (file, room, error) : isms_document_fail_io (error, file, cause);
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_autofree char *name = isms_document_display_name (file);

      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NOT_A_FILE, _("“%s” is not a file but a folder or a device."), name);
    }
  if (g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) && !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    return fail_read_only (file, error);

  *way = ISMS_REPLACE_RENAME;
  if (folder != NULL && (room == EACCES || room == EPERM || room == EROFS || wants_place (info)))
    *way = ISMS_REPLACE_IN_PLACE;
  if (is_full (room) && *way == ISMS_REPLACE_RENAME)
    return fail_room (file, error);
  *etag = g_strdup (g_file_info_get_etag (info));
  return TRUE;
}

static gboolean
fail_errno (GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s", g_strerror (errno));
  return FALSE;
}

static gboolean
sync_stream (GFileOutputStream *stream,
             GError **error)
{
  int fd;

  if (!G_IS_FILE_DESCRIPTOR_BASED (stream))
    return TRUE;
  fd = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));
  return fsync (fd) == 0 || fail_errno (error);
}

/* Closing the stream is what renames the new file over the old one, even one of which a part could not be written; unless it
 * is closed as cancelled: then the old one stays. */
static void
abandon (GFileOutputStream *stream)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
}

static gboolean
stream_over (GFile *file,
             GInputStream *from,
             const char *etag,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileOutputStream) to = g_file_replace (file, etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  goffset moved = 0;

  if (to == NULL)
    return FALSE;
  if (isms_bytes_pump (from, G_OUTPUT_STREAM (to), NULL, &moved, cancellable, error) && sync_stream (to, error))
    return g_output_stream_close (G_OUTPUT_STREAM (to), NULL, error);
  abandon (to);
  return FALSE;
}

/* Gives the file a name that no file has. Not every file system can do so in one way; the document portal knows none. */
static gboolean
name_new (const char *from,
          const char *path)
{
  if (renameat2 (AT_FDCWD, from, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (link (from, path) != 0)
    return FALSE;
  g_unlink (from);
  return TRUE;
}

static gboolean
fill (int fd,
      GInputStream *from,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (GOutputStream) to = g_unix_output_stream_new (fd, FALSE);
  goffset moved = 0;

  return isms_bytes_pump (from, to, NULL, &moved, cancellable, error) && (fsync (fd) == 0 || fail_errno (error));
}

/* The name appears when what it names is whole and on the disk, and not before: a program or a machine that ends on the way leaves no
 * document that cannot be opened. */
static gboolean
create_whole (GFile *file,
              GInputStream *from,
              gboolean *possible,
              GCancellable *cancellable,
              GError **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *fresh = g_build_filename (folder, ".isms-new-XXXXXX", NULL);
  g_autofd int fd = g_mkstemp_full (fresh, O_RDWR | O_CLOEXEC, 0666);
  gboolean well;

  *possible = fd >= 0;
  if (fd < 0)
    return FALSE;
  well = fill (fd, from, cancellable, error);
  if (well && !name_new (fresh, path))
    {
      *possible = errno == EEXIST;
      well = FALSE;
      if (*possible)
        fail_errno (error);
    }
  if (!well)
    g_unlink (fresh);
  return well;
}

static gboolean
stream_new (GFile *file,
            GInputStream *from,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (GFileOutputStream) to = g_file_create (file, G_FILE_CREATE_NONE, cancellable, error);
  goffset moved = 0;

  if (to == NULL)
    return FALSE;
  if (isms_bytes_pump (from, G_OUTPUT_STREAM (to), NULL, &moved, cancellable, error) && sync_stream (to, error) &&
      g_output_stream_close (G_OUTPUT_STREAM (to), NULL, error))
    return TRUE;
  abandon (to);
  g_file_delete (file, NULL, NULL);
  return FALSE;
}

static gboolean
create (GFile *file,
        GInputStream *from,
        GCancellable *cancellable,
        GError **error)
{
  gboolean possible = FALSE;

  if (g_file_is_native (file) && create_whole (file, from, &possible, cancellable, error))
    return TRUE;
  return !possible && g_seekable_seek (G_SEEKABLE (from), 0, G_SEEK_SET, cancellable, error) && stream_new (file, from, cancellable, error);
}

/* Never shorter than it was before all is written: so the old bytes always find their place again. */
static gboolean
write_over (GFile *file,
            GInputStream *from,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  g_autofd int fd = g_open (g_file_peek_path (file), O_WRONLY | O_CLOEXEC, 0);
  goffset moved = 0;
  gssize length = 0;

  if (fd >= 0)
    while ((length = g_input_stream_read (from, buffer, BUFFER_SIZE, cancellable, error)) > 0)
      {
        gssize done = pwrite (fd, buffer, length, moved);

        if (done != length)
          {
            if (done >= 0)
              errno = ENOSPC;
            break;
          }
        moved += done;
      }
  if (length < 0)
    return FALSE;
  if (fd >= 0 && length == 0 && ftruncate (fd, moved) == 0 && fsync (fd) == 0)
    return TRUE;
  return fail_errno (error);
}

/**
 * isms_replace:
 * @file: the file that isms_replace_plan() was asked about
 * @from: the path of what it shall hold
 * @way: how, as planned
 * @etag: (nullable): as planned
 * @error: return location: %ISMS_DOCUMENT_ERROR. The file is as it was, except after a failure in place
 *
 * When this returns %TRUE the bytes and the name are on the disk.
 */
gboolean
isms_replace (GFile *file,
              const char *from,
              IsmsReplaceWay way,
              const char *etag,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) bytes = g_file_read (source, cancellable, &cause);
  gboolean well = bytes != NULL;

  if (well && way == ISMS_REPLACE_IN_PLACE)
    well = write_over (file, G_INPUT_STREAM (bytes), NULL, &cause);
  else if (well && way == ISMS_REPLACE_CREATE)
    well = create (file, G_INPUT_STREAM (bytes), cancellable, &cause);
  else if (well)
    well = stream_over (file, G_INPUT_STREAM (bytes), etag, cancellable, &cause);
  return (well && isms_bytes_sync_folder_of (file, &cause)) || isms_document_fail_io (error, file, cause);
}
