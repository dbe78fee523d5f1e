/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "models/isms-stage.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsRoundMove:
 * @ISMS_ROUND_NEW: the earlier round did not know or did not rate it
 * @ISMS_ROUND_WORSE: its level is higher
 * @ISMS_ROUND_BETTER: its level is lower
 * @ISMS_ROUND_UNCHANGED: its level is the same
 * @ISMS_ROUND_CLOSED: it is closed, or gone
 * @ISMS_ROUND_INCOMPARABLE: it was rated by other scales, and no conversion says what they mean in the later ones (6.1.2 b)
 *
 * What became of a risk between two rounds.
 */
typedef enum
{
  ISMS_ROUND_NEW,
  ISMS_ROUND_WORSE,
  ISMS_ROUND_BETTER,
  ISMS_ROUND_UNCHANGED,
  ISMS_ROUND_CLOSED,
  ISMS_ROUND_INCOMPARABLE,
} IsmsRoundMove;

#define ISMS_N_ROUND_MOVES (ISMS_ROUND_INCOMPARABLE + 1)

/**
 * IsmsRoundRow:
 * @risk: the risk as it is today
 * @was: by axis, its step in the earlier round, in the later round's scales; 0 where it was not rated
 * @is: by axis, its step in the later round; 0 where it was not rated
 * @was_level: the level that @was makes by the later round's rule, 0 for none
 * @is_level: the level that @is makes, 0 for none
 */
typedef struct
{
  IsmsRecord *risk;
  IsmsRoundMove move;
  guint was[2];
  guint is[2];
  gint64 was_level;
  gint64 is_level;
} IsmsRoundRow;

GArray *isms_assessment_compare (IsmsStore *store, IsmsRecord *earlier, IsmsRecord *later, IsmsStage stage, GError **error);
void isms_assessment_compare_async (IsmsStore *store, IsmsRecord *earlier, IsmsRecord *later, IsmsStage stage, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
GArray *isms_assessment_compare_finish (GAsyncResult *result, GError **error);
const char *isms_round_move_get_name (IsmsRoundMove move);
const char *isms_round_move_get_label (IsmsRoundMove move);

G_END_DECLS
