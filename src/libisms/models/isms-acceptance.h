/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsAcceptanceState:
 * @ISMS_ACCEPTANCE_VALID: the risk is still what was accepted
 * @ISMS_ACCEPTANCE_LAPSED: the risk was rated otherwise since, or by the criteria of now those who accepted it may not
 * @ISMS_ACCEPTANCE_EXPIRED: its time is over
 * @ISMS_ACCEPTANCE_WITHDRAWN: it was taken back
 */
typedef enum
{
  ISMS_ACCEPTANCE_VALID,
  ISMS_ACCEPTANCE_LAPSED,
  ISMS_ACCEPTANCE_EXPIRED,
  ISMS_ACCEPTANCE_WITHDRAWN,
} IsmsAcceptanceState;

/**
 * IsmsAcceptanceWords:
 * @people: (element-type IsmsRecord): who accepts
 * @reason: why living with it is better than doing more
 * @date: (nullable): when, as somebody writes a day; %NULL for today
 * @until: (nullable): how long, likewise; %NULL for as long as the band allows
 */
typedef struct
{
  GPtrArray *people;
  const char *reason;
  const char *date;
  const char *until;
} IsmsAcceptanceWords;

gboolean isms_acceptance_may (IsmsStore *store, IsmsRecord *risk, const IsmsAcceptanceWords *words, GError **error);
IsmsRecord *isms_acceptance_accept (IsmsStore *store, IsmsRecord *risk, const IsmsAcceptanceWords *words, GError **error);
IsmsRecord *isms_acceptance_find (IsmsStore *store, IsmsRecord *risk);
IsmsAcceptanceState isms_acceptance_get_state (IsmsStore *store, IsmsRecord *acceptance, const char *today);
char *isms_acceptance_find_objection (IsmsStore *store, IsmsRecord *acceptance);
char *isms_acceptance_explain (IsmsStore *store, IsmsRecord *acceptance, const char *today);

G_END_DECLS
