/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* fallocate, renameat2 */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gfiledescriptorbased.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
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
fail_changed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG, "The file is another by now");
  return FALSE;
}

/**
 * isms_replace_read_etag:
 *
 * Returns: (transfer full) (nullable): what tells the file as it is now from any other
 */
char *
isms_replace_read_etag (GFile *file)
{
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  return info != NULL ? g_strdup (g_file_info_get_etag (info)) : NULL;
}

/* An etag is a time, and somebody may write twice within one; so what the file holds counts, too. */
static gboolean
is_as_planned (GFile *file,
               const IsmsReplaced *old)
{
  g_autofree char *etag = isms_replace_read_etag (file);

  return g_strcmp0 (etag, old->etag) == 0 && isms_bytes_equal (file, old->bytes, NULL);
}

/* For what lies on no disk of ours, where GIO alone knows how a file is replaced. */
static gboolean
stream_over (GFile *file,
             GInputStream *from,
             const IsmsReplaced *old,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (GFileOutputStream) to = g_file_replace (file, old->etag, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  goffset moved = 0;

  if (to == NULL)
    return FALSE;
  if (isms_bytes_pump (from, G_OUTPUT_STREAM (to), NULL, &moved, cancellable, error) && sync_stream (to, error) &&
      (is_as_planned (file, old) || fail_changed (error)))
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

/* A file beside the one that is to come, whole and on the disk: a program or a machine that ends on the way leaves no document
 * that cannot be opened. */
static char *
write_beside (GFile *file,
              GInputStream *from,
              int mode,
              int *fd,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *folder = g_path_get_dirname (g_file_peek_path (file));
  g_autofree char *fresh = g_build_filename (folder, ".isms-new-XXXXXX", NULL);

  *fd = g_mkstemp_full (fresh, O_RDWR | O_CLOEXEC, mode);
  if (*fd < 0)
    {
      fail_errno (error);
      return NULL;
    }
  if (fill (*fd, from, cancellable, error))
    return g_steal_pointer (&fresh);
  g_unlink (fresh);
  return NULL;
}

/* The name appears when what it names is whole, and not before. */
static gboolean
create_whole (GFile *file,
              GInputStream *from,
              gboolean *possible,
              GCancellable *cancellable,
              GError **error)
{
  g_autofd int fd = -1;
  g_autofree char *fresh = write_beside (file, from, 0666, &fd, cancellable, error);

  *possible = fd >= 0;
  if (fresh == NULL)
    {
      if (!*possible)
        g_clear_error (error);
      return FALSE;
    }
  if (name_new (fresh, g_file_peek_path (file)))
    return TRUE;
  *possible = errno == EEXIST;
  if (*possible)
    fail_errno (error);
  g_unlink (fresh);
  return FALSE;
}

/* Who could read and write the old file can do so with the new one. Some file systems have one answer for all files. */
static gboolean
take_after (int fd,
            const char *path)
{
  struct stat old, fresh;

  if (stat (path, &old) != 0 || fstat (fd, &fresh) != 0)
    return errno == ENOENT;
  if ((old.st_uid != fresh.st_uid || old.st_gid != fresh.st_gid) && fchown (fd, old.st_uid, old.st_gid) != 0)
    return FALSE;
  return ((old.st_mode ^ fresh.st_mode) & 07777) == 0 || fchmod (fd, old.st_mode & 07777) == 0;
}

/* Somebody has put a file of his own there since we looked last: it goes back, and what was there meanwhile is ours. Should it be
 * that of a third, then nothing is left but to keep that one. */
static gboolean
undo_exchange (const char *fresh,
               const char *path,
               const char *from,
               char **stray)
{
  g_autoptr (GFile) file = g_file_new_for_path (fresh);

  if (renameat2 (AT_FDCWD, fresh, AT_FDCWD, path, RENAME_EXCHANGE) != 0 || !isms_bytes_equal (file, from, NULL))
    *stray = g_strdup (fresh);
  return *stray == NULL;
}

/* Between the last look at a file and the rename there is always a moment. Where the two can change places, what was replaced is
 * still there to be looked at; where they cannot, the moment is as short as may be. */
static gboolean
put_over (GFile *file,
          const char *fresh,
          const char *from,
          const IsmsReplaced *old,
          char **stray,
          GError **error)
{
  g_autofree char *etag = isms_replace_read_etag (file);
  g_autoptr (GFile) replaced = g_file_new_for_path (fresh);
  const char *path = g_file_peek_path (file);

  if (g_strcmp0 (etag, old->etag) != 0)
    return (etag == NULL && name_new (fresh, path)) || fail_changed (error);
  if (renameat2 (AT_FDCWD, fresh, AT_FDCWD, path, RENAME_EXCHANGE) == 0)
    {
      if (isms_bytes_equal (replaced, old->bytes, NULL))
        return TRUE;
      undo_exchange (fresh, path, from, stray);
      return fail_changed (error);
    }
  if (!is_as_planned (file, old))
    return fail_changed (error);
  return g_rename (fresh, path) == 0 || fail_errno (error);
}

/* Somebody may have given the name to a file of his own while we wrote. */
static gboolean
is_named (int fd,
          GFile *file)
{
  struct stat ours, there;

  return fstat (fd, &ours) == 0 && stat (g_file_peek_path (file), &there) == 0 && ours.st_ino == there.st_ino && ours.st_dev == there.st_dev;
}

/* Never shorter than it was before all is written: so the old bytes always find their place again. */
static gboolean
write_over (GFile *file,
            GInputStream *from,
            const IsmsReplaced *old,
            GError **error)
{
  g_autofree char *buffer = g_malloc (BUFFER_SIZE);
  g_autofd int fd = g_open (g_file_peek_path (file), O_WRONLY | O_CLOEXEC, 0);
  goffset moved = 0;
  gssize length = 0;

  if (fd >= 0 && old != NULL && !is_as_planned (file, old))
    return fail_changed (error);
  if (fd >= 0)
    while ((length = g_input_stream_read (from, buffer, BUFFER_SIZE, NULL, error)) > 0)
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
    return is_named (fd, file) || fail_changed (error);
  return fail_errno (error);
}

static gboolean
rename_over (GFile *file,
             GInputStream *from,
             const char *source,
             const IsmsReplaced *old,
             char **stray,
             GCancellable *cancellable,
             GError **error)
{
  g_autofd int fd = -1;
  g_autofree char *fresh = write_beside (file, from, 0600, &fd, cancellable, error);
  gboolean well;

  if (fresh == NULL)
    return FALSE;
  if (!take_after (fd, g_file_peek_path (file)))
    {
      g_unlink (fresh);
      return g_seekable_seek (G_SEEKABLE (from), 0, G_SEEK_SET, cancellable, error) && write_over (file, from, old, error);
    }
  well = put_over (file, fresh, source, old, stray, error);
  if (*stray == NULL)
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

/**
 * isms_replace:
 * @file: the file that isms_replace_plan() was asked about
 * @from: the path of what it shall hold
 * @way: how, as planned
 * @old: (nullable): what is to be replaced; %NULL where that does not matter
 * @stray: (out): the path of a file beside it that somebody put there just then and that could not stay; to be kept and removed
 * @error: return location: %ISMS_DOCUMENT_ERROR. The file is as it was, except after a failure in place; with
 *   %ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK it is what somebody else made of it
 *
 * When this returns %TRUE the bytes and the name are on the disk.
 */
gboolean
isms_replace (GFile *file,
              const char *from,
              IsmsReplaceWay way,
              const IsmsReplaced *old,
              char **stray,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (source, cancellable, &cause);
  GInputStream *bytes = (GInputStream *) stream;
  gboolean well = bytes != NULL;

  if (well && way == ISMS_REPLACE_IN_PLACE)
    well = write_over (file, bytes, old, &cause);
  else if (well && way == ISMS_REPLACE_CREATE)
    well = create (file, bytes, cancellable, &cause);
  else if (well && g_file_is_native (file))
    well = rename_over (file, bytes, from, old, stray, cancellable, &cause);
  else if (well)
    well = stream_over (file, bytes, old, cancellable, &cause);
  return (well && isms_bytes_sync_folder_of (file, &cause)) || isms_document_fail_io (error, file, cause);
}
