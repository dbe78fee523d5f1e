/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/method/parapet-method-start.h"
#include "models/isms-method.h"
#include "models/isms-scale.h"
#include "widgets/parapet-toast.h"

/**
 * ParapetMethodStart:
 *
 * Nothing can be rated before somebody said how: a choice of risk methods to begin with (6.1.2 a), one click each. It is seen only as
 * long as there is none.
 */
struct _ParapetMethodStart
{
  AdwBin parent_instance;

  IsmsStore *store;
};

G_DEFINE_FINAL_TYPE (ParapetMethodStart, parapet_method_start, ADW_TYPE_BIN)

static const struct
{
  const char *label;
  const char *about;
} sizes[] = {
  { N_("3 × 3"), N_("Quick to agree on") },
  { N_("4 × 4"), N_("No middle to hide in") },
  { N_("5 × 5"), N_("Tells more apart") },
};

static void
refresh (ParapetMethodStart *self)
{
  g_autoptr (IsmsRecord) method = isms_scale_find_method (self->store, NULL);

  gtk_widget_set_visible (GTK_WIDGET (self), method == NULL && !isms_store_is_past (self->store));
}

static void
start_cb (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  ParapetMethodStart *self = PARAPET_METHOD_START (widget);
  g_autoptr (GtkWidget) toasts = g_object_ref (gtk_widget_get_parent (widget));
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) method = isms_method_start (self->store, g_variant_get_uint32 (parameter), &error);

  if (method != NULL)
    parapet_toast_show_undo (toasts, _("Risk method begun: read it under “Risk methods”, and change what does not fit"));
  else
    parapet_toast_show_error (toasts, error);
}

static GtkWidget *
make_line (const char *text,
           const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 44, NULL);

  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_choice (guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *button = gtk_button_new ();
  g_autofree char *name = g_strdup_printf ("%s, %s", _(sizes[i].label), _(sizes[i].about));

  g_object_set (box, "margin-start", 6, "margin-end", 6, "margin-top", 6, "margin-bottom", 6, NULL);
  gtk_box_append (GTK_BOX (box), make_line (_(sizes[i].label), "heading"));
  gtk_box_append (GTK_BOX (box), make_line (_(sizes[i].about), "caption"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i + ISMS_METHOD_SMALLEST);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "method.start");
  return button;
}

static void
parapet_method_start_dispose (GObject *object)
{
  g_clear_object (&PARAPET_METHOD_START (object)->store);

  G_OBJECT_CLASS (parapet_method_start_parent_class)->dispose (object);
}

static void
parapet_method_start_class_init (ParapetMethodStartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_method_start_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "method.start", "u", start_cb);
}

static void
parapet_method_start_init (ParapetMethodStart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  AdwWrapBox *choices = ADW_WRAP_BOX (adw_wrap_box_new ());

  gtk_box_append (GTK_BOX (box), make_line (_("How Will You Rate?"), "title-4"));
  gtk_box_append (GTK_BOX (box), make_line (_("Choose a risk method to begin with. Its words, levels and who may accept what can be changed."), "dimmed"));
  g_object_set (choices, "child-spacing", 12, "line-spacing", 12, "align", 0.5f, "margin-top", 6, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    adw_wrap_box_append (choices, make_choice (i));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (choices));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * parapet_method_start_new:
 *
 * Returns: (transfer floating): the choice, which hides itself once there is a method
 */
GtkWidget *
parapet_method_start_new (IsmsStore *store)
{
  ParapetMethodStart *self = g_object_new (PARAPET_TYPE_METHOD_START, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}
