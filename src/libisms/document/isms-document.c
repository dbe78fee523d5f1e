/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/isms-bytes.h"
#include "document/isms-document-private.h"
#include "document/isms-replicas.h"
#include "document/isms-versions.h"
#include "store/isms-history.h"
#include "store/isms-schema.h"

/**
 * IsmsDocument:
 *
 * One organisation's ISMS: a file that is shared like any other, and the private working copy in which it is worked on. Each
 * step is on the disk in the working copy at once; saving puts the sum of them into the file, whole or not at all.
 *
 * A document is used on one thread, as its store is. isms_document_open() and isms_document_create() may be called on any thread,
 * and what they return handed to another. isms_document_open_async() and isms_document_save_async() do the long part on a thread of
 * their own; work may go on during a save.
 */

G_DEFINE_FINAL_TYPE (IsmsDocument, isms_document, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_FILE,
  PROP_NAME,
  PROP_MODIFIED,
  PROP_UNSAVED,
  PROP_READ_ONLY_REASON,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
isms_document_get_property (GObject *object,
                            guint property,
                            GValue *value,
                            GParamSpec *pspec)
{
  IsmsDocument *self = ISMS_DOCUMENT (object);

  switch (property)
    {
    case PROP_FILE:
      g_value_set_object (value, self->file);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, isms_document_get_modified (self));
      break;
    case PROP_UNSAVED:
      g_value_set_uint (value, isms_document_get_unsaved (self));
      break;
    case PROP_READ_ONLY_REASON:
      g_value_set_string (value, self->read_only_reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
isms_document_dispose (GObject *object)
{
  isms_document_close (ISMS_DOCUMENT (object));

  G_OBJECT_CLASS (isms_document_parent_class)->dispose (object);
}

static void
isms_document_finalize (GObject *object)
{
  IsmsDocument *self = ISMS_DOCUMENT (object);

  g_clear_pointer (&self->copy, isms_copy_free);
  g_clear_object (&self->file);
  g_free (self->etag);
  g_free (self->name);
  g_free (self->read_only_reason);

  G_OBJECT_CLASS (isms_document_parent_class)->finalize (object);
}

static void
isms_document_class_init (IsmsDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = isms_document_get_property;
  object_class->dispose = isms_document_dispose;
  object_class->finalize = isms_document_finalize;

  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  properties[PROP_UNSAVED] = g_param_spec_uint ("unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_READ_ONLY_REASON] = g_param_spec_string ("read-only-reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
isms_document_init (IsmsDocument *self)
{
}

static guint
count_unsaved (IsmsDocument *self)
{
  sqlite3_stmt *statement = isms_sql_prepare (isms_store_get_sql (self->store), NULL, "SELECT count(*) FROM step WHERE id > ?1");
  guint count = 0;

  g_return_val_if_fail (statement != NULL, 0);
  sqlite3_bind_int64 (statement, 1, self->copy->saved_step);
  if (sqlite3_step (statement) == SQLITE_ROW)
    count = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return count;
}

void
isms_document_recount (IsmsDocument *self)
{
  gboolean modified = isms_document_get_modified (self);
  guint unsaved = count_unsaved (self);

  if (unsaved == self->copy->unsaved)
    return;
  self->copy->unsaved = unsaved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
  if (modified != isms_document_get_modified (self))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

static void
store_changed_cb (IsmsStore *store,
                  IsmsStep *step,
                  IsmsDocument *self)
{
  g_assert (ISMS_IS_DOCUMENT (self));

  isms_document_recount (self);
}

/**
 * isms_document_announce:
 *
 * Tells other runs of the program what is done here. Who only looks does not keep anybody from working.
 */
void
isms_document_announce (IsmsDocument *self)
{
  g_autofree char *uri = self->file != NULL ? g_file_get_uri (self->file) : NULL;

  isms_work_announce (self->work, self->review ? ISMS_WORK_LOOKING : uri);
}

static void
set_file (IsmsDocument *self,
          GFile *file)
{
  if (self->name != NULL && (file == NULL || (self->file != NULL && g_file_equal (self->file, file))))
    return;
  g_set_object (&self->file, file);
  g_free (self->name);
  self->name = isms_document_display_name (file);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
}

void
isms_document_set_read_only (IsmsDocument *self,
                             const char *reason)
{
  if (g_set_str (&self->read_only_reason, reason))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READ_ONLY_REASON]);
}

/**
 * isms_document_note_etag:
 *
 * Remembers the file as it is now, which holds what we know.
 */
void
isms_document_note_etag (IsmsDocument *self)
{
  g_autoptr (GFileInfo) info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE, G_FILE_QUERY_INFO_NONE, NULL, NULL);

  g_set_str (&self->etag, info != NULL ? g_file_info_get_etag (info) : NULL);
}

/**
 * isms_document_adopt:
 * @work: (transfer full): the working copy
 * @store: (transfer full): its store
 * @copy: (transfer full): what it remembers, already written
 * @file: (nullable): the document's file
 */
IsmsDocument *
isms_document_adopt (IsmsWork *work,
                     IsmsStore *store,
                     IsmsCopy *copy,
                     GFile *file)
{
  IsmsDocument *self = g_object_new (ISMS_TYPE_DOCUMENT, NULL);

  self->work = work;
  self->store = store;
  self->copy = copy;
  self->copy->unsaved = count_unsaved (self);
  set_file (self, file);
  if (file != NULL)
    isms_document_note_etag (self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_DEFAULT);
  return self;
}

static gboolean
describe_document (IsmsStore *store,
                   const char *uuid,
                   GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *created = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  return isms_store_set_meta (store, "uuid", uuid, error) && isms_store_set_meta (store, "created", created, error) &&
         isms_store_set_meta (store, "readable_by", G_STRINGIFY (ISMS_FORMAT_VERSION), error);
}

static IsmsDocument *
create_unsaved (GError **error)
{
  g_autoptr (IsmsWork) work = isms_work_create (error);
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *path = NULL;
  g_autoptr (IsmsCopy) copy = g_new0 (IsmsCopy, 1);
  g_autoptr (IsmsStore) store = NULL;
  g_autoptr (GError) cause = NULL;

  if (work == NULL || !isms_work_settle (work, uuid, error))
    return NULL;
  path = isms_work_path (work, ISMS_WORK_DATABASE);
  copy->replica = isms_replicas_draw ();
  copy->uuid = g_steal_pointer (&uuid);
  store = isms_store_open (path, copy->replica, &cause);
  if (store == NULL || !describe_document (store, copy->uuid, &cause) || !isms_copy_write (copy, isms_store_get_sql (store), &cause))
    {
      isms_document_fail_store (error, cause);
      g_clear_object (&store);
      isms_work_discard (g_steal_pointer (&work));
      return NULL;
    }
  return isms_document_adopt (g_steal_pointer (&work), g_steal_pointer (&store), g_steal_pointer (&copy), NULL);
}

/**
 * isms_document_create:
 * @file: (nullable): the file to make, or %NULL for a document that has no name yet
 * @error: return location: %ISMS_DOCUMENT_ERROR, %ISMS_DOCUMENT_ERROR_EXISTS among them
 *
 * Returns: (transfer full) (nullable): a new document without any record, saved already where @file was given
 */
IsmsDocument *
isms_document_create (GFile *file,
                      GError **error)
{
  g_autoptr (IsmsDocument) self = create_unsaved (error);

  if (self == NULL || (file != NULL && !isms_document_save_as (self, file, ISMS_SAVE_NORMAL, NULL, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * isms_document_is_saved:
 *
 * Returns: whether the file holds all that is here
 */
gboolean
isms_document_is_saved (IsmsDocument *self)
{
  return self->file != NULL && !isms_document_get_modified (self) && isms_document_check_on_disk (self) == ISMS_ON_DISK_SAME;
}

/**
 * isms_document_begin_save:
 * @file: (nullable): where to, or %NULL for where it is
 *
 * Returns: (transfer full) (nullable): a save that needs the store no more
 */
IsmsSave *
isms_document_begin_save (IsmsDocument *self,
                          GFile *file,
                          IsmsSaveFlags flags,
                          GError **error)
{
  g_autoptr (IsmsSave) save = g_new0 (IsmsSave, 1);

  if (self->saving)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PENDING, _("“%s” is being saved already."), self->name);
      return NULL;
    }
  if ((file == NULL || self->passing) && self->read_only_reason != NULL)
    {
      isms_document_fail (error, ISMS_DOCUMENT_ERROR_READ_ONLY, "%s", self->read_only_reason);
      return NULL;
    }
  if (file == NULL && self->file == NULL)
    {
      isms_document_fail (error, ISMS_DOCUMENT_ERROR_NO_FILE, _("The document has no file yet. Choose a name for it."));
      return NULL;
    }
  save->work = self->work;
  save->file = isms_save_resolve (file != NULL ? file : self->file);
  save->uuid = g_strdup (self->copy->uuid);
  save->replica = isms_store_get_replica (self->store);
  save->overwrite = (flags & ISMS_SAVE_OVERWRITE) != 0;
  if (self->file != NULL && self->read_only_reason == NULL && g_file_equal (self->file, save->file))
    save->base = g_strdup (self->copy->hash);
  if (!isms_save_begin (save, isms_store_get_sql (self->store), error))
    return NULL;
  self->saving = TRUE;
  return g_steal_pointer (&save);
}

/**
 * isms_document_end_save:
 * @save: a save that has run, on whatever thread
 * @saved: whether it went well
 *
 * Notes on the store's thread what is now in the file.
 */
gboolean
isms_document_end_save (IsmsDocument *self,
                        IsmsSave *save,
                        gboolean saved,
                        GError **error)
{
  g_autofree char *uri = g_file_get_uri (save->file);
  g_autoptr (GError) cause = NULL;

  self->saving = FALSE;
  if (!saved)
    return FALSE;
  g_set_str (&self->copy->hash, save->hash);
  g_set_str (&self->copy->uri, uri);
  self->copy->size = save->size;
  self->copy->saved_step = save->step;
  self->review = FALSE;
  isms_document_set_read_only (self, NULL);
  set_file (self, save->file);
  isms_document_announce (self);
  isms_document_note_etag (self);
  isms_document_recount (self);

  /* The file is safe; if this cannot be noted now, the word left in the folder tells it at the next opening. */
  if (isms_copy_write (self->copy, isms_store_get_sql (self->store), &cause))
    isms_copy_clear_pending (self->work);
  else
    g_info ("The working copy could not note a save: %s", cause->message);
  return TRUE;
}

static gboolean
save_to (IsmsDocument *self,
         GFile *file,
         IsmsSaveFlags flags,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (IsmsSave) save = isms_document_begin_save (self, file, flags, error);
  gboolean saved;

  if (save == NULL)
    return FALSE;
  saved = isms_save_copy (save, error) && isms_save_run (save, cancellable, error);
  return isms_document_end_save (self, save, saved, error);
}

/**
 * isms_document_save:
 * @error: return location: %ISMS_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Saves to the file the document came from; does nothing where that holds everything already. When this returns %TRUE the file is
 * on the disk and was read back. When it returns %FALSE the file is as it was, and the steps are safe in the working copy.
 */
gboolean
isms_document_save (IsmsDocument *self,
                    IsmsSaveFlags flags,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (ISMS_IS_DOCUMENT (self) && self->store != NULL, FALSE);

  return isms_document_is_saved (self) || save_to (self, NULL, flags, cancellable, error);
}

/**
 * isms_document_save_as:
 * @file: the file to make, which the document is from now on
 * @error: return location: %ISMS_DOCUMENT_ERROR, %ISMS_DOCUMENT_ERROR_EXISTS among them, or %G_IO_ERROR_CANCELLED
 */
gboolean
isms_document_save_as (IsmsDocument *self,
                       GFile *file,
                       IsmsSaveFlags flags,
                       GCancellable *cancellable,
                       GError **error)
{
  g_return_val_if_fail (ISMS_IS_DOCUMENT (self) && self->store != NULL && G_IS_FILE (file), FALSE);

  return save_to (self, file, flags, cancellable, error);
}

static void
let_go (IsmsDocument *self,
        gboolean discard)
{
  if (self->work == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  if (discard)
    isms_work_discard (g_steal_pointer (&self->work));
  g_clear_pointer (&self->work, isms_work_release);
  if (!self->passing)
    isms_copy_prune (ISMS_COPIES_KEPT);
}

/**
 * isms_document_close:
 *
 * Lets go of the store and of the working copy, which is kept for a quick reopening. Steps that are not saved stay in it and are
 * offered when the file is opened next. Nobody else may hold the store by now.
 */
void
isms_document_close (IsmsDocument *self)
{
  gboolean of_no_use = !isms_document_get_modified (self) && (self->review || self->file == NULL);

  let_go (self, self->work != NULL && !self->borrowed && (self->passing || of_no_use));
}

/**
 * isms_document_discard:
 *
 * Closes the document and removes its working copy, steps that are not saved included: somebody said so. The file and the versions
 * kept of it stay as they are.
 */
void
isms_document_discard (IsmsDocument *self)
{
  let_go (self, TRUE);
}

/**
 * isms_document_settle:
 *
 * Takes what a document without a file holds for its beginning, of which nobody would miss anything: only what is done from now on
 * counts as unsaved.
 */
gboolean
isms_document_settle (IsmsDocument *self,
                      GError **error)
{
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (ISMS_IS_DOCUMENT (self) && self->store != NULL && self->file == NULL, FALSE);

  self->copy->saved_step = isms_history_get_head (self->store);
  if (!isms_copy_write (self->copy, isms_store_get_sql (self->store), &cause))
    return isms_document_fail_store (error, cause);
  isms_document_recount (self);
  return TRUE;
}

/**
 * isms_document_forget:
 * @uuid: the UUID of a document that is not open
 *
 * Removes everything this computer keeps of a document beside its file: working copies, unsaved steps in them, versions.
 */
void
isms_document_forget (const char *uuid)
{
  g_return_if_fail (g_uuid_string_is_valid (uuid));

  isms_copy_forget (uuid);
  isms_versions_forget (uuid);
  isms_replicas_forget (uuid);
}

/**
 * isms_document_get_store:
 *
 * Returns: (transfer none): the records and their history
 */
IsmsStore *
isms_document_get_store (IsmsDocument *self)
{
  return self->store;
}

/**
 * isms_document_get_file:
 *
 * Returns: (transfer none) (nullable): the file, with no link on the way; %NULL while it was never saved
 */
GFile *
isms_document_get_file (IsmsDocument *self)
{
  return self->file;
}

const char *
isms_document_get_uuid (IsmsDocument *self)
{
  return self->copy->uuid;
}

/**
 * isms_document_get_name:
 *
 * Returns: what people call it: the file's name without ".isms"
 */
const char *
isms_document_get_name (IsmsDocument *self)
{
  return self->name;
}

/**
 * isms_document_get_read_only_reason:
 *
 * Returns: (nullable): why the document cannot be saved where it is, as a sentence; %NULL if it can
 */
const char *
isms_document_get_read_only_reason (IsmsDocument *self)
{
  return self->read_only_reason;
}

/**
 * isms_document_get_unsaved:
 *
 * Returns: how many steps the file does not hold
 */
guint
isms_document_get_unsaved (IsmsDocument *self)
{
  return self->copy->unsaved;
}

/**
 * isms_document_get_recovered:
 *
 * Returns: how many unsaved steps of an earlier run were found when the document was opened: "12 changes recovered"
 */
guint
isms_document_get_recovered (IsmsDocument *self)
{
  return self->recovered;
}

gboolean
isms_document_get_modified (IsmsDocument *self)
{
  return self->copy->unsaved > 0;
}

/**
 * isms_document_begin_look:
 *
 * Returns: (transfer full): what is needed to look at the file without the document, on whatever thread
 */
IsmsLook *
isms_document_begin_look (IsmsDocument *self)
{
  IsmsLook *look = g_new0 (IsmsLook, 1);

  g_set_object (&look->file, self->file);
  look->etag = g_strdup (self->etag);
  look->hash = g_strdup (self->copy->hash);
  look->size = self->copy->size;
  return look;
}

void
isms_look_free (IsmsLook *self)
{
  g_clear_object (&self->file);
  g_free (self->etag);
  g_free (self->hash);
  g_free (self);
}

IsmsOnDisk
isms_look_run (IsmsLook *self,
               GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autofree char *hash = NULL;

  if (self->file == NULL)
    return ISMS_ON_DISK_MISSING;
  info = g_file_query_info (self->file, G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL)
    return ISMS_ON_DISK_MISSING;
  if (self->etag != NULL && g_strcmp0 (self->etag, g_file_info_get_etag (info)) == 0 && g_file_info_get_size (info) == self->size)
    return ISMS_ON_DISK_SAME;
  hash = isms_bytes_hash (self->file, cancellable, NULL);
  if (g_strcmp0 (hash, self->hash) != 0)
    return hash == NULL ? ISMS_ON_DISK_MISSING : ISMS_ON_DISK_CHANGED;
  g_set_str (&self->etag, g_file_info_get_etag (info));
  return ISMS_ON_DISK_SAME;
}

/**
 * isms_document_end_look:
 * @look: a look that has been taken; if the document was saved meanwhile, it tells nothing new
 */
void
isms_document_end_look (IsmsDocument *self,
                        IsmsLook *look,
                        IsmsOnDisk found)
{
  if (found == ISMS_ON_DISK_SAME && g_strcmp0 (look->hash, self->copy->hash) == 0)
    g_set_str (&self->etag, look->etag);
}

/**
 * isms_document_check_on_disk:
 *
 * Looks at the file, and reads it only where it seems to have been written since.
 */
IsmsOnDisk
isms_document_check_on_disk (IsmsDocument *self)
{
  g_autoptr (IsmsLook) look = isms_document_begin_look (self);
  IsmsOnDisk found = isms_look_run (look, NULL);

  isms_document_end_look (self, look, found);
  return found;
}
