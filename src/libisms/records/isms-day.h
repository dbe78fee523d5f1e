/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A day as records keep it, 2026-11-24: as text it sorts as the calendar does. */

char *isms_day_dup_today (void);
gboolean isms_day_read (const char *text, GDate *day);
char *isms_day_print (const GDate *day);

G_END_DECLS
