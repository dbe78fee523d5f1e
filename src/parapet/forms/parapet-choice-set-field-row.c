/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-choice-set-field-row.h"
#include "forms/parapet-field-row.h"
#include "widgets/parapet-label.h"

/**
 * ParapetChoiceSetFieldRow:
 *
 * Some of a few choices, each a button that stays down.
 */
struct _ParapetChoiceSetFieldRow
{
  AdwPreferencesRow parent_instance;

  GPtrArray *toggles; /* GtkToggleButton, in the order of the choices; not owned */
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetChoiceSetFieldRow, parapet_choice_set_field_row, ADW_TYPE_PREFERENCES_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

/* A mark as well as a colour says what is chosen. */
static GtkWidget *
make_toggle (const char *text)
{
  GtkWidget *toggle = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), parapet_label_new (text, "body"));
  gtk_button_set_child (GTK_BUTTON (toggle), box);
  g_object_bind_property (toggle, "active", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_add_css_class (toggle, "field-toggle");
  return toggle;
}

static void
parapet_choice_set_field_row_setup (ParapetFieldRow *row)
{
  ParapetChoiceSetFieldRow *self = PARAPET_CHOICE_SET_FIELD_ROW (row);
  GtkWidget *box = parapet_field_row_make_box (row);
  GtkWidget *wrap = adw_wrap_box_new ();
  const IsmsField *field = parapet_field_row_get_field (row);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  gtk_widget_set_margin_top (wrap, 3);
  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      GtkWidget *toggle = make_toggle (_(choice->label));

      g_signal_connect_object (toggle, "toggled", G_CALLBACK (parapet_field_row_finish), row, G_CONNECT_SWAPPED);
      g_ptr_array_add (self->toggles, toggle);
      adw_wrap_box_append (ADW_WRAP_BOX (wrap), toggle);
    }
  gtk_box_append (GTK_BOX (box), wrap);
}

static void
parapet_choice_set_field_row_set_value (ParapetFieldRow *row,
                                        const IsmsValue *value)
{
  ParapetChoiceSetFieldRow *self = PARAPET_CHOICE_SET_FIELD_ROW (row);
  const IsmsField *field = parapet_field_row_get_field (row);
  g_auto (GStrv) members = isms_value_members (value);

  for (guint i = 0; i < self->toggles->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->toggles, i),
                                  g_strv_contains ((const char *const *) members, field->choices[i].value));
}

/* What was there keeps its order, so that setting and taking back leaves no trace. */
static gboolean
parapet_choice_set_field_row_get_value (ParapetFieldRow *row,
                                        IsmsValue *value,
                                        GError **error)
{
  ParapetChoiceSetFieldRow *self = PARAPET_CHOICE_SET_FIELD_ROW (row);
  const IsmsField *field = parapet_field_row_get_field (row);
  g_auto (GStrv) before = isms_value_members (parapet_field_row_get_shown (row));
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; before[i] != NULL; i++)
    for (guint j = 0; j < self->toggles->len; j++)
      if (g_str_equal (before[i], field->choices[j].value) && gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, j)))
        g_ptr_array_add (members, before[i]);
  for (guint j = 0; j < self->toggles->len; j++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->toggles, j)))
      g_ptr_array_add (members, (char *) field->choices[j].value);
  isms_value_take_members (value, g_steal_pointer (&members));
  return TRUE;
}

static gboolean
parapet_choice_set_field_row_grab_focus (GtkWidget *widget)
{
  GPtrArray *toggles = PARAPET_CHOICE_SET_FIELD_ROW (widget)->toggles;

  return toggles->len > 0 && gtk_widget_grab_focus (g_ptr_array_index (toggles, 0));
}

static void
parapet_choice_set_field_row_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_CHOICE_SET_FIELD_ROW (object)->toggles, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_choice_set_field_row_parent_class)->finalize (object);
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_choice_set_field_row_setup;
  iface->set_value = parapet_choice_set_field_row_set_value;
  iface->get_value = parapet_choice_set_field_row_get_value;
}

static void
parapet_choice_set_field_row_class_init (ParapetChoiceSetFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_choice_set_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = parapet_choice_set_field_row_grab_focus;
}

static void
parapet_choice_set_field_row_init (ParapetChoiceSetFieldRow *self)
{
  self->toggles = g_ptr_array_new ();
}
