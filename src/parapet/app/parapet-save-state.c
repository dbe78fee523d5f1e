/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-save-state.h"

G_DEFINE_ENUM_TYPE (ParapetSaveState, parapet_save_state, G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_SAVED, "saved"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_UNSAVED, "unsaved"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_SAVING, "saving"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_NEW, "new"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_SAMPLE, "sample"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_REVIEW, "review"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_CHANGED, "changed"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_MISSING, "missing"), G_DEFINE_ENUM_VALUE (PARAPET_SAVE_STATE_FAILED, "failed"))

static char *
count_changes (guint unsaved)
{
  return g_strdup_printf (ngettext ("%u change not in the file yet", "%u changes not in the file yet", unsaved), unsaved);
}

/**
 * parapet_save_state_describe:
 * @unsaved: how many changes the file does not hold
 *
 * Returns: (transfer full): the state in a few words, for below the organisation's name
 */
char *
parapet_save_state_describe (ParapetSaveState state,
                             guint unsaved)
{
  switch (state)
    {
    case PARAPET_SAVE_STATE_SAVING:
      return g_strdup (_("Saving…"));
    case PARAPET_SAVE_STATE_NEW:
      return g_strdup (_("Not in a file yet"));
    case PARAPET_SAVE_STATE_SAMPLE:
      return unsaved == 0 ? g_strdup (_("Sample")) : g_strdup_printf (ngettext ("Sample, %u change", "Sample, %u changes", unsaved), unsaved);
    case PARAPET_SAVE_STATE_REVIEW:
      return unsaved == 0 ? g_strdup (_("For review")) : count_changes (unsaved);
    case PARAPET_SAVE_STATE_CHANGED:
      return g_strdup (_("Changed by somebody else"));
    case PARAPET_SAVE_STATE_MISSING:
      return g_strdup (_("The file is gone"));
    case PARAPET_SAVE_STATE_FAILED:
      return g_strdup (_("Could not be saved"));
    case PARAPET_SAVE_STATE_SAVED:
    case PARAPET_SAVE_STATE_UNSAVED:
    default:
      return unsaved == 0 ? g_strdup (_("Saved")) : count_changes (unsaved);
    }
}

/**
 * parapet_save_state_close:
 * @unsaved: how many changes the file does not hold
 *
 * Decides what closing takes, and nothing but that: a function of what it is given.
 */
ParapetSaveAnswer
parapet_save_state_close (ParapetSaveState state,
                          guint unsaved)
{
  if (state == PARAPET_SAVE_STATE_SAVING)
    return PARAPET_SAVE_ANSWER_WAIT;
  if (unsaved == 0)
    return PARAPET_SAVE_ANSWER_GO;
  switch (state)
    {
    case PARAPET_SAVE_STATE_NEW:
      return PARAPET_SAVE_ANSWER_ASK_NAME;
    case PARAPET_SAVE_STATE_SAMPLE:
      return PARAPET_SAVE_ANSWER_ASK_SAMPLE;
    case PARAPET_SAVE_STATE_REVIEW:
    case PARAPET_SAVE_STATE_MISSING:
      return PARAPET_SAVE_ANSWER_ASK_ELSEWHERE;
    case PARAPET_SAVE_STATE_CHANGED:
      return PARAPET_SAVE_ANSWER_ASK_CHANGED;
    default:
      return PARAPET_SAVE_ANSWER_SAVE;
    }
}
