/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/parapet-recents.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_WELCOME (parapet_welcome_get_type ())
G_DECLARE_FINAL_TYPE (ParapetWelcome, parapet_welcome, PARAPET, WELCOME, AdwBreakpointBin)

GtkWidget *parapet_welcome_new (void);
void parapet_welcome_set_recents (ParapetWelcome *self, ParapetRecents *recents);
void parapet_welcome_look (ParapetWelcome *self);
void parapet_welcome_show_copies (ParapetWelcome *self, GPtrArray *copies);

G_END_DECLS
