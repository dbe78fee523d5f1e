/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/asset/parapet-uncovered.h"
#include "models/isms-coverage.h"

#define MOST_ROWS 200 /* whoever has more to look at begins with these */

/**
 * ParapetUncovered:
 *
 * How many assets or processes in scope no open risk looks at (6.1.2 c), above their list; which ones is a click away. It looks only
 * while somebody sees it.
 */
struct _ParapetUncovered
{
  AdwBin parent_instance;

  IsmsStore *store;
  GPtrArray *(*find) (IsmsStore *store);
  char *(*tell) (guint n);
  AdwBanner *banner;
  guint refresh_id;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (ParapetUncovered, parapet_uncovered, ADW_TYPE_BIN)

static char *
tell_assets (guint n)
{
  return g_strdup_printf (ngettext ("No open risk looks at %u asset in scope", "No open risk looks at %u assets in scope", n), n);
}

static char *
tell_processes (guint n)
{
  return g_strdup_printf (ngettext ("No open risk looks at %u process in scope", "No open risk looks at %u processes in scope", n), n);
}

static void
open_cb (ParapetUncovered *self,
         GtkWidget *row)
{
  IsmsRecord *record = g_object_get_data (G_OBJECT (row), "record");

  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "x", isms_record_get_key (record));
}

static GtkWidget *
make_row (ParapetUncovered *self,
          IsmsRecord *record)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", isms_record_get_title (record), "subtitle", isms_record_get_code (record),
                                 "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_group (ParapetUncovered *self,
            GPtrArray *records)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Harmless, or overlooked? Add a risk, or say that it is not in scope."));
  for (guint i = 0; i < MIN (records->len, MOST_ROWS); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, g_ptr_array_index (records, i)));
  return group;
}

static void
show_cb (ParapetUncovered *self)
{
  g_autoptr (GPtrArray) records = self->find (self->store);
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  g_autofree char *title = self->tell (records->len);

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (make_group (self, records)));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
refresh_cb (gpointer data)
{
  ParapetUncovered *self = data;
  g_autoptr (GPtrArray) records = self->find (self->store);
  g_autofree char *title = self->tell (records->len);

  self->refresh_id = 0;
  self->current = TRUE;
  adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, records->len > 0);
}

static void
follow (ParapetUncovered *self)
{
  if (!self->current && self->refresh_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->refresh_id = g_idle_add_once (refresh_cb, self);
}

static void
changed_cb (ParapetUncovered *self)
{
  self->current = FALSE;
  follow (self);
}

static void
parapet_uncovered_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_uncovered_parent_class)->map (widget);
  follow (PARAPET_UNCOVERED (widget));
}

static void
parapet_uncovered_dispose (GObject *object)
{
  ParapetUncovered *self = PARAPET_UNCOVERED (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_uncovered_parent_class)->dispose (object);
}

static void
parapet_uncovered_class_init (ParapetUncoveredClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_uncovered_dispose;
  GTK_WIDGET_CLASS (klass)->map = parapet_uncovered_map;
}

static void
parapet_uncovered_init (ParapetUncovered *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, _("_Show"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

static GtkWidget *
make (IsmsStore *store,
      GPtrArray *(*find) (IsmsStore *store),
      char *(*tell) (guint n))
{
  ParapetUncovered *self = g_object_new (PARAPET_TYPE_UNCOVERED, NULL);

  self->store = g_object_ref (store);
  self->find = find;
  self->tell = tell;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * parapet_uncovered_new_assets:
 *
 * Returns: (transfer floating): a banner that is seen only where an asset in scope has no open risk; it follows changes by itself
 */
GtkWidget *
parapet_uncovered_new_assets (IsmsStore *store)
{
  return make (store, isms_coverage_list_assets, tell_assets);
}

/**
 * parapet_uncovered_new_processes:
 *
 * Returns: (transfer floating): the same for processes, which are looked at themselves or through an asset that they use
 */
GtkWidget *
parapet_uncovered_new_processes (IsmsStore *store)
{
  return make (store, isms_coverage_list_processes, tell_processes);
}
