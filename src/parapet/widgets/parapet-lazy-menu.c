/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-lazy-menu.h"

static void
create_cb (GtkMenuButton *button,
           gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

/**
 * parapet_lazy_menu_set:
 * @menu: what the button shows
 *
 * Gives a button its menu, and makes the popover when somebody first asks for it: the buttons of a popover take longer than all else
 * in a header bar, and most are never seen.
 */
void
parapet_lazy_menu_set (GtkMenuButton *button,
                       GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, create_cb, g_object_ref (menu), g_object_unref);
}
