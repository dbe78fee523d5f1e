/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * IsmsReplaceWay:
 * @ISMS_REPLACE_CREATE: there is no file yet
 * @ISMS_REPLACE_RENAME: write a file beside it and rename that over it
 * @ISMS_REPLACE_IN_PLACE: write over its bytes, since it has several names or its folder may not be written
 */
typedef enum
{
  ISMS_REPLACE_CREATE,
  ISMS_REPLACE_RENAME,
  ISMS_REPLACE_IN_PLACE,
} IsmsReplaceWay;

gboolean isms_replace_plan (GFile *file, goffset size, IsmsReplaceWay *way, char **etag, GCancellable *cancellable, GError **error);
gboolean isms_replace (GFile *file, const char *from, IsmsReplaceWay way, const char *etag, GCancellable *cancellable, GError **error);

G_END_DECLS
