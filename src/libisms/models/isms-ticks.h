/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * IsmsTicks:
 * @low: its first tick
 * @step: from tick to tick; 1, 2 or 5 times a power of ten
 * @n: how many ticks
 * @decimals: how many a tick's label needs
 *
 * The ticks of an axis of values. It ends with its last tick.
 */
typedef struct
{
  double low;
  double step;
  guint n;
  guint decimals;
} IsmsTicks;

/**
 * IsmsDayTick:
 * @day: as g_date_get_julian() counts
 * @label: in words: "2026", "May", "24 Nov"
 */
typedef struct
{
  guint32 day;
  char *label;
} IsmsDayTick;

/* How wide a text is. */
typedef double (*IsmsTicksMeasure) (const char *text, gpointer data);

IsmsTicks isms_ticks_fit (double low, double high, guint most, gboolean whole);
double isms_ticks_get_tick (const IsmsTicks *self, guint i);
double isms_ticks_place (const IsmsTicks *self, double value);
char *isms_ticks_format_tick (const IsmsTicks *self, guint i);
double isms_ticks_measure_days (IsmsTicksMeasure measure, gpointer data);
GArray *isms_ticks_list_days (guint32 first, guint32 last, guint most);

G_END_DECLS
