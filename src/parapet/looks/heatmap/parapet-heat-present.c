/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-present.h"
#include "looks/heatmap/parapet-risk-map.h"

/* For a workshop: the matrix and one question, large, on a screen of their own. */

static void
ask (AdwWindowTitle *title,
     IsmsRecord *risk)
{
  g_autofree char *name = g_strdup_printf ("%s · %s", isms_record_get_code (risk), isms_record_get_title (risk));

  adw_window_title_set_title (title, name);
  adw_window_title_set_subtitle (title, _("How likely is it, and how bad would it be?"));
}

static GtkWidget *
make_header (AdwWindowTitle **title)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *leave = g_object_new (GTK_TYPE_BUTTON, "icon-name", "view-restore-symbolic", "tooltip-text", _("Leave Full Screen"), "action-name", "window.close", NULL);

  *title = ADW_WINDOW_TITLE (adw_window_title_new (_("Where does each risk belong?"), _("Drag it to where it is as likely and as bad as it would be.")));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (*title));
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), leave);
  return header;
}

static void
add_keys (GtkWidget *window)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } keys[] = {
    { "F11|Escape", "window.close" },
    { "<Control>z", "win.undo" },
    { "<Control><Shift>z|<Control>y", "win.redo" },
  };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts), gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger), gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (window, shortcuts);
}

/* Undo and what else the document knows are the other window's. */
static void
lend_actions (GtkWidget *window,
              GtkRoot *root)
{
  if (G_IS_ACTION_GROUP (root))
    gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (root));
  if (GTK_IS_WINDOW (root))
    {
      gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
      gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
    }
}

/**
 * parapet_heat_present:
 * @from: a widget of the window that asks for it
 * @risks: the risks, as filtered
 *
 * Shows the matrix alone on the whole screen, large. Risks are rated there as everywhere; Escape and F11 end it.
 */
void
parapet_heat_present (GtkWidget *from,
                      IsmsStore *store,
                      IsmsRecordList *risks)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *toasts = adw_toast_overlay_new ();
  GtkWidget *map = parapet_risk_map_new (store, risks);
  AdwWindowTitle *title;

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), make_header (&title));
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (toasts), map);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), toasts);
  g_signal_connect_object (parapet_risk_map_get_heatmap (PARAPET_RISK_MAP (map)), "selected", G_CALLBACK (ask), title, G_CONNECT_SWAPPED);
  adw_window_set_content (ADW_WINDOW (window), view);
  gtk_widget_add_css_class (window, "presentation");
  gtk_window_set_title (GTK_WINDOW (window), _("Risk Matrix"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  lend_actions (window, gtk_widget_get_root (from));
  add_keys (window);
  gtk_window_fullscreen (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
