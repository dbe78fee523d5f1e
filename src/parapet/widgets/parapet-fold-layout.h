/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_FOLD_LAYOUT (parapet_fold_layout_get_type ())
G_DECLARE_FINAL_TYPE (ParapetFoldLayout, parapet_fold_layout, PARAPET, FOLD_LAYOUT, GtkLayoutManager)

GtkWidget *parapet_fold_new (AdwToggleGroup *group);

G_END_DECLS
