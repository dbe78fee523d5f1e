/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "models/isms-calendar.h"

G_BEGIN_DECLS

gboolean isms_calendar_can_finish (const IsmsDue *due);
gboolean isms_calendar_finish (IsmsStore *store, const IsmsDue *due, const char *today, GError **error);
gboolean isms_calendar_can_postpone (const IsmsDue *due);
char *isms_calendar_postpone (IsmsStore *store, const IsmsDue *due, const char *today, int days, GError **error);
guint isms_calendar_count_until (GArray *dues, const char *day);

G_END_DECLS
