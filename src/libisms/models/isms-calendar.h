/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/isms-store.h"

G_BEGIN_DECLS

/**
 * IsmsDue:
 * @record: what asks for something
 * @field: its date field
 * @day: when, as 2026-11-24; of @record
 */
typedef struct
{
  IsmsRecord *record;
  const IsmsField *field;
  const char *day;
} IsmsDue;

GArray *isms_calendar_list (IsmsStore *store);

G_END_DECLS
