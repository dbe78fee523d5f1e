/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *parapet_audit_theme_dup (const char *criterion);

G_END_DECLS
