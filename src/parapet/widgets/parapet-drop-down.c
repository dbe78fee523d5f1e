/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-drop-down.h"

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * parapet_drop_down_cut_names:
 * @down: a choice among the names of a #GtkStringList
 *
 * The names of a drop-down list ask for all their room, and in a narrow window there is none. These end in dots where they must.
 */
void
parapet_drop_down_cut_names (GtkDropDown *down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (down, factory);
}
