/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PARAPET_ACTOR_KEY "actor-name"

char *parapet_actor_dup (GSettings *settings);
void parapet_actor_set (GSettings *settings, const char *name);

G_END_DECLS
