/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-boolean-field-row.h"
#include "forms/parapet-field-row.h"
#include "widgets/parapet-label.h"

/**
 * ParapetBooleanFieldRow:
 *
 * Yes, no, or not said: that nobody has decided is an answer of its own.
 */
struct _ParapetBooleanFieldRow
{
  AdwPreferencesRow parent_instance;

  AdwToggleGroup *group;
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetBooleanFieldRow, parapet_boolean_field_row, ADW_TYPE_PREFERENCES_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

static void
add_toggle (AdwToggleGroup *group,
            const char *name,
            const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

/* The answers stand beside the question where there is room for both, and else below it. */
static GtkWidget *
make_line (const char *question,
           GtkWidget *answers)
{
  GtkWidget *line = g_object_new (ADW_TYPE_WRAP_BOX, "child-spacing", 12, "line-spacing", 6, "justify", ADW_JUSTIFY_SPREAD, "justify-last-line", TRUE, NULL);

  gtk_widget_add_css_class (line, "field-box");
  adw_wrap_box_append (ADW_WRAP_BOX (line), parapet_label_new (question, "body"));
  adw_wrap_box_append (ADW_WRAP_BOX (line), answers);
  return line;
}

static void
parapet_boolean_field_row_setup (ParapetFieldRow *row)
{
  ParapetBooleanFieldRow *self = PARAPET_BOOLEAN_FIELD_ROW (row);
  GtkWidget *group = adw_toggle_group_new ();

  self->group = ADW_TOGGLE_GROUP (group);
  add_toggle (self->group, "yes", _("Yes"));
  add_toggle (self->group, "no", _("No"));
  add_toggle (self->group, "open", _("Not Said"));
  adw_toggle_group_set_active_name (self->group, "open");
  adw_toggle_group_set_can_shrink (self->group, FALSE);
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  isms_field_label (parapet_field_row_get_field (row)), -1);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_line (isms_field_label (parapet_field_row_get_field (row)), group));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (row), FALSE);
  g_signal_connect_object (group, "notify::active-name", G_CALLBACK (parapet_field_row_finish), row, G_CONNECT_SWAPPED);
}

static void
parapet_boolean_field_row_set_value (ParapetFieldRow *row,
                                     const IsmsValue *value)
{
  const char *name = "open";

  if (!isms_value_is_null (value))
    name = value->integer != 0 ? "yes" : "no";
  adw_toggle_group_set_active_name (PARAPET_BOOLEAN_FIELD_ROW (row)->group, name);
}

static gboolean
parapet_boolean_field_row_get_value (ParapetFieldRow *row,
                                     IsmsValue *value,
                                     GError **error)
{
  const char *name = adw_toggle_group_get_active_name (PARAPET_BOOLEAN_FIELD_ROW (row)->group);

  isms_value_clear (value);
  if (g_strcmp0 (name, "open") != 0)
    isms_value_set_integer (value, g_strcmp0 (name, "yes") == 0);
  return TRUE;
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_boolean_field_row_setup;
  iface->set_value = parapet_boolean_field_row_set_value;
  iface->get_value = parapet_boolean_field_row_get_value;
}

static void
parapet_boolean_field_row_class_init (ParapetBooleanFieldRowClass *klass)
{
}

static void
parapet_boolean_field_row_init (ParapetBooleanFieldRow *self)
{
}
