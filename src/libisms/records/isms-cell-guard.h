/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *isms_cell_guard (const char *text);
char *isms_cell_unguard (const char *cell);

G_END_DECLS
