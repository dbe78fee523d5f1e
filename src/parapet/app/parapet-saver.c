/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-autosave.h"
#include "app/parapet-saver.h"

/* How long a save may take before it is worth a word, in milliseconds: longer than a good disk ever does. */
#define PATIENCE 1500

/**
 * ParapetSaver:
 *
 * Keeps the file and the work together: saves by itself when that is due, tells in words how it stands, and notices when somebody
 * else writes the file. It asks nobody anything; see parapet-save-dialog.c for that.
 *
 * Saves run one at a time, each on a thread; one that is asked for meanwhile waits for its turn.
 */
struct _ParapetSaver
{
  GObject parent_instance;

  IsmsDocument *document;
  gboolean is_sample;
  gboolean stopped;

  ParapetSaveState state;
  char *words;
  IsmsOnDisk on_disk;
  GError *error; /* why the last save failed */
  guint recovered;

  GCancellable *cancellable; /* of the save that runs */
  guint patience;
  guint slow_timer;
  gboolean slow; /* it takes longer than one should have to wait unasked */
  GQueue waiting;            /* GTask */
  gboolean looking;
  gboolean save_after_look;

  gboolean remote; /* as long as it is not known to be here, too */
  ParapetAutosave autosave;
  ParapetClock clock;
  guint timer;
};

/**
 * Wish:
 * @file: (nullable): where to save as
 *
 * One save asked for.
 */
typedef struct
{
  GFile *file;
  IsmsSaveFlags flags;
} Wish;

G_DEFINE_FINAL_TYPE (ParapetSaver, parapet_saver, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_SLOW,
  PROP_UNSAVED,
  PROP_WORDS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void schedule (ParapetSaver *self);
static void run_next (ParapetSaver *self);

static void
wish_free (Wish *wish)
{
  g_clear_object (&wish->file);
  g_free (wish);
}

static ParapetSaveState
find_state (ParapetSaver *self)
{
  if (self->cancellable != NULL)
    return PARAPET_SAVE_STATE_SAVING;
  if (isms_document_get_read_only_reason (self->document) != NULL)
    return PARAPET_SAVE_STATE_REVIEW;
  if (isms_document_get_file (self->document) == NULL)
    return self->is_sample ? PARAPET_SAVE_STATE_SAMPLE : PARAPET_SAVE_STATE_NEW;
  if (self->on_disk == ISMS_ON_DISK_CHANGED)
    return PARAPET_SAVE_STATE_CHANGED;
  if (self->error != NULL)
    return PARAPET_SAVE_STATE_FAILED;
  if (self->on_disk == ISMS_ON_DISK_MISSING)
    return PARAPET_SAVE_STATE_MISSING;
  return parapet_saver_get_unsaved (self) > 0 ? PARAPET_SAVE_STATE_UNSAVED : PARAPET_SAVE_STATE_SAVED;
}

static void
update (ParapetSaver *self)
{
  ParapetSaveState state = find_state (self);
  g_autofree char *words = parapet_save_state_describe (state, parapet_saver_get_unsaved (self));

  g_object_freeze_notify (G_OBJECT (self));
  if (self->state != state)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
  self->state = state;
  if (g_set_str (&self->words, words))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
set_slow (ParapetSaver *self,
          gboolean slow)
{
  if (self->slow == slow)
    return;
  self->slow = slow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SLOW]);
}

static void
slow_cb (gpointer data)
{
  ParapetSaver *self = data;

  self->slow_timer = 0;
  set_slow (self, TRUE);
}

static gboolean
may_save_by_itself (ParapetSaver *self)
{
  return !self->stopped && (self->state == PARAPET_SAVE_STATE_UNSAVED || self->state == PARAPET_SAVE_STATE_FAILED) &&
         isms_document_get_file (self->document) != NULL && parapet_saver_get_unsaved (self) > 0 &&
         !isms_store_in_step (isms_document_get_store (self->document));
}

static gboolean
timer_cb (gpointer data)
{
  ParapetSaver *self = data;

  self->timer = 0;
  parapet_saver_tick (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (ParapetSaver *self)
{
  gint64 due = parapet_autosave_due (&self->autosave);
  gint64 wait = MAX (due - self->clock (), 0);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (due >= 0 && !self->stopped && !self->remote)
    self->timer = g_timeout_add (wait / 1000 + 1, timer_cb, self);
}

static void
unsaved_cb (ParapetSaver *self)
{
  g_assert (PARAPET_IS_SAVER (self));

  if (parapet_saver_get_unsaved (self) > 0)
    parapet_autosave_note (&self->autosave, self->clock ());
  else
    parapet_autosave_clear (&self->autosave);
  schedule (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNSAVED]);
  update (self);
}

static void
filesystem_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (ParapetSaver) self = data;
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info_finish (G_FILE (source), result, NULL);

  if (info == NULL || isms_document_get_file (self->document) != G_FILE (source))
    return;
  self->remote = g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
  schedule (self);
}

/* Somebody who shares a folder over a slow line does not want it busy all day. */
static void
file_cb (ParapetSaver *self)
{
  GFile *file = isms_document_get_file (self->document);

  self->remote = TRUE;
  if (file != NULL)
    g_file_query_filesystem_info_async (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, G_PRIORITY_DEFAULT, NULL, filesystem_cb, g_object_ref (self));
  update (self);
}

static void
note_success (ParapetSaver *self)
{
  self->on_disk = ISMS_ON_DISK_SAME;
  self->recovered = 0;
  self->is_sample = FALSE;
}

/* Who chose a place is told there and then that it is none; the file the document has is as it was. */
static void
note_failure (ParapetSaver *self,
              const Wish *wish,
              const GError *error)
{
  if (g_error_matches (error, ISMS_DOCUMENT_ERROR, ISMS_DOCUMENT_ERROR_CHANGED_ON_DISK))
    self->on_disk = ISMS_ON_DISK_CHANGED;
  else if (wish->file == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_error_copy (error);
}

static void
saved_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (GTask) task = data;
  ParapetSaver *self = g_task_get_source_object (task);
  GError *error = NULL;
  gboolean saved = isms_document_save_finish (ISMS_DOCUMENT (source), result, &error);

  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->slow_timer, g_source_remove);
  set_slow (self, FALSE);
  g_clear_error (&self->error);
  if (saved)
    note_success (self);
  else
    note_failure (self, g_task_get_task_data (task), error);
  parapet_autosave_restart (&self->autosave, self->clock ());
  schedule (self);
  update (self);
  if (saved)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
  run_next (self);
}

static void
run_next (ParapetSaver *self)
{
  GTask *task = self->cancellable == NULL ? g_queue_pop_head (&self->waiting) : NULL;
  Wish *wish;

  if (task == NULL)
    return;
  wish = g_task_get_task_data (task);
  self->cancellable = g_cancellable_new ();
  self->slow_timer = g_timeout_add_once (self->patience, slow_cb, self);
  update (self);
  isms_document_save_async (self->document, wish->file, wish->flags, self->cancellable, saved_cb, task);
}

static void
saved_by_itself_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  parapet_saver_save_finish (PARAPET_SAVER (source), result, NULL);
}

static void
looked_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (ParapetSaver) self = data;
  IsmsOnDisk found = ISMS_ON_DISK_SAME;
  gboolean save = self->save_after_look;

  self->looking = self->save_after_look = FALSE;
  if (!isms_document_check_on_disk_finish (ISMS_DOCUMENT (source), result, &found, NULL) || self->stopped || self->cancellable != NULL)
    return;
  self->on_disk = found;
  update (self);
  if (save && may_save_by_itself (self))
    parapet_saver_save_async (self, NULL, ISMS_SAVE_NORMAL, saved_by_itself_cb, NULL);
}

static void
parapet_saver_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  ParapetSaver *self = PARAPET_SAVER (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_SLOW:
      g_value_set_boolean (value, self->slow);
      break;
    case PROP_UNSAVED:
      g_value_set_uint (value, parapet_saver_get_unsaved (self));
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
parapet_saver_dispose (GObject *object)
{
  ParapetSaver *self = PARAPET_SAVER (object);

  parapet_saver_stop (self);
  g_clear_handle_id (&self->slow_timer, g_source_remove);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (parapet_saver_parent_class)->dispose (object);
}

static void
parapet_saver_finalize (GObject *object)
{
  ParapetSaver *self = PARAPET_SAVER (object);

  g_free (self->words);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (parapet_saver_parent_class)->finalize (object);
}

static void
parapet_saver_class_init (ParapetSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = parapet_saver_get_property;
  object_class->dispose = parapet_saver_dispose;
  object_class->finalize = parapet_saver_finalize;

  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, PARAPET_TYPE_SAVE_STATE, PARAPET_SAVE_STATE_SAVED, flags);
  /**
   * ParapetSaver:slow:
   *
   * Whether a save runs that takes so long that one should know of it, and may give it up.
   */
  properties[PROP_SLOW] = g_param_spec_boolean ("slow", NULL, NULL, FALSE, flags);
  properties[PROP_UNSAVED] = g_param_spec_uint ("unsaved", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parapet_saver_init (ParapetSaver *self)
{
  self->clock = g_get_monotonic_time;
  self->patience = PATIENCE;
  self->remote = TRUE;
}

/**
 * parapet_saver_new:
 * @is_sample: whether nobody would miss the document as it is
 */
ParapetSaver *
parapet_saver_new (IsmsDocument *document,
                   gboolean is_sample)
{
  ParapetSaver *self = g_object_new (PARAPET_TYPE_SAVER, NULL);

  self->document = g_object_ref (document);
  self->is_sample = is_sample;
  self->recovered = isms_document_get_recovered (document);
  if (isms_document_get_modified (document))
    parapet_autosave_note (&self->autosave, self->clock ());
  g_signal_connect_object (document, "notify::unsaved", G_CALLBACK (unsaved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (file_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::read-only-reason", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  file_cb (self);
  return self;
}

/**
 * parapet_saver_get_document:
 *
 * Returns: (transfer none): what is kept
 */
IsmsDocument *
parapet_saver_get_document (ParapetSaver *self)
{
  return self->document;
}

gboolean
parapet_saver_is_sample (ParapetSaver *self)
{
  return self->is_sample;
}

ParapetSaveState
parapet_saver_get_state (ParapetSaver *self)
{
  return self->state;
}

gboolean
parapet_saver_get_slow (ParapetSaver *self)
{
  return self->slow;
}

/**
 * parapet_saver_get_unsaved:
 *
 * Returns: how many changes the file does not hold
 */
guint
parapet_saver_get_unsaved (ParapetSaver *self)
{
  return isms_document_get_unsaved (self->document);
}

/**
 * parapet_saver_get_recovered:
 *
 * Returns: how many changes of an earlier run were found and are in no file yet
 */
guint
parapet_saver_get_recovered (ParapetSaver *self)
{
  return self->recovered;
}

/**
 * parapet_saver_get_words:
 *
 * Returns: how it stands, in a few words
 */
const char *
parapet_saver_get_words (ParapetSaver *self)
{
  return self->words;
}

/**
 * parapet_saver_get_error:
 *
 * Returns: (nullable): why the last save failed
 */
const GError *
parapet_saver_get_error (ParapetSaver *self)
{
  return self->error;
}

/**
 * parapet_saver_save_async:
 * @file: (nullable): where to save as, or %NULL to save where the document is
 *
 * Saves; work may go on.
 */
void
parapet_saver_save_async (ParapetSaver *self,
                          GFile *file,
                          IsmsSaveFlags flags,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  GTask *task = g_task_new (self, NULL, callback, data);
  Wish *wish = g_new0 (Wish, 1);

  g_task_set_source_tag (task, parapet_saver_save_async);
  g_set_object (&wish->file, file);
  wish->flags = flags;
  g_task_set_task_data (task, wish, (GDestroyNotify) wish_free);
  g_queue_push_tail (&self->waiting, task);
  run_next (self);
}

/**
 * parapet_saver_save_finish:
 * @error: return location: %ISMS_DOCUMENT_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether the file holds what was there when the save began
 */
gboolean
parapet_saver_save_finish (ParapetSaver *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * parapet_saver_cancel:
 *
 * Gives up the save that runs, and those that wait for it; the file stays as it was.
 */
void
parapet_saver_cancel (ParapetSaver *self)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->waiting)) != NULL)
    {
      g_task_return_new_error_literal (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The save was given up."));
      g_object_unref (task);
    }
  g_cancellable_cancel (self->cancellable);
}

/**
 * parapet_saver_look:
 *
 * Finds out, without waiting for it, whether somebody else wrote the file.
 */
void
parapet_saver_look (ParapetSaver *self)
{
  if (self->looking || self->stopped || isms_document_get_file (self->document) == NULL)
    return;
  self->looking = TRUE;
  isms_document_check_on_disk_async (self->document, NULL, looked_cb, g_object_ref (self));
}

/**
 * parapet_saver_nudge:
 *
 * This is a good moment to save: somebody turned to another window. A file that somebody else wrote, or took away, is left alone, and
 * so is one that is far away.
 */
void
parapet_saver_nudge (ParapetSaver *self)
{
  if (self->remote || !may_save_by_itself (self))
    return;
  self->save_after_look = TRUE;
  parapet_saver_look (self);
}

/**
 * parapet_saver_stop:
 *
 * Does nothing by itself from now on: the document is about to be closed.
 */
void
parapet_saver_stop (ParapetSaver *self)
{
  self->stopped = TRUE;
  g_clear_handle_id (&self->timer, g_source_remove);
}

/**
 * parapet_saver_set_clock:
 *
 * Another clock, for tests.
 */
void
parapet_saver_set_clock (ParapetSaver *self,
                         ParapetClock clock)
{
  self->clock = clock;
  parapet_autosave_clear (&self->autosave);
  schedule (self);
}

/**
 * parapet_saver_set_patience:
 * @milliseconds: how long a save may take before it counts as slow
 *
 * Less of it, for tests.
 */
void
parapet_saver_set_patience (ParapetSaver *self,
                            guint milliseconds)
{
  self->patience = milliseconds;
}

/**
 * parapet_saver_tick:
 *
 * Saves if that is due.
 */
void
parapet_saver_tick (ParapetSaver *self)
{
  gint64 due = parapet_autosave_due (&self->autosave);

  if (due < 0)
    return;
  if (self->clock () >= due)
    parapet_saver_nudge (self);
  else
    schedule (self);
}
