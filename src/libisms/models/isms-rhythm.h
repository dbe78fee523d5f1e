/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsTurn:
 * @record: what comes round again
 * @field: the field that says how often; perhaps of another kind
 * @what: what is to be done, in words
 * @owner: (nullable): the link of @record to who does it, where that is not who owns it
 * @last: (nullable): when it was done last, as 2026-11-24
 * @day: when it is due
 *
 * The next time of something that recurs.
 */
typedef struct
{
  IsmsRecord *record;
  const IsmsField *field;
  const char *what;
  const char *owner;
  char *last;
  char *day;
} IsmsTurn;

char *isms_rhythm_add (const char *day, const char *rhythm);
char *isms_rhythm_add_days (const char *day, gint64 days);
GArray *isms_rhythm_list (IsmsStore *store, const char *kind);
GArray *isms_rhythm_list_stopped (IsmsStore *store);

G_END_DECLS
