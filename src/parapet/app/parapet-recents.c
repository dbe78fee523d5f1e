/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/parapet-recents.h"

#define KEY "recent-documents"
#define TYPE "a(sssx)"

/**
 * ParapetRecents:
 *
 * The documents that were open on this computer, the newest first. The desktop's list of recent files has no room for whose ISMS a
 * file is; so this is kept in the settings, where every window sees the same.
 */
struct _ParapetRecents
{
  GObject parent_instance;

  GSettings *settings;
  GListStore *model;
};

G_DEFINE_FINAL_TYPE (ParapetRecents, parapet_recents, G_TYPE_OBJECT)

static void
settings_changed_cb (ParapetRecents *self)
{
  g_autoptr (GVariant) list = g_settings_get_value (self->settings, KEY);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *uri, *organisation, *uuid;
  gint64 at;

  g_variant_iter_init (&iter, list);
  while (g_variant_iter_next (&iter, "(&s&s&sx)", &uri, &organisation, &uuid, &at))
    g_ptr_array_add (items, parapet_recent_new (uri, organisation, uuid, at));
  g_list_store_splice (self->model, 0, g_list_model_get_n_items (G_LIST_MODEL (self->model)), items->pdata, items->len);
}

static void
add_to (GVariantBuilder *builder,
        ParapetRecent *recent)
{
  g_autofree char *uri = g_file_get_uri (parapet_recent_get_file (recent));

  g_variant_builder_add (builder, "(sssx)", uri, parapet_recent_get_organisation (recent), parapet_recent_get_uuid (recent), parapet_recent_get_at (recent));
}

/* Writes the list anew, with one in front and without the file that is named. */
static void
write_list (ParapetRecents *self,
            ParapetRecent *first,
            GFile *without)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (TYPE));
  guint n = 0;

  if (first != NULL)
    add_to (&builder, first);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)) && n + 1 < PARAPET_RECENTS_KEPT; i++)
    {
      g_autoptr (ParapetRecent) recent = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (g_file_equal (parapet_recent_get_file (recent), without))
        continue;
      add_to (&builder, recent);
      n++;
    }
  g_settings_set_value (self->settings, KEY, g_variant_builder_end (&builder));
}

static void
folder_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GFile) file = g_object_steal_data (G_OBJECT (source), "file");
  g_autoptr (ParapetRecents) self = data;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, NULL);

  if (info != NULL)
    parapet_recents_remove (self, file);
}

/* A file that is not there while its folder is was moved or removed; a folder that is not there may come back with its disk. */
static void
file_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  g_autoptr (ParapetRecents) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source), result, &error);
  g_autoptr (GFile) folder = g_file_get_parent (G_FILE (source));

  if (info != NULL || folder == NULL || !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return;
  g_object_set_data_full (G_OBJECT (folder), "file", g_object_ref (source), g_object_unref);
  g_file_query_info_async (folder, G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, folder_cb, g_steal_pointer (&self));
}

static void
parapet_recents_dispose (GObject *object)
{
  ParapetRecents *self = PARAPET_RECENTS (object);

  g_clear_object (&self->model);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (parapet_recents_parent_class)->dispose (object);
}

static void
parapet_recents_class_init (ParapetRecentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_recents_dispose;
}

static void
parapet_recents_init (ParapetRecents *self)
{
  self->model = g_list_store_new (PARAPET_TYPE_RECENT);
}

/**
 * parapet_recents_new:
 * @settings: the application's
 */
ParapetRecents *
parapet_recents_new (GSettings *settings)
{
  ParapetRecents *self = g_object_new (PARAPET_TYPE_RECENTS, NULL);

  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  settings_changed_cb (self);
  return self;
}

/**
 * parapet_recents_get_model:
 *
 * Returns: (transfer none): a list of #ParapetRecent, which follows what any window does
 */
GListModel *
parapet_recents_get_model (ParapetRecents *self)
{
  return G_LIST_MODEL (self->model);
}

/**
 * parapet_recents_find:
 *
 * Returns: (transfer full) (nullable): what is known of a file
 */
ParapetRecent *
parapet_recents_find (ParapetRecents *self,
                      GFile *file)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (ParapetRecent) recent = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      if (g_file_equal (parapet_recent_get_file (recent), file))
        return g_steal_pointer (&recent);
    }
  return NULL;
}

/**
 * parapet_recents_add:
 *
 * Remembers that a document is open now.
 */
void
parapet_recents_add (ParapetRecents *self,
                     GFile *file,
                     const char *organisation,
                     const char *uuid)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (ParapetRecent) recent = parapet_recent_new (uri, organisation != NULL ? organisation : "", uuid, g_get_real_time () / G_USEC_PER_SEC);

  write_list (self, recent, file);
}

void
parapet_recents_remove (ParapetRecents *self,
                        GFile *file)
{
  write_list (self, NULL, file);
}

/**
 * parapet_recents_look:
 *
 * Finds out, without waiting for it, which files are no longer there, and forgets those.
 */
void
parapet_recents_look (ParapetRecents *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->model)); i++)
    {
      g_autoptr (ParapetRecent) recent = g_list_model_get_item (G_LIST_MODEL (self->model), i);

      g_file_query_info_async (parapet_recent_get_file (recent), G_FILE_ATTRIBUTE_STANDARD_TYPE, G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, NULL, file_cb, g_object_ref (self));
    }
}
