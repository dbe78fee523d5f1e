/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "forms/parapet-date-words.h"
#include "forms/parapet-record-words.h"
#include "looks/board/parapet-board-card.h"
#include "records/isms-day.h"

/* Lines of text; the title of the work says most. */
#define TITLE_LINES 4
#define OTHER_LINES 2

/**
 * ParapetBoardCard:
 *
 * A piece of work on a board: what is to be done, for what, by whom and until when. What clicks and keys do are the actions of the
 * board around it: "board.pick", "board.open" and "board.move".
 */
struct _ParapetBoardCard
{
  GtkWidget parent_instance;

  IsmsStore *store;
  IsmsRecord *record;
};

G_DEFINE_FINAL_TYPE (ParapetBoardCard, parapet_board_card, GTK_TYPE_WIDGET)

static void
activate (ParapetBoardCard *self,
          const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "x", isms_record_get_key (self->record));
}

static void
clicked_cb (ParapetBoardCard *self,
            int n_press)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  activate (self, n_press > 1 ? "board.open" : "board.pick");
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant *args,
         gpointer data)
{
  activate (PARAPET_BOARD_CARD (widget), "board.open");
  return TRUE;
}

static gboolean
move_cb (GtkWidget *widget,
         GVariant *args,
         gpointer data)
{
  int by = g_variant_get_int32 (args);

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    by = -by;
  gtk_widget_activate_action (widget, "board.move", "(xi)", isms_record_get_key (PARAPET_BOARD_CARD (widget)->record), by);
  return TRUE;
}

static GdkContentProvider *
drag_prepare_cb (ParapetBoardCard *self,
                 double x,
                 double y,
                 GtkDragSource *source)
{
  g_autoptr (GdkPaintable) live = gtk_widget_paintable_new (GTK_WIDGET (self));
  g_autoptr (GdkPaintable) picture = gdk_paintable_get_current_image (live);

  if (isms_store_is_past (self->store))
    return NULL;
  gtk_drag_source_set_icon (source, picture, (int) x, (int) y);
  return gdk_content_provider_new_typed (ISMS_TYPE_RECORD, self->record);
}

static void
parapet_board_card_dispose (GObject *object)
{
  ParapetBoardCard *self = PARAPET_BOARD_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (parapet_board_card_parent_class)->dispose (object);
}

static void
parapet_board_card_class_init (ParapetBoardCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const guint opening[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter };

  G_OBJECT_CLASS (klass)->dispose = parapet_board_card_dispose;
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (opening); i++)
    gtk_widget_class_add_binding (widget_class, opening[i], 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_CONTROL_MASK, move_cb, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, GDK_CONTROL_MASK, move_cb, "i", 1);
}

static void
parapet_board_card_init (ParapetBoardCard *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 3);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (drag_prepare_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static const char *const title_classes[] = { "card-title", NULL };
static const char *const plain_classes[] = { "caption", NULL };
static const char *const dimmed_classes[] = { "caption", "dimmed", NULL };
static const char *const late_classes[] = { "caption-heading", "error", NULL };

/* What is cut off is read in the tooltip, and beside the board once the card is chosen. */
static void
add_line (ParapetBoardCard *self,
          const char *text,
          int lines,
          const char *const *css_classes)
{
  GtkWidget *label;

  if (text == NULL || *text == '\0')
    return;
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "ellipsize", PANGO_ELLIPSIZE_END,
                        "lines", lines, "tooltip-text", text, NULL);
  for (guint i = 0; css_classes[i] != NULL; i++)
    gtk_widget_add_css_class (label, css_classes[i]);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
}

static char *
read_words (ParapetBoardCard *self,
            const char *field)
{
  int index = isms_kind_field_index (isms_record_get_kind (self->record), field);

  return index >= 0 ? parapet_field_words (self->store, self->record, index) : g_strdup ("");
}

/* What is late says so, never by colour alone; what is done says when. */
static void
add_date (ParapetBoardCard *self,
          gboolean open)
{
  const char *field = open ? "due" : "done_on";
  const char *date = isms_kind_field (isms_record_get_kind (self->record), field) != NULL ? isms_record_get_text (self->record, field) : NULL;
  g_autofree char *today = isms_day_dup_today ();
  gboolean late = open && date != NULL && strcmp (date, today) < 0;
  g_autofree char *words = date != NULL ? parapet_date_words_format_short (date) : NULL;
  g_autofree char *text = NULL;

  if (words == NULL)
    return;
  if (late)
    text = g_strdup_printf (_("Overdue since %s"), words);
  else
    text = g_strdup_printf (open ? _("Due %s") : _("Done %s"), words);
  add_line (self, text, OTHER_LINES, late ? late_classes : dimmed_classes);
}

/**
 * parapet_board_card_new:
 * @open: whether the work is still to be done, so that it can be late
 */
GtkWidget *
parapet_board_card_new (IsmsStore *store,
                        IsmsRecord *record,
                        gboolean open)
{
  ParapetBoardCard *self = g_object_new (PARAPET_TYPE_BOARD_CARD, NULL);
  g_autofree char *name = g_strdup_printf ("%s %s", isms_record_get_code (record), isms_record_get_title (record));
  g_autofree char *risk = NULL;
  g_autofree char *owner = NULL;

  self->store = g_object_ref (store);
  self->record = g_object_ref (record);
  risk = read_words (self, "risk");
  owner = read_words (self, "owner");
  add_line (self, isms_record_get_title (record), TITLE_LINES, title_classes);
  add_line (self, risk, OTHER_LINES, dimmed_classes);
  add_line (self, owner, OTHER_LINES, plain_classes);
  add_date (self, open);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/**
 * parapet_board_card_get_record:
 *
 * Returns: (transfer none): what it stands for
 */
IsmsRecord *
parapet_board_card_get_record (ParapetBoardCard *self)
{
  return self->record;
}
