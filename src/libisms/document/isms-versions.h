/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How many replaced versions of a document are kept, and how many bytes they may take together. */
#define ISMS_VERSIONS_LAST 20
#define ISMS_VERSIONS_DAILY 30
#define ISMS_VERSIONS_WEEKLY 26
#define ISMS_VERSIONS_MAX_SIZE (G_GINT64_CONSTANT (1) << 30)

/**
 * IsmsVersion:
 * @path: the file that holds it
 * @at: when it was replaced, seconds since 1970, UTC
 * @size: in bytes
 */
typedef struct
{
  char *path;
  gint64 at;
  goffset size;
  gboolean keep;
} IsmsVersion;

char *isms_versions_incoming (const char *uuid, GError **error);
char *isms_versions_keep (const char *uuid, const char *incoming, const char *hash, gint64 at, GError **error);
GPtrArray *isms_versions_list (const char *uuid);
void isms_versions_mark (GPtrArray *versions, goffset max_size);
void isms_versions_thin (const char *uuid);
void isms_versions_forget (const char *uuid);

G_END_DECLS
