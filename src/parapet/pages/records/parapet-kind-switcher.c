/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pages/records/parapet-kind-switcher.h"

/* With more than that, or where there is no room, names are in a list. */
#define MOST_TOGGLES 4

/**
 * ParapetKindSwitcher:
 *
 * Goes between the kinds of records of one screen: side by side where there is room for all their names, else in a list that drops
 * down. One name alone is a title.
 */
struct _ParapetKindSwitcher
{
  GtkWidget parent_instance;

  guint n;
  guint selected;
  AdwToggleGroup *toggles;
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

static GtkWidget *
choose (ParapetKindSwitcher *self,
        int width)
{
  int natural;

  if (self->n <= 1)
    return self->title;
  if (self->n > MOST_TOGGLES)
    return GTK_WIDGET (self->list);
  gtk_widget_measure (GTK_WIDGET (self->toggles), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return width >= natural ? GTK_WIDGET (self->toggles) : GTK_WIDGET (self->list);
}

static void
toggled_cb (ParapetKindSwitcher *self)
{
  if (self->n > 1 && adw_toggle_group_get_active (self->toggles) < self->n)
    parapet_kind_switcher_set_selected (self, adw_toggle_group_get_active (self->toggles));
}

static void
chosen_cb (ParapetKindSwitcher *self)
{
  if (self->n > 1 && gtk_drop_down_get_selected (self->list) < self->n)
    parapet_kind_switcher_set_selected (self, gtk_drop_down_get_selected (self->list));
}

static void
setup_name_cb (GtkSignalListItemFactory *factory,
               GtkListItem *item)
{
  gtk_list_item_set_child (item, g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));
}

static void
bind_name_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* The names of a drop-down list ask for all their room, and a header bar on a telephone has none. */
static void
cut_names (ParapetKindSwitcher *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_name_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_name_cb), NULL);
  gtk_drop_down_set_factory (self->list, factory);
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
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (parapet_kind_switcher_parent_class)->dispose (object);
}

static void
parapet_kind_switcher_class_init (ParapetKindSwitcherClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = parapet_kind_switcher_get_property;
  object_class->set_property = parapet_kind_switcher_set_property;
  object_class->dispose = parapet_kind_switcher_dispose;
  widget_class->measure = parapet_kind_switcher_measure;
  widget_class->size_allocate = parapet_kind_switcher_size_allocate;

  properties[PROP_SELECTED] = g_param_spec_uint ("selected", NULL, NULL, 0, G_MAXUINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
parapet_kind_switcher_init (ParapetKindSwitcher *self)
{
  self->title = adw_window_title_new ("", "");
  self->toggles = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  self->list = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  cut_names (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of Records"), -1);
  gtk_widget_set_valign (GTK_WIDGET (self->toggles), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggles), "flat");
  gtk_widget_set_parent (self->title, GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->toggles), GTK_WIDGET (self));
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_swapped (self->toggles, "notify::active", G_CALLBACK (toggled_cb), self);
  g_signal_connect_swapped (self->list, "notify::selected", G_CALLBACK (chosen_cb), self);
}

GtkWidget *
parapet_kind_switcher_new (void)
{
  return g_object_new (PARAPET_TYPE_KIND_SWITCHER, NULL);
}

/**
 * parapet_kind_switcher_set_names:
 * @names: (array zero-terminated=1): what to choose from, at least one
 */
void
parapet_kind_switcher_set_names (ParapetKindSwitcher *self,
                                 const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  self->n = 0;
  adw_toggle_group_remove_all (self->toggles);
  for (guint i = 0; names[i] != NULL; i++)
    adw_toggle_group_add (self->toggles, g_object_new (ADW_TYPE_TOGGLE, "label", names[i], NULL));
  gtk_drop_down_set_model (self->list, G_LIST_MODEL (list));
  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), names[0]);
  self->n = g_strv_length ((char **) names);
  adw_toggle_group_set_active (self->toggles, self->selected);
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
  adw_toggle_group_set_active (self->toggles, selected);
  gtk_drop_down_set_selected (self->list, selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}
