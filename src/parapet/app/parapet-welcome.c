/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-making.h"
#include "app/parapet-welcome.h"
#include "document/isms-copy.h"
#include "widgets/parapet-label.h"

/**
 * ParapetWelcome:
 *
 * What there is before a document: begin one, open one, look at the sample, or go on where one left off. Other windows and runs show
 * in it at once.
 */
struct _ParapetWelcome
{
  AdwBreakpointBin parent_instance;

  ParapetRecents *known;

  GtkWidget *recovered_group;
  GtkListBox *recovered;
  GtkWidget *recents_group;
  GtkListBox *recents;
};

G_DEFINE_FINAL_TYPE (ParapetWelcome, parapet_welcome, ADW_TYPE_BREAKPOINT_BIN)

static char *
name_recent (ParapetRecent *recent)
{
  if (*parapet_recent_get_organisation (recent) != '\0')
    return g_strdup (parapet_recent_get_organisation (recent));
  return isms_document_display_name (parapet_recent_get_file (recent));
}

static void
remove_cb (GtkWidget *button,
           ParapetRecent *recent)
{
  GtkWidget *self = gtk_widget_get_ancestor (button, PARAPET_TYPE_WELCOME);

  parapet_recents_remove (PARAPET_WELCOME (self)->known, parapet_recent_get_file (recent));
}

static GtkWidget *
make_remove_button (ParapetRecent *recent,
                    const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  g_autofree char *label = g_strdup_printf (_("Remove %s from the List"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Remove from the List"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), recent, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
make_recent_row (gpointer item,
                 gpointer data)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = name_recent (item);
  g_autofree char *about = parapet_recent_describe (item);
  g_autofree char *path = g_file_get_parse_name (parapet_recent_get_file (item));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_tooltip_text (row, path);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_remove_button (item, name));
  return row;
}

static void
recent_activated_cb (ParapetWelcome *self,
                     GtkListBoxRow *row)
{
  g_autoptr (ParapetRecent) recent = g_list_model_get_item (parapet_recents_get_model (self->known), gtk_list_box_row_get_index (row));
  g_autofree char *uri = g_file_get_uri (parapet_recent_get_file (recent));

  gtk_widget_activate_action (GTK_WIDGET (self), "app.open-uri", "s", uri);
}

static void
recents_changed_cb (ParapetWelcome *self)
{
  gtk_widget_set_visible (self->recents_group, g_list_model_get_n_items (parapet_recents_get_model (self->known)) > 0);
}

static char *
describe_copy (const IsmsCopy *copy)
{
  g_autoptr (GFile) file = copy->uri != NULL ? g_file_new_for_uri (copy->uri) : NULL;
  g_autofree char *name = file != NULL ? isms_document_display_name (file) : NULL;

  if (name != NULL)
    return g_strdup_printf (ngettext ("%u change that “%s” does not hold", "%u changes that “%s” does not hold", copy->unsaved), copy->unsaved, name);
  return g_strdup_printf (ngettext ("%u change that was never saved", "%u changes that were never saved", copy->unsaved), copy->unsaved);
}

static GtkWidget *
make_recover_button (const IsmsCopy *copy,
                     const char *title)
{
  g_autofree char *name = g_strdup_printf (_("Recover %s"), title);
  GtkWidget *button = parapet_label_button_new (_("Recover"), name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "app.recover");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", copy->name);
  return button;
}

static GtkWidget *
make_copy_row (const IsmsCopy *copy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GFile) file = copy->uri != NULL ? g_file_new_for_uri (copy->uri) : NULL;
  g_autofree char *title = copy->organisation != NULL ? g_strdup (copy->organisation) : isms_document_display_name (file);
  g_autofree char *about = describe_copy (copy);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_recover_button (copy, title));
  return row;
}

static void
listed_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (ParapetWelcome) self = data;
  g_autoptr (GPtrArray) copies = parapet_making_list_copies_finish (result);

  if (self->recovered != NULL)
    parapet_welcome_show_copies (self, copies);
}

static void
parapet_welcome_dispose (GObject *object)
{
  ParapetWelcome *self = PARAPET_WELCOME (object);

  g_clear_object (&self->known);
  /* Or the bin would unparent a child that its template has let go of already. */
  adw_breakpoint_bin_set_child (ADW_BREAKPOINT_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_WELCOME);

  G_OBJECT_CLASS (parapet_welcome_parent_class)->dispose (object);
}

static void
parapet_welcome_class_init (ParapetWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_welcome_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetWelcome, recovered_group);
  gtk_widget_class_bind_template_child (widget_class, ParapetWelcome, recovered);
  gtk_widget_class_bind_template_child (widget_class, ParapetWelcome, recents_group);
  gtk_widget_class_bind_template_child (widget_class, ParapetWelcome, recents);
  gtk_widget_class_bind_template_callback (widget_class, recent_activated_cb);
}

static void
parapet_welcome_init (ParapetWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
parapet_welcome_new (void)
{
  return g_object_new (PARAPET_TYPE_WELCOME, NULL);
}

/**
 * parapet_welcome_set_recents:
 * @recents: what was open on this computer; set once
 */
void
parapet_welcome_set_recents (ParapetWelcome *self,
                             ParapetRecents *recents)
{
  GListModel *model = parapet_recents_get_model (recents);

  g_return_if_fail (self->known == NULL);

  self->known = g_object_ref (recents);
  gtk_list_box_bind_model (self->recents, model, make_recent_row, NULL, NULL);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (recents_changed_cb), self, G_CONNECT_SWAPPED);
  recents_changed_cb (self);
}

/**
 * parapet_welcome_look:
 *
 * Looks, without waiting for it, for files that are gone and for work that was never saved.
 */
void
parapet_welcome_look (ParapetWelcome *self)
{
  parapet_recents_look (self->known);
  parapet_making_list_copies_async (listed_cb, g_object_ref (self));
}

/**
 * parapet_welcome_show_copies:
 * @copies: (element-type IsmsCopy): working copies that hold what no file does
 */
void
parapet_welcome_show_copies (ParapetWelcome *self,
                             GPtrArray *copies)
{
  gtk_list_box_remove_all (self->recovered);
  for (guint i = 0; i < copies->len; i++)
    gtk_list_box_append (self->recovered, make_copy_row (g_ptr_array_index (copies, i)));
  gtk_widget_set_visible (self->recovered_group, copies->len > 0);
}
