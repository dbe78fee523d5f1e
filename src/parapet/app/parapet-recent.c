/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-recent.h"
#include "app/parapet-when.h"

/**
 * ParapetRecent:
 *
 * A document that was open on this computer not long ago, as it can be shown without opening it.
 */
struct _ParapetRecent
{
  GObject parent_instance;

  GFile *file;
  char *organisation;
  char *uuid;
  gint64 at;
};

G_DEFINE_FINAL_TYPE (ParapetRecent, parapet_recent, G_TYPE_OBJECT)

static void
parapet_recent_finalize (GObject *object)
{
  ParapetRecent *self = PARAPET_RECENT (object);

  g_clear_object (&self->file);
  g_free (self->organisation);
  g_free (self->uuid);

  G_OBJECT_CLASS (parapet_recent_parent_class)->finalize (object);
}

static void
parapet_recent_class_init (ParapetRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_recent_finalize;
}

static void
parapet_recent_init (ParapetRecent *self)
{
}

/**
 * parapet_recent_new:
 * @organisation: whose ISMS it is; may be empty
 * @uuid: the document's; may be empty
 * @at: when it was last opened or saved, seconds since 1970
 */
ParapetRecent *
parapet_recent_new (const char *uri,
                    const char *organisation,
                    const char *uuid,
                    gint64 at)
{
  ParapetRecent *self = g_object_new (PARAPET_TYPE_RECENT, NULL);

  self->file = g_file_new_for_uri (uri);
  self->organisation = g_strdup (organisation);
  self->uuid = g_strdup (uuid);
  self->at = at;
  return self;
}

GFile *
parapet_recent_get_file (ParapetRecent *self)
{
  return self->file;
}

const char *
parapet_recent_get_organisation (ParapetRecent *self)
{
  return self->organisation;
}

const char *
parapet_recent_get_uuid (ParapetRecent *self)
{
  return self->uuid;
}

gint64
parapet_recent_get_at (ParapetRecent *self)
{
  return self->at;
}

static char *
name_folder (GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_path (folder) : NULL;
  g_autofree char *base = NULL;

  if (folder == NULL)
    return g_strdup ("");
  if (g_strcmp0 (path, g_get_home_dir ()) == 0)
    return g_strdup (_("Home"));
  base = g_file_get_basename (folder);
  return g_filename_display_name (base);
}

/**
 * parapet_recent_describe:
 *
 * Returns: (transfer full): file, folder and when, for below the organisation's name
 */
char *
parapet_recent_describe (ParapetRecent *self)
{
  g_autofree char *base = g_file_get_basename (self->file);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *folder = name_folder (self->file);
  g_autofree char *when = parapet_when_describe (self->at, g_get_real_time () / G_USEC_PER_SEC);

  /* Translators: a file, the folder it lies in, and when it was last opened: “Acme.isms · Documents · yesterday” */
  return g_strdup_printf (_("%s · %s · %s"), name, folder, when);
}
