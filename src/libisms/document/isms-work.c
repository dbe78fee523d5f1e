/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-work.h"

#define UUID_LENGTH 36
#define UNNAMED "new-"
#define SAVED "saved-"
#define BOOT_ID "/proc/sys/kernel/random/boot_id"
#define MOST_COPIES 10000
#define PATIENCE G_USEC_PER_SEC
#define PAUSE (10 * 1000)
#define SWEPT_AFTER 60

/**
 * IsmsWork:
 *
 * A folder in which one document is worked on, held by a lock as long as this lives: `work/<document-uuid>-<n>/` in the
 * user's data folder. Before the document's UUID is known it is called `new-…`, and nobody misses one of those.
 */
struct _IsmsWork
{
  char *folder;
  char *name;
  int lock;
  gboolean announced;
};

/**
 * isms_work_data_folder:
 * @name: "work", "versions" or "replicas"
 *
 * Returns: (transfer full): the path of a folder in the user's data folder; it may not be there yet
 */
char *
isms_work_data_folder (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "parapet", name, NULL);
}

static gboolean
fail_errno (GError **error,
            const char *path)
{
  int code = errno;

  if (code == ENOSPC || code == EDQUOT)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                               _("There is no room left on the disk for a working copy. Make room and try again."));
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The folder for working copies “%s” cannot be used: %s"), path, g_strerror (code));
}

static IsmsWork *
work_new (const char *folder)
{
  IsmsWork *self = g_new0 (IsmsWork, 1);

  self->folder = g_strdup (folder);
  self->name = g_path_get_basename (folder);
  self->lock = -1;
  return self;
}

static gboolean
is_same_file (int fd,
              const char *path)
{
  struct stat here, there;

  return fstat (fd, &here) == 0 && stat (path, &there) == 0 && here.st_ino == there.st_ino && here.st_dev == there.st_dev;
}

/* A folder may vanish between opening its lock and holding it; then what is held is a file that nobody else will ever see. */
static gboolean
hold (IsmsWork *self,
      GError **error)
{
  g_autofree char *path = isms_work_path (self, "lock");

  self->lock = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (self->lock < 0)
    return fail_errno (error, path);
  if (flock (self->lock, LOCK_EX | LOCK_NB) != 0 || !is_same_file (self->lock, path))
    {
      g_clear_fd (&self->lock, NULL);
      return isms_document_fail (error, ISMS_DOCUMENT_ERROR_IN_USE, _("This document is open in another window already."));
    }
  return TRUE;
}

/* What is read off the records is written without waiting for the disk, so after a power cut it may be anything. */
static void
distrust_after_boot (IsmsWork *self)
{
  static const char *const derived[] = { "derived.db", "derived.db-wal", "derived.db-journal" };
  g_autofree char *path = isms_work_path (self, "boot");
  g_autofree char *known = NULL;
  g_autofree char *current = NULL;

  g_file_get_contents (BOOT_ID, &current, NULL, NULL);
  g_file_get_contents (path, &known, NULL, NULL);
  if (current != NULL && g_strcmp0 (known, current) == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    {
      g_autofree char *file = isms_work_path (self, derived[i]);

      g_unlink (file);
    }
  if (current != NULL)
    g_file_set_contents_full (path, current, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

static gboolean
acquire (IsmsWork *self,
         GError **error)
{
  if (!hold (self, error))
    return FALSE;
  distrust_after_boot (self);
  return TRUE;
}

/**
 * isms_work_create:
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Returns: (transfer full) (nullable): an empty folder, ours alone
 */
IsmsWork *
isms_work_create (GError **error)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autofree char *folder = g_build_filename (parent, UNNAMED "XXXXXX", NULL);
  g_autoptr (IsmsWork) self = NULL;

  if (!isms_bytes_make_folder (parent, NULL) || g_mkdtemp_full (folder, 0700) == NULL)
    {
      fail_errno (error, parent);
      return NULL;
    }
  self = work_new (folder);
  return acquire (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * isms_work_take:
 * @name: the name of a folder that is there, from isms_work_list()
 * @error: return location: %ISMS_DOCUMENT_ERROR_IN_USE
 *
 * Returns: (transfer full) (nullable): the folder, ours alone
 */
IsmsWork *
isms_work_take (const char *name,
                GError **error)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autofree char *folder = g_build_filename (parent, name, NULL);
  g_autoptr (IsmsWork) self = work_new (folder);

  return acquire (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * isms_work_take_patiently:
 * @name: the name of a folder that is there
 * @busy: (nullable) (scope call): is told who holds it, see isms_work_announced(), and says whether that is worth waiting for
 * @data: for @busy
 * @error: return location: %ISMS_DOCUMENT_ERROR_IN_USE
 *
 * Takes a folder that somebody may be looking into just now, which takes no time to speak of: waits up to a second. Not for a thread
 * that draws.
 *
 * Returns: (transfer full) (nullable): the folder, ours alone
 */
IsmsWork *
isms_work_take_patiently (const char *name,
                          IsmsWorkBusy busy,
                          gpointer data,
                          GError **error)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE;

  while (TRUE)
    {
      g_autoptr (GError) cause = NULL;
      IsmsWork *self = isms_work_take (name, &cause);
      g_autofree char *holder = self == NULL ? isms_work_announced (name) : NULL;

      if (self != NULL)
        return self;
      if (!g_error_matches (cause, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_IN_USE) ||
          (busy != NULL && !busy (holder, data)) || g_get_monotonic_time () >= deadline)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      g_usleep (PAUSE);
    }
}

/**
 * isms_work_settle:
 * @uuid: the document's UUID
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Gives a new folder its lasting name. No database in it may be open, since SQLite remembers paths.
 */
gboolean
isms_work_settle (IsmsWork *self,
                  const char *uuid,
                  GError **error)
{
  g_autofree char *parent = g_path_get_dirname (self->folder);

  for (guint n = 1; n < MOST_COPIES; n++)
    {
      g_autofree char *name = g_strdup_printf ("%s-%u", uuid, n);
      g_autofree char *folder = g_build_filename (parent, name, NULL);

      /* Fails where somebody else got there first: no folder of his is without a lock. */
      if (g_rename (self->folder, folder) != 0)
        {
          if (errno == EEXIST || errno == ENOTEMPTY)
            continue;
          return fail_errno (error, folder);
        }
      g_set_str (&self->folder, folder);
      g_set_str (&self->name, name);
      return isms_bytes_sync (parent, error);
    }
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("There are too many working copies of this document."));
}

/**
 * isms_work_release:
 *
 * Lets go of the folder and keeps it. Who takes it next to look into it must not be held for one who works on the document.
 */
void
isms_work_release (IsmsWork *self)
{
  if (self->announced)
    isms_work_announce (self, NULL);
  g_clear_fd (&self->lock, NULL);
  g_free (self->folder);
  g_free (self->name);
  g_free (self);
}

/**
 * isms_work_discard:
 *
 * Removes the folder with all that is in it.
 */
void
isms_work_discard (IsmsWork *self)
{
  isms_bytes_remove_tree (self->folder);
  isms_work_release (self);
}

const char *
isms_work_get_name (IsmsWork *self)
{
  return self->name;
}

char *
isms_work_path (IsmsWork *self,
                const char *leaf)
{
  return g_build_filename (self->folder, leaf, NULL);
}

/**
 * isms_work_saved_path:
 * @hash: (nullable): the hash of the document as it was last opened or saved here
 *
 * Returns: (transfer full): where its bytes may lie, to compare with and to keep as a version once they are replaced
 */
char *
isms_work_saved_path (IsmsWork *self,
                      const char *hash)
{
  g_autofree char *leaf = g_strdup_printf (SAVED "%.16s.isms", hash != NULL ? hash : "none");

  return isms_work_path (self, leaf);
}

/**
 * isms_work_sweep_saved:
 * @hash: the hash of the only bytes to keep
 */
void
isms_work_sweep_saved (IsmsWork *self,
                       const char *hash)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  g_autofree char *kept = isms_work_saved_path (self, hash);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = isms_work_path (self, name);

      if (g_str_has_prefix (name, SAVED) && !g_str_equal (path, kept))
        g_unlink (path);
    }
}

/**
 * isms_work_announce:
 * @uri: (nullable): the document worked on here, or %ISMS_WORK_LOOKING where nothing unsaved is here and nobody will make a step
 *
 * Tells other runs of the program which document this folder is for, as they cannot ask a database in use; and that it was
 * used just now.
 */
void
isms_work_announce (IsmsWork *self,
                    const char *uri)
{
  const char *text = uri != NULL ? uri : "";

  self->announced = uri != NULL;
  if (ftruncate (self->lock, 0) != 0 || pwrite (self->lock, text, strlen (text), 0) < 0)
    g_debug ("%s cannot say what it is for: %s", self->folder, g_strerror (errno));
}

/**
 * isms_work_announced:
 * @name: a folder's name
 *
 * Returns: (transfer full): what it was said to be for; empty if nothing was said
 */
char *
isms_work_announced (const char *name)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autofree char *path = g_build_filename (parent, name, "lock", NULL);
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}

/**
 * isms_work_may_hold:
 * @name: a folder's name
 * @size: how many bytes a document has
 * @hash: (nullable): their hash, or %NULL to ask only for the size
 *
 * Looks at the bytes that lie there as they were last opened or saved, and takes no lock.
 *
 * Returns: %FALSE if the working copy is surely one of another document, or of another state of it
 */
gboolean
isms_work_may_hold (const char *name,
                    goffset size,
                    const char *hash)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autofree char *folder = g_build_filename (parent, name, NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autofree char *wanted = hash != NULL ? g_strdup_printf (SAVED "%.16s.isms", hash) : NULL;
  gboolean knows = FALSE;
  const char *leaf;

  while (dir != NULL && (leaf = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, leaf, NULL);
      GStatBuf about;

      if (!g_str_has_prefix (leaf, SAVED))
        continue;
      knows = TRUE;
      if (g_stat (path, &about) != 0 || (about.st_size == size && (wanted == NULL || g_str_equal (leaf, wanted))))
        return TRUE;
    }
  return !knows;
}

gboolean
isms_work_belongs_to (const char *name,
                      const char *uuid)
{
  return g_str_has_prefix (name, uuid) && name[strlen (uuid)] == '-';
}

typedef struct
{
  char *name;
  gint64 used;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->used == other->used ? strcmp (one->name, other->name) : one->used < other->used ? 1
                                                                                              : -1;
}

/* Between making such a folder and holding its lock there is a moment. */
static void
sweep_unnamed (const char *parent,
               const char *name)
{
  g_autofree char *folder = g_build_filename (parent, name, NULL);
  g_autoptr (IsmsWork) work = NULL;
  GStatBuf about;

  if (g_stat (folder, &about) != 0 || about.st_mtime > g_get_real_time () / G_USEC_PER_SEC - SWEPT_AFTER)
    return;
  work = isms_work_take (name, NULL);

  if (work != NULL)
    isms_work_discard (g_steal_pointer (&work));
}

static gboolean
has_work_name (const char *name)
{
  g_autofree char *uuid = g_strndup (name, UUID_LENGTH);

  return g_uuid_string_is_valid (uuid) && name[UUID_LENGTH] == '-';
}

static gint64
last_used (const char *parent,
           const char *name)
{
  g_autofree char *path = g_build_filename (parent, name, "lock", NULL);
  GStatBuf about;

  if (g_stat (path, &about) != 0)
    return 0;
  return about.st_mtim.tv_sec * G_USEC_PER_SEC + about.st_mtim.tv_nsec / 1000;
}

/**
 * isms_work_list:
 *
 * Removes what an interrupted opening left behind on the way.
 *
 * Returns: (transfer full) (element-type utf8): the names of all working copies, the one used last first
 */
GPtrArray *
isms_work_list (void)
{
  g_autofree char *parent = isms_work_data_folder ("work");
  g_autoptr (GDir) dir = g_dir_open (parent, 0, NULL);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Entry entry = { g_strdup (name), last_used (parent, name) };

      if (has_work_name (name))
        g_array_append_val (entries, entry);
      else
        {
          if (g_str_has_prefix (name, UNNAMED))
            sweep_unnamed (parent, name);
          g_free (entry.name);
        }
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (names, g_array_index (entries, Entry, i).name);
  return names;
}
