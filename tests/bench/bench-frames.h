/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/isms-store.h"

G_BEGIN_DECLS

/* What benchmarks of screens have in common: times in milliseconds, turns of the main loop, frames, very many risks. */

double bench_now (void);
double bench_processor_time (void);
void bench_watch_turns (void);
void bench_start_turns (void);
double bench_get_longest_turn (void);
void bench_wait_for_frame (GtkWidget *window);
void bench_rest (GtkWidget *window);
GtkWidget *bench_find_widget (GtkWidget *widget, GType type);
GtkWidget *bench_show (GtkWidget *content);
void bench_fill (IsmsStore *store, guint records);
void bench_print_times (const char *name, GArray *times);

G_END_DECLS
