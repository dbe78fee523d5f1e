/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-recent.h"

G_BEGIN_DECLS

/* How many documents are remembered. */
#define PARAPET_RECENTS_KEPT 12

#define PARAPET_TYPE_RECENTS (parapet_recents_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecents, parapet_recents, PARAPET, RECENTS, GObject)

ParapetRecents *parapet_recents_new (GSettings *settings);
GListModel *parapet_recents_get_model (ParapetRecents *self);
ParapetRecent *parapet_recents_find (ParapetRecents *self, GFile *file);
void parapet_recents_add (ParapetRecents *self, GFile *file, const char *organisation, const char *uuid);
void parapet_recents_remove (ParapetRecents *self, GFile *file);
void parapet_recents_look (ParapetRecents *self);

G_END_DECLS
