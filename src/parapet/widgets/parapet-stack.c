/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-stack.h"

/* GTK finds a style for all that is visible, be it in a part of a stack that nobody sees; and again for all of it whenever the window
 * changes its state, as when a dialog opens. With some screens made, that was most of each frame. What is not visible waits for its style
 * until it is shown. */

/* The stack gives the keyboard to what it shows. Where nothing there takes it, what is nearest does: GTK would see to that as well, but
 * in GTK 4.18 it keeps what is hidden for ever when a part of that was hidden just before. */
static void
leave (GtkStack *stack,
       GtkWidget *child)
{
  GtkRoot *root = gtk_widget_get_root (child);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *parent = GTK_WIDGET (stack);

  if (focus == NULL || !gtk_widget_is_ancestor (focus, child))
    return;
  while ((parent = gtk_widget_get_parent (parent)) != NULL)
    if (gtk_widget_child_focus (parent, GTK_DIR_TAB_FORWARD))
      return;
  gtk_root_set_focus (root, NULL);
}

/**
 * parapet_stack_show:
 * @stack: a stack that turns without a transition
 * @child: of the stack
 *
 * Shows the child, and lets no other be visible.
 */
void
parapet_stack_show (GtkStack *stack,
                    GtkWidget *child)
{
  gtk_widget_set_visible (child, TRUE);
  gtk_stack_set_visible_child (stack, child);
  for (GtkWidget *other = gtk_widget_get_first_child (GTK_WIDGET (stack)); other != NULL; other = gtk_widget_get_next_sibling (other))
    if (other != child && gtk_widget_get_visible (other))
      {
        leave (stack, other);
        gtk_widget_set_visible (other, FALSE);
      }
}

void
parapet_stack_show_name (GtkStack *stack,
                         const char *name)
{
  parapet_stack_show (stack, gtk_stack_get_child_by_name (stack, name));
}
