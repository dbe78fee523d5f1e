/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_SAVE_STATE (parapet_save_state_get_type ())

/**
 * ParapetSaveState:
 * @PARAPET_SAVE_STATE_SAVED: the file holds everything
 * @PARAPET_SAVE_STATE_UNSAVED: there are changes that it does not hold yet
 * @PARAPET_SAVE_STATE_SAVING: it is being written
 * @PARAPET_SAVE_STATE_NEW: there is no file yet
 * @PARAPET_SAVE_STATE_SAMPLE: there is no file, and nobody misses one unless they changed something
 * @PARAPET_SAVE_STATE_REVIEW: the document may not be written where it is
 * @PARAPET_SAVE_STATE_CHANGED: somebody else wrote the file
 * @PARAPET_SAVE_STATE_MISSING: the file is no longer where it was
 * @PARAPET_SAVE_STATE_FAILED: the last save went wrong
 */
typedef enum
{
  PARAPET_SAVE_STATE_SAVED,
  PARAPET_SAVE_STATE_UNSAVED,
  PARAPET_SAVE_STATE_SAVING,
  PARAPET_SAVE_STATE_NEW,
  PARAPET_SAVE_STATE_SAMPLE,
  PARAPET_SAVE_STATE_REVIEW,
  PARAPET_SAVE_STATE_CHANGED,
  PARAPET_SAVE_STATE_MISSING,
  PARAPET_SAVE_STATE_FAILED,
} ParapetSaveState;

/**
 * ParapetSaveAnswer:
 * @PARAPET_SAVE_ANSWER_GO: close, nothing is lost
 * @PARAPET_SAVE_ANSWER_WAIT: a save is under way; ask again when it has ended
 * @PARAPET_SAVE_ANSWER_SAVE: save without a word, then close
 * @PARAPET_SAVE_ANSWER_ASK_NAME: there is no file: ask whether and where to keep it
 * @PARAPET_SAVE_ANSWER_ASK_SAMPLE: somebody changed the sample: ask whether to keep that
 * @PARAPET_SAVE_ANSWER_ASK_ELSEWHERE: it cannot be saved where it is: ask whether to keep it elsewhere
 * @PARAPET_SAVE_ANSWER_ASK_CHANGED: somebody else wrote the file: ask whose words stand
 *
 * What closing a document takes.
 */
typedef enum
{
  PARAPET_SAVE_ANSWER_GO,
  PARAPET_SAVE_ANSWER_WAIT,
  PARAPET_SAVE_ANSWER_SAVE,
  PARAPET_SAVE_ANSWER_ASK_NAME,
  PARAPET_SAVE_ANSWER_ASK_SAMPLE,
  PARAPET_SAVE_ANSWER_ASK_ELSEWHERE,
  PARAPET_SAVE_ANSWER_ASK_CHANGED,
} ParapetSaveAnswer;

GType parapet_save_state_get_type (void);
char *parapet_save_state_describe (ParapetSaveState state, guint unsaved);
ParapetSaveAnswer parapet_save_state_close (ParapetSaveState state, guint unsaved);

G_END_DECLS
