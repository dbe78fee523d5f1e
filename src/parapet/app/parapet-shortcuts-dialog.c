/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/parapet-accels.h"
#include "app/parapet-shortcuts-dialog.h"

/**
 * ParapetShortcutsDialog:
 *
 * The keys that work everywhere. GTK's own window for it is on its way out, and libadwaita's came after the oldest that we
 * build with.
 */
struct _ParapetShortcutsDialog
{
  AdwDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (ParapetShortcutsDialog, parapet_shortcuts_dialog, ADW_TYPE_DIALOG)

static void
add_text (AdwWrapBox *box,
          const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  adw_wrap_box_append (box, label);
}

static void
add_caps (AdwWrapBox *box,
          const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "+", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (i > 0)
        add_text (box, "+", "dimmed");
      add_text (box, parts[i], "keycap");
    }
}

static char *
name_keys (const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    return g_strdup (accelerator);
  return gtk_accelerator_get_label (key, modifiers);
}

static GtkWidget *
make_row (const ParapetAccel *accel)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *caps = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 6, "line-spacing", 6, "align", 1.0f, "margin-top", 6, "margin-bottom", 6, "valign", GTK_ALIGN_CENTER, NULL);
  g_autoptr (GString) all = g_string_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(accel->title));
  for (guint i = 0; accel->keys[i] != NULL; i++)
    {
      g_autofree char *name = name_keys (accel->keys[i]);

      if (i > 0)
        add_text (ADW_WRAP_BOX (caps), C_("keys", "or"), "dimmed");
      add_caps (ADW_WRAP_BOX (caps), name);
      g_string_append_printf (all, "%s%s", i > 0 ? " " : "", name);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), caps);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, all->str, -1);
  return row;
}

static void
fill (AdwPreferencesPage *page)
{
  AdwPreferencesGroup *group = NULL;
  guint n;
  const ParapetAccel *accels = parapet_accels (&n);

  for (guint i = 0; i < n; i++)
    {
      if (i == 0 || !g_str_equal (accels[i].group, accels[i - 1].group))
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(accels[i].group));
          adw_preferences_page_add (page, group);
        }
      adw_preferences_group_add (group, make_row (&accels[i]));
    }
}

static void
parapet_shortcuts_dialog_class_init (ParapetShortcutsDialogClass *klass)
{
}

static void
parapet_shortcuts_dialog_init (ParapetShortcutsDialog *self)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();

  fill (ADW_PREFERENCES_PAGE (page));
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (ADW_DIALOG (self), view);
  adw_dialog_set_title (ADW_DIALOG (self), _("Keyboard Shortcuts"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 520);
  adw_dialog_set_content_height (ADW_DIALOG (self), 640);
}

AdwDialog *
parapet_shortcuts_dialog_new (void)
{
  return g_object_new (PARAPET_TYPE_SHORTCUTS_DIALOG, NULL);
}
