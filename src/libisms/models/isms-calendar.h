/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsDue:
 * @record: what asks for something
 * @field: the date field that says when, or the field that says how often
 * @what: what is asked for, in words
 * @day: when, as 2026-11-24
 * @owner: (nullable): the link of @record to who is to do it
 * @recurs: whether it is the next time of something that recurs
 */
typedef struct
{
  IsmsRecord *record;
  const IsmsField *field;
  const char *what;
  const char *owner;
  char *day;
  gboolean recurs;
} IsmsDue;

GArray *isms_calendar_list (IsmsStore *store);
GArray *isms_calendar_list_until (IsmsStore *store, const char *until);
GArray *isms_calendar_list_over (IsmsStore *store, const char *since, GArray *dues);
IsmsRecord *isms_due_get_owner (const IsmsDue *self, IsmsStore *store);

G_END_DECLS
