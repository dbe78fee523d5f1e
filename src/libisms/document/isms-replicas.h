/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/isms-sql.h"

G_BEGIN_DECLS

gint64 isms_replicas_draw (void);
gboolean isms_replicas_check (const char *uuid, IsmsSql *sql, GError **error);
gint64 isms_replicas_current (const char *uuid);
gboolean isms_replicas_may_continue (const char *uuid, gint64 replica, IsmsSql *sql, gboolean exactly);
gboolean isms_replicas_record (const char *uuid, gint64 replica, IsmsSql *sql, GError **error);
void isms_replicas_forget (const char *uuid);

G_END_DECLS
