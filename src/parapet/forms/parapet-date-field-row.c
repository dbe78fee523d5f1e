/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-date-field-row.h"
#include "forms/parapet-date-words.h"
#include "forms/parapet-field-row.h"

/**
 * ParapetDateFieldRow:
 *
 * A day, typed or picked from a calendar, and shown in words.
 */
struct _ParapetDateFieldRow
{
  AdwEntryRow parent_instance;

  GtkMenuButton *button;
  GtkCalendar *calendar; /* made when the popover is opened first */
  gboolean showing;
  int month;
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetDateFieldRow, parapet_date_field_row, ADW_TYPE_ENTRY_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

static void
choose (ParapetDateFieldRow *self,
        const char *date)
{
  g_autofree char *words = parapet_date_words_format (date);

  gtk_editable_set_text (GTK_EDITABLE (self), words);
  gtk_menu_button_popdown (self->button);
  parapet_field_row_finish (PARAPET_FIELD_ROW (self));
}

/* Leafing through the months selects days too: only a day within the month that was seen was meant. */
static void
day_selected_cb (ParapetDateFieldRow *self)
{
  g_autofree char *date = NULL;
  g_autoptr (GDateTime) day = NULL;
  int month = gtk_calendar_get_month (self->calendar) + 12 * gtk_calendar_get_year (self->calendar);

  if (self->showing || month != self->month)
    {
      self->month = month;
      return;
    }
  day = gtk_calendar_get_date (self->calendar);
  date = g_date_time_format (day, "%Y-%m-%d");
  choose (self, date);
}

static void
today_cb (ParapetDateFieldRow *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");

  choose (self, date);
}

static void
clear_cb (ParapetDateFieldRow *self)
{
  choose (self, NULL);
}

static void
show_cb (ParapetDateFieldRow *self)
{
  g_auto (IsmsValue) value = ISMS_VALUE_NULL;
  g_autoptr (GDateTime) day = NULL;

  if (parapet_field_row_get_value (PARAPET_FIELD_ROW (self), &value, NULL) && !isms_value_is_null (&value))
    day = parapet_date_words_read (value.text);
  else
    day = g_date_time_new_now_local ();
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->month = gtk_calendar_get_month (self->calendar) + 12 * gtk_calendar_get_year (self->calendar);
  self->showing = FALSE;
}

static void
add_button (ParapetDateFieldRow *self,
            GtkWidget *box,
            const char *label,
            GCallback clicked_cb)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_hexpand (button, TRUE);
  g_signal_connect_object (button, "clicked", clicked_cb, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static GtkWidget *
make_calendar (ParapetDateFieldRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  isms_field_label (parapet_field_row_get_field (PARAPET_FIELD_ROW (self))), -1);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->calendar));
  add_button (self, buttons, _("_Today"), G_CALLBACK (today_cb));
  if (!parapet_field_row_get_field (PARAPET_FIELD_ROW (self))->required)
    add_button (self, buttons, _("_Clear"), G_CALLBACK (clear_cb));
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

static void
make_popover (GtkMenuButton *button,
              gpointer data)
{
  ParapetDateFieldRow *self = data;
  GtkWidget *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), make_calendar (self));
  g_signal_connect_object (popover, "show", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
parapet_date_field_row_setup (ParapetFieldRow *row)
{
  ParapetDateFieldRow *self = PARAPET_DATE_FIELD_ROW (row);
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (self->button, make_popover, self, NULL);
  gtk_widget_set_tooltip_text (button, _("Choose a Day"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  gtk_widget_add_css_class (GTK_WIDGET (row), "day");
  g_signal_connect (row, "entry-activated", G_CALLBACK (parapet_field_row_finish), NULL);
  parapet_field_row_finish_on_leave (row);
}

static void
parapet_date_field_row_set_value (ParapetFieldRow *row,
                                  const IsmsValue *value)
{
  g_autofree char *words = parapet_date_words_format (isms_value_is_null (value) ? NULL : value->text);

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), words))
    gtk_editable_set_text (GTK_EDITABLE (row), words);
}

static gboolean
parapet_date_field_row_get_value (ParapetFieldRow *row,
                                  IsmsValue *value,
                                  GError **error)
{
  return parapet_date_words_parse (gtk_editable_get_text (GTK_EDITABLE (row)), value, error);
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_date_field_row_setup;
  iface->set_value = parapet_date_field_row_set_value;
  iface->get_value = parapet_date_field_row_get_value;
}

static void
parapet_date_field_row_class_init (ParapetDateFieldRowClass *klass)
{
}

static void
parapet_date_field_row_init (ParapetDateFieldRow *self)
{
}
