/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void parapet_watchdog_start (void);
void parapet_watchdog_stop (void);

G_END_DECLS
