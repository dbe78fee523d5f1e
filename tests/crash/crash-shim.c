/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between a program and the disk (LD_PRELOAD), for all that lies below one folder:
 *
 * CRASH_FOLDER   the folder, with no link on the way
 * CRASH_ROOM     how many bytes may be written there before the disk is full; without it, any number
 * CRASH_LOG      where to record what was done, for replay.py; without it, nowhere
 * CRASH_NO_SYNC  if set, nothing is recorded of fsync and fdatasync, as if the program had none
 * CRASH_RACE     what somebody else does meanwhile: "OPERATION PATH FROM TO", as many as there are, with commas between them. Before
 *                the first such operation (sync, rename or exchange) on a path that begins so, FROM is moved over TO
 * CRASH_NO_EXCHANGE  if set, the file system cannot exchange two files
 */
#define _GNU_SOURCE

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* Calls of the real function are by system call where one exists: that is never one of ours. */
#define EXPORT __attribute__ ((visibility ("default")))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder;
static size_t folder_length;
static long long room = -1;
static int log_fd = -1;
static int no_sync;
static int no_exchange;
static char *races;

__attribute__ ((constructor)) static void
set_up (void)
{
  const char *text = getenv ("CRASH_ROOM");

  folder = getenv ("CRASH_FOLDER");
  folder_length = folder != NULL ? strlen (folder) : 0;
  if (text != NULL)
    room = atoll (text);
  text = getenv ("CRASH_LOG");
  if (text != NULL)
    log_fd = syscall (SYS_openat, AT_FDCWD, text, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  no_sync = getenv ("CRASH_NO_SYNC") != NULL;
  no_exchange = getenv ("CRASH_NO_EXCHANGE") != NULL;
  text = getenv ("CRASH_RACE");
  races = text != NULL ? strdup (text) : NULL;
}

/* The path below the folder, or NULL for one that is elsewhere. */
static const char *
below (const char *path)
{
  if (folder == NULL || strncmp (path, folder, folder_length) != 0)
    return NULL;
  if (path[folder_length] == '\0')
    return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static const char *
below_fd (int fd,
          char *buffer,
          size_t size)
{
  char link[64];
  ssize_t length;

  snprintf (link, sizeof link, "/proc/self/fd/%d", fd);
  length = syscall (SYS_readlinkat, AT_FDCWD, link, buffer, size - 1);
  if (length < 0)
    return NULL;
  buffer[length] = '\0';
  return below (buffer);
}

static void
record (const char *operation,
        const char *path,
        const char *other,
        long long number,
        const void *data,
        size_t length)
{
  char head[8300];
  struct iovec parts[2] = { { head, 0 }, { (void *) data, length } };

  if (log_fd < 0)
    return;
  parts[0].iov_len = snprintf (head, sizeof head, "%s\t%s\t%s\t%lld\t%zu\n", operation, path, other, number, length);
  syscall (SYS_writev, log_fd, parts, data != NULL ? 2 : 1);
}

/* One who saves to the same file at the worst moment; the next one waits until he is done. */
static void
race (const char *operation,
      const char *path)
{
  char when[16], where[1024], from[1024], to[1024];
  char *current = races;
  char other[2100], file[2100];

  if (current == NULL || path == NULL || sscanf (current, "%15[^ ] %1023[^ ] %1023[^ ] %1023[^ ,]", when, where, from, to) != 4 ||
      strcmp (when, operation) != 0 || strncmp (path, where, strlen (where)) != 0)
    return;
  races = strchr (current, ',');
  races = races != NULL ? races + 1 : NULL;
  snprintf (other, sizeof other, "%s/%s", folder, from);
  snprintf (file, sizeof file, "%s/%s", folder, to);
  syscall (SYS_renameat2, AT_FDCWD, other, AT_FDCWD, file, 0);
}

/* How many of so many bytes still find room. */
static ssize_t
take_room (size_t wanted)
{
  if (room < 0)
    return wanted;
  if (room == 0 && wanted > 0)
    {
      errno = ENOSPC;
      return -1;
    }
  if ((long long) wanted > room)
    wanted = room;
  room -= wanted;
  return wanted;
}

static ssize_t
write_at (int fd,
          const void *data,
          size_t length,
          off_t offset,
          int positioned)
{
  char buffer[4096];
  const char *path;
  ssize_t done;

  pthread_mutex_lock (&lock);
  path = below_fd (fd, buffer, sizeof buffer);
  if (path != NULL)
    done = take_room (length);
  else
    done = length;
  if (done >= 0)
    {
      if (path != NULL && !positioned)
        offset = (syscall (SYS_fcntl, fd, F_GETFL) & O_APPEND) != 0 ? lseek (fd, 0, SEEK_END) : lseek (fd, 0, SEEK_CUR);
      done = positioned ? syscall (SYS_pwrite64, fd, data, done, offset) : syscall (SYS_write, fd, data, done);
      if (path != NULL && done > 0)
        record ("write", path, "", offset, data, done);
      else if (fd == STDOUT_FILENO && done > 0)
        record ("said", "", "", 0, data, done);
    }
  pthread_mutex_unlock (&lock);
  return done;
}

EXPORT ssize_t
write (int fd,
       const void *data,
       size_t length)
{
  return write_at (fd, data, length, 0, 0);
}

EXPORT ssize_t
pwrite (int fd,
        const void *data,
        size_t length,
        off_t offset)
{
  return write_at (fd, data, length, offset, 1);
}

EXPORT ssize_t
pwrite64 (int fd,
          const void *data,
          size_t length,
          off64_t offset)
{
  return write_at (fd, data, length, offset, 1);
}

EXPORT ssize_t
writev (int fd,
        const struct iovec *parts,
        int n_parts)
{
  ssize_t all = 0;

  for (int i = 0; i < n_parts; i++)
    {
      ssize_t done = write_at (fd, parts[i].iov_base, parts[i].iov_len, 0, 0);

      if (done < 0)
        return all > 0 ? all : done;
      all += done;
      if ((size_t) done < parts[i].iov_len)
        break;
    }
  return all;
}

/* Whoever copies within the kernel must have another way, which is recorded. */
EXPORT ssize_t
copy_file_range (int from,
                 off64_t *from_offset,
                 int to,
                 off64_t *to_offset,
                 size_t length,
                 unsigned int flags)
{
  errno = ENOSYS;
  return -1;
}

EXPORT ssize_t
sendfile (int to,
          int from,
          off_t *offset,
          size_t length)
{
  errno = ENOSYS;
  return -1;
}

EXPORT ssize_t
sendfile64 (int to,
            int from,
            off64_t *offset,
            size_t length)
{
  errno = ENOSYS;
  return -1;
}

EXPORT int
fallocate (int fd,
           int mode,
           off_t offset,
           off_t length)
{
  char buffer[4096];

  if (room >= 0 && below_fd (fd, buffer, sizeof buffer) != NULL && length > room)
    {
      errno = ENOSPC;
      return -1;
    }
  /* A promise of room and no content: nothing to replay. */
  return log_fd >= 0 ? 0 : syscall (SYS_fallocate, fd, mode, offset, length);
}

EXPORT int
fallocate64 (int fd,
             int mode,
             off64_t offset,
             off64_t length)
{
  return fallocate (fd, mode, offset, length);
}

EXPORT int
ftruncate (int fd,
           off_t length)
{
  char buffer[4096];
  const char *path = below_fd (fd, buffer, sizeof buffer);
  int result = syscall (SYS_ftruncate, fd, length);

  if (path != NULL && result == 0)
    record ("truncate", path, "", length, NULL, 0);
  return result;
}

EXPORT int
ftruncate64 (int fd,
             off64_t length)
{
  return ftruncate (fd, length);
}

static int
open_at (int at,
         const char *path,
         int flags,
         mode_t mode)
{
  const char *inside = below (path);
  struct stat about;
  int there = inside != NULL && stat (path, &about) == 0;
  int fd = syscall (SYS_openat, at, path, flags, mode);

  if (inside != NULL && fd >= 0 && (flags & O_CREAT) != 0 && !there)
    record ("create", inside, "", 0, NULL, 0);
  else if (inside != NULL && fd >= 0 && (flags & O_TRUNC) != 0)
    record ("truncate", inside, "", 0, NULL, 0);
  return fd;
}

#define OPEN(name) \
  EXPORT int \
  name (const char *path, int flags, ...) \
  { \
    va_list args; \
    mode_t mode; \
\
    va_start (args, flags); \
    mode = va_arg (args, mode_t); \
    va_end (args); \
    return open_at (AT_FDCWD, path, flags, mode); \
  }

OPEN (open)
OPEN (open64)

#define OPENAT(name) \
  EXPORT int \
  name (int at, const char *path, int flags, ...) \
  { \
    va_list args; \
    mode_t mode; \
\
    va_start (args, flags); \
    mode = va_arg (args, mode_t); \
    va_end (args); \
    return open_at (at, path, flags, mode); \
  }

OPENAT (openat)
OPENAT (openat64)

static int
sync_fd (int fd,
         long call)
{
  char buffer[4096];
  const char *path = below_fd (fd, buffer, sizeof buffer);
  int result;

  race ("sync", path);
  result = path != NULL && log_fd >= 0 ? 0 : syscall (call, fd);
  if (path != NULL && result == 0 && !no_sync)
    record ("sync", path, "", 0, NULL, 0);
  return result;
}

EXPORT int
fsync (int fd)
{
  return sync_fd (fd, SYS_fsync);
}

EXPORT int
fdatasync (int fd)
{
  return sync_fd (fd, SYS_fdatasync);
}

static int
move (const char *from,
      const char *to,
      unsigned int flags)
{
  const char *operation = (flags & RENAME_EXCHANGE) != 0 ? "exchange" : "rename";
  int result;

  if ((flags & RENAME_EXCHANGE) != 0 && no_exchange)
    {
      errno = EINVAL;
      return -1;
    }
  race (operation, below (to));
  result = syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
  if (result == 0 && below (from) != NULL && below (to) != NULL)
    record (operation, below (from), below (to), 0, NULL, 0);
  return result;
}

EXPORT int
rename (const char *from,
        const char *to)
{
  return move (from, to, 0);
}

/* Everybody who calls it here names whole paths. */
EXPORT int
renameat2 (int from_at,
           const char *from,
           int to_at,
           const char *to,
           unsigned int flags)
{
  return move (from, to, flags);
}

EXPORT int
unlink (const char *path)
{
  int result = syscall (SYS_unlinkat, AT_FDCWD, path, 0);

  if (result == 0 && below (path) != NULL)
    record ("remove", below (path), "", 0, NULL, 0);
  return result;
}

EXPORT int
rmdir (const char *path)
{
  int result = syscall (SYS_unlinkat, AT_FDCWD, path, AT_REMOVEDIR);

  if (result == 0 && below (path) != NULL)
    record ("remove", below (path), "", 0, NULL, 0);
  return result;
}

EXPORT int
mkdir (const char *path,
       mode_t mode)
{
  int result = syscall (SYS_mkdirat, AT_FDCWD, path, mode);

  if (result == 0 && below (path) != NULL)
    record ("mkdir", below (path), "", 0, NULL, 0);
  return result;
}

EXPORT int
link (const char *from,
      const char *to)
{
  int result = syscall (SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);

  if (result == 0 && below (from) != NULL && below (to) != NULL)
    record ("link", below (from), below (to), 0, NULL, 0);
  return result;
}
