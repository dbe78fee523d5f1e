/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "looks/heatmap/parapet-heat-cell.h"
#include "looks/heatmap/parapet-heat-list.h"
#include "models/isms-key-list.h"
#include "records/isms-kinds.h"
#include "widgets/parapet-gradual-list.h"

/**
 * ParapetHeatList:
 *
 * All risks of one cell of the matrix as a list. A risk that is activated goes to the action "records.open", the way back is the
 * action "map.back", and to the filtered register leads "map.show-list".
 */
struct _ParapetHeatList
{
  AdwBin parent_instance;

  IsmsMatrix *matrix;
  IsmsStage stage;
  guint likelihood;
  guint impact;

  IsmsKeyList *risks;
  AdwWindowTitle *title;
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (ParapetHeatList, parapet_heat_list, ADW_TYPE_BIN)

/* The cell knows its own names; it is never shown. */
static void
describe (ParapetHeatList *self,
          guint n)
{
  g_autoptr (GtkWidget) cell = g_object_ref_sink (parapet_heat_cell_new (self->matrix, self->likelihood, self->impact));
  g_autofree char *place = parapet_heat_cell_dup_place_name (PARAPET_HEAT_CELL (cell));
  g_autofree char *level = self->likelihood > 0 ? parapet_heat_cell_dup_level_name (PARAPET_HEAT_CELL (cell)) : NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("%u risk", "%u risks", n), n);
  g_autofree char *both = level != NULL ? g_strdup_printf ("%s · %s", level, count) : NULL;

  adw_window_title_set_title (self->title, place);
  adw_window_title_set_subtitle (self->title, both != NULL ? both : count);
}

static void
refresh (ParapetHeatList *self)
{
  g_autoptr (GArray) keys = isms_matrix_list_keys (self->matrix, self->stage, self->likelihood, self->impact);

  isms_key_list_set_keys (self->risks, keys);
  describe (self, keys->len);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "spacing", 12, "css-classes", (const char *const[]) { "record-line", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "width-chars", 6, "css-classes", (const char *const[]) { "dimmed", "numeric", NULL }, NULL));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "hexpand", TRUE, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  IsmsRecord *risk = gtk_list_item_get_item (item);
  GtkWidget *code = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (code), isms_record_get_code (risk));
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (code)), isms_record_get_title (risk));
  gtk_list_item_set_accessible_label (item, isms_record_get_title (risk));
}

static void
activate_cb (ParapetHeatList *self,
             guint position)
{
  g_autoptr (IsmsRecord) risk = g_list_model_get_item (G_LIST_MODEL (self->risks), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "records.open", "x", isms_record_get_key (risk));
}

static void
parapet_heat_list_dispose (GObject *object)
{
  ParapetHeatList *self = PARAPET_HEAT_LIST (object);

  if (self->matrix != NULL)
    g_signal_handlers_disconnect_by_data (self->matrix, self);
  g_clear_object (&self->matrix);
  g_clear_object (&self->risks);

  G_OBJECT_CLASS (parapet_heat_list_parent_class)->dispose (object);
}

static void
parapet_heat_list_class_init (ParapetHeatListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_heat_list_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "map.back", NULL);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Left, GDK_ALT_MASK, "map.back", NULL);
}

static void
parapet_heat_list_init (ParapetHeatList *self)
{
}

static GtkWidget *
make_button (const char *icon,
             const char *words,
             const char *action)
{
  return g_object_new (GTK_TYPE_BUTTON, "icon-name", icon, "tooltip-text", words, "action-name", action, NULL);
}

static GtkWidget *
make_head (ParapetHeatList *self)
{
  GtkWidget *head = gtk_center_box_new ();

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", ""));
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (head), make_button ("go-previous-symbolic", _("Back to the Matrix"), "map.back"));
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (head), GTK_WIDGET (self->title));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (head), make_button ("view-list-symbolic", _("Filter the List by This Cell"), "map.show-list"));
  gtk_widget_add_css_class (head, "toolbar");
  return head;
}

static GtkWidget *
make_list (ParapetHeatList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->risks)));
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (NULL, factory);
  parapet_gradual_list_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/**
 * parapet_heat_list_new:
 * @likelihood: the cell; with @impact 0 for the risks that nobody has rated
 */
GtkWidget *
parapet_heat_list_new (IsmsMatrix *matrix,
                       IsmsStage stage,
                       guint likelihood,
                       guint impact)
{
  ParapetHeatList *self = g_object_new (PARAPET_TYPE_HEAT_LIST, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->matrix = g_object_ref (matrix);
  self->stage = stage;
  self->likelihood = likelihood;
  self->impact = impact;
  self->risks = isms_key_list_new (isms_matrix_get_store (matrix), &isms_kind_risk);
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_list (self));
  adw_bin_set_child (ADW_BIN (self), box);
  refresh (self);
  g_signal_connect_swapped (matrix, "changed", G_CALLBACK (refresh), self);
  return GTK_WIDGET (self);
}

/**
 * parapet_heat_list_focus:
 *
 * Gives the keyboard to the first risk.
 */
void
parapet_heat_list_focus (ParapetHeatList *self)
{
  gtk_widget_grab_focus (self->list);
}
