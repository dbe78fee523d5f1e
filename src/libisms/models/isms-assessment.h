/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/* Rounds of assessment (8.2): what one found, and whether another is due. */

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
gboolean isms_assessment_is_full (IsmsRecord *round);
GPtrArray *isms_assessment_list_rounds (IsmsStore *store);

GPtrArray *isms_assessment_list_due (IsmsStore *store, const char *today);
char *isms_assessment_get_next (IsmsStore *store);

G_END_DECLS
