/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-field-row.h"
#include "forms/parapet-link-field-row.h"
#include "forms/parapet-pick-source.h"
#include "forms/parapet-record-picker.h"
#include "widgets/parapet-chip.h"

/**
 * ParapetLinkFieldRow:
 *
 * Links to one or several records, or to entries of the catalogue: each a chip that leads there and can be taken away, and
 * a button that picks another or makes it.
 */
struct _ParapetLinkFieldRow
{
  AdwPreferencesRow parent_instance;

  GPtrArray *members; /* keys or ids, as text */
  AdwWrapBox *wrap;
  GtkMenuButton *add;
  AdwButtonContent *content;
};

static void iface_init (ParapetFieldRowInterface *iface);
static void show_members (ParapetLinkFieldRow *self);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetLinkFieldRow, parapet_link_field_row, ADW_TYPE_PREFERENCES_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

#define MEMBER_KEY "parapet-member"

static const IsmsField *
field_of (ParapetLinkFieldRow *self)
{
  return parapet_field_row_get_field (PARAPET_FIELD_ROW (self));
}

static void
open_cb (ParapetLinkFieldRow *self,
         GtkWidget *chip)
{
  const char *member = g_object_get_data (G_OBJECT (chip), MEMBER_KEY);

  if (field_of (self)->type != ISMS_REFERENCE)
    gtk_widget_activate_action (GTK_WIDGET (self), "record.open", "x", g_ascii_strtoll (member, NULL, 10));
}

static void
remove_cb (ParapetLinkFieldRow *self,
           GtkWidget *chip)
{
  guint position;

  if (!g_ptr_array_find_with_equal_func (self->members, g_object_get_data (G_OBJECT (chip), MEMBER_KEY), g_str_equal, &position))
    return;
  g_ptr_array_remove_index (self->members, position);
  /* The chip with the focus goes; what stays is where the next one is picked. */
  gtk_widget_grab_focus (GTK_WIDGET (self->add));
  show_members (self);
  parapet_field_row_finish (PARAPET_FIELD_ROW (self));
}

static void
picked_cb (ParapetLinkFieldRow *self,
           const char *member)
{
  if (field_of (self)->type == ISMS_LINK)
    g_ptr_array_set_size (self->members, 0);
  g_ptr_array_add (self->members, g_strdup (member));
  show_members (self);
  parapet_field_row_finish (PARAPET_FIELD_ROW (self));
}

static GtkWidget *
make_chip (ParapetLinkFieldRow *self,
           const char *member)
{
  IsmsStore *store = parapet_field_row_get_store (PARAPET_FIELD_ROW (self));
  const char *code;
  gboolean gone;
  g_autofree char *title = parapet_pick_source_describe (store, field_of (self), member, &code, &gone);
  GtkWidget *chip = parapet_chip_new (title, code);

  parapet_chip_set_gone (PARAPET_CHIP (chip), gone);
  g_object_set_data_full (G_OBJECT (chip), MEMBER_KEY, g_strdup (member), g_free);
  g_signal_connect_object (chip, "activated", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "removed", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static gboolean
is_change (ParapetLinkFieldRow *self)
{
  return field_of (self)->type == ISMS_LINK && self->members->len > 0;
}

static const char *
name_button (ParapetLinkFieldRow *self)
{
  if (field_of (self)->type != ISMS_LINK)
    return _("Add…");
  return is_change (self) ? _("Change…") : _("Choose…");
}

static void
show_members (ParapetLinkFieldRow *self)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->wrap));
  g_autofree char *name = NULL;

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (child != GTK_WIDGET (self->add))
        adw_wrap_box_remove (self->wrap, child);
      child = next;
    }
  for (guint i = self->members->len; i > 0; i--)
    adw_wrap_box_prepend (self->wrap, make_chip (self, g_ptr_array_index (self->members, i - 1)));
  adw_button_content_set_label (self->content, name_button (self));
  adw_button_content_set_icon_name (self->content, is_change (self) ? "document-edit-symbolic" : "list-add-symbolic");
  /* Translators: what a button does and the field it does it for: "Choose… Risk owner" */
  name = g_strdup_printf (C_("button and field", "%s %s"), name_button (self), isms_field_label (field_of (self)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_taken_cb (ParapetLinkFieldRow *self)
{
  IsmsRecord *record = parapet_field_row_get_record (PARAPET_FIELD_ROW (self));
  g_autoptr (GStrvBuilder) taken = g_strv_builder_new ();
  g_auto (GStrv) members = NULL;

  for (guint i = 0; i < self->members->len; i++)
    g_strv_builder_add (taken, g_ptr_array_index (self->members, i));
  if (record != NULL)
    g_strv_builder_take (taken, g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_key (record)));
  members = g_strv_builder_end (taken);
  parapet_record_picker_set_taken (PARAPET_RECORD_PICKER (gtk_menu_button_get_popover (self->add)), (const char *const *) members);
}

static void
make_picker (GtkMenuButton *button,
             gpointer data)
{
  ParapetLinkFieldRow *self = data;

  if (gtk_menu_button_get_popover (button) == NULL)
    {
      GtkWidget *picker = parapet_record_picker_new (parapet_field_row_get_store (PARAPET_FIELD_ROW (self)), field_of (self));

      g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, picker);
    }
  update_taken_cb (self);
}

static gboolean
concerns (ParapetLinkFieldRow *self,
          const IsmsStep *step)
{
  for (guint i = 0; i < step->changes->len; i++)
    {
      const IsmsChange *change = g_ptr_array_index (step->changes, i);
      g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT, change->record);

      if (g_ptr_array_find_with_equal_func (self->members, key, g_str_equal, NULL))
        return TRUE;
    }
  return FALSE;
}

/* What a chip says is another record's. */
static void
store_changed_cb (ParapetLinkFieldRow *self,
                  IsmsStep *step)
{
  if (field_of (self)->type != ISMS_REFERENCE && concerns (self, step))
    show_members (self);
}

static void
parapet_link_field_row_setup (ParapetFieldRow *row)
{
  ParapetLinkFieldRow *self = PARAPET_LINK_FIELD_ROW (row);
  GtkWidget *box = parapet_field_row_make_box (row);
  GtkWidget *wrap = adw_wrap_box_new ();
  GtkWidget *add = gtk_menu_button_new ();

  self->wrap = ADW_WRAP_BOX (wrap);
  self->add = GTK_MENU_BUTTON (add);
  self->content = ADW_BUTTON_CONTENT (adw_button_content_new ());
  gtk_menu_button_set_child (self->add, GTK_WIDGET (self->content));
  adw_wrap_box_set_child_spacing (self->wrap, 6);
  adw_wrap_box_set_line_spacing (self->wrap, 6);
  gtk_widget_set_margin_top (wrap, 3);
  gtk_menu_button_set_create_popup_func (self->add, make_picker, self, NULL);
  gtk_widget_add_css_class (add, "field-add");
  gtk_widget_add_css_class (add, "flat");
  adw_wrap_box_append (self->wrap, add);
  gtk_box_append (GTK_BOX (box), wrap);
  show_members (self);
  g_signal_connect_object (parapet_field_row_get_store (row), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
parapet_link_field_row_set_value (ParapetFieldRow *row,
                                  const IsmsValue *value)
{
  ParapetLinkFieldRow *self = PARAPET_LINK_FIELD_ROW (row);

  g_ptr_array_set_size (self->members, 0);
  if (value->storage == ISMS_STORAGE_INTEGER)
    g_ptr_array_add (self->members, g_strdup_printf ("%" G_GINT64_FORMAT, value->integer));
  else
    {
      g_auto (GStrv) members = isms_value_members (value);

      for (guint i = 0; members[i] != NULL; i++)
        g_ptr_array_add (self->members, g_strdup (members[i]));
    }
  show_members (self);
}

static gboolean
parapet_link_field_row_get_value (ParapetFieldRow *row,
                                  IsmsValue *value,
                                  GError **error)
{
  ParapetLinkFieldRow *self = PARAPET_LINK_FIELD_ROW (row);

  isms_value_clear (value);
  if (field_of (self)->type != ISMS_LINK)
    {
      g_autoptr (GPtrArray) members = g_ptr_array_new ();

      for (guint i = 0; i < self->members->len; i++)
        g_ptr_array_add (members, g_ptr_array_index (self->members, i));
      isms_value_take_members (value, g_steal_pointer (&members));
    }
  else if (self->members->len > 0)
    isms_value_set_integer (value, g_ascii_strtoll (g_ptr_array_index (self->members, 0), NULL, 10));
  return TRUE;
}

static gboolean
parapet_link_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PARAPET_LINK_FIELD_ROW (widget)->add));
}

static void
parapet_link_field_row_finalize (GObject *object)
{
  g_clear_pointer (&PARAPET_LINK_FIELD_ROW (object)->members, g_ptr_array_unref);

  G_OBJECT_CLASS (parapet_link_field_row_parent_class)->finalize (object);
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_link_field_row_setup;
  iface->set_value = parapet_link_field_row_set_value;
  iface->get_value = parapet_link_field_row_get_value;
}

static void
parapet_link_field_row_class_init (ParapetLinkFieldRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_link_field_row_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = parapet_link_field_row_grab_focus;
}

static void
parapet_link_field_row_init (ParapetLinkFieldRow *self)
{
  self->members = g_ptr_array_new_with_free_func (g_free);
}
