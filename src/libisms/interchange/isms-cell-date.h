/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "interchange/isms-table.h"

G_BEGIN_DECLS

/* Which of 3/4/2026 is the day. */
typedef enum
{
  ISMS_DATES_UNKNOWN,
  ISMS_DATES_DAY_FIRST,
  ISMS_DATES_MONTH_FIRST,
} IsmsDateOrder;

char *isms_cell_read_date (const char *text, IsmsDateOrder order, gboolean *exact);
gboolean isms_cell_date_is_ambiguous (const char *text);
IsmsDateOrder isms_cell_infer_dates (IsmsTable *table, guint column);

G_END_DECLS
