/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_KIND_SWITCHER (parapet_kind_switcher_get_type ())
G_DECLARE_FINAL_TYPE (ParapetKindSwitcher, parapet_kind_switcher, PARAPET, KIND_SWITCHER, GtkWidget)

GtkWidget *parapet_kind_switcher_new (void);
void parapet_kind_switcher_set_names (ParapetKindSwitcher *self, const char *const *names);
guint parapet_kind_switcher_get_selected (ParapetKindSwitcher *self);
void parapet_kind_switcher_set_selected (ParapetKindSwitcher *self, guint selected);

G_END_DECLS
