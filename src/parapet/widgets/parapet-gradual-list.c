/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "widgets/parapet-gradual-list.h"

/**
 * ParapetGradualList:
 *
 * What a list view is shown of its model: the first rows at once, the others over the frames that follow. GTK makes two hundred
 * rows around the first in one go, of which a screen shows twenty; with a millisecond or two for each the window would stand still
 * under the hand. A row that is not shown yet can be selected all the same.
 */

#define FIRST 4
#define STRIDE 4
/* As many new rows at most are made at once in what is shown already: about a screen of them. */
#define AT_ONCE 24
/* How long a frame may be busy with making rows; measuring and drawing them takes twice as long again. */
#define BUDGET (3 * G_TIME_SPAN_MILLISECOND)
/* Beyond so many a list view makes none, and the rest may come at once. */
#define ENOUGH 250

#define PARAPET_TYPE_GRADUAL_LIST (parapet_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (ParapetGradualList, parapet_gradual_list, PARAPET, GRADUAL_LIST, GObject)

struct _ParapetGradualList
{
  GObject parent_instance;

  GtkSelectionModel *model;
  guint begun; /* where the rows begin that come gradually */
  guint shown; /* so many at the most */
  GtkWidget *view;
  guint tick;
  gboolean is_begun; /* it came to a frame */
};

static void parapet_gradual_list_model_init (GListModelInterface *iface);
static void parapet_gradual_list_section_init (GtkSectionModelInterface *iface);
static void parapet_gradual_list_selection_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetGradualList,
                               parapet_gradual_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, parapet_gradual_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, parapet_gradual_list_section_init)
                                       G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, parapet_gradual_list_selection_init))

static guint
count_all (ParapetGradualList *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->model));
}

static void
show (ParapetGradualList *self,
      guint shown)
{
  guint all = count_all (self);
  guint before = MIN (self->shown, all);

  self->shown = shown;
  if (MIN (shown, all) > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, MIN (shown, all) - before);
}

/* A list view begins with its first row at the edge, above which the heading of the first section is not seen, and keeps its place where
 * rows come on top. How far that is, is known once they are laid out: then they are laid out anew before anything is drawn. */
static void
laid_out_cb (ParapetGradualList *self,
             GdkFrameClock *clock)
{
  GtkAdjustment *vertical = self->view != NULL ? gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)) : NULL;

  if (vertical == NULL || count_all (self) == 0 || gtk_adjustment_get_upper (vertical) <= gtk_adjustment_get_lower (vertical))
    return;
  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, self);
  gtk_adjustment_set_value (vertical, gtk_adjustment_get_lower (vertical));
}

static void
show_top (ParapetGradualList *self,
          GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, laid_out_cb, self);
  g_signal_connect_object (clock, "layout", G_CALLBACK (laid_out_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static gboolean
tick_cb (GtkWidget *view,
         GdkFrameClock *clock,
         gpointer data)
{
  ParapetGradualList *self = data;
  gint64 end = g_get_monotonic_time () + BUDGET;

  if (!self->is_begun && GTK_IS_LIST_VIEW (view) && gtk_list_view_get_header_factory (GTK_LIST_VIEW (view)) != NULL)
    show_top (self, clock);
  self->is_begun = TRUE;
  do
    show (self, self->shown < self->begun + ENOUGH && self->shown < count_all (self) ? self->shown + STRIDE : G_MAXUINT);
  while (self->shown != G_MAXUINT && g_get_monotonic_time () < end);
  if (self->shown != G_MAXUINT)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
start_growing (ParapetGradualList *self)
{
  if (self->tick == 0 && self->view != NULL)
    self->tick = gtk_widget_add_tick_callback (self->view, tick_cb, self, NULL);
}

/* What lies behind the change and is shown is announced as new where rows move into the part that is seen, or out of it. */
static void
announce (ParapetGradualList *self,
          guint before,
          guint position,
          guint removed,
          guint added)
{
  guint after = MIN (self->shown, count_all (self));

  if (removed == added && before == after)
    {
      if (position < after)
        g_list_model_items_changed (G_LIST_MODEL (self), position, MIN (removed, after - position), MIN (added, after - position));
    }
  else if (before == count_all (self) - added + removed && after == count_all (self))
    g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  else if (position < MAX (before, after))
    g_list_model_items_changed (G_LIST_MODEL (self), position, before - position, after - position);
}

/* Other rows in the place of many, as with a letter more in a search, are made as the first ones were. Where as many come as go, one
 * row moved, or all are in another order: who has scrolled stays where they are. */
static void
items_changed_cb (ParapetGradualList *self,
                  guint position,
                  guint removed,
                  guint added)
{
  guint before = MIN (self->shown, count_all (self) - added + removed);

  if (added > AT_ONCE && added != removed && position < self->shown && self->shown - position > AT_ONCE)
    {
      self->begun = position;
      self->shown = position + AT_ONCE;
      start_growing (self);
    }
  announce (self, before, position, removed, added);
}

static void
selection_changed_cb (ParapetGradualList *self,
                      guint position,
                      guint n)
{
  guint shown = MIN (self->shown, count_all (self));

  if (position < shown)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, MIN (n, shown - position));
}

static void
sections_changed_cb (ParapetGradualList *self,
                     guint position,
                     guint n)
{
  guint shown = MIN (self->shown, count_all (self));

  if (position < shown)
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), position, MIN (n, shown - position));
}

static GType
parapet_gradual_list_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (PARAPET_GRADUAL_LIST (model)->model));
}

static guint
parapet_gradual_list_get_n_items (GListModel *model)
{
  ParapetGradualList *self = PARAPET_GRADUAL_LIST (model);

  return MIN (self->shown, count_all (self));
}

static gpointer
parapet_gradual_list_get_item (GListModel *model,
                               guint position)
{
  ParapetGradualList *self = PARAPET_GRADUAL_LIST (model);

  return position < self->shown ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
parapet_gradual_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = parapet_gradual_list_get_item_type;
  iface->get_n_items = parapet_gradual_list_get_n_items;
  iface->get_item = parapet_gradual_list_get_item;
}

static void
parapet_gradual_list_get_section (GtkSectionModel *model,
                                  guint position,
                                  guint *start,
                                  guint *end)
{
  ParapetGradualList *self = PARAPET_GRADUAL_LIST (model);
  guint shown = MIN (self->shown, count_all (self));

  *start = position < shown ? 0 : shown;
  *end = position < shown ? shown : G_MAXUINT;
  if (position >= shown || !GTK_IS_SECTION_MODEL (self->model))
    return;
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->model), position, start, end);
  *end = MIN (*end, shown);
}

static void
parapet_gradual_list_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = parapet_gradual_list_get_section;
}

static gboolean
parapet_gradual_list_is_selected (GtkSelectionModel *model,
                                  guint position)
{
  return gtk_selection_model_is_selected (PARAPET_GRADUAL_LIST (model)->model, position);
}

static GtkBitset *
parapet_gradual_list_get_selection_in_range (GtkSelectionModel *model,
                                             guint position,
                                             guint n)
{
  return gtk_selection_model_get_selection_in_range (PARAPET_GRADUAL_LIST (model)->model, position, n);
}

static gboolean
parapet_gradual_list_set_selection (GtkSelectionModel *model,
                                    GtkBitset *selected,
                                    GtkBitset *mask)
{
  return gtk_selection_model_set_selection (PARAPET_GRADUAL_LIST (model)->model, selected, mask);
}

static gboolean
parapet_gradual_list_select_item (GtkSelectionModel *model,
                                  guint position,
                                  gboolean unselect_rest)
{
  return gtk_selection_model_select_item (PARAPET_GRADUAL_LIST (model)->model, position, unselect_rest);
}

static gboolean
parapet_gradual_list_unselect_item (GtkSelectionModel *model,
                                    guint position)
{
  return gtk_selection_model_unselect_item (PARAPET_GRADUAL_LIST (model)->model, position);
}

static gboolean
parapet_gradual_list_select_range (GtkSelectionModel *model,
                                   guint position,
                                   guint n,
                                   gboolean unselect_rest)
{
  return gtk_selection_model_select_range (PARAPET_GRADUAL_LIST (model)->model, position, n, unselect_rest);
}

static gboolean
parapet_gradual_list_unselect_range (GtkSelectionModel *model,
                                     guint position,
                                     guint n)
{
  return gtk_selection_model_unselect_range (PARAPET_GRADUAL_LIST (model)->model, position, n);
}

static gboolean
parapet_gradual_list_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (PARAPET_GRADUAL_LIST (model)->model);
}

static gboolean
parapet_gradual_list_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (PARAPET_GRADUAL_LIST (model)->model);
}

static void
parapet_gradual_list_selection_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = parapet_gradual_list_is_selected;
  iface->get_selection_in_range = parapet_gradual_list_get_selection_in_range;
  iface->set_selection = parapet_gradual_list_set_selection;
  iface->select_item = parapet_gradual_list_select_item;
  iface->unselect_item = parapet_gradual_list_unselect_item;
  iface->select_range = parapet_gradual_list_select_range;
  iface->unselect_range = parapet_gradual_list_unselect_range;
  iface->select_all = parapet_gradual_list_select_all;
  iface->unselect_all = parapet_gradual_list_unselect_all;
}

static void
parapet_gradual_list_dispose (GObject *object)
{
  ParapetGradualList *self = PARAPET_GRADUAL_LIST (object);

  if (self->tick != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->tick);
  self->tick = 0;
  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (parapet_gradual_list_parent_class)->dispose (object);
}

static void
parapet_gradual_list_class_init (ParapetGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = parapet_gradual_list_dispose;
}

static void
parapet_gradual_list_init (ParapetGradualList *self)
{
  self->shown = FIRST;
}

static ParapetGradualList *
wrap (GtkSelectionModel *model,
      GtkWidget *view)
{
  ParapetGradualList *self = g_object_new (PARAPET_TYPE_GRADUAL_LIST, NULL);

  self->model = g_object_ref (model);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  if (GTK_IS_SECTION_MODEL (model))
    g_signal_connect_object (model, "sections-changed", G_CALLBACK (sections_changed_cb), self, G_CONNECT_SWAPPED);
  start_growing (self);
  return self;
}

static ParapetGradualList *
dup_gradual (GtkWidget *view)
{
  g_autoptr (GtkSelectionModel) shown = NULL;

  g_object_get (view, "model", &shown, NULL);
  return PARAPET_IS_GRADUAL_LIST (shown) ? PARAPET_GRADUAL_LIST (g_steal_pointer (&shown)) : NULL;
}

/**
 * parapet_gradual_list_set_model:
 * @view: a #GtkListView or a #GtkColumnView
 * @model: (nullable): what it is to show
 *
 * Shows the model in the view without keeping the window while rows are made. Nothing changes where the view shows it already.
 */
void
parapet_gradual_list_set_model (GtkWidget *view,
                                GtkSelectionModel *model)
{
  g_autoptr (ParapetGradualList) before = dup_gradual (view);
  g_autoptr (ParapetGradualList) self = NULL;

  if (before != NULL && before->model == model)
    return;
  self = model != NULL ? wrap (model, view) : NULL;
  g_object_set (view, "model", self, NULL);
}

/**
 * parapet_gradual_list_begin_anew:
 * @view: a view with a model that was set by parapet_gradual_list_set_model()
 *
 * To be called before the model is filled with other things: they come as the first ones did.
 */
void
parapet_gradual_list_begin_anew (GtkWidget *view)
{
  g_autoptr (ParapetGradualList) self = dup_gradual (view);
  guint before;

  if (self == NULL)
    return;
  before = MIN (self->shown, count_all (self));
  self->begun = 0;
  self->shown = FIRST;
  if (before > FIRST)
    g_list_model_items_changed (G_LIST_MODEL (self), FIRST, before - FIRST, 0);
  start_growing (self);
}

/**
 * parapet_gradual_list_scroll_to:
 * @view: a view with a model that was set by parapet_gradual_list_set_model()
 * @position: of the model, whether it is shown yet or not
 *
 * Does what gtk_list_view_scroll_to() does.
 */
void
parapet_gradual_list_scroll_to (GtkWidget *view,
                                guint position,
                                GtkListScrollFlags flags)
{
  g_autoptr (ParapetGradualList) self = dup_gradual (view);

  if (self != NULL && position >= self->shown)
    show (self, G_MAXUINT);
  if (GTK_IS_COLUMN_VIEW (view))
    gtk_column_view_scroll_to (GTK_COLUMN_VIEW (view), position, NULL, flags, NULL);
  else
    gtk_list_view_scroll_to (GTK_LIST_VIEW (view), position, flags, NULL);
}

/**
 * parapet_gradual_list_scroll_to_top:
 * @view: a view with a model that was set by parapet_gradual_list_set_model()
 *
 * Shows what is on top, the heading of the first section too, also where it comes to lie there with what has just changed.
 */
void
parapet_gradual_list_scroll_to_top (GtkWidget *view)
{
  g_autoptr (ParapetGradualList) self = dup_gradual (view);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  gtk_adjustment_set_value (vertical, gtk_adjustment_get_lower (vertical));
  if (self != NULL && clock != NULL)
    show_top (self, clock);
}
