/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "records/isms-kind.h"
#include "store/isms-sql.h"

G_BEGIN_DECLS

#define ISMS_FORMAT_VERSION 1
#define ISMS_APPLICATION_ID 0x49534D53 /* "ISMS" */

GPtrArray *isms_schema_statements (void);
GPtrArray *isms_schema_tables (void);
gboolean isms_schema_create (IsmsSql *sql, GError **error);
gboolean isms_schema_matches (IsmsSql *sql, GError **error);

G_END_DECLS
