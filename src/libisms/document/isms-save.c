/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-guard.h"
#include "document/isms-replace.h"
#include "document/isms-replicas.h"
#include "document/isms-save.h"
#include "document/isms-snapshot.h"
#include "document/isms-versions.h"

/* What SQLite does to a file on the disk can be torn by a crash, a copy in flight or a second program. So the document is never
 * opened by SQLite: a finished snapshot goes over it in one rename, and until all is proven the old file stays. */

#define RAW "snapshot.db"
#define SNAPSHOT "snapshot.isms"

static void
let_go_of_raw (IsmsSave *self)
{
  g_clear_pointer (&self->pages, isms_page_copy_free);
  g_clear_pointer (&self->raw, isms_sql_close);
}

void
isms_save_free (IsmsSave *self)
{
  let_go_of_raw (self);
  g_clear_object (&self->file);
  g_free (self->uuid);
  g_free (self->base);
  g_free (self->hash);
  g_free (self);
}

/**
 * isms_save_resolve:
 * @file: a file as a person names it
 *
 * Returns: (transfer full): the file itself, behind all links, so that a link is not replaced by a file
 */
GFile *
isms_save_resolve (GFile *file)
{
  const char *path = g_file_is_native (file) ? g_file_peek_path (file) : NULL;
  g_autofree char *base = NULL;
  g_autofree char *folder = NULL;
  char *real;
  GFile *resolved;

  if (path == NULL)
    return g_object_ref (file);
  real = realpath (path, NULL);
  if (real == NULL)
    {
      base = g_path_get_basename (path);
      folder = g_path_get_dirname (path);
      real = realpath (folder, NULL);
    }
  if (real == NULL)
    return g_object_ref (file);
  resolved = base == NULL ? g_file_new_for_path (real) : g_file_new_build_filename (real, base, NULL);
  free (real);
  return resolved;
}

/* Something in our own folders could not be written: not the document, but the save ends all the same. */
static gboolean
fail_aside (GError *cause,
            GError **error)
{
  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOSPC) || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ||
      g_error_matches (cause, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FULL))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                               _("There is no room left on the disk to save. The saved file is as it was; make room and save again."));
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The save was not begun, and the saved file is as it was: %s"), cause->message);
}

/**
 * isms_save_begin:
 * @store: the connection of the store, on the store's thread
 *
 * Makes ready to copy the pages.
 */
gboolean
isms_save_begin (IsmsSave *self,
                 IsmsSql *store,
                 GError **error)
{
  g_autofree char *raw = isms_work_path (self->work, RAW);
  g_autoptr (GError) cause = NULL;

  self->raw = isms_snapshot_open (raw, &cause);
  if (self->raw != NULL)
    self->pages = isms_page_copy_new (store, self->raw, &cause);
  return self->pages != NULL || fail_aside (cause, error);
}

static gboolean
end_copy (IsmsSave *self,
          gboolean well,
          GError *cause,
          GError **error)
{
  g_autofree char *raw = isms_work_path (self->work, RAW);

  let_go_of_raw (self);
  if (well)
    return TRUE;
  g_unlink (raw);
  if (!g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return fail_aside (cause, error);
  g_propagate_error (error, g_error_copy (cause));
  return FALSE;
}

/**
 * isms_save_copy:
 * @self: a save that was begun
 *
 * Copies the pages. The work may go on when this returns; what is done from now on is not part of this save.
 */
gboolean
isms_save_copy (IsmsSave *self,
                GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean done;
  gboolean well = isms_page_copy_run (self->pages, G_MAXINT64, &done, &cause);

  return end_copy (self, well, cause, error);
}

/**
 * isms_save_copy_async:
 * @self: a save that was begun
 *
 * Copies the pages in short turns of the main loop. What is done until the last of them is part of this save.
 */
void
isms_save_copy_async (IsmsSave *self,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer data)
{
  isms_page_copy_run_async (self->pages, cancellable, callback, data);
}

/**
 * isms_save_copy_finish:
 *
 * Returns: whether the save may run
 */
gboolean
isms_save_copy_finish (IsmsSave *self,
                       GAsyncResult *result,
                       GError **error)
{
  g_autoptr (GError) cause = NULL;
  gboolean well = isms_page_copy_run_finish (result, &cause);

  return end_copy (self, well, cause, error);
}

static gboolean
fail_changed (GFile *file,
              GError **error)
{
  g_autofree char *name = isms_document_display_name (file);

  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK,
                             _("“%s” was changed by somebody else since you opened it. Save under another name, or replace it: what it holds now is kept as a version."), name);
}

static gboolean
fail_exists (GFile *file,
             GError **error)
{
  g_autofree char *name = isms_document_display_name (file);

  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_EXISTS, _("There is a file “%s” already. Choose another name, or replace it."), name);
}

static gboolean
measure (IsmsSave *self,
         const char *path,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (GFile) snapshot = g_file_new_for_path (path);
  g_autoptr (GError) cause = NULL;
  GStatBuf about;

  self->hash = isms_bytes_hash (snapshot, cancellable, &cause);
  if (self->hash == NULL || g_stat (path, &about) != 0)
    return isms_document_fail_io (error, snapshot, cause);
  self->size = about.st_size;
  if (self->size >= ISMS_DOCUMENT_MAX_SIZE)
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_TOO_LARGE, _("The document has grown beyond 1 GiB and cannot be saved. Remove large attachments."));
  return TRUE;
}

/**
 * Old:
 * @bytes: (nullable): the path of a file of ours that holds what is to be replaced; %NULL where there is no file to replace
 * @home: (nullable): where @bytes came from, if that was not made for this save alone
 */
typedef struct
{
  char *hash;
  char *bytes;
  char *home;
} Old;

static void
old_clear (Old *self)
{
  if (self->bytes != NULL && self->home == NULL)
    g_unlink (self->bytes);
  g_free (self->hash);
  g_free (self->bytes);
  g_free (self->home);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Old, old_clear)

static gboolean
copy_old (IsmsSave *self,
          Old *old,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GError) cause = NULL;

  old->bytes = isms_versions_incoming (self->uuid, &cause);
  if (old->bytes == NULL)
    return fail_aside (cause, error);
  old->hash = isms_bytes_hash_copy (self->file, old->bytes, cancellable, &cause);
  return old->hash != NULL || isms_document_fail_io (error, self->file, cause);
}

/* Reads the file that is to be replaced once: to see whether it is the one we know, and to keep it. */
static gboolean
look_at_old (IsmsSave *self,
             Old *old,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *saved = isms_work_saved_path (self->work, self->base);

  if (self->base == NULL && !self->overwrite)
    return fail_exists (self->file, error);
  if (self->base != NULL && isms_bytes_equal (self->file, saved, cancellable))
    {
      old->hash = g_strdup (self->base);
      old->bytes = g_strdup (saved);
      old->home = g_steal_pointer (&saved);
      return TRUE;
    }
  if (!copy_old (self, old, cancellable, error))
    return FALSE;
  return g_strcmp0 (old->hash, self->base) == 0 || self->overwrite || fail_changed (self->file, error);
}

static gboolean
leave_word (IsmsSave *self,
            IsmsSql *snapshot,
            GError **error)
{
  g_autofree char *uri = g_file_get_uri (self->file);
  const IsmsCopy coming = { .uri = uri, .hash = self->hash, .size = self->size, .saved_step = self->step };
  g_autoptr (GError) cause = NULL;

  if (isms_replicas_record (self->uuid, self->replica, snapshot, &cause) && isms_copy_set_pending (self->work, &coming, &cause))
    return TRUE;
  return fail_aside (cause, error);
}

/* After a failure the file must hold what it held. A rename leaves it so; where it was written in place the old bytes are put back,
 * but only over what is provably the beginning of ours: anything else somebody has written, and it stays. */
static void
put_back (IsmsSave *self,
          const char *snapshot,
          const Old *old,
          const char *version)
{
  if (version == NULL)
    return;
  if (!isms_bytes_equal (self->file, version, NULL) && isms_bytes_halfway (self->file, version, snapshot))
    isms_replace (self->file, version, ISMS_REPLACE_IN_PLACE, NULL, NULL, NULL, NULL);
  if (!isms_bytes_equal (self->file, version, NULL))
    return;
  isms_copy_clear_pending (self->work);
  if (old->home == NULL || g_rename (version, old->home) != 0)
    g_unlink (version);
}

/* Somebody was there first, and nothing of ours is in that file: there is nothing to put back. */
static void
stand_back (IsmsSave *self,
            const Old *old,
            const char *version)
{
  isms_copy_clear_pending (self->work);
  if (old->home != NULL)
    g_rename (version, old->home);
}

static void
keep_stray (IsmsSave *self,
            const char *path)
{
  g_autoptr (GFile) stray = g_file_new_for_path (path);
  g_autofree char *incoming = isms_versions_incoming (self->uuid, NULL);
  g_autofree char *hash = incoming != NULL ? isms_bytes_hash_copy (stray, incoming, NULL, NULL) : NULL;
  g_autofree char *version = hash != NULL ? isms_versions_keep (self->uuid, incoming, hash, g_get_real_time () / G_USEC_PER_SEC, NULL) : NULL;

  if (version != NULL)
    g_unlink (path);
}

static gboolean
prove (IsmsSave *self,
       const char *snapshot,
       const char *etag,
       GError **error)
{
  g_autofree char *name = isms_document_display_name (self->file);
  g_autofree char *now = NULL;

  if (isms_bytes_equal (self->file, snapshot, NULL))
    return TRUE;
  now = isms_replace_read_etag (self->file);
  if (g_strcmp0 (now, etag) != 0)
    return fail_changed (self->file, error);
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED,
                             _("“%s” was written, but what was read back is different. Do not trust this disk: save elsewhere."), name);
}

static gboolean
put_there (IsmsSave *self,
           const char *snapshot,
           IsmsReplaceWay way,
           const char *etag,
           const Old *old,
           const char *version,
           GCancellable *cancellable,
           GError **error)
{
  const IsmsReplaced replaced = { etag, version };
  g_autofree char *stray = NULL;
  g_autofree char *written = NULL;
  g_autoptr (GError) cause = NULL;
  gboolean well = isms_replace (self->file, snapshot, way, &replaced, &stray, cancellable, &cause);

  if (well)
    {
      written = isms_replace_read_etag (self->file);
      well = prove (self, snapshot, written, &cause);
    }
  if (stray != NULL)
    keep_stray (self, stray);
  if (well)
    return TRUE;
  if (written == NULL && stray == NULL && g_error_matches (cause, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK))
    stand_back (self, old, version);
  else
    put_back (self, snapshot, old, version);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
replace (IsmsSave *self,
         const char *snapshot,
         IsmsReplaceWay way,
         const char *etag,
         const Old *old,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *version = NULL;
  g_autoptr (GError) cause = NULL;

  if (old->bytes != NULL)
    {
      version = isms_versions_keep (self->uuid, old->bytes, old->hash, g_get_real_time () / G_USEC_PER_SEC, &cause);
      if (version == NULL)
        return fail_aside (cause, error);
    }
  return put_there (self, snapshot, way, etag, old, version, cancellable, error);
}

static gboolean
run_with (IsmsSave *self,
          const char *path,
          IsmsSql *snapshot,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (Old) old = { NULL };
  g_autofree char *etag = NULL;
  IsmsReplaceWay way;

  self->step = isms_sql_integer (snapshot, "SELECT max(id) FROM step", 0);
  if (!measure (self, path, cancellable, error) ||
      !isms_replace_plan (self->file, self->size, &way, &etag, cancellable, error) ||
      (way != ISMS_REPLACE_CREATE && !look_at_old (self, &old, cancellable, error)))
    return FALSE;
  if (g_strcmp0 (old.hash, self->hash) == 0)
    return TRUE;
  return leave_word (self, snapshot, error) && replace (self, path, way, etag, &old, cancellable, error);
}

/**
 * isms_save_run:
 * @self: a save whose pages were copied
 * @error: return location: %ISMS_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Makes the file and puts it over the old one; may run on any thread. When this returns %TRUE the document is on the disk under its
 * name, and was read back. When it returns %FALSE the file at that name is as it was, or as somebody else has made it meanwhile; should
 * even putting it back have failed, it lies among the versions.
 */
gboolean
isms_save_run (IsmsSave *self,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *raw = isms_work_path (self->work, RAW);
  g_autofree char *path = isms_work_path (self->work, SNAPSHOT);
  g_autoptr (IsmsSql) snapshot = isms_snapshot_finish (raw, path, cancellable, error);
  gboolean well = snapshot != NULL && run_with (self, path, snapshot, cancellable, error);

  g_clear_pointer (&snapshot, isms_sql_close);
  g_unlink (raw);
  if (well)
    {
      g_autofree char *saved = isms_work_saved_path (self->work, self->hash);

      g_rename (path, saved);
      isms_work_sweep_saved (self->work, self->hash);
      isms_versions_thin (self->uuid);
    }
  g_unlink (path);
  return well;
}
