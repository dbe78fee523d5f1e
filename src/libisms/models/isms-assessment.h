/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-stage.h"
#include "store/isms-store.h"

G_BEGIN_DECLS

/* Rounds of assessment (8.2): what one found, how two differ, and whether another is due. */

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

/**
 * IsmsRoundWords:
 * @participants: (element-type IsmsRecord): who took part
 * @risks: (nullable) (element-type IsmsRecord): the risks looked at; %NULL for all that are not closed
 * @date: (nullable): when, as 2026-11-23; %NULL for today
 * @summary: (nullable): what came out
 */
typedef struct
{
  GPtrArray *participants;
  GPtrArray *risks;
  const char *date;
  const char *summary;
} IsmsRoundWords;

/**
 * IsmsRoundReason:
 * @clause: of the standard
 * @sentence: why an assessment is due
 * @record: (nullable): what set it off
 */
typedef struct
{
  const char *clause;
  char *sentence;
  IsmsRecord *record;
} IsmsRoundReason;

gboolean isms_assessment_perform (IsmsStore *store, IsmsRecord *round, const IsmsRoundWords *words, GError **error);
gint64 isms_assessment_find_step (IsmsStore *store, IsmsRecord *round);
IsmsStore *isms_assessment_open (IsmsStore *store, IsmsRecord *round, GError **error);
GPtrArray *isms_assessment_list_rounds (IsmsStore *store);

GArray *isms_assessment_compare (IsmsStore *store, IsmsRecord *earlier, IsmsRecord *later, IsmsStage stage, GError **error);
const char *isms_round_move_get_name (IsmsRoundMove move);
const char *isms_round_move_get_label (IsmsRoundMove move);

GPtrArray *isms_assessment_list_due (IsmsStore *store, const char *today);
char *isms_assessment_get_next (IsmsStore *store);

G_END_DECLS
