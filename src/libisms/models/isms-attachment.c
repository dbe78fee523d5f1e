/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "models/isms-attachment.h"
#include "records/isms-day.h"
#include "records/isms-kinds.h"
#include "store/isms-chunks.h"
#include "store/isms-uses.h"

/* A file kept inside the document: its content in parts under its hash, and a record that says what it is called and what it belongs
 * to. The parts are written first, each by itself; the record is the one step that counts, and that undo takes back. Should it never
 * come, nobody knows of the parts, and saving leaves them out. */

/**
 * Coming:
 * @name: what the file is called
 * @bytes: all of it
 * @sha256: the hash of it
 * @stored: how many of its parts the document has
 *
 * A file on its way into the document.
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
  guint8 digest[ISMS_SHA256_SIZE];
  char *sha256;
  guint stored;
} Coming;

static void
coming_free (Coming *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->sha256);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Coming, coming_free)

static void
fail_size (const char *name,
           goffset size,
           GError **error)
{
  g_autofree char *is = g_format_size (size);
  g_autofree char *most = g_format_size (ISMS_ATTACHMENT_MAX_SIZE);

  /* Translators: a file's name, its size, the greatest size allowed */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("“%s” has %s; a file inside the document may have %s. Keep it elsewhere and note where it is."), name, is, most);
}

/* Folders, devices and pipes have no content that could be kept. */
static gboolean
check_file (Coming *self,
            GFileInfo *info,
            GError **error)
{
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("“%s” is not a file whose content could be kept."), self->name);
      return FALSE;
    }
  if (g_file_info_get_size (info) <= ISMS_ATTACHMENT_MAX_SIZE)
    return TRUE;
  fail_size (self->name, g_file_info_get_size (info), error);
  return FALSE;
}

/* One byte more than may be: a file that grew meanwhile is found too large. */
static GBytes *
read_all (GFile *file,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GByteArray) read = g_byte_array_new ();
  g_autofree guint8 *part = g_malloc (ISMS_CHUNK_SIZE);
  gssize n = 1;

  while (stream != NULL && n > 0 && read->len <= ISMS_ATTACHMENT_MAX_SIZE)
    {
      n = g_input_stream_read (G_INPUT_STREAM (stream), part, ISMS_CHUNK_SIZE, cancellable, error);
      if (n > 0)
        g_byte_array_append (read, part, (guint) n);
    }
  return stream != NULL && n >= 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&read)) : NULL;
}

static void
sum_up (Coming *self)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (self->bytes, &size);
  IsmsSha256 sum, again;

  isms_sha256_start (&sum);
  isms_sha256_add (&sum, data, size);
  again = sum;
  isms_sha256_finish (&sum, self->digest);
  self->sha256 = isms_sha256_finish_hex (&again);
  self->media_type = g_content_type_guess (self->name, data, size, NULL);
}

static Coming *
coming_read (GFile *file,
             GCancellable *cancellable,
             GError **error)
{
  const char *wanted = G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME;
  g_autoptr (GFileInfo) info = g_file_query_info (file, wanted, G_FILE_QUERY_INFO_NONE, cancellable, error);
  g_autoptr (Coming) self = g_new0 (Coming, 1);

  if (info == NULL)
    return NULL;
  self->name = g_strdup (g_file_info_get_display_name (info));
  if (!check_file (self, info, error) || (self->bytes = read_all (file, cancellable, error)) == NULL)
    return NULL;
  if (g_bytes_get_size (self->bytes) > ISMS_ATTACHMENT_MAX_SIZE)
    {
      fail_size (self->name, (goffset) g_bytes_get_size (self->bytes), error);
      return NULL;
    }
  sum_up (self);
  return g_steal_pointer (&self);
}

static gboolean
coming_store_part (Coming *self,
                   IsmsStore *store,
                   gboolean *done,
                   GError **error)
{
  gsize size = g_bytes_get_size (self->bytes);
  gsize from = (gsize) self->stored * ISMS_CHUNK_SIZE;
  g_autoptr (GBytes) part = NULL;

  *done = from >= size;
  if (*done)
    return TRUE;
  part = g_bytes_new_from_bytes (self->bytes, from, MIN (size - from, ISMS_CHUNK_SIZE));
  return isms_chunks_write (isms_store_get_sql (store), self->digest, self->stored++, part, error);
}

static gboolean
fill (Coming *self,
      IsmsStore *store,
      IsmsRecord *attachment,
      IsmsRecord *to,
      GError **error)
{
  g_autofree char *today = isms_day_dup_today ();
  g_autoptr (GPtrArray) owners = g_ptr_array_new ();

  if (to != NULL)
    g_ptr_array_add (owners, to);
  return isms_store_set_from_text (store, attachment, "name", self->name, error) &&
         isms_store_set_from_text (store, attachment, "media_type", self->media_type, error) &&
         isms_store_set_from_text (store, attachment, "sha256", self->sha256, error) &&
         isms_store_set_from_text (store, attachment, "added_on", today, error) &&
         isms_store_set_integer (store, attachment, "size", (gint64) g_bytes_get_size (self->bytes), error) &&
         isms_store_set_links (store, attachment, "links", owners, error);
}

static IsmsRecord *
coming_make_record (Coming *self,
                    IsmsStore *store,
                    IsmsRecord *to,
                    GError **error)
{
  g_autofree char *label = to != NULL ? g_strdup_printf (_("Attach “%s” to %s"), self->name, isms_record_get_code (to)) : g_strdup_printf (_("Add the file “%s”"), self->name);
  g_autoptr (IsmsRecord) attachment = NULL;

  if (!isms_store_begin (store, label, NULL, error))
    return NULL;
  attachment = isms_store_create (store, &isms_kind_attachment, NULL);
  if (fill (self, store, attachment, to, error))
    return isms_store_commit (store, error) ? g_steal_pointer (&attachment) : NULL;
  isms_store_rollback (store);
  return NULL;
}

/**
 * isms_attachment_add:
 * @file: what to keep a copy of
 * @title: (nullable): what to call it, or %NULL for its own name
 * @to: (nullable): the record it belongs to
 * @error: return location: %G_IO_ERROR, %ISMS_STORE_ERROR or %ISMS_FIELD_ERROR
 *
 * Keeps a copy of the file in the document, in one step.
 *
 * Returns: (transfer full) (nullable): the attachment
 */
IsmsRecord *
isms_attachment_add (IsmsStore *store,
                     GFile *file,
                     const char *title,
                     IsmsRecord *to,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (Coming) coming = coming_read (file, cancellable, error);
  gboolean done = FALSE;

  if (coming == NULL)
    return NULL;
  if (title != NULL)
    g_set_str (&coming->name, title);
  while (!done)
    if (!coming_store_part (coming, store, &done, error))
      return NULL;
  return coming_make_record (coming, store, to, error);
}

/* The file, and where it goes. */
typedef struct
{
  IsmsStore *store;
  IsmsRecord *record; /* what it belongs to, if anything; or the attachment, on the way out */
  GFile *file;
  Coming *coming;
  char *title; /* of the record, for a thread that must not look at it */
  char *sha256;
  GByteArray *read;
  guint place;
} Errand;

static void
errand_free (Errand *self)
{
  g_clear_object (&self->store);
  g_clear_object (&self->record);
  g_clear_object (&self->file);
  g_clear_pointer (&self->coming, coming_free);
  g_free (self->title);
  g_free (self->sha256);
  g_clear_pointer (&self->read, g_byte_array_unref);
  g_free (self);
}

static GTask *
errand_new (IsmsStore *store,
            IsmsRecord *record,
            GFile *file,
            GCancellable *cancellable,
            GAsyncReadyCallback callback,
            gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Errand *self = g_new0 (Errand, 1);

  self->store = g_object_ref (store);
  g_set_object (&self->record, record);
  self->file = g_object_ref (file);
  g_task_set_task_data (task, self, (GDestroyNotify) errand_free);
  return task;
}

/* A part a turn of the main loop: a megabyte is not felt. */
static gboolean
store_cb (gpointer data)
{
  GTask *task = data;
  Errand *self = g_task_get_task_data (task);
  IsmsRecord *attachment = NULL;
  GError *error = NULL;
  gboolean done = FALSE;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (coming_store_part (self->coming, self->store, &done, &error) && !done)
    return G_SOURCE_CONTINUE;
  if (error == NULL)
    attachment = coming_make_record (self->coming, self->store, self->record, &error);
  if (attachment != NULL)
    g_task_return_pointer (task, attachment, g_object_unref);
  else
    g_task_return_error (task, error);
  return G_SOURCE_REMOVE;
}

static void
came_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (GTask) task = data;
  Errand *self = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->coming = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->coming != NULL)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, store_cb, g_steal_pointer (&task), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Coming *coming = coming_read (data, cancellable, &error);

  if (coming != NULL)
    g_task_return_pointer (task, coming, (GDestroyNotify) coming_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * isms_attachment_add_async:
 * @store: it is held until the callback is called
 *
 * Does isms_attachment_add() without keeping the main loop.
 */
void
isms_attachment_add_async (IsmsStore *store,
                           GFile *file,
                           IsmsRecord *to,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer data)
{
  GTask *task = errand_new (store, to, file, cancellable, callback, data);
  g_autoptr (GTask) read = g_task_new (NULL, cancellable, came_cb, task);

  g_task_set_source_tag (task, isms_attachment_add_async);
  g_task_set_source_tag (read, isms_attachment_add_async);
  g_task_set_task_data (read, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (read, read_thread);
}

/**
 * isms_attachment_add_finish:
 * @error: return location: as isms_attachment_add()
 *
 * Returns: (transfer full) (nullable): the attachment
 */
IsmsRecord *
isms_attachment_add_finish (GAsyncResult *result,
                            GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * isms_attachment_list:
 * @record: a record
 *
 * Returns: (transfer full) (element-type IsmsRecord): the files that belong to it, in the order of their codes
 */
GPtrArray *
isms_attachment_list (IsmsStore *store,
                      IsmsRecord *record)
{
  g_autoptr (GPtrArray) uses = isms_uses_find (store, isms_record_get_key (record));

  for (guint i = 0; i < uses->len; i++)
    {
      const IsmsUse *use = g_ptr_array_index (uses, i);

      if (use->kind == &isms_kind_attachment)
        return isms_use_list (use, store, use->keys->len);
    }
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * isms_attachment_dup_file_name:
 *
 * Returns: (transfer full): what to call the file on a disk, whatever the record says: no path leads out of the folder it is put into,
 * it is not hidden, and nothing in it moves the cursor
 */
char *
isms_attachment_dup_file_name (IsmsRecord *attachment)
{
  const char *name = isms_record_get_text (attachment, "name");
  GString *safe = g_string_new (NULL);

  for (const char *p = name != NULL ? name : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '.' && safe->len == 0)
        continue;
      g_string_append_unichar (safe, g_unichar_isprint (c) && strchr ("/\\:*?\"<>|", (int) MIN (c, 127)) == NULL ? c : '-');
    }
  if (safe->len == 0)
    g_string_append (safe, isms_record_get_code (attachment));
  return g_string_free (safe, FALSE);
}

static gboolean
check_read (const char *title,
            const char *sha256,
            GBytes *bytes,
            GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (sha256 != NULL && g_ascii_strcasecmp (sum, sha256) == 0)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The content of “%s” is not in the document, or not what it was."), title);
  return FALSE;
}

static gboolean
read_part (IsmsStore *store,
           IsmsRecord *attachment,
           guint place,
           GByteArray *into)
{
  guint8 name[ISMS_SHA256_SIZE];
  g_autoptr (GBytes) part = NULL;
  gsize size;
  gconstpointer data;

  if (isms_chunks_parse_name (isms_record_get_text (attachment, "sha256"), name))
    part = isms_chunks_read (isms_store_get_sql (store), name, place);
  if (part == NULL)
    return FALSE;
  data = g_bytes_get_data (part, &size);
  g_byte_array_append (into, data, (guint) size);
  return TRUE;
}

/**
 * isms_attachment_read:
 * @error: return location: %G_IO_ERROR_INVALID_DATA where it is not what its hash says
 *
 * Returns: (transfer full) (nullable): the content
 */
GBytes *
isms_attachment_read (IsmsStore *store,
                      IsmsRecord *attachment,
                      GError **error)
{
  GByteArray *read = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint place = 0; read_part (store, attachment, place, read); place++)
    continue;
  bytes = g_byte_array_free_to_bytes (read);
  if (!check_read (isms_record_get_title (attachment), isms_record_get_text (attachment, "sha256"), bytes, error))
    return NULL;
  return g_steal_pointer (&bytes);
}

/**
 * isms_attachment_write:
 * @replace: whether a file that is there may be replaced
 * @error: return location: %G_IO_ERROR
 *
 * Writes the content into a file; where that fails, the file is as it was.
 */
gboolean
isms_attachment_write (GBytes *bytes,
                       GFile *to,
                       gboolean replace,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFileOutputStream) stream = replace ? g_file_replace (to, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error)
                                                 : g_file_create (to, G_FILE_CREATE_NONE, cancellable, error);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  if (!replace)
    g_file_delete (to, NULL, NULL);
  return FALSE;
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Errand *self = data;
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->read));
  g_autoptr (GError) error = NULL;

  if (check_read (self->title, self->sha256, bytes, &error) && isms_attachment_write (bytes, self->file, TRUE, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static gboolean
fetch_cb (gpointer data)
{
  GTask *task = data;
  Errand *self = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;
  if (read_part (self->store, self->record, self->place++, self->read))
    return G_SOURCE_CONTINUE;
  g_clear_object (&self->store);
  g_task_run_in_thread (task, write_thread);
  return G_SOURCE_REMOVE;
}

/**
 * isms_attachment_extract_async:
 * @to: the file to write; one that is there is replaced
 *
 * Writes the content into a file without keeping the main loop.
 */
void
isms_attachment_extract_async (IsmsStore *store,
                               IsmsRecord *attachment,
                               GFile *to,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data)
{
  GTask *task = errand_new (store, attachment, to, cancellable, callback, data);
  Errand *self = g_task_get_task_data (task);

  g_task_set_source_tag (task, isms_attachment_extract_async);
  self->title = g_strdup (isms_record_get_title (attachment));
  self->sha256 = g_strdup (isms_record_get_text (attachment, "sha256"));
  self->read = g_byte_array_new ();
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, fetch_cb, task, g_object_unref);
}

/**
 * isms_attachment_extract_finish:
 * @error: return location: %G_IO_ERROR
 */
gboolean
isms_attachment_extract_finish (GAsyncResult *result,
                                GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
