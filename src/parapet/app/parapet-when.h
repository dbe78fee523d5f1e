/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *parapet_when_describe (gint64 at, gint64 now);

G_END_DECLS
