/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_LOADING (parapet_loading_get_type ())
G_DECLARE_FINAL_TYPE (ParapetLoading, parapet_loading, PARAPET, LOADING, AdwBin)

GtkWidget *parapet_loading_new (void);
void parapet_loading_start (ParapetLoading *self, const char *words);
void parapet_loading_stop (ParapetLoading *self);

G_END_DECLS
