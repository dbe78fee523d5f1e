/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-kind-switcher.h"
#include "widgets/parapet-drop-down.h"

/* Side by side are at most so many names, and at least so many, or there is a list of all. */
#define MOST_TOGGLES 5
#define LEAST_TOGGLES 2

/**
 * ParapetKindSwitcher:
 *
 * Goes between the kinds of records of one screen, which come with the weightiest first: side by side as many as there is room for, and
 * the others in a menu beside them. On a telephone all are in a list that drops down. One name alone is a title.
 *
 * There is a row for each number of names side by side, of which the longest that fits is seen: a row that changed while it gets its
 * place would have to ask for another.
 */
struct _ParapetKindSwitcher
{
  GtkWidget parent_instance;

  GStrv names;
  guint n;
  guint selected;
  GPtrArray *rows; /* Row, the longest first */
  GtkDropDown *list;
  GtkWidget *title;
};

G_DEFINE_FINAL_TYPE (ParapetKindSwitcher, parapet_kind_switcher, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkWidget *box;
  AdwToggleGroup *toggles;
  GtkMenuButton *more; /* NULL where all names are toggles */
  guint n;             /* of the toggles */
} Row;

static GtkWidget *
choose (ParapetKindSwitcher *self,
        int width)
{
  if (self->n <= 1)
    return self->title;
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);
      int natural;

      gtk_widget_measure (row->box, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if (width >= natural)
        return row->box;
    }
  return GTK_WIDGET (self->list);
}

static void
show_in_row (ParapetKindSwitcher *self,
             Row *row)
{
  gboolean among = self->selected < row->n;

  adw_toggle_group_set_active (row->toggles, among ? self->selected : GTK_INVALID_LIST_POSITION);
  if (row->more == NULL)
    return;
  gtk_menu_button_set_label (row->more, among ? C_("kinds of records", "More") : self->names[self->selected]);
  if (among)
    gtk_widget_remove_css_class (GTK_WIDGET (row->more), "chosen");
  else
    gtk_widget_add_css_class (GTK_WIDGET (row->more), "chosen");
}

static void
show_selected (ParapetKindSwitcher *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_in_row (self, g_ptr_array_index (self->rows, i));
  gtk_drop_down_set_selected (self->list, self->selected);
}

static void
toggled_cb (ParapetKindSwitcher *self,
            GParamSpec *pspec,
            AdwToggleGroup *toggles)
{
  guint active = adw_toggle_group_get_active (toggles);

  if (active < self->n)
    parapet_kind_switcher_set_selected (self, active);
}

static void
chosen_cb (ParapetKindSwitcher *self)
{
  if (self->n > 1 && gtk_drop_down_get_selected (self->list) < self->n)
    parapet_kind_switcher_set_selected (self, gtk_drop_down_get_selected (self->list));
}

/* The names that are not side by side. Made when it is asked for: of several rows one is seen. */
static void
make_menu (GtkMenuButton *button,
           gpointer data)
{
  ParapetKindSwitcher *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  guint first = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = g_ptr_array_index (self->rows, i);

      if (row->more == button)
        first = row->n;
    }
  for (guint i = first; i < self->n; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (self->names[i], NULL);

      g_menu_item_set_action_and_target (item, "kinds.show", "u", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static GtkMenuButton *
make_more (ParapetKindSwitcher *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_menu, self, NULL);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _("More Kinds of Records"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "more-kinds");
  return GTK_MENU_BUTTON (button);
}

static void
add_row (ParapetKindSwitcher *self,
         guint n)
{
  Row *row = g_new0 (Row, 1);

  row->n = n;
  row->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  row->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  for (guint i = 0; i < n; i++)
    adw_toggle_group_add (row->toggles, g_object_new (ADW_TYPE_TOGGLE, "label", self->names[i], NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of Records"), -1);
  gtk_widget_set_valign (row->box, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (row->box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->toggles), "flat");
  gtk_box_append (GTK_BOX (row->box), GTK_WIDGET (row->toggles));
  if (n < self->n)
    {
      row->more = make_more (self);
      gtk_box_append (GTK_BOX (row->box), GTK_WIDGET (row->more));
    }
  g_ptr_array_add (self->rows, row);
  show_in_row (self, row);
  g_signal_connect_object (row->toggles, "notify::active", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (row->box, GTK_WIDGET (self));
}

static void
row_free (gpointer data)
{
  Row *row = data;

  gtk_widget_unparent (row->box);
  g_free (row);
}

static void
parapet_kind_switcher_measure (GtkWidget *widget,
                               GtkOrientation orientation,
                               int for_size,
                               int *minimum,
                               int *natural,
                               int *minimum_baseline,
                               int *natural_baseline)
{
  ParapetKindSwitcher *self = PARAPET_KIND_SWITCHER (widget);
  GtkWidget *least = self->n > 1 ? GTK_WIDGET (self->list) : self->title;
  GtkWidget *most = choose (self, G_MAXINT);
  int most_minimum, most_natural;

  gtk_widget_measure (least, orientation, -1, minimum, natural, NULL, NULL);
  gtk_widget_measure (most, orientation, -1, &most_minimum, &most_natural, NULL, NULL);
  *natural = MAX (*natural, most_natural);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = MAX (*minimum, most_minimum);
}

static void
parapet_kind_switcher_size_allocate (GtkWidget *widget,
                                     int width,
                                     int height,
                                     int baseline)
{
  ParapetKindSwitcher *self = PARAPET_KIND_SWITCHER (widget);
  GtkWidget *chosen = choose (self, width);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, child == chosen);
  gtk_widget_size_allocate (chosen, &(GtkAllocation) { 0, 0, width, height }, baseline);
}

static void
parapet_kind_switcher_get_property (GObject *object,
                                    guint id,
                                    GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_uint (value, PARAPET_KIND_SWITCHER (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parapet_kind_switcher_set_property (GObject *object,
                                    guint id,
                                    const GValue *value,
                                    GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    parapet_kind_switcher_set_selected (PARAPET_KIND_SWITCHER (object), g_value_get_uint (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
parapet_kind_switcher_dispose (GObject *object)
{
  ParapetKindSwitcher *self = PARAPET_KIND_SWITCHER (object);
  GtkWidget *child;

  self->n = 0;
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (parapet_kind_switcher_parent_class)->dispose (object);
}

static void
parapet_kind_switcher_finalize (GObject *object)
{
  ParapetKindSwitcher *self = PARAPET_KIND_SWITCHER (object);

  g_ptr_array_unref (self->rows);
  g_strfreev (self->names);

  G_OBJECT_CLASS (parapet_kind_switcher_parent_class)->finalize (object);
}

static void
parapet_kind_switcher_class_init (ParapetKindSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_kind_switcher_get_property;
  object_class->set_property = parapet_kind_switcher_set_property;
  object_class->dispose = parapet_kind_switcher_dispose;
  object_class->finalize = parapet_kind_switcher_finalize;
  widget_class->measure = parapet_kind_switcher_measure;
  widget_class->size_allocate = parapet_kind_switcher_size_allocate;

  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "kinds.show", "selected");
}

static void
parapet_kind_switcher_init (ParapetKindSwitcher *self)
{
  self->title = adw_window_title_new ("", "");
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  parapet_drop_down_cut_names (self->list);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of Records"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (chosen_cb), self);
}

GtkWidget *
parapet_kind_switcher_new (void)
{
  return g_object_new (PARAPET_TYPE_KIND_SWITCHER, NULL);
}

/**
 * parapet_kind_switcher_set_names:
 * @names: (array zero-terminated=1): what to choose from, at least one, the weightiest first
 */
void
parapet_kind_switcher_set_names (ParapetKindSwitcher *self,
                                 const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->n = 0;
  g_ptr_array_set_size (self->rows, 0);
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (list));
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), names[0]);
  g_strfreev (self->names);
  self->names = g_strdupv ((char **) names);
  self->n = g_strv_length (self->names);
  for (guint n = MIN (self->n, MOST_TOGGLES); n >= LEAST_TOGGLES; n--)
    add_row (self, n);
  gtk_drop_down_set_selected (self->list, self->selected);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
parapet_kind_switcher_get_selected (ParapetKindSwitcher *self)
{
  return self->selected;
}

void
parapet_kind_switcher_set_selected (ParapetKindSwitcher *self,
                                    guint selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  show_selected (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
