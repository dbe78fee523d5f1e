/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "document/isms-bytes.h"
#include "document/isms-document-private.h"
#include "document/isms-guard.h"
#include "document/isms-import.h"
#include "document/isms-replicas.h"

#define INCOMING "incoming.isms"

/**
 * IsmsOpening:
 * @hash: (nullable): the file's hash, once it was asked for
 * @interrupted: (nullable): the working copy that was saving to this file when the program ended, and tore it
 *
 * One document on its way to being open.
 */
typedef struct
{
  GFile *file;
  char *uri;
  goffset size;
  char *hash;
  IsmsDocumentFlags flags;
  char *interrupted;
  GCancellable *cancellable;
} Opening;

static void
opening_clear (Opening *self)
{
  g_clear_object (&self->file);
  g_free (self->uri);
  g_free (self->hash);
  g_free (self->interrupted);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Opening, opening_clear)

/**
 * isms_document_fail_store:
 * @cause: what the store said
 *
 * Returns: %FALSE, so that a caller can return it
 */
gboolean
isms_document_fail_store (GError **error,
                          GError *cause)
{
  if (g_error_matches (cause, ISMS_STORE_ERROR, ISMS_STORE_ERROR_FULL))
    return isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_ROOM,
                               _("There is no room left on the disk for a working copy. Make room and try again."));
  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FAILED, _("The working copy cannot be used: %s"), cause->message);
}

/* Continues the chain of this installation, or begins a new one: see isms-replicas.c. */
static gboolean
choose_replica (IsmsWork *work,
                const char *uuid,
                gint64 own,
                gboolean accept_fork,
                gint64 *replica,
                GError **error)
{
  g_autofree char *path = isms_work_path (work, ISMS_WORK_DATABASE);
  g_autoptr (IsmsSql) sql = isms_sql_open (path, SQLITE_OPEN_READWRITE, error);
  gint64 current = isms_replicas_current (uuid);

  if (sql == NULL || !isms_sql_run (sql, error, "PRAGMA locking_mode = EXCLUSIVE"))
    return FALSE;
  if (!isms_replicas_check (uuid, sql, accept_fork ? NULL : error) && !accept_fork)
    return FALSE;
  if (own != 0 && isms_replicas_may_continue (uuid, own, sql, FALSE))
    *replica = own;
  else if (current != 0 && isms_replicas_may_continue (uuid, current, sql, TRUE) &&
           isms_copy_replica_is_free (uuid, current, isms_work_get_name (work)))
    *replica = current;
  else
    *replica = isms_replicas_draw ();
  return TRUE;
}

/**
 * isms_document_open_store:
 * @own: the replica of this working copy, or 0 for one just made
 * @accept_fork: whether to open a file that holds other steps under our numbers
 *
 * Returns: (transfer full) (nullable): the store of a working copy, going on in the right chain
 */
IsmsStore *
isms_document_open_store (IsmsWork *work,
                          const char *uuid,
                          gint64 own,
                          gboolean accept_fork,
                          GError **error)
{
  g_autofree char *path = isms_work_path (work, ISMS_WORK_DATABASE);
  g_autoptr (GError) cause = NULL;
  IsmsStore *store = NULL;
  gint64 replica;

  if (choose_replica (work, uuid, own, accept_fork, &replica, &cause))
    store = isms_store_open (path, replica, &cause);
  if (store == NULL && cause->domain == ISMS_DOCUMENT_ERROR)
    g_propagate_error (error, g_steal_pointer (&cause));
  else if (store == NULL)
    isms_document_fail_store (error, cause);
  return store;
}

static gboolean
is_at_home (const IsmsCopy *copy,
            const char *uri)
{
  g_autoptr (GFile) home = NULL;

  if (g_strcmp0 (copy->uri, uri) == 0)
    return TRUE;
  home = copy->uri != NULL ? g_file_new_for_uri (copy->uri) : NULL;
  return home == NULL || !g_file_query_exists (home, NULL);
}

static const char *
get_hash (Opening *self)
{
  if (self->hash == NULL)
    self->hash = isms_bytes_hash (self->file, self->cancellable, NULL);
  return self->hash;
}

/* Most working copies are of other documents: nobody waits for those. But where nobody has them they are looked into all the same, since
 * after a power cut all may be gone that says whose they are, but for their own database. */
static gboolean
concerns (Opening *self,
          const char *name)
{
  g_autofree char *holder = isms_work_announced (name);

  return g_str_equal (holder, self->uri) || isms_copy_has_pending (name) ||
         (isms_work_may_hold (name, self->size, NULL) && isms_work_may_hold (name, self->size, get_hash (self)));
}

/* A copy with unsaved steps belongs to its own file, unless that moved: then this, which holds the same, is it. */
static gboolean
serves (Opening *self,
        const IsmsCopy *copy)
{
  if (copy->hash == NULL || copy->size != self->size || copy->interrupted)
    return FALSE;
  return g_strcmp0 (copy->hash, get_hash (self)) == 0 && (copy->unsaved == 0 || is_at_home (copy, self->uri));
}

static gboolean
fail_in_use (Opening *self,
             GError **error)
{
  g_autofree char *name = isms_document_display_name (self->file);

  return isms_document_fail (error, ISMS_DOCUMENT_ERROR_IN_USE, _("“%s” is open in another window already."), name);
}

/* Who only looks into a folder says nothing and is gone at once; who works on this document may be about to end. */
static gboolean
is_worth_waiting (const char *holder,
                  gpointer data)
{
  Opening *self = data;

  return *holder == '\0' || g_str_equal (holder, self->uri);
}

/* Finds the working copy that last saved what the file holds. One with unsaved steps for this very file goes before one without. */
static gboolean
find_copy (Opening *self,
           IsmsWork **found,
           IsmsCopy **remembered,
           GError **error)
{
  g_autoptr (GPtrArray) names = isms_work_list ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      gboolean concerned = concerns (self, name);
      g_autoptr (IsmsWork) work = concerned ? isms_work_take_patiently (name, is_worth_waiting, self, NULL) : isms_work_take (name, NULL);
      g_autoptr (IsmsCopy) copy = work != NULL ? isms_copy_inspect (work) : NULL;
      g_autofree char *holder = concerned && work == NULL ? isms_work_announced (name) : NULL;

      if (holder != NULL && g_str_equal (holder, self->uri))
        return fail_in_use (self, error);
      if (copy == NULL)
        continue;
      if (copy->interrupted && g_strcmp0 (copy->uri, self->uri) == 0)
        g_set_str (&self->interrupted, copy->name);
      if (!serves (self, copy) || (*remembered != NULL && copy->unsaved <= (*remembered)->unsaved))
        continue;
      g_clear_pointer (found, isms_work_release);
      g_clear_pointer (remembered, isms_copy_free);
      *found = g_steal_pointer (&work);
      *remembered = g_steal_pointer (&copy);
    }
  return TRUE;
}

static IsmsDocument *
reopen (IsmsWork *taken,
        IsmsCopy *remembered,
        GFile *file,
        GError **error)
{
  g_autoptr (IsmsWork) work = taken;
  g_autoptr (IsmsCopy) copy = remembered;
  g_autoptr (IsmsStore) store = isms_document_open_store (work, copy->uuid, copy->replica, TRUE, error);
  g_autoptr (GError) cause = NULL;
  IsmsDocument *self;

  if (store == NULL)
    return NULL;
  copy->replica = isms_store_get_replica (store);
  if (file != NULL)
    {
      g_free (copy->uri);
      copy->uri = g_file_get_uri (file);
    }
  if (!isms_copy_write (copy, isms_store_get_sql (store), &cause))
    {
      isms_document_fail_store (error, cause);
      return NULL;
    }
  isms_copy_clear_pending (work);
  self = isms_document_adopt (g_steal_pointer (&work), g_steal_pointer (&store), g_steal_pointer (&copy), file);
  self->recovered = self->copy->unsaved;
  return self;
}

/* A private copy of the file, which the guard has found to be a document. */
static IsmsSql *
fetch (Opening *self,
       IsmsWork *work,
       IsmsCopy *copy,
       GError **error)
{
  g_autofree char *incoming = isms_work_path (work, INCOMING);
  g_autofree char *saved = NULL;
  IsmsSql *foreign;

  copy->hash = isms_guard_fetch (self->file, incoming, self->cancellable, error);
  if (copy->hash == NULL)
    return NULL;
  saved = isms_work_saved_path (work, copy->hash);
  foreign = isms_guard_open (incoming, self->cancellable, error);
  g_rename (incoming, saved);
  return foreign;
}

/* What the database that was made says of itself. */
static gboolean
read_identity (IsmsSql *ours,
               IsmsCopy *copy,
               GError **error)
{
  sqlite3_stmt *uuid = isms_sql_prepare (ours, error, "SELECT value FROM meta WHERE key = 'uuid'");

  if (uuid == NULL || sqlite3_step (uuid) != SQLITE_ROW)
    return isms_guard_damaged (error, _("it has no identity"));
  copy->uuid = g_ascii_strdown (isms_sql_column_text (uuid, 0), -1);
  sqlite3_reset (uuid);
  copy->saved_step = isms_sql_integer (ours, "SELECT max(id) FROM step", 0);
  return TRUE;
}

/* Through the guard, into a database of our own, and that onto the disk. */
static gboolean
import_file (Opening *self,
             IsmsWork *work,
             IsmsCopy *copy,
             GError **error)
{
  g_autofree char *path = isms_work_path (work, ISMS_WORK_DATABASE);
  g_autoptr (IsmsSql) foreign = fetch (self, work, copy, error);
  g_autoptr (IsmsSql) ours = NULL;

  if (foreign == NULL || !isms_import (foreign, path, self->cancellable, error))
    return FALSE;

  ours = isms_sql_open (path, SQLITE_OPEN_READWRITE, error);
  if (ours == NULL || !isms_sql_run (ours, error, "PRAGMA locking_mode = EXCLUSIVE"))
    return FALSE;
  return read_identity (ours, copy, error) && isms_bytes_sync (path, error);
}

static IsmsDocument *
import (Opening *self,
        GError **error)
{
  g_autoptr (IsmsWork) work = isms_work_create (error);
  g_autoptr (IsmsCopy) copy = g_new0 (IsmsCopy, 1);
  g_autoptr (IsmsStore) store = NULL;
  g_autoptr (GError) cause = NULL;

  if (work == NULL)
    return NULL;
  copy->uri = g_strdup (self->uri);
  copy->size = self->size;
  if (import_file (self, work, copy, error) && isms_work_settle (work, copy->uuid, error))
    store = isms_document_open_store (work, copy->uuid, 0, (self->flags & ISMS_DOCUMENT_REVIEW) != 0, error);
  if (store != NULL)
    {
      copy->replica = isms_store_get_replica (store);
      if (isms_copy_write (copy, isms_store_get_sql (store), &cause))
        return isms_document_adopt (g_steal_pointer (&work), g_steal_pointer (&store), g_steal_pointer (&copy), self->file);
      isms_document_fail_store (error, cause);
      g_clear_object (&store);
    }
  isms_work_discard (g_steal_pointer (&work));
  return NULL;
}

/* The same road, but into a database without a name, which SQLite keeps in memory while there is room and never waits for. */
static IsmsDocument *
open_passing (Opening *self,
              GError **error)
{
  g_autoptr (IsmsWork) work = isms_work_create (error);
  g_autoptr (IsmsCopy) copy = g_new0 (IsmsCopy, 1);
  g_autoptr (IsmsSql) foreign = work != NULL ? fetch (self, work, copy, error) : NULL;
  g_autoptr (IsmsSql) ours = foreign != NULL ? isms_sql_open ("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error) : NULL;
  g_autoptr (IsmsStore) store = NULL;
  g_autoptr (GError) cause = NULL;

  copy->uri = g_strdup (self->uri);
  copy->size = self->size;
  if (ours != NULL && isms_import_onto (foreign, ours, self->cancellable, error) && read_identity (ours, copy, error))
    {
      store = isms_store_open_passing (g_steal_pointer (&ours), &cause);
      if (store != NULL)
        return isms_document_adopt (g_steal_pointer (&work), g_steal_pointer (&store), g_steal_pointer (&copy), self->file);
      isms_document_fail_store (error, cause);
    }
  if (work != NULL)
    isms_work_discard (g_steal_pointer (&work));
  return NULL;
}

/* Who makes no step may read the working copy that holds just what the file holds: no guard is needed for what is ours. */
static IsmsDocument *
read_kept (Opening *self)
{
  g_autoptr (GPtrArray) names = isms_work_list ();

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (IsmsWork) work = concerns (self, name) ? isms_work_take (name, NULL) : NULL;
      g_autoptr (IsmsCopy) copy = work != NULL ? isms_copy_inspect (work) : NULL;
      g_autofree char *path = copy != NULL ? isms_work_path (work, ISMS_WORK_DATABASE) : NULL;
      IsmsDocument *document;
      IsmsStore *store;

      if (copy == NULL || copy->unsaved > 0 || !serves (self, copy))
        continue;
      isms_work_announce (work, ISMS_WORK_LOOKING);
      store = isms_store_open_reading (path, copy->replica, NULL);
      if (store == NULL)
        continue;
      document = isms_document_adopt (g_steal_pointer (&work), store, g_steal_pointer (&copy), self->file);
      document->borrowed = TRUE;
      return document;
    }
  return NULL;
}

static gboolean
is_torn (GError *error)
{
  return g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_EMPTY) ||
         g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_NOT_SQLITE) ||
         g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_DAMAGED);
}

/* The file was torn by a save of ours that never ended; what it should hold is all here. */
static IsmsDocument *
recover_interrupted (Opening *self,
                     GError **error)
{
  g_autoptr (IsmsWork) work = isms_work_take_patiently (self->interrupted, NULL, NULL, error);
  g_autoptr (IsmsCopy) copy = work != NULL ? isms_copy_inspect (work) : NULL;
  IsmsDocument *document;

  if (copy == NULL)
    return NULL;
  g_free (copy->hash);
  copy->hash = isms_bytes_hash (self->file, self->cancellable, NULL);
  copy->size = self->size;
  document = reopen (g_steal_pointer (&work), g_steal_pointer (&copy), self->file, error);
  return document;
}

static IsmsDocument *
open_or_reopen (Opening *self,
                GError **error)
{
  g_autoptr (IsmsWork) work = NULL;
  g_autoptr (IsmsCopy) copy = NULL;
  g_autoptr (GError) cause = NULL;
  IsmsDocument *document;

  if (!isms_guard_check_file (self->file, &self->size, self->cancellable, error))
    return NULL;
  if ((self->flags & ISMS_DOCUMENT_READING) != 0 && (document = read_kept (self)) != NULL)
    return document;
  if ((self->flags & (ISMS_DOCUMENT_PASSING | ISMS_DOCUMENT_READING)) != 0)
    return open_passing (self, error);
  if ((self->flags & ISMS_DOCUMENT_REVIEW) == 0 && !find_copy (self, &work, &copy, error))
    return NULL;
  if (copy != NULL)
    return reopen (g_steal_pointer (&work), g_steal_pointer (&copy), self->file, error);

  document = import (self, &cause);
  if (document == NULL && self->interrupted != NULL && is_torn (cause))
    return recover_interrupted (self, error);
  if (document == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  return document;
}

static void
judge_writing (IsmsDocument *self,
               gboolean review)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  self->review = review;
  isms_document_announce (self);
  if (review)
    isms_document_set_read_only (self, _("The document is open for review. Use Save As to edit a copy of it."));
  else if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE) &&
           !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_ACCESS_CAN_WRITE))
    isms_document_set_read_only (self, _("The file may not be written. Use Save As to keep changes elsewhere."));
}

/**
 * isms_document_open:
 * @file: a file
 * @flags: how
 * @error: return location: %ISMS_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Opens a document. A file that holds what a kept working copy last saved is that working copy, at once, with the steps of an
 * earlier run that were not saved; any other file passes the guard and is brought over value by value.
 *
 * May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
IsmsDocument *
isms_document_open (GFile *file,
                    IsmsDocumentFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  g_auto (Opening) opening = { .file = isms_save_resolve (file), .flags = flags, .cancellable = cancellable };
  IsmsDocument *self;

  opening.uri = g_file_get_uri (opening.file);
  self = open_or_reopen (&opening, error);
  if (self == NULL)
    return NULL;
  self->passing = (flags & (ISMS_DOCUMENT_PASSING | ISMS_DOCUMENT_READING)) != 0;
  judge_writing (self, self->passing || (flags & ISMS_DOCUMENT_REVIEW) != 0);
  return self;
}

/**
 * isms_document_recover:
 * @copy: the name of a working copy with unsaved steps, from isms_copy_list_unsaved()
 * @error: return location: %ISMS_DOCUMENT_ERROR
 *
 * Opens a working copy without regard to its file, which may be gone or changed; whether it can be saved there is found when it
 * is. May be called on any thread.
 *
 * Returns: (transfer full) (nullable): the document
 */
IsmsDocument *
isms_document_recover (const char *copy,
                       GError **error)
{
  g_autoptr (IsmsWork) work = isms_work_take_patiently (copy, NULL, NULL, error);
  g_autoptr (IsmsCopy) remembered = work != NULL ? isms_copy_inspect (work) : NULL;
  g_autoptr (GFile) file = NULL;
  IsmsDocument *self;

  if (work == NULL)
    return NULL;
  if (remembered == NULL)
    {
      isms_document_fail (error, ISMS_DOCUMENT_ERROR_DAMAGED, _("The working copy cannot be read."));
      return NULL;
    }
  file = remembered->uri != NULL ? g_file_new_for_uri (remembered->uri) : NULL;
  self = reopen (g_steal_pointer (&work), g_steal_pointer (&remembered), file, error);
  if (self != NULL)
    isms_document_announce (self);
  return self;
}
