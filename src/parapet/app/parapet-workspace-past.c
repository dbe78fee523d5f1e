/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-when.h"
#include "app/parapet-workspace-past.h"
#include "models/isms-history-past.h"
#include "store/isms-history.h"
#include "widgets/parapet-toast.h"

/* Shows the whole document as it was after a step, on every screen, until one goes back to today. */

static const char looking_key[] = "parapet-looking"; /* the GCancellable of a search for a past that is under way */

static char *
describe_past (IsmsStore *past)
{
  g_autoptr (IsmsStep) step = isms_history_get_step (past, isms_history_get_head (past), NULL);
  g_autofree char *when = step != NULL ? parapet_when_describe (step->at / G_USEC_PER_SEC, g_get_real_time () / G_USEC_PER_SEC) : NULL;

  if (when == NULL)
    return g_strdup (_("As it was then"));
  /* Translators: a moment, what was done then: "As it was on 3 March 2026, after “Set owner of RK-01”" */
  return g_strdup_printf (_("As it was: %s, after “%s”"), when, step->label);
}

static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  ParapetWorkspace *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStore) past = isms_history_past_finish (result, &error);
  g_autofree char *notice = NULL;

  /* Then the workspace may be gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_object_set_data (G_OBJECT (self), looking_key, NULL);
  if (past == NULL)
    {
      parapet_toast_show_error (GTK_WIDGET (parapet_workspace_get_page (self)), error);
      return;
    }
  notice = describe_past (past);
  parapet_workspace_set_past (self, past, notice);
}

static void
stop_looking (ParapetWorkspace *self)
{
  GCancellable *looking = g_object_get_data (G_OBJECT (self), looking_key);

  g_cancellable_cancel (looking);
  g_object_set_data (G_OBJECT (self), looking_key, NULL);
}

static void
show_past_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  ParapetWorkspace *self = data;
  IsmsStore *store = isms_document_get_store (parapet_workspace_get_document (self));
  GCancellable *looking = g_cancellable_new ();

  stop_looking (self);
  g_object_set_data_full (G_OBJECT (self), looking_key, looking, g_object_unref);
  isms_history_past_async (store, g_variant_get_int64 (parameter), looking, found_cb, self);
}

static void
leave_past_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  stop_looking (data);
  parapet_workspace_set_past (data, NULL, NULL);
}

static const GActionEntry entries[] = {
  { .name = "show-past", .activate = show_past_cb, .parameter_type = "x" },
  { .name = "leave-past", .activate = leave_past_cb },
};

/**
 * parapet_workspace_past_install:
 * @actions: where the actions `show-past` (a step's id) and `leave-past` are added
 */
void
parapet_workspace_past_install (ParapetWorkspace *self,
                                GActionMap *actions)
{
  g_action_map_add_action_entries (actions, entries, G_N_ELEMENTS (entries), self);
}

void
parapet_workspace_past_remove (ParapetWorkspace *self,
                               GActionMap *actions)
{
  stop_looking (self);
  g_action_map_remove_action_entries (actions, entries, G_N_ELEMENTS (entries));
}
