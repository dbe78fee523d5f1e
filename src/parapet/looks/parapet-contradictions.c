/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/parapet-contradictions.h"
#include "models/isms-contradictions.h"
#include "records/isms-kinds.h"

#define SETTLE 800 /* milliseconds without a change before the register is searched again */
#define MOST 100   /* the assessment report has them all */

/**
 * ParapetContradictions:
 *
 * How much in the register of risks does not fit together (6.1.2 b), above it; what exactly is a click away. The whole register is
 * searched in a thread, and only while somebody looks at it.
 */
struct _ParapetContradictions
{
  AdwBin parent_instance;

  IsmsStore *store;
  AdwBanner *banner;
  GPtrArray *found; /* nullable: of IsmsContradiction */
  GCancellable *searching;
  guint settle_id;
  gboolean current;
};

G_DEFINE_FINAL_TYPE (ParapetContradictions, parapet_contradictions, ADW_TYPE_BIN)

#define KEY "parapet-key"

static void
open_cb (ParapetContradictions *self,
         GtkWidget *row)
{
  gint64 *key = g_object_get_data (G_OBJECT (row), KEY);

  adw_dialog_close (ADW_DIALOG (gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG)));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "x", *key);
}

static GtkWidget *
make_row (ParapetContradictions *self,
          const IsmsContradiction *one)
{
  IsmsRecord *record = one->records->len > 0 ? g_ptr_array_index (one->records, 0) : NULL;
  /* Translators: a clause of the standard, and the code of a risk */
  g_autofree char *where = record != NULL ? g_strdup_printf (_("Clause %s · %s"), one->clause, isms_record_get_code (record)) : g_strdup_printf (_("Clause %s"), one->clause);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", one->sentence, "subtitle", where, "activatable", record != NULL, NULL);
  gint64 key = record != NULL ? isms_record_get_key (record) : 0;

  g_object_set_data_full (G_OBJECT (row), KEY, g_memdup2 (&key, sizeof key), g_free);
  if (record != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_signal_connect_object (row, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_cb (ParapetContradictions *self)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_description (group, _("What cannot be right together. Each is gone once it is repaired."));
  for (guint i = 0; self->found != NULL && i < MIN (self->found->len, MOST); i++)
    adw_preferences_group_add (group, make_row (self, g_ptr_array_index (self->found, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_title (dialog, _("Contradictions"));
  adw_dialog_set_content_width (dialog, 560);
  adw_dialog_set_content_height (dialog, 560);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
tell (ParapetContradictions *self)
{
  guint n = self->found->len;
  g_autofree char *title = g_strdup_printf (ngettext ("%u thing in the register does not fit together", "%u things in the register do not fit together", n), n);

  adw_banner_set_title (self->banner, title);
  adw_banner_set_revealed (self->banner, n > 0);
}

/* Whoever has cancelled it may be gone. */
static void
found_cb (GObject *source,
          GAsyncResult *result,
          gpointer data)
{
  ParapetContradictions *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  found = isms_contradictions_list_finish (self->store, result, &error);
  g_clear_object (&self->searching);
  if (found == NULL)
    return;
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = g_steal_pointer (&found);
  tell (self);
}

static void
stop (ParapetContradictions *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search_cb (gpointer data)
{
  ParapetContradictions *self = data;

  self->settle_id = 0;
  self->current = TRUE;
  self->searching = g_cancellable_new ();
  isms_contradictions_list_async (self->store, self->searching, found_cb, self);
}

static void
follow (ParapetContradictions *self)
{
  if (self->current || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  stop (self);
  self->settle_id = g_timeout_add_once (SETTLE, search_cb, self);
}

static void
changed_cb (ParapetContradictions *self)
{
  self->current = FALSE;
  follow (self);
}

static void
parapet_contradictions_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (parapet_contradictions_parent_class)->map (widget);
  follow (PARAPET_CONTRADICTIONS (widget));
}

static void
parapet_contradictions_dispose (GObject *object)
{
  ParapetContradictions *self = PARAPET_CONTRADICTIONS (object);

  stop (self);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (parapet_contradictions_parent_class)->dispose (object);
}

static void
parapet_contradictions_class_init (ParapetContradictionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_contradictions_dispose;
  GTK_WIDGET_CLASS (klass)->map = parapet_contradictions_map;
}

static void
parapet_contradictions_init (ParapetContradictions *self)
{
  self->banner = ADW_BANNER (adw_banner_new (""));
  adw_banner_set_use_markup (self->banner, FALSE);
  adw_banner_set_button_label (self->banner, _("_Show"));
  g_signal_connect_object (self->banner, "button-clicked", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * parapet_contradictions_new:
 *
 * Returns: (transfer floating): a banner that is seen only where something does not fit together; it follows changes by itself
 */
GtkWidget *
parapet_contradictions_new (IsmsStore *store)
{
  ParapetContradictions *self = g_object_new (PARAPET_TYPE_CONTRADICTIONS, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
