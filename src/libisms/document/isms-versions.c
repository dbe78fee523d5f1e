/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-versions.h"
#include "document/isms-work.h"

/* What each save replaced, in `versions/<document-uuid>/`. A name tells when it was replaced and begins the hash of what it
 * holds: 20261123T204958Z-0123456789abcdef.isms. */

#define TIME_FORMAT "%Y%m%dT%H%M%SZ"
#define TIME_LENGTH 16
#define HASH_LENGTH 16
#define SECONDS_A_DAY (24 * 60 * 60)

static void
version_free (IsmsVersion *self)
{
  g_free (self->path);
  g_free (self);
}

static char *
folder_of (const char *uuid)
{
  g_autofree char *parent = isms_work_data_folder ("versions");

  return g_build_filename (parent, uuid, NULL);
}

/**
 * isms_versions_incoming:
 * @error: return location: %G_IO_ERROR
 *
 * Returns: (transfer full) (nullable): where to put a file that may become a version; what an interrupted save left there is gone
 */
char *
isms_versions_incoming (const char *uuid,
                        GError **error)
{
  g_autofree char *folder = folder_of (uuid);
  g_autofree char *name = NULL;

  if (!isms_bytes_make_folder (folder, error))
    return NULL;
  name = g_strdup_printf ("%s/incoming-%08x", folder, g_random_int ());
  return g_steal_pointer (&name);
}

/**
 * isms_versions_keep:
 * @incoming: a file, at the place isms_versions_incoming() gave or in a working copy; it is moved
 * @hash: the SHA-256 of what it holds, in hexadecimal
 * @at: when it is replaced, seconds since 1970
 * @error: return location: %G_IO_ERROR
 *
 * Makes it a version and lets go of those that are too many.
 *
 * Returns: (transfer full) (nullable): the version's path
 */
char *
isms_versions_keep (const char *uuid,
                    const char *incoming,
                    const char *hash,
                    gint64 at,
                    GError **error)
{
  g_autofree char *folder = folder_of (uuid);
  g_autoptr (GDateTime) when = g_date_time_new_from_unix_utc (at);
  g_autofree char *stamp = g_date_time_format (when, TIME_FORMAT);
  g_autofree char *path = g_strdup_printf ("%s/%s-%.*s.isms", folder, stamp, HASH_LENGTH, hash);

  if (!isms_bytes_make_folder (folder, error) || !isms_bytes_sync (incoming, error))
    return NULL;
  if (g_rename (incoming, path) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
      return NULL;
    }
  return isms_bytes_sync (folder, error) ? g_steal_pointer (&path) : NULL;
}

static gint64
parse_time (const char *name)
{
  g_autofree char *stamp = g_strndup (name, TIME_LENGTH);
  g_autoptr (GDateTime) when = g_date_time_new_from_iso8601 (stamp, NULL);

  return when != NULL ? g_date_time_to_unix (when) : -1;
}

static int
compare_versions (gconstpointer a,
                  gconstpointer b)
{
  const IsmsVersion *one = *(const IsmsVersion *const *) a, *other = *(const IsmsVersion *const *) b;

  return one->at == other->at ? strcmp (other->path, one->path) : one->at < other->at ? 1
                                                                                      : -1;
}

/**
 * isms_versions_list:
 * @uuid: a document's UUID
 *
 * Returns: (transfer full) (element-type IsmsVersion): the versions kept of it, the newest first
 */
GPtrArray *
isms_versions_list (const char *uuid)
{
  g_autofree char *folder = folder_of (uuid);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) version_free);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      IsmsVersion *version;
      GStatBuf about;

      if (!g_str_has_suffix (name, ".isms") || parse_time (name) < 0 || g_stat (path, &about) != 0)
        continue;
      version = g_new0 (IsmsVersion, 1);
      version->path = g_steal_pointer (&path);
      version->at = parse_time (name);
      version->size = about.st_size;
      g_ptr_array_add (versions, version);
    }
  g_ptr_array_sort (versions, compare_versions);
  return versions;
}

/* The newest of each period, as many periods as asked for. Days and weeks are counted from 1970, a Thursday. */
static void
mark_periods (GPtrArray *versions,
              gint64 seconds,
              gint64 shift,
              guint periods)
{
  gint64 last = G_MAXINT64;

  for (guint i = 0; i < versions->len && periods > 0; i++)
    {
      IsmsVersion *version = g_ptr_array_index (versions, i);
      gint64 period = (version->at + shift) / seconds;

      if (period == last)
        continue;
      last = period;
      version->keep = TRUE;
      periods--;
    }
}

/**
 * isms_versions_mark:
 * @versions: (element-type IsmsVersion): versions, the newest first
 * @max_size: how many bytes those kept may take together; the newest is kept in any case
 *
 * Decides which to keep: the last 20, then the newest of each of 30 days and of each of 26 weeks on which there was one.
 */
void
isms_versions_mark (GPtrArray *versions,
                    goffset max_size)
{
  goffset size = 0;

  for (guint i = 0; i < versions->len; i++)
    ((IsmsVersion *) g_ptr_array_index (versions, i))->keep = i < ISMS_VERSIONS_LAST;
  mark_periods (versions, SECONDS_A_DAY, 0, ISMS_VERSIONS_DAILY);
  mark_periods (versions, 7 * SECONDS_A_DAY, 3 * SECONDS_A_DAY, ISMS_VERSIONS_WEEKLY);
  for (guint i = 0; i < versions->len; i++)
    {
      IsmsVersion *version = g_ptr_array_index (versions, i);

      if (version->keep)
        size += version->size;
      version->keep = version->keep && (i == 0 || size <= max_size);
    }
}

/* A save that was interrupted left one; a save that is under way is younger than an hour. */
static void
sweep_incoming (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf about;

      if (g_str_has_prefix (name, "incoming-") && g_stat (path, &about) == 0 &&
          about.st_mtime < g_get_real_time () / G_USEC_PER_SEC - 3600)
        g_unlink (path);
    }
}

void
isms_versions_thin (const char *uuid)
{
  g_autoptr (GPtrArray) versions = isms_versions_list (uuid);
  g_autofree char *folder = folder_of (uuid);

  isms_versions_mark (versions, ISMS_VERSIONS_MAX_SIZE);
  for (guint i = 0; i < versions->len; i++)
    {
      IsmsVersion *version = g_ptr_array_index (versions, i);

      if (!version->keep)
        g_unlink (version->path);
    }
  sweep_incoming (folder);
}

void
isms_versions_forget (const char *uuid)
{
  g_autofree char *folder = folder_of (uuid);

  isms_bytes_remove_tree (folder);
}
