/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The periods of which a measure is taken, named as people name them: "2026-06", "2026-Q3", "2026". They begin with the year. */

guint isms_period_count_months (const char *rhythm);
void isms_period_go_to_end (GDate *day, guint months);
char *isms_period_name (const GDate *day, guint months);

G_END_DECLS
