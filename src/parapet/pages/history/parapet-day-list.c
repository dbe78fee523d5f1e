/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pages/history/parapet-day-list.h"

/**
 * ParapetDayList:
 *
 * A list of steps with a section for each day, which the list itself, free of GTK, cannot announce.
 */
struct _ParapetDayList
{
  GObject parent_instance;

  IsmsStepList *steps;
};

static void parapet_day_list_model_init (GListModelInterface *iface);
static void parapet_day_list_section_init (GtkSectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ParapetDayList,
                               parapet_day_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, parapet_day_list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SECTION_MODEL, parapet_day_list_section_init))

/* The step that was on top of its day is no more when another of the day comes. */
static void
items_changed_cb (ParapetDayList *self,
                  guint position,
                  guint removed,
                  guint added)
{
  guint after = position + added;

  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
  if (after < g_list_model_get_n_items (G_LIST_MODEL (self)))
    gtk_section_model_sections_changed (GTK_SECTION_MODEL (self), after, 1);
}

static GType
parapet_day_list_get_item_type (GListModel *model)
{
  return ISMS_TYPE_STEP_ITEM;
}

static guint
parapet_day_list_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (PARAPET_DAY_LIST (model)->steps));
}

static gpointer
parapet_day_list_get_item (GListModel *model,
                           guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (PARAPET_DAY_LIST (model)->steps), position);
}

static void
parapet_day_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = parapet_day_list_get_item_type;
  iface->get_n_items = parapet_day_list_get_n_items;
  iface->get_item = parapet_day_list_get_item;
}

static void
parapet_day_list_get_section (GtkSectionModel *model,
                              guint position,
                              guint *start,
                              guint *end)
{
  isms_step_list_get_day (PARAPET_DAY_LIST (model)->steps, position, start, end);
}

static void
parapet_day_list_section_init (GtkSectionModelInterface *iface)
{
  iface->get_section = parapet_day_list_get_section;
}

static void
parapet_day_list_finalize (GObject *object)
{
  g_clear_object (&PARAPET_DAY_LIST (object)->steps);

  G_OBJECT_CLASS (parapet_day_list_parent_class)->finalize (object);
}

static void
parapet_day_list_class_init (ParapetDayListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = parapet_day_list_finalize;
}

static void
parapet_day_list_init (ParapetDayList *self)
{
}

ParapetDayList *
parapet_day_list_new (IsmsStepList *steps)
{
  ParapetDayList *self = g_object_new (PARAPET_TYPE_DAY_LIST, NULL);

  self->steps = g_object_ref (steps);
  g_signal_connect_object (steps, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}
