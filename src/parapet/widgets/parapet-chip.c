/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/parapet-chip.h"

#define WIDEST 34
/* From right to left libadwaita 1.7 puts a child that is wider than a line of its wrap box beside that: on the narrowest screen, too, it is not. */
#define WIDEST_RTL 22

/**
 * ParapetChip:
 *
 * Something that was picked: what it is called, and a button that takes it away. Delete takes it away as well.
 */
struct _ParapetChip
{
  GtkWidget parent_instance;

  GtkWidget *open;
  GtkWidget *remove;
};

G_DEFINE_FINAL_TYPE (ParapetChip, parapet_chip, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  SIGNAL_REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
open_cb (ParapetChip *self)
{
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
remove_cb (ParapetChip *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVED], 0);
}

static gboolean
delete_cb (GtkWidget *widget,
           GVariant *args,
           gpointer data)
{
  remove_cb (PARAPET_CHIP (widget));
  return TRUE;
}

static void
parapet_chip_dispose (GObject *object)
{
  ParapetChip *self = PARAPET_CHIP (object);

  g_clear_pointer (&self->open, gtk_widget_unparent);
  g_clear_pointer (&self->remove, gtk_widget_unparent);

  G_OBJECT_CLASS (parapet_chip_parent_class)->dispose (object);
}

static void
parapet_chip_class_init (ParapetChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_chip_dispose;

  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", PARAPET_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REMOVED] = g_signal_new ("removed", PARAPET_TYPE_CHIP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_BackSpace, 0, delete_cb, NULL);
}

static void
parapet_chip_init (ParapetChip *self)
{
  self->open = gtk_button_new ();
  gtk_widget_add_css_class (self->open, "flat");
  g_signal_connect_swapped (self->open, "clicked", G_CALLBACK (open_cb), self);
  gtk_widget_set_parent (self->open, GTK_WIDGET (self));

  self->remove = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_widget_add_css_class (self->remove, "circular");
  g_signal_connect_swapped (self->remove, "clicked", G_CALLBACK (remove_cb), self);
  gtk_widget_set_parent (self->remove, GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text,
            int widest)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), widest);
  return label;
}

static void
name_parts (ParapetChip *self,
            const char *title,
            const char *code)
{
  /* Translators: the thing that was picked is named: "Remove Falk Grothe" */
  g_autofree char *remove = g_strdup_printf (_("Remove %s"), title);
  g_autofree char *whole = code != NULL ? g_strdup_printf ("%s %s", code, title) : g_strdup (title);

  gtk_widget_set_tooltip_text (self->remove, remove);
  gtk_widget_set_tooltip_text (self->open, whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/**
 * parapet_chip_new:
 * @title: what it is called
 * @code: (nullable): its code, in small print
 *
 * Returns: (transfer floating): the chip, with signals "activated" and "removed"
 */
GtkWidget *
parapet_chip_new (const char *title,
                  const char *code)
{
  ParapetChip *self = g_object_new (PARAPET_TYPE_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (code != NULL)
    {
      GtkWidget *small = make_label (code, -1);

      gtk_widget_add_css_class (small, "caption");
      gtk_widget_add_css_class (small, "dimmed");
      gtk_box_append (GTK_BOX (box), small);
    }
  gtk_box_append (GTK_BOX (box), make_label (title, gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? WIDEST_RTL : WIDEST));
  gtk_button_set_child (GTK_BUTTON (self->open), box);
  name_parts (self, title, code);
  return GTK_WIDGET (self);
}

/**
 * parapet_chip_set_gone:
 * @gone: whether what was picked has been deleted since
 */
void
parapet_chip_set_gone (ParapetChip *self,
                       gboolean gone)
{
  if (gone)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gone");
}
