/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/jump/parapet-jump-dialog.h"
#include "pages/jump/parapet-jump-finder.h"
#include "widgets/parapet-list-click.h"
#include "widgets/parapet-stack.h"

#define PAGE_ROWS 8

/**
 * ParapetJumpDialog:
 *
 * One entry that goes anywhere: to a screen, to a record, or to work. The keyboard never leaves the entry.
 */
struct _ParapetJumpDialog
{
  AdwDialog parent_instance;

  ParapetJumpFinder *finder;
  GtkSingleSelection *selection;
  guint heading; /* waits for the list to be laid out */
  guint frames;

  GtkSearchEntry *search;
  GtkStack *stack;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ParapetJumpDialog, parapet_jump_dialog, ADW_TYPE_DIALOG)

static void
announce (ParapetJumpDialog *self)
{
  ParapetJumpItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *detail;
  g_autofree char *text = NULL;

  if (item == NULL)
    return;
  detail = parapet_jump_item_get_detail (item);
  text = g_strconcat (parapet_jump_item_get_title (item), detail != NULL ? ", " : NULL, detail, NULL);
  gtk_accessible_announce (GTK_ACCESSIBLE (self->search), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

/* A list view puts its first row at the edge, above which the heading of the first group is not seen. That is known only
 * once it has been laid out. */
static gboolean
show_heading_cb (GtkWidget *list,
                 GdkFrameClock *clock,
                 gpointer data)
{
  ParapetJumpDialog *self = data;
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));

  if (self->frames++ == 0)
    return G_SOURCE_CONTINUE;
  if (self->selection != NULL && gtk_single_selection_get_selected (self->selection) == 0)
    gtk_adjustment_set_value (vertical, gtk_adjustment_get_lower (vertical));
  self->heading = 0;
  return G_SOURCE_REMOVE;
}

static void
show_heading (ParapetJumpDialog *self)
{
  self->frames = 0;
  if (self->heading == 0)
    self->heading = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), show_heading_cb, self, NULL);
}

static void
select_row (ParapetJumpDialog *self,
            guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_list_view_scroll_to (self->list, position, GTK_LIST_SCROLL_NONE, NULL);
  if (position == 0)
    show_heading (self);
  announce (self);
}

static void
find (ParapetJumpDialog *self)
{
  gboolean any;

  parapet_jump_finder_find (self->finder, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;
  parapet_stack_show_name (self->stack, any ? "list" : "nothing");
  if (any)
    select_row (self, 0);
}

static void
move (ParapetJumpDialog *self,
      int by)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  gint64 position = (gint64) gtk_single_selection_get_selected (self->selection) + by;

  if (n > 0)
    select_row (self, CLAMP (position, 0, (gint64) n - 1));
}

/* The dialog goes first, so that what the action shows gets the keyboard. */
static void
go (ParapetJumpDialog *self,
    guint position)
{
  g_autoptr (ParapetJumpItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (item == NULL || root == NULL)
    return;
  adw_dialog_close (ADW_DIALOG (self));
  gtk_widget_activate_action_variant (GTK_WIDGET (root), parapet_jump_item_get_action (item), parapet_jump_item_get_target (item));
}

static void
changed_cb (ParapetJumpDialog *self)
{
  if (self->finder != NULL)
    find (self);
}

static void
entry_activate_cb (ParapetJumpDialog *self)
{
  go (self, gtk_single_selection_get_selected (self->selection));
}

static void
list_activate_cb (ParapetJumpDialog *self,
                  guint position)
{
  go (self, position);
}

static void
stop_search_cb (ParapetJumpDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

static gboolean
key_pressed_cb (ParapetJumpDialog *self,
                guint keyval,
                guint keycode,
                GdkModifierType state)
{
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      move (self, PAGE_ROWS);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      move (self, -PAGE_ROWS);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
setup_row_cb (ParapetJumpDialog *self,
              GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, "wrap", TRUE, "lines", 2, "natural-wrap-mode", GTK_NATURAL_WRAP_NONE, NULL);
  GtkWidget *detail = g_object_new (GTK_TYPE_LABEL, "xalign", 1.0, "ellipsize", PANGO_ELLIPSIZE_START, "width-chars", 6, NULL);

  gtk_widget_add_css_class (detail, "dimmed");
  gtk_widget_add_css_class (detail, "caption");
  gtk_widget_add_css_class (detail, "numeric");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), detail);
  gtk_list_item_set_focusable (item, FALSE);
  gtk_list_item_set_child (item, box);
}

static void
bind_row_cb (ParapetJumpDialog *self,
             GtkListItem *item)
{
  ParapetJumpItem *jump = gtk_list_item_get_item (item);
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *title = gtk_widget_get_next_sibling (icon);
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *text = parapet_jump_item_get_detail (jump);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), parapet_jump_item_get_icon_name (jump));
  gtk_label_set_text (GTK_LABEL (title), parapet_jump_item_get_title (jump));
  gtk_label_set_text (GTK_LABEL (detail), text != NULL ? text : "");
  gtk_widget_set_visible (detail, text != NULL);
  gtk_list_item_set_accessible_label (item, parapet_jump_item_get_title (jump));
  gtk_list_item_set_accessible_description (item, text != NULL ? text : "");
}

static void
setup_header_cb (ParapetJumpDialog *self,
                 GtkListHeader *header)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);

  gtk_list_header_set_child (header, label);
}

static void
bind_header_cb (ParapetJumpDialog *self,
                GtkListHeader *header)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_header_get_child (header)), parapet_jump_item_get_group (gtk_list_header_get_item (header)));
}

/* Only in its window does the dialog know what can be done. */
static void
parapet_jump_dialog_root (GtkWidget *widget)
{
  ParapetJumpDialog *self = PARAPET_JUMP_DIALOG (widget);

  GTK_WIDGET_CLASS (parapet_jump_dialog_parent_class)->root (widget);

  parapet_jump_finder_offer_actions (self->finder, gtk_widget_get_root (widget));
  find (self);
}

static void
parapet_jump_dialog_dispose (GObject *object)
{
  ParapetJumpDialog *self = PARAPET_JUMP_DIALOG (object);

  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->finder);
  gtk_widget_dispose_template (GTK_WIDGET (self), PARAPET_TYPE_JUMP_DIALOG);

  G_OBJECT_CLASS (parapet_jump_dialog_parent_class)->dispose (object);
}

static void
parapet_jump_dialog_class_init (ParapetJumpDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = parapet_jump_dialog_dispose;
  widget_class->root = parapet_jump_dialog_root;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/parapet_isms/Parapet/parapet-jump-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, ParapetJumpDialog, search);
  gtk_widget_class_bind_template_child (widget_class, ParapetJumpDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, ParapetJumpDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_header_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_header_cb);
}

static void
parapet_jump_dialog_init (ParapetJumpDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * parapet_jump_dialog_new:
 * @store: whose records are found
 * @places: (nullable): the screens: objects with the properties name, title and icon-name
 *
 * What is chosen activates win.show-place, win.show-record, win.add-record, win.import, win.export and the like.
 */
AdwDialog *
parapet_jump_dialog_new (IsmsStore *store,
                         GListModel *places)
{
  ParapetJumpDialog *self = g_object_new (PARAPET_TYPE_JUMP_DIALOG, NULL);

  self->finder = parapet_jump_finder_new (store, places);
  self->selection = gtk_single_selection_new (g_object_ref (parapet_jump_finder_get_found (self->finder)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  parapet_list_click_watch (self->list);
  return ADW_DIALOG (self);
}

/**
 * parapet_jump_dialog_type:
 *
 * As if the text were typed.
 */
void
parapet_jump_dialog_type (ParapetJumpDialog *self,
                          const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
}

/**
 * parapet_jump_dialog_get_found:
 *
 * Returns: (transfer none): ParapetJumpItem in the order shown
 */
GListModel *
parapet_jump_dialog_get_found (ParapetJumpDialog *self)
{
  return G_LIST_MODEL (self->selection);
}
