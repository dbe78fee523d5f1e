/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "document/isms-bytes.h"
#include "document/isms-document-error.h"
#include "document/isms-replicas.h"
#include "document/isms-work.h"

/* A replica is one installation's work on one document. Which one is ours is known here and never in the document, or a
 * copy of the file would claim to be us. For each of ours the last step that went into a file is remembered: a file that
 * lacks it is an older copy, and going on from there under the same name would give two steps one number. */

#define OURS "replicas"
#define CURRENT "current"

static char *
registry_path (const char *uuid)
{
  g_autofree char *folder = isms_work_data_folder ("replicas");

  return g_build_filename (folder, uuid, NULL);
}

static GKeyFile *
load (const char *uuid)
{
  g_autofree char *path = registry_path (uuid);
  GKeyFile *registry = g_key_file_new ();

  g_key_file_load_from_file (registry, path, G_KEY_FILE_NONE, NULL);
  return registry;
}

/* "seq hash" of a step in the file, or NULL if it has no such step. */
static char *
describe_step (IsmsSql *sql,
               gint64 replica,
               gint64 seq)
{
  sqlite3_stmt *statement = isms_sql_prepare (sql, NULL, "SELECT seq, hex(hash) FROM step WHERE replica = ?1 AND (?2 = 0 OR seq = ?2) ORDER BY seq DESC LIMIT 1");
  char *text = NULL;

  if (statement == NULL)
    return NULL;
  sqlite3_bind_int64 (statement, 1, replica);
  sqlite3_bind_int64 (statement, 2, seq);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup_printf ("%" G_GINT64_FORMAT " %s", (gint64) sqlite3_column_int64 (statement, 0), isms_sql_column_text (statement, 1));
  sqlite3_reset (statement);
  return text;
}

/**
 * isms_replicas_draw:
 *
 * Returns: a random positive number that no installation has drawn before
 */
gint64
isms_replicas_draw (void)
{
  guint64 replica = 0;

  while (replica == 0)
    {
      sqlite3_randomness (sizeof replica, &replica);
      replica &= G_MAXINT64;
    }
  return replica;
}

/**
 * isms_replicas_check:
 * @sql: a connection to the document's rows
 * @error: return location: %ISMS_DOCUMENT_ERROR_FORKED
 *
 * Returns: whether every step of ours that the file holds is the one that we wrote
 */
gboolean
isms_replicas_check (const char *uuid,
                     IsmsSql *sql,
                     GError **error)
{
  g_autoptr (GKeyFile) registry = load (uuid);
  g_auto (GStrv) replicas = g_key_file_get_keys (registry, OURS, NULL, NULL);

  for (guint i = 0; replicas != NULL && replicas[i] != NULL; i++)
    {
      g_autofree char *written = g_key_file_get_string (registry, OURS, replicas[i], NULL);
      g_autofree char *found = describe_step (sql, g_ascii_strtoll (replicas[i], NULL, 10), g_ascii_strtoll (written, NULL, 10));

      if (found != NULL && g_strcmp0 (found, written) != 0)
        return isms_document_fail (error, ISMS_DOCUMENT_ERROR_FORKED,
                                   _("This file holds other changes under the same numbers than those last saved on this computer, perhaps "
                                     "because a backup of this computer was worked on elsewhere. Open it for review and save it under another name."));
    }
  return TRUE;
}

/**
 * isms_replicas_current:
 *
 * Returns: the replica under which this installation last saved the document, or 0
 */
gint64
isms_replicas_current (const char *uuid)
{
  g_autoptr (GKeyFile) registry = load (uuid);

  return g_key_file_get_int64 (registry, CURRENT, "replica", NULL);
}

/**
 * isms_replicas_may_continue:
 * @replica: one of ours
 * @sql: a connection to the document's rows
 * @exactly: whether there may be no later steps either: in a file they come from a twin of this installation, in a working
 *   copy they are its own unsaved ones
 *
 * Returns: whether all steps of that chain that we ever put into a file are there
 */
gboolean
isms_replicas_may_continue (const char *uuid,
                            gint64 replica,
                            IsmsSql *sql,
                            gboolean exactly)
{
  g_autoptr (GKeyFile) registry = load (uuid);
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, replica);
  g_autofree char *written = g_key_file_get_string (registry, OURS, key, NULL);
  g_autofree char *found = NULL;

  if (written == NULL && !exactly)
    return TRUE;
  found = describe_step (sql, replica, exactly ? 0 : g_ascii_strtoll (written, NULL, 10));
  return g_strcmp0 (found, written) == 0;
}

static void
record_ours (GKeyFile *registry,
             gint64 replica,
             IsmsSql *sql)
{
  g_auto (GStrv) replicas = g_key_file_get_keys (registry, OURS, NULL, NULL);
  g_autofree char *own = g_strdup_printf ("%" G_GINT64_FORMAT, replica);
  g_autofree char *head = describe_step (sql, replica, 0);

  /* What else of ours lies in this file is what now counts, so that a fork once accepted is not found again. */
  for (guint i = 0; replicas != NULL && replicas[i] != NULL; i++)
    {
      g_autofree char *written = g_key_file_get_string (registry, OURS, replicas[i], NULL);
      gint64 other = g_ascii_strtoll (replicas[i], NULL, 10);
      g_autofree char *same = describe_step (sql, other, g_ascii_strtoll (written, NULL, 10));
      g_autofree char *last = describe_step (sql, other, 0);

      if (same != NULL)
        g_key_file_set_string (registry, OURS, replicas[i], last);
    }
  if (head != NULL)
    g_key_file_set_string (registry, OURS, own, head);
  g_key_file_set_int64 (registry, CURRENT, "replica", replica);
}

static int
lock_registry (void)
{
  g_autofree char *folder = isms_work_data_folder ("replicas");
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd;

  if (!isms_bytes_make_folder (folder, NULL))
    return -1;
  fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (fd >= 0)
    flock (fd, LOCK_EX);
  return fd;
}

static gboolean
put_over (const char *fresh,
          const char *path,
          GError **error)
{
  if (g_rename (fresh, path) == 0)
    return TRUE;
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/**
 * isms_replicas_record:
 * @replica: the replica whose steps the file about to be written holds
 * @sql: a connection to that file's rows
 * @error: return location: %G_FILE_ERROR
 *
 * Remembers what is about to leave this installation. It is called before the document is replaced, but not synced: should this
 * be lost with the power, the file holds steps that we do not know as ours, and a new replica is drawn.
 */
gboolean
isms_replicas_record (const char *uuid,
                      gint64 replica,
                      IsmsSql *sql,
                      GError **error)
{
  g_autofree char *path = registry_path (uuid);
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GKeyFile) registry = NULL;
  g_autofd int lock = lock_registry ();

  registry = load (uuid);
  record_ours (registry, replica, sql);
  text = g_key_file_to_data (registry, NULL, NULL);
  return g_file_set_contents_full (fresh, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, error) && put_over (fresh, path, error);
}

void
isms_replicas_forget (const char *uuid)
{
  g_autofree char *path = registry_path (uuid);

  g_unlink (path);
}
