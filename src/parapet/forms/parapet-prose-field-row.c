/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "forms/parapet-field-row.h"
#include "forms/parapet-prose-field-row.h"

#define LEAST_LINES 3
#define AROUND 12 /* pixels above and below the text together */
#define MOST_HEIGHT 360

/**
 * ParapetProseFieldRow:
 *
 * A text of several lines, in a row that grows with it. Tab leaves it, Control and Enter apply it.
 */
struct _ParapetProseFieldRow
{
  AdwPreferencesRow parent_instance;

  GtkTextView *view;
};

static void iface_init (ParapetFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetProseFieldRow, parapet_prose_field_row, ADW_TYPE_PREFERENCES_ROW, G_IMPLEMENT_INTERFACE (PARAPET_TYPE_FIELD_ROW, iface_init))

static char *
get_text (ParapetProseFieldRow *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->view), "text", &text, NULL);
  return text;
}

static gboolean
apply_cb (GtkWidget *widget,
          GVariant *args,
          gpointer data)
{
  parapet_field_row_finish (PARAPET_FIELD_ROW (data));
  return TRUE;
}

static void
focus_cb (ParapetProseFieldRow *self)
{
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    gtk_widget_add_css_class (GTK_WIDGET (self), "focused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "focused");
}

static void
press_cb (ParapetProseFieldRow *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
add_controllers (ParapetProseFieldRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>Return|<Control>KP_Enter"),
                                                          gtk_callback_action_new (apply_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
  /* The label and the margins belong to the text as well. */
  g_signal_connect_object (press, "released", G_CALLBACK (press_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
  g_signal_connect_object (self->view, "notify::has-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
}

static GtkTextView *
make_view (const IsmsField *field)
{
  GtkTextView *view = GTK_TEXT_VIEW (gtk_text_view_new ());

  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, isms_field_label (field), -1);
  return view;
}

/* Who needs large text gets as many lines. */
static int
measure_lines (GtkWidget *view,
               int lines)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (view), NULL, NULL);
  int height = PANGO_PIXELS_CEIL (lines * pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
parapet_prose_field_row_setup (ParapetFieldRow *row)
{
  ParapetProseFieldRow *self = PARAPET_PROSE_FIELD_ROW (row);
  GtkWidget *box = parapet_field_row_make_box (row);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = make_view (parapet_field_row_get_field (row));
  g_object_set (scroller,
                "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE,
                "min-content-height", measure_lines (GTK_WIDGET (self->view), LEAST_LINES) + AROUND,
                "max-content-height", MOST_HEIGHT,
                "child", self->view,
                NULL);
  gtk_box_append (GTK_BOX (box), scroller);
  /* The class by which the style rings the row that has the focus. */
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry");
  gtk_widget_add_css_class (GTK_WIDGET (self), "prose");
  add_controllers (self);
  parapet_field_row_finish_on_leave (row);
}

static void
parapet_prose_field_row_set_value (ParapetFieldRow *row,
                                   const IsmsValue *value)
{
  ParapetProseFieldRow *self = PARAPET_PROSE_FIELD_ROW (row);
  const char *text = isms_value_is_null (value) ? "" : value->text;
  g_autofree char *before = get_text (self);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  if (g_str_equal (before, text))
    return;
  /* What somebody else wrote is not for this entry's own undo to take back. */
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

static gboolean
parapet_prose_field_row_get_value (ParapetFieldRow *row,
                                   IsmsValue *value,
                                   GError **error)
{
  g_autofree char *text = get_text (PARAPET_PROSE_FIELD_ROW (row));
  const IsmsValue *shown = parapet_field_row_get_shown (row);

  if (!isms_value_is_null (shown) && g_str_equal (text, shown->text))
    isms_value_copy (value, shown);
  else
    isms_value_take_text (value, g_strdup (g_strstrip (text)));
  return TRUE;
}

static gboolean
parapet_prose_field_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PARAPET_PROSE_FIELD_ROW (widget)->view));
}

static void
iface_init (ParapetFieldRowInterface *iface)
{
  iface->setup = parapet_prose_field_row_setup;
  iface->set_value = parapet_prose_field_row_set_value;
  iface->get_value = parapet_prose_field_row_get_value;
}

static void
parapet_prose_field_row_class_init (ParapetProseFieldRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = parapet_prose_field_row_grab_focus;
}

static void
parapet_prose_field_row_init (ParapetProseFieldRow *self)
{
}
