/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/parapet-window.h"

G_BEGIN_DECLS

char *parapet_window_dup_uuid (ParapetWindow *self);
void parapet_window_restore (ParapetWindow *self, const char *version);

guint parapet_window_count_versions (ParapetWindow *self);
void parapet_window_show_versions (ParapetWindow *self);

G_END_DECLS
