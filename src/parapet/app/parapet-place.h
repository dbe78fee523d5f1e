/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pages/parapet-page.h"

G_BEGIN_DECLS

#define PARAPET_TYPE_PLACE (parapet_place_get_type ())
G_DECLARE_FINAL_TYPE (ParapetPlace, parapet_place, PARAPET, PLACE, GObject)

GListModel *parapet_places_new (void);
ParapetPlace *parapet_places_find (GListModel *places, const char *name);
ParapetPlace *parapet_places_find_kind (GListModel *places, const IsmsKind *kind);

const char *parapet_place_get_name (ParapetPlace *self);
const char *parapet_place_get_title (ParapetPlace *self);
const char *parapet_place_get_icon_name (ParapetPlace *self);
guint parapet_place_get_count (ParapetPlace *self);
void parapet_places_count (GListModel *places, IsmsStore *store);
const char *const *parapet_place_get_kinds (ParapetPlace *self);
gboolean parapet_place_starts_group (ParapetPlace *self);
ParapetPage *parapet_place_make_page (ParapetPlace *self, IsmsStore *store);

G_END_DECLS
