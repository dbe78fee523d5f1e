/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-actor.h"
#include "app/parapet-keeper.h"
#include "app/parapet-save-dialog.h"
#include "app/parapet-save-notice.h"
#include "forms/parapet-typing.h"

/**
 * ParapetKeeper:
 *
 * Ties an open document's saver to the window that shows it: its actions, how it stands in words, and what the window being left or
 * come back to means for the file.
 */
struct _ParapetKeeper
{
  GObject parent_instance;

  ParapetSaver *saver;
  ParapetWorkspace *workspace;
  GtkApplicationWindow *window; /* outlives us */
  GSettings *settings;
  guint inhibit;
};

G_DEFINE_FINAL_TYPE (ParapetKeeper, parapet_keeper, G_TYPE_OBJECT)

enum
{
  SIGNAL_RELOAD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* Nobody logs out in the middle of writing. */
static void
hold_session (ParapetKeeper *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self->window));
  gboolean saving = parapet_saver_get_state (self->saver) == PARAPET_SAVE_STATE_SAVING;

  if (application == NULL || saving == (self->inhibit != 0))
    return;
  if (saving)
    {
      self->inhibit = gtk_application_inhibit (application, GTK_WINDOW (self->window), GTK_APPLICATION_INHIBIT_LOGOUT | GTK_APPLICATION_INHIBIT_SUSPEND, _("The ISMS is being saved"));
      return;
    }
  gtk_application_uninhibit (application, self->inhibit);
  self->inhibit = 0;
}

static void
update_cb (ParapetKeeper *self)
{
  g_auto (ParapetSaveNotice) notice = { NULL };

  g_assert (PARAPET_IS_KEEPER (self));

  parapet_save_notice_read (&notice, self->saver);
  parapet_workspace_set_status (self->workspace, parapet_saver_get_words (self->saver));
  parapet_workspace_set_notice (self->workspace, notice.title, notice.button, notice.action);
  hold_session (self);
}

static void
active_cb (ParapetKeeper *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self->window)))
    parapet_saver_look (self->saver);
  else
    parapet_saver_nudge (self->saver);
}

static void
actor_cb (ParapetKeeper *self)
{
  g_autofree char *actor = parapet_actor_dup (self->settings);

  isms_store_set_actor (isms_document_get_store (parapet_saver_get_document (self->saver)), actor);
}

static void
asked_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  g_autoptr (ParapetKeeper) self = data;

  if (parapet_save_dialog_finish (PARAPET_SAVER (source), result) == PARAPET_SAVE_OUTCOME_RELOAD && self->saver != NULL)
    g_signal_emit (self, signals[SIGNAL_RELOAD], 0);
}

static void
save_cb (GSimpleAction *action,
         GVariant *parameter,
         gpointer data)
{
  ParapetKeeper *self = data;

  parapet_typing_finish (GTK_ROOT (self->window));
  parapet_save_dialog_save (self->saver, GTK_WIDGET (self->window), asked_cb, g_object_ref (self));
}

static void
save_as_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  ParapetKeeper *self = data;

  parapet_typing_finish (GTK_ROOT (self->window));
  parapet_save_dialog_save_as (self->saver, GTK_WIDGET (self->window), asked_cb, g_object_ref (self));
}

static void
reload_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  ParapetKeeper *self = data;

  parapet_typing_finish (GTK_ROOT (self->window));
  if (parapet_saver_get_unsaved (self->saver) == 0)
    g_signal_emit (self, signals[SIGNAL_RELOAD], 0);
  else
    parapet_save_dialog_save (self->saver, GTK_WIDGET (self->window), asked_cb, g_object_ref (self));
}

static void
cancel_save_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  parapet_saver_cancel (PARAPET_KEEPER (data)->saver);
}

static const GActionEntry entries[] = {
  { .name = "save", .activate = save_cb },
  { .name = "save-as", .activate = save_as_cb },
  { .name = "cancel-save", .activate = cancel_save_cb },
  { .name = "reload", .activate = reload_cb },
};

static void
parapet_keeper_dispose (GObject *object)
{
  parapet_keeper_stop (PARAPET_KEEPER (object));

  G_OBJECT_CLASS (parapet_keeper_parent_class)->dispose (object);
}

static void
parapet_keeper_class_init (ParapetKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_keeper_dispose;

  /**
   * ParapetKeeper::reload:
   *
   * What the file holds is to be shown, and what is here may go.
   */
  signals[SIGNAL_RELOAD] = g_signal_new ("reload", PARAPET_TYPE_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
parapet_keeper_init (ParapetKeeper *self)
{
  self->settings = g_settings_new (APP_ID);
}

/**
 * parapet_keeper_new:
 * @is_sample: whether nobody would miss the document as it is
 * @workspace: where it is shown
 * @window: the window of that, where the document's actions are to be found
 */
ParapetKeeper *
parapet_keeper_new (IsmsDocument *document,
                    gboolean is_sample,
                    ParapetWorkspace *workspace,
                    GtkApplicationWindow *window)
{
  ParapetKeeper *self = g_object_new (PARAPET_TYPE_KEEPER, NULL);

  self->saver = parapet_saver_new (document, is_sample);
  self->workspace = workspace;
  self->window = window;
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->saver, "notify", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::" PARAPET_ACTOR_KEY, G_CALLBACK (actor_cb), self, G_CONNECT_SWAPPED);
  actor_cb (self);
  update_cb (self);
  return self;
}

ParapetSaver *
parapet_keeper_get_saver (ParapetKeeper *self)
{
  return self->saver;
}

/**
 * parapet_keeper_stop:
 *
 * Lets go of the document, once a save that is under way has ended.
 */
void
parapet_keeper_stop (ParapetKeeper *self)
{
  if (self->saver == NULL)
    return;
  g_action_map_remove_action_entries (G_ACTION_MAP (self->window), entries, G_N_ELEMENTS (entries));
  parapet_saver_stop (self->saver);
  while (parapet_saver_get_state (self->saver) == PARAPET_SAVE_STATE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  hold_session (self);
  g_signal_handlers_disconnect_by_data (self->saver, self);
  g_signal_handlers_disconnect_by_data (self->window, self);
  g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->saver);
  g_clear_object (&self->settings);
}
