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

/**
 * IsmsReplaced:
 * @etag: (nullable): what tells the file from any other, as planned
 * @bytes: the path of a file that holds what it holds
 *
 * A file that is to be replaced, and nobody else's.
 */
typedef struct
{
  const char *etag;
  const char *bytes;
} IsmsReplaced;

gboolean isms_replace_plan (GFile *file, goffset size, IsmsReplaceWay *way, char **etag, GCancellable *cancellable, GError **error);
gboolean isms_replace (GFile *file, const char *from, IsmsReplaceWay way, const IsmsReplaced *old, char **stray, GCancellable *cancellable, GError **error);
char *isms_replace_read_etag (GFile *file);

G_END_DECLS
