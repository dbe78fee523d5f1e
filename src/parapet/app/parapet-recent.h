/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PARAPET_TYPE_RECENT (parapet_recent_get_type ())
G_DECLARE_FINAL_TYPE (ParapetRecent, parapet_recent, PARAPET, RECENT, GObject)

ParapetRecent *parapet_recent_new (const char *uri, const char *organisation, const char *uuid, gint64 at);
GFile *parapet_recent_get_file (ParapetRecent *self);
const char *parapet_recent_get_organisation (ParapetRecent *self);
const char *parapet_recent_get_uuid (ParapetRecent *self);
gint64 parapet_recent_get_at (ParapetRecent *self);
char *parapet_recent_describe (ParapetRecent *self);

G_END_DECLS
