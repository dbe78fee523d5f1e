/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-label.h"
#include "widgets/parapet-parts.h"

typedef struct
{
  char *id;
  char *sign;
  ParapetPartMake make;
  gpointer data;
  GDestroyNotify destroy;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  if (part->destroy != NULL)
    part->destroy (part->data);
  g_free (part->id);
  g_free (part->sign);
  g_free (part);
}

static const Part *
get_part (GtkWidget *child)
{
  return g_object_get_data (G_OBJECT (child), "part");
}

static GtkWidget *
find_child (GtkWidget *from,
            const char *id)
{
  while (from != NULL && !g_str_equal (get_part (from)->id, id))
    from = gtk_widget_get_next_sibling (from);
  return from;
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

static void
remove_children (GtkBox *box,
                 GtkWidget *from)
{
  while (from != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (from);

      gtk_box_remove (box, from);
      from = next;
    }
}

/* Returns: the widget that now stands after @last */
static GtkWidget *
place_part (GtkBox *box,
            GtkWidget *last,
            Part *part,
            gpointer owner)
{
  GtkWidget *first = last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *old = find_child (first, part->id);
  gboolean focused = old != NULL && has_focus_within (old);
  GtkWidget *new;

  if (old != NULL && g_str_equal (get_part (old)->sign, part->sign))
    {
      gtk_box_reorder_child_after (box, old, last);
      part_free (part);
      return old;
    }
  new = part->make (owner, part->data);
  g_object_set_data_full (G_OBJECT (new), "part", part, part_free);
  gtk_box_insert_child_after (box, new, last);
  if (old != NULL)
    gtk_box_remove (box, old);
  if (focused)
    gtk_widget_child_focus (new, GTK_DIR_TAB_FORWARD);
  return new;
}

/**
 * parapet_parts_new:
 *
 * Returns: (transfer full): parts for parapet_parts_show()
 */
ParapetParts *
parapet_parts_new (void)
{
  return g_ptr_array_new_with_free_func (part_free);
}

/**
 * parapet_parts_add:
 * @id: what tells it from its neighbours
 * @sign: what it shows: as long as this stays the same, so may the widget
 * @make: makes the widget
 * @data: (transfer full): handed to @make
 */
void
parapet_parts_add (ParapetParts *self,
                   const char *id,
                   const char *sign,
                   ParapetPartMake make,
                   gpointer data,
                   GDestroyNotify destroy)
{
  Part *part = g_new0 (Part, 1);

  part->id = g_strdup (id);
  part->sign = g_strdup (sign);
  part->make = make;
  part->data = data;
  part->destroy = destroy;
  g_ptr_array_add (self, part);
}

/* What makes widgets of the text that parapet_parts_add_text() is given. */

GtkWidget *
parapet_part_body (gpointer owner,
                   gpointer data)
{
  return parapet_label_new (data, "body");
}

GtkWidget *
parapet_part_heading (gpointer owner,
                      gpointer data)
{
  return parapet_label_new (data, "heading");
}

/**
 * parapet_parts_add_text:
 * @id: what tells it from its neighbours
 * @make: makes a widget of the text: parapet_part_body(), say
 * @text: (transfer full): what it shows
 */
void
parapet_parts_add_text (ParapetParts *self,
                        const char *id,
                        ParapetPartMake make,
                        char *text)
{
  parapet_parts_add (self, id, text, make, text, g_free);
}

/**
 * parapet_parts_show:
 * @self: (transfer full): the parts
 * @box: a box that holds nothing else
 * @owner: handed to those that make widgets
 *
 * Makes the box hold the parts in their order, and hides it where there are none.
 */
void
parapet_parts_show (ParapetParts *self,
                    GtkBox *box,
                    gpointer owner)
{
  GtkWidget *last = NULL;
  gsize n;
  gpointer *parts = g_ptr_array_steal (self, &n);

  for (gsize i = 0; i < n; i++)
    last = place_part (box, last, parts[i], owner);
  remove_children (box, last != NULL ? gtk_widget_get_next_sibling (last) : gtk_widget_get_first_child (GTK_WIDGET (box)));
  gtk_widget_set_visible (GTK_WIDGET (box), n > 0);
  g_free (parts);
  g_ptr_array_unref (self);
}
