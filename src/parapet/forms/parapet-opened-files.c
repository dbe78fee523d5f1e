/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "forms/parapet-opened-files.h"

/* Copies of kept files that somebody looks at in another application. They lie in a folder that nobody else can read, each in one of its own
 * so that it keeps its name, and go with the document. */

#define KEY "parapet-opened-files"

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      remove_all (inside);
    }
  g_remove (path);
}

static void
forget (gpointer path)
{
  remove_all (path);
  g_free (path);
}

static const char *
ensure_folder (IsmsStore *store,
               GError **error)
{
  char *path = g_object_get_data (G_OBJECT (store), KEY);

  if (path != NULL)
    return path;
  path = g_dir_make_tmp ("parapet-XXXXXX", error);
  if (path != NULL)
    g_object_set_data_full (G_OBJECT (store), KEY, path, forget);
  return path;
}

/**
 * parapet_opened_files_place:
 * @store: whose file it is; what is put there is removed when the store goes
 * @name: what the copy is called, from isms_attachment_dup_file_name()
 * @error: return location: %G_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): where to put a copy, in a folder where nothing else lies
 */
GFile *
parapet_opened_files_place (IsmsStore *store,
                            const char *name,
                            GError **error)
{
  const char *folder = ensure_folder (store, error);
  g_autofree char *own = folder != NULL ? g_build_filename (folder, "XXXXXX", NULL) : NULL;

  if (own == NULL)
    return NULL;
  if (g_mkdtemp (own) == NULL)
    {
      int code = errno;

      g_set_error_literal (error, G_FILE_ERROR, g_file_error_from_errno (code), g_strerror (code));
      return NULL;
    }
  return g_file_new_build_filename (own, name, NULL);
}
